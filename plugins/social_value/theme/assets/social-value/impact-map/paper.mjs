// @ts-check
/**
 * The map as a table that is printed, because paper cuts the text of fields off.
 *
 * @import { ImpactMap } from "../checklist/types.mjs"
 */

import { h } from "../assessments/dom.mjs";
import { textOf } from "./map.mjs";
import { title } from "./words.mjs";

/**
 * The filled-in table; the empty one where nothing is filled in.
 *
 * @param {HTMLTableElement} empty
 * @param {{id: string, label: string}[]} columns
 * @param {ImpactMap} map
 */
export function onPaper(empty, columns, { name, date, rows }) {
  const table = /** @type {HTMLTableElement} */ (empty.cloneNode(true));
  const filled = rows.filter(({ cells }) => Object.keys(cells).length > 0);
  if (filled.length === 0) return table;
  if (table.caption) table.caption.textContent = title(name, date);
  table.tBodies[0].replaceChildren(
    ...filled.map((row) =>
      h("tr", {}, ...columns.map(({ id, label }) => h("td", { "data-heading": label }, textOf(row, id)))),
    ),
  );
  return table;
}
