// @ts-check
/**
 * "Since you last looked": what happened to the checklist between the edition answered and this one. Loaded when
 * there is something to tell.
 *
 * @import { Assessment, Change, Model, Result } from "./types.mjs"
 */

import { changes } from "./editions.mjs";
import { CHANGED } from "./strings-lasting.mjs";
import * as say from "./strings-since.mjs";

/**
 * @param {any} section
 * @param {any} form which holds today's wording
 * @param {Model} model
 * @param {Assessment} assessment
 * @param {Result} result as it is scored now
 */
export function since(section, form, model, assessment, result) {
  const found = changes(model, assessment);
  const area = (id) => model.areas.find((each) => each.id === id)?.title ?? id;
  const wording = (id) => form.querySelector(`#${CSS.escape(id)} [data-text]`)?.textContent ?? id;
  const link = (id) => element("a", { href: `#${id}` }, [wording(id)]);
  const kept = (answered) => (answered ? [element("p", {}, [say.ANSWER_KEPT])] : []);

  /** @param {Change} change */
  const also = ({ moved, reweighted, unknownState }) => [
    ...(moved ? [element("p", {}, [say.moved(area(moved.from), area(moved.to))])] : []),
    ...(reweighted ? [element("p", {}, [say.reweighted(reweighted)])] : []),
    ...(unknownState ? [element("p", {}, [say.UNKNOWN_STATE])] : []),
  ];
  /** @param {Change} change */
  const present = (change) => {
    const { id, answered, reworded } = change;
    if (!reworded) return [link(id), ...also(change)];
    const words = [
      element("p", {}, [say.BEFORE, element("del", {}, [reworded.before ?? say.NOT_KNOWN])]),
      element("p", {}, [say.NOW, element("ins", {}, [link(id)])]),
    ];
    return [...words, ...also(change), ...kept(answered)];
  };
  const lists = [
    ["reworded", found.reworded.map(present)],
    ["added", found.added.map(present)],
    ["moved", found.moved.map(present)],
    ["reweighted", found.reweighted.map(present)],
    [
      "retired",
      found.retired.map(({ text, answered, successor }) => [
        text,
        ...kept(answered),
        ...(successor ? [element("p", {}, [say.INSTEAD, link(successor)])] : []),
      ]),
    ],
    ["unknown", found.unknown.map((id) => [id])],
  ];
  const shown = lists
    .filter(([, items]) => items.length > 0)
    .flatMap(([name, items]) => [
      element("h3", {}, [`${CHANGED[name]} (${items.length})`]),
      element(
        "ul",
        {},
        items.map((parts) => element("li", {}, parts)),
      ),
    ]);
  const button = element("button", { type: "button", className: "sv-button" }, [say.goOn(model.edition)]);
  button.dataset.action = "adopt";
  section.replaceChildren(
    element("h2", { id: "since--title" }, [say.SINCE]),
    element("p", {}, [say.editions(found.editions)]),
    scores(model, assessment, result),
    ...shown,
    element("p", {}, [`${CHANGED.unchanged}: ${found.unchanged.length}`]),
    element("p", {}, [button]),
  );
}

/** The result as it was scored then, beside the one now. */
function scores(model, assessment, result) {
  const then = assessment.results.filter(({ edition }) => edition <= assessment.edition).pop();
  const row = (title, cells, tag = "td") =>
    element("tr", {}, [
      element("th", { scope: tag === "th" ? "col" : "row" }, [title]),
      ...cells.map((cell) => element(tag, tag === "th" ? { scope: "col" } : {}, [cell])),
    ]);
  const figure = ({ percent }, label) => (percent === null ? say.NO_BAND : `${percent}%${label ? `, ${label}` : ""}`);
  const before = (id) => then?.areas.find((each) => each.id === id) ?? { percent: null };
  const { overall } = result;
  return element("table", { className: "sv-table" }, [
    element("caption", {}, [say.THEN_AND_NOW]),
    element("thead", {}, [row(say.AREA, [say.edition(assessment.edition), say.edition(model.edition)], "th")]),
    element("tbody", {}, [
      ...model.areas.map(({ id, title }) => {
        const now = result.areas.find((each) => each.id === id) ?? { percent: null };
        return row(title, [figure(before(id)), figure(now)]);
      }),
      row(say.OVERALL, [
        then ? figure(then.overall, then.overall.bandLabel) : say.NO_BAND,
        figure(overall, model.bands.find(({ id }) => id === overall.band)?.label),
      ]),
    ]),
  ]);
}

/** @param {string} tag @param {Record<string, string>} fields @param {any[]} children */
const element = (tag, fields, children) => {
  const made = Object.assign(document.createElement(tag), fields);
  made.append(...children);
  return made;
};
