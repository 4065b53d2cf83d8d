// @ts-check
/**
 * A measure over time: a small line chart, and the table that says the same.
 *
 * @import { Evidence } from "../action/types.mjs"
 */

import { series } from "../action/evidence.mjs";
import * as say from "../action/words.mjs";
import { button, h, svg } from "../assessments/dom.mjs";
import { onDay } from "../assessments/words.mjs";

const WIDTH = 300;
const HEIGHT = 110;
const SIDE = 30;
const TOP = 24;
const FOOT = 22;
/** More figures than this would cover each other. */
const MOST_FIGURES = 6;

/** @param {HTMLElement} place @param {Evidence} line */
export function drawReadings(place, { readings, unit }) {
  const rows = readings.map(({ date, value }) => {
    const remove = button("unmeasure", "Delete", `the reading of ${onDay(date)}: ${value}`);
    Object.assign(remove.dataset, { date, value });
    remove.classList.add("sv-button-plain");
    return h("tr", {}, h("th", { scope: "row" }, date ? onDay(date) : say.NONE), h("td", {}, value), h("td", {}, remove));
  });
  const headings = [...say.READING_HEADINGS.map((each) => h("th", { scope: "col" }, each)), h("td", {})];
  const table = h(
    "table.sv-table.sv-readings",
    {},
    h("caption", {}, unit.trim() ? `Readings, in ${unit.trim().slice(0, 80)}` : "Readings"),
    h("thead", {}, h("tr", {}, ...headings)),
    h("tbody", {}, ...rows),
  );
  place.replaceChildren(...(rows.length ? [chart(readings) ?? "", table] : []));
}

/** The readings that are numbers as a line; null with fewer than two. @param {Evidence["readings"]} readings */
export function chart(readings) {
  const points = series(readings);
  if (points.length < 2) return null;
  const [times, numbers] = [points.map(({ time }) => time), points.map(({ number }) => number)];
  const [first, last] = [Math.min(...times), Math.max(...times)];
  // From nothing, so that a small change does not look large.
  const [low, high] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
  const base = HEIGHT - FOOT;
  const yOf = (/** @type {number} */ number) => base - ((number - low) / (high - low || 1)) * (base - TOP);
  const drawn = points.map(({ time, number, value, date }, place) => {
    const along = last > first ? (time - first) / (last - first) : place / (points.length - 1);
    return { x: round(SIDE + along * (WIDTH - 2 * SIDE)), y: round(yOf(number)), value, date };
  });
  const zero = `${round(yOf(0))}`;
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "sv-chart", "aria-hidden": "true" },
    svg("line", { x1: "0", x2: `${WIDTH}`, y1: zero, y2: zero, class: "sv-chart-base" }),
    svg("polyline", { points: drawn.map(({ x, y }) => `${x},${y}`).join(" ") }),
    ...drawn.flatMap(({ x, y, value, date }, place) => {
      const isEnd = place === 0 || place === drawn.length - 1;
      const side = place === 0 ? "sv-chart-first" : "sv-chart-last";
      const isTold = isEnd || drawn.length <= MOST_FIGURES;
      return [
        svg("circle", { cx: `${x}`, cy: `${y}`, r: "4" }),
        isTold && svg("text", { x: `${x}`, y: `${y - 8}` }, value.length > 9 ? `${value.slice(0, 8)}…` : value),
        isEnd && svg("text", { x: place === 0 ? "0" : `${WIDTH}`, y: `${HEIGHT - 5}`, class: side }, month(date)),
      ];
    }),
  );
}

/** @param {number} number */
const round = (number) => Math.round(number * 10) / 10;

/** @param {string} date */
const month = (date) => onDay(date).split(" ").slice(1).join(" ");
