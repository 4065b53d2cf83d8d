// @ts-check
/** A line over the dates, with its numbers. The table below it says the same to those who do not see it. */

import { svg } from "./dom.mjs";
import { onDay } from "./words.mjs";

const WIDTH = 300;
const HEIGHT = 80;
const SIDE = 24;
const TOP = 20;
const FOOT = 20;

/** @param {{date: string, percent: number | null}[]} columns the earliest first */
export function chart(columns) {
  const times = columns.map(({ date }) => Date.parse(date));
  const first = times[0];
  const span = times[times.length - 1] - first;
  // Without dates, or all on one day, they stand evenly.
  const isDated = span > 0 && new Set(times).size === times.length;
  const points = columns.flatMap(({ date, percent }, place) => {
    if (percent === null) return [];
    const along = isDated ? (times[place] - first) / span : place / (columns.length - 1);
    return [
      { date, percent, x: SIDE + along * (WIDTH - 2 * SIDE), y: TOP + (1 - percent / 100) * (HEIGHT - TOP - FOOT) },
    ];
  });
  const base = HEIGHT - FOOT;
  /** @param {string} date */
  const month = (date) => onDay(date).split(" ").slice(1).join(" ");
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "sv-chart", "aria-hidden": "true" },
    svg("line", { x1: "0", x2: `${WIDTH}`, y1: `${base}`, y2: `${base}`, class: "sv-chart-base" }),
    svg("polyline", { points: points.map(({ x, y }) => `${x},${y}`).join(" ") }),
    ...points.flatMap(({ x, y, percent, date }, place) => [
      svg("circle", { cx: `${x}`, cy: `${y}`, r: "4" }),
      svg("text", { x: `${x}`, y: `${y - 8}` }, `${percent}%`),
      // Between the ends there may be no room for words.
      place === 0 && svg("text", { x: "0", y: `${HEIGHT - 5}`, class: "sv-chart-first" }, month(date)),
      place > 0 &&
        place === points.length - 1 &&
        svg("text", { x: `${WIDTH}`, y: `${HEIGHT - 5}`, class: "sv-chart-last" }, month(date)),
    ]),
  );
}
