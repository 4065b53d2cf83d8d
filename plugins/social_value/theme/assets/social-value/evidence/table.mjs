// @ts-check
/**
 * The register as a table: for a spreadsheet, and for paper.
 *
 * @import { Workplace } from "../action/workplace.mjs"
 * @import { Assessment } from "../checklist/types.mjs"
 */

import { figure, isStale, strengthOf } from "../action/evidence.mjs";
import * as say from "../action/words.mjs";
import { download, h } from "../assessments/dom.mjs";
import { fileName } from "../assessments/file-name.mjs";
import { textOf } from "../assessments/text-of.mjs";
import { today } from "../assessments/words-steps.mjs";
import { onDay } from "../assessments/words.mjs";
import { toText } from "../checklist/spreadsheet.mjs";
import { chart } from "./readings.mjs";

/** @param {Workplace} work */
export function saveTable(work) {
  const name = fileName(/** @type {Assessment} */ (work.assessment));
  download(`${name}-evidence.csv`, toText([say.EVIDENCE_CSV, ...rowsOf(work)]), "text/csv");
  work.tell(say.TOLD.csv);
}

/** Each line as the texts of a row. @param {Workplace} work */
function rowsOf({ model, assessment }) {
  const day = today(new Date());
  return /** @type {Assessment} */ (assessment).evidence.map((line) => [
    line.what,
    line.kind && say.KIND[line.kind],
    line.value,
    line.unit,
    line.period,
    line.source,
    line.kept,
    line.date,
    line.staleOn,
    line.value_kind && say.VALUE_KIND[line.value_kind],
    line.statements.map((id) => (model ? textOf(model, id) : id)).join("\n"),
    line.readings.map(({ date, value }) => `${date}: ${value}`).join("\n"),
    say.STRENGTH[strengthOf(line, day)],
    isStale(line, day) ? say.STALE : "",
  ]);
}

/**
 * Fills what is printed; the empty table where there is no evidence.
 *
 * @param {Workplace} work
 * @param {HTMLElement} paper
 * @param {Node} emptyTable
 */
export function onPaper(work, paper, emptyTable) {
  const { name, date, evidence } = /** @type {Assessment} */ (work.assessment);
  const table = /** @type {HTMLTableElement} */ (emptyTable.cloneNode(true));
  if (evidence.length === 0) return paper.replaceChildren(table);
  if (table.caption) table.caption.textContent = `Evidence: ${say.title(name, date)}`;
  table.tBodies[0].replaceChildren(
    ...rowsOf(work).map(([what, kind, value, unit, period, source, kept, dated, staleOn, core, statements, readings, strength, stale], place) =>
      h(
        "tr",
        {},
        h("td", {}, what, h("br"), h("strong", {}, strength)),
        h("td", {}, kind),
        h(
          "td",
          {},
          [figure(value, unit), period].filter(Boolean).join("\n"),
          readings && `\n${evidence[place].readings.map((each) => `${onDay(each.date)}: ${each.value}`).join("\n")}`,
          chart(evidence[place].readings),
        ),
        h("td", {}, source),
        h("td", {}, kept),
        h("td", {}, dated && onDay(dated)),
        h("td", {}, staleOn && onDay(staleOn), stale && ` (${stale.toLowerCase()})`),
        h("td", {}, core),
        h("td", {}, statements),
      ),
    ),
  );
  return paper.replaceChildren(table);
}
