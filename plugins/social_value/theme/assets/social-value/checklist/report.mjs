// @ts-check
/**
 * Shows a result in the page's results section. The table's rows stand there already and get their figures;
 * next steps are copied from the form, which holds the checklist's words.
 *
 * @import { Answers, AreaResult, Model, Result } from "./types.mjs"
 */

import { bandOf } from "./scoring.mjs";
import * as say from "./strings.mjs";

const WEAKEST_AREAS = 3;
const STEPS_OF_EACH = 2;

/**
 * @param {Element} section
 * @param {Model} model
 * @param {Result} result
 * @param {Answers} answers
 * @param {Element} form
 */
export function report(section, model, result, answers, form) {
  const { counts, overall, evidence, mustNotes } = result;
  const all = model.areas.flatMap((area) => area.statements).length;
  show(section, "none", counts.unanswered === all);
  show(section, "some", counts.unanswered < all);
  show(section, "denominator", say.denominator(counts, all));
  for (const area of result.areas) fillRow(section, model, area);

  const band = bandOf(model, overall.percent)?.label ?? "";
  show(section, "overall", overall.percent !== null && say.overall(overall.percent, band, overall.provisional));
  show(section, "evidence", evidence.inPlace > 0);
  show(section, "evidence-figures", say.evidence(evidence.shown, evidence.inPlace));
  show(section, "duties", mustNotes.length > 0);
  for (const duty of section.querySelectorAll("[data-duty]")) {
    duty.toggleAttribute("hidden", !mustNotes.includes(String(duty.getAttribute("data-duty"))));
  }

  const [first, rest] = steps(model, result, answers, form);
  show(section, "steps", counts.scored > 0);
  show(section, "no-steps", first.length === 0);
  show(section, "first-steps", first.length > 0 && first);
  show(section, "more", rest.length > 0);
  show(section, "more-summary", say.moreSteps(rest.length));
  show(section, "more-steps", rest);
}

/**
 * An area's score in words: a percent, a range while a statement is open, or why there is neither.
 *
 * @param {AreaResult} area
 */
export function scoreWords({ percent, low, high }) {
  if (low === null || high === null) return say.NOT_APPLYING;
  return percent === null ? say.NOT_ENOUGH : say.range(say.percent(low), say.percent(high));
}

/** How many of an area's statements have an answer, and how many there are, in words. @param {AreaResult} area */
export function progressWords({ counts: { scored, doesNotApply, dontKnow, unanswered } }) {
  const done = scored + doesNotApply + dontKnow;
  return say.answered(done, done + unanswered);
}

/**
 * Puts words or elements into the part of that name and shows it; `false` hides it.
 *
 * @param {Element} root
 * @param {string} name
 * @param {string | Node[] | boolean} content
 */
export function show(root, name, content) {
  const part = root.querySelector(`[data-show="${name}"]`);
  part?.toggleAttribute("hidden", content === false);
  if (typeof content !== "boolean") part?.replaceChildren(...[content].flat());
}

/**
 * The bar is strong as far as is certain and pale as far as is possible, with a tick at the score so far.
 *
 * @param {Element} section
 * @param {Model} model
 * @param {AreaResult} area
 */
function fillRow(section, model, area) {
  const row = /** @type {Element} */ (section.querySelector(`[data-row="${area.id}"]`));
  const { percent, low, high } = area;
  const scored = percent !== null && low !== null && high !== null;
  const open = scored && low !== high;
  show(row, "answered", progressWords(area));
  show(row, "score", scoreWords(area));
  show(row, "so-far", open && say.soFar(percent));
  show(row, "band", scored ? say.range(bandOf(model, low)?.label ?? "", bandOf(model, high)?.label ?? "") : "–");
  show(row, "bar", scored);
  if (!scored) return;
  const [possible, sure, tick] = row.querySelectorAll("rect + rect");
  possible.setAttribute("width", `${high}`);
  sure.setAttribute("width", `${low}`);
  tick.setAttribute("x", `${open ? Math.min(percent, 99) : 100}`);
}

/**
 * The next step for each scored statement below the top, weakest area first: a few to begin with, and the rest.
 *
 * @param {Model} model
 * @param {Result} result
 * @param {Answers} answers
 * @param {Element} form
 */
function steps(model, result, answers, form) {
  const areas = model.areas
    .map(({ statements }, index) => ({
      percent: Number(result.areas[index].percent),
      items: statements.flatMap(({ id }) => step(model, id, answers[id], form)),
    }))
    .filter(({ items }) => items.length > 0)
    .sort((one, other) => one.percent - other.percent);
  const first = areas.slice(0, WEAKEST_AREAS).flatMap(({ items }) => items.slice(0, STEPS_OF_EACH));
  return [first, areas.flatMap(({ items }) => items).filter((item) => !first.includes(item))];
}

/**
 * @param {Model} model
 * @param {string} id
 * @param {string | undefined} answer
 * @param {Element} form
 */
function step({ options }, id, answer, form) {
  const option = options.slice(0, -1).find((each) => each.id === answer);
  if (!option) return [];
  /** @param {string} tag @param {string} part */
  const copy = (tag, part) => {
    const found = form.querySelector(`#${id} [data-${part}]`);
    return element(tag, found ? [...found.cloneNode(true).childNodes] : []);
  };
  const statement = copy("a", "text");
  statement.setAttribute("href", `#${id}`);
  const yours = element("p", [say.yourAnswer(option.label)]);
  return [element("li", [statement, yours, copy("p", `step="${answer}"`), copy("ul", "links")])];
}

/** @param {string} tag @param {(Node | string)[]} children */
function element(tag, children) {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}
