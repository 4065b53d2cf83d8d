// @ts-check
/**
 * What the result would become, and the plan as a table that is printed.
 *
 * @import { Workplace } from "../action/workplace.mjs"
 * @import { Assessment, Model } from "../checklist/types.mjs"
 */

import { forecast } from "../action/actions.mjs";
import * as say from "../action/words.mjs";
import { h } from "../assessments/dom.mjs";
import { textOf } from "../assessments/text-of.mjs";
import { onDay } from "../assessments/words.mjs";
import { entryOf } from "../checklist/assessment.mjs";
import { bandOf } from "../checklist/scoring.mjs";

const HEADINGS = ["Area", "Now", "With the plan"];

/** @param {Workplace} work */
export function drawForecast(work) {
  const { changes, table } = forecastOf(work);
  work.find("[data-forecast]").textContent = say.forecast(changes);
  work.find("[data-forecast-table]").replaceChildren(...(changes && table ? [table] : []));
}

/** @param {Workplace} work */
function forecastOf({ model, assessment }) {
  if (!model || !assessment) return { changes: 0, table: null };
  const { asked, now, then, changes } = forecast(model, assessment);
  const band = (/** @type {{percent: number | null}} */ { percent }) => bandOf(model, percent)?.label;
  const row = (/** @type {string} */ title, /** @type {{percent: number | null}[]} */ results) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, title),
      ...results.map((each, place) => h("td", { "data-label": HEADINGS[place + 1] }, say.score(each, band(each)))),
    );
  const table = h(
    "table.sv-table.sv-compared",
    {},
    h("caption", {}, "By area, now and with the plan"),
    h("thead", {}, h("tr", {}, ...HEADINGS.map((heading) => h("th", { scope: "col" }, heading)))),
    h(
      "tbody",
      {},
      ...asked.areas.map(({ title }, place) => row(title, [now.areas[place], then.areas[place]])),
      row("Overall", [now.overall, then.overall]),
    ),
  );
  return { changes, table };
}

/**
 * Fills what is printed; the empty table where there is no plan.
 *
 * @param {Workplace} work
 * @param {HTMLElement} paper
 * @param {Node} emptyTable
 */
export function onPaper(work, paper, emptyTable) {
  const { name, date, actions } = /** @type {Assessment} */ (work.assessment);
  const table = /** @type {HTMLTableElement} */ (emptyTable.cloneNode(true));
  if (actions.length === 0) return paper.replaceChildren(table);
  if (table.caption) table.caption.textContent = `Action plan: ${say.title(name, date)}`;
  table.tBodies[0].replaceChildren(
    ...rowsOf(work).map(([text, statement, owner, due, now, target, status, note]) =>
      h(
        "tr",
        {},
        ...[text, statement, owner, due && onDay(due), [now, target].filter(Boolean).join(" → "), status, note].map((cell) => h("td", {}, cell)),
      ),
    ),
  );
  const { changes, table: forecastTable } = forecastOf(work);
  return paper.replaceChildren(table, ...(changes && forecastTable ? [h("p", {}, say.forecast(changes)), forecastTable] : []));
}

/** Each action as the texts of a row: those of the spreadsheet. @param {Workplace} work */
export function rowsOf({ model, assessment }) {
  const { actions, answers } = /** @type {Assessment} */ (assessment);
  const label = (/** @type {string} */ id) => model?.options.find((option) => option.id === id)?.label ?? id;
  return actions.map(({ text, statement, owner, due, target, status, note }) => [
    text,
    statement && (model ? textOf(model, statement) : statement),
    owner,
    due,
    label(entryOf(answers, statement)?.state ?? ""),
    label(target),
    say.STATUS[status],
    note,
  ]);
}
