// @ts-check
/**
 * The numbers of a result as rows of a spreadsheet, under the headings of the one that scores itself. Pure.
 *
 * @import { Story } from "../action/story.mjs"
 * @import { Counts } from "../checklist/types.mjs"
 */

import { NUMBERS } from "./words.mjs";

/** @param {Story} story @returns {string[][]} */
export function numbers({ areas, result, band }) {
  const figure = (/** @type {number | null} */ number) => (number === null ? "" : `${number}`);
  const counted = (/** @type {Counts} */ { scored, doesNotApply, dontKnow, unanswered }) => [scored, doesNotApply, dontKnow, unanswered].map(figure);
  return [
    NUMBERS.headings,
    ...areas.map(({ title, result: { percent, low, high, counts }, band: each }) => [
      ...[title, figure(percent), figure(low), figure(high), each?.label ?? ""],
      ...counted(counts),
    ]),
    [NUMBERS.overall, figure(result.overall.percent), "", "", band?.label ?? "", ...counted(result.counts)],
    [result.overall.provisional ? NUMBERS.provisional : NUMBERS.final],
  ];
}
