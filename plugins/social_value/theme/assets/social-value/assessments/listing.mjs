// @ts-check
/**
 * The list: each assessment with what matters about it and what can be done with it.
 *
 * @import { Assessment, Model } from "../checklist/types.mjs"
 * @import { Checklist, Page } from "./page.mjs"
 */

import { effectiveAnswers, modelAtDepth, setAside } from "../checklist/asked.mjs";
import { bandOf, score } from "../checklist/scoring.mjs";
import { settingsOf } from "../checklist/settings.mjs";
import { button, h, hidden, tick } from "./dom.mjs";
import * as say from "./words.mjs";

const { ACTION, LABEL } = say;

/** @param {Page} page @param {Assessment[]} assessments */
export function drawLists(page, assessments) {
  const open = new Set(page.openDetails());
  const { lastExported } = settingsOf(page.store);
  const known = page.checklists.map((checklist) => ({
    checklist,
    items: assessments.filter((each) => each.checklist === checklist.id),
  }));
  const others = assessments.filter((each) => !page.checklistOf(each));
  const groups = [...known, { checklist: null, items: others }].filter(({ items }) => items.length > 0);
  for (const id of page.ticked) if (!assessments.some((each) => each.id === id)) page.ticked.delete(id);

  page
    .find("[data-lists]")
    .replaceChildren(
      ...groups.map(({ checklist, items }, place) =>
        h(
          "section",
          { "aria-labelledby": `list-${place}` },
          h("h2", { id: `list-${place}` }, checklist?.title ?? say.OTHER_CHECKLIST),
          checklist && !checklist.model && h("p.sv-note", {}, say.NO_MODEL),
          h(
            "ul.sv-entries",
            {},
            ...latestFirst(items).map((each) =>
              entry(page, each, checklist, lastExported[each.id] ?? "", open.has(each.id)),
            ),
          ),
        ),
      ),
      groups.length === 0 ? h("p", {}, say.NOTHING_YET) : "",
      assessments.length > 1 ? h("p.sv-tools", {}, button("compare", ACTION.compareTicked)) : "",
    );
}

/**
 * @template {{date: string, created: string}} D
 * @param {D[]} documents
 */
export const latestFirst = (documents) =>
  [...documents].sort((one, other) =>
    `${one.date || one.created}|${one.created}` < `${other.date || other.created}|${other.created}` ? 1 : -1,
  );

/**
 * @param {Page} page
 * @param {Assessment} assessment
 * @param {Checklist | null} checklist
 * @param {string} exported when it last went to a file, or ""
 * @param {boolean} isOpen whether all actions are shown
 */
function entry(page, assessment, checklist, exported, isOpen) {
  const { id, name, changed } = assessment;
  const of = say.quoted(name);
  const model = checklist?.model ?? null;
  return h(
    "li.sv-entry",
    { "data-id": id },
    h("h3", {}, name || of),
    h(
      "dl.sv-about-entry",
      {},
      ...scored(assessment, model),
      ...fact(LABEL.date, say.onDay(assessment.date)),
      ...fact(LABEL.organisation, organisation(assessment, model)),
      ...fact(LABEL.changed, say.atTime(changed)),
      ...fact(LABEL.exported, say.savedOn(exported, changed)),
      ...fact(LABEL.edition, model ? say.edition(assessment.edition, model.edition) : `${assessment.edition}`),
      ...assessment.results
        .filter(({ edition }) => edition !== model?.edition)
        .flatMap(({ edition, overall }) =>
          overall.percent === null
            ? []
            : fact(
                `${LABEL.then} (${LABEL.edition.toLowerCase()} ${edition})`,
                say.overall(overall.percent, overall.bandLabel, false),
              ),
        ),
      ...fact(LABEL.note, assessment.note),
    ),
    tick(`tick-${id}`, { type: "checkbox", "data-tick": id, checked: page.ticked.has(id) }, ACTION.compare, hidden(of)),
    h(
      "p.sv-tools",
      {},
      checklist &&
        h("a.sv-button", { href: `${checklist.url}?assessment=${id}`, "data-action": "open" }, ACTION.open, hidden(of)),
      checklist && button("from", ACTION.from, of),
    ),
    h(
      "p.sv-onward",
      {},
      ...["results", "plan", "evidence", "tender"].flatMap((name) => [
        h("a", { href: `${page.host.dataset[name]}#${id}` }, ACTION[name], hidden(of)),
        " ",
      ]),
    ),
    h(
      "details.sv-help",
      { open: isOpen },
      h("summary", {}, ACTION.more, hidden(of)),
      h(
        "p.sv-tools",
        {},
        button("describe", ACTION.describe, of),
        button("duplicate", ACTION.duplicate, of),
        button("file", ACTION.file, of),
        model && button("csv", ACTION.csv, of),
        model && button("share", ACTION.share, of),
        button("delete", ACTION.delete, of),
      ),
    ),
  );
}

/** How it is scored now, with the checklist as it is now. @param {Assessment} assessment @param {Model | null} model */
function scored(assessment, model) {
  if (!model) return fact(LABEL.answered, say.count(answersOf(assessment), "statement"));
  const asked = modelAtDepth(model, assessment);
  const { overall, counts } = score(asked, effectiveAnswers(asked, assessment));
  // As in the checklist itself: what is set aside is neither to be answered nor answered.
  const aside = setAside(asked, assessment).length;
  const done = counts.scored + counts.doesNotApply + counts.dontKnow - aside;
  const band = bandOf(model, overall.percent)?.label ?? "";
  return [
    ...fact(LABEL.answered, say.answered(done, done + counts.unanswered, aside, assessment.depth === "quick")),
    ...fact(
      LABEL.overall,
      overall.percent === null ? say.NOTHING_SCORED : say.overall(overall.percent, band, overall.provisional),
    ),
  ];
}

/** @param {Assessment} assessment */
export const answersOf = ({ answers }) => Object.values(answers).filter(({ state }) => state !== undefined).length;

/** @param {Assessment} assessment @param {Model | null} model */
function organisation({ organisation: { size, kind } }, model) {
  const label = model?.profiles?.find(({ id }) => id === size)?.label ?? size;
  return [label, kind].filter(Boolean).join(", ");
}

/** @param {string} term @param {string} value nothing where it is empty */
export const fact = (term, value) => (value ? [h("div", {}, h("dt", {}, term), h("dd", {}, value))] : []);
