// @ts-check
/**
 * An impact map: rows of texts, one row for each outcome. Pure: a map and an event give the next one, nothing is changed
 * in place, and times and ids are passed in. Columns that this site does not know are carried along.
 *
 * @import { ImpactMap, MapRow } from "../checklist/types.mjs"
 *
 * @typedef {{type: "add", row: string}
 *   | {type: "write", row: string, column: string, text: string, before: string}
 *   | {type: "move", row: string, by: -1 | 1}
 *   | {type: "remove", row: string}
 *   | {type: "restore", row: MapRow, place: number}
 *   | {type: "rename", name: string}
 *   | {type: "date", date: string}} MapEvent `before` is what the field held before the edit, so that an edit in
 *   another tab is seen and kept
 */

import { rebase } from "../checklist/notes.mjs";
import { MAP_FORMAT, MAP_LIMITS, MAP_VERSION } from "./kind.mjs";

/**
 * A map without rows.
 *
 * @param {{id: string, name: string, date: string}} details
 * @param {string} at
 * @returns {ImpactMap}
 */
export const begin = ({ id, name, date }, at) => ({
  format: MAP_FORMAT,
  version: MAP_VERSION,
  id,
  name: name.slice(0, MAP_LIMITS.name),
  date,
  created: at,
  changed: at,
  revision: 0,
  rows: [],
});

/**
 * The map after the event.
 *
 * @param {ImpactMap} map
 * @param {MapEvent} event
 * @param {string} at
 * @returns {ImpactMap}
 */
export const next = (map, event, at) => ({ ...map, ...partAfter(map, event), changed: at });

/** Whether nothing is written in it. @param {ImpactMap} map */
export const isBlank = ({ rows }) => rows.every(({ cells }) => Object.keys(cells).length === 0);

/** @param {MapRow} row @param {string} column */
export const textOf = ({ cells }, column) => (Object.hasOwn(cells, column) ? cells[column] : "");

/** @param {ImpactMap} map @param {MapEvent} event @returns {Partial<ImpactMap>} */
function partAfter({ rows }, event) {
  switch (event.type) {
    case "add":
      return { rows: withRow(rows, event.row) };
    case "write":
      // A row that another tab deleted meanwhile comes back, because somebody is writing in it.
      return {
        rows: withRow(rows, event.row).map((row) => (row.id === event.row ? written(row, event) : row)),
      };
    case "move": {
      const from = rows.findIndex(({ id }) => id === event.row);
      const to = from + event.by;
      if (from < 0 || to < 0 || to >= rows.length) return {};
      return { rows: withAt(rows.filter((_, place) => place !== from), to, rows[from]) };
    }
    case "remove":
      return { rows: rows.filter(({ id }) => id !== event.row) };
    case "restore":
      if (rows.some(({ id }) => id === event.row.id)) return {};
      return { rows: withAt(rows, event.place, event.row) };
    case "rename":
      return { name: event.name.slice(0, MAP_LIMITS.name) };
    case "date":
      return { date: event.date };
  }
}

/** @param {MapRow[]} rows @param {number} place @param {MapRow} row */
const withAt = (rows, place, row) => [...rows.slice(0, place), row, ...rows.slice(place)];

/** @param {MapRow[]} rows @param {string} id */
const withRow = (rows, id) => (rows.some((row) => row.id === id) ? rows : [...rows, { id, cells: {} }]);

/** @param {MapRow} row @param {{column: string, text: string, before: string}} edit @returns {MapRow} */
function written(row, { column, text, before }) {
  const { [column]: _, ...others } = row.cells;
  const now = rebase(textOf(row, column), before, text.slice(0, Math.max(MAP_LIMITS.cell, before.length)));
  // A computed key makes a plain field even of "__proto__".
  return { ...row, cells: now ? { ...others, [column]: now } : others };
}
