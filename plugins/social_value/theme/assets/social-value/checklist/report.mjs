// @ts-check
/**
 * Shows a result in the results section, which waits for its figures. The checklist's words come from the form.
 *
 * @import { Answers, Model, Result } from "./types.mjs"
 */

import { bandOf } from "./scoring.mjs";
import * as say from "./strings.mjs";

const WEAKEST_AREAS = 3;
const STEPS_OF_EACH = 2;

/** @param {any} section @param {Model} model @param {Result} result @param {Answers} answers @param {any} form */
export function report(section, model, result, answers, form) {
  const { counts, evidence, mustNotes } = result;
  const { percent, provisional } = result.overall;
  const [first, rest] = steps(model, result, answers, form);
  show(section, {
    denominator: say.denominator(counts),
    overall: percent !== null && say.overall(percent, bandOf(model, percent).label, provisional),
    evidence: evidence.inPlace > 0,
    shown: say.evidence(evidence),
    duties: mustNotes.length > 0,
    steps: counts.scored > 0,
    "no-steps": first.length === 0,
    "first-steps": first,
    more: rest.length > 0,
    "more-summary": say.moreSteps(rest.length),
    "more-steps": rest,
  });
  for (const area of result.areas) fillRow(section.querySelector(`[data-row="${area.id}"]`), model, area);
  for (const duty of section.querySelectorAll("[data-duty]")) {
    duty.hidden = !mustNotes.includes(duty.dataset.duty);
  }
}

/** Fills and shows parts; false hides one. @param {any} root @param {Record<string, string | any[] | boolean>} parts */
export function show(root, parts) {
  for (const [name, content] of Object.entries(parts)) {
    const part = root.querySelector(`[data-show="${name}"]`);
    part.toggleAttribute("hidden", content === false);
    if (typeof content !== "boolean") part.replaceChildren(...[content].flat());
  }
}

/** How far a bar is strong, because it is certain, how far pale, because it is possible, and where its tick stands. */
export const barOf = ({ percent, low, high }) => [high ?? 0, low ?? 0, percent === null || low === high ? 100 : Math.min(percent, 99)];

function fillRow(row, model, area) {
  const { percent, low, high } = area;
  const scored = percent !== null;
  const open = scored && low !== high;
  show(row, {
    answered: say.progress(area),
    score: say.areaScore(area),
    "so-far": open && say.soFar(percent),
    band: scored ? say.range(bandOf(model, low).label, bandOf(model, high).label) : say.NO_BAND,
    bar: scored,
  });
  row.querySelectorAll("rect + rect").forEach((part, place) => part.setAttribute(place < 2 ? "width" : "x", barOf(area)[place]));
}

/** For each scored statement below the top, weakest area first: a few to begin with, and the rest. */
function steps(model, result, answers, form) {
  const areas = model.areas
    .map(({ statements }, index) => ({
      percent: result.areas[index].percent,
      items: statements.flatMap(({ id }) => step(model, id, answers[id], form)),
    }))
    .filter(({ items }) => items.length > 0)
    .sort((one, other) => one.percent - other.percent);
  const first = areas.slice(0, WEAKEST_AREAS).flatMap(({ items }) => items.slice(0, STEPS_OF_EACH));
  return [first, areas.flatMap(({ items }) => items).filter((item) => !first.includes(item))];
}

function step({ options }, id, answer, form) {
  const option = options.slice(0, -1).find((each) => each.id === answer);
  if (!option) return [];
  const copy = (tag, part) =>
    element(tag, form.querySelector(`#${id} [data-${part}]`).cloneNode(true).childNodes);
  const statement = copy("a", "text");
  statement.href = `#${id}`;
  const yours = element("p", [say.yourAnswer(option.label)]);
  return element("li", [statement, yours, copy("p", `step="${answer}"`), copy("ul", "links")]);
}

function element(tag, children) {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}
