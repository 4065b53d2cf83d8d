// @ts-check
/**
 * What the calculator says.
 *
 * @import { Result, Total } from "./sroi.mjs"
 */

export const WRONG = "One of your numbers cannot be used. The message beside it says why.";
export const CAPTION = "Your outcomes, in pounds";
export const HEADINGS = ["What changed", "Value for a year", "After deadweight and attribution", "All years, today"];
export const ALL = "All outcomes";
export const INPUTS = "All inputs";

/** @param {number} pence */
export function pounds(pence) {
  const digits = pence % 100 ? 2 : 0;
  const words = (Math.abs(pence) / 100).toLocaleString("en-GB", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${pence < 0 ? "−" : ""}£${words}`;
}

/** @param {number} place */
export const outcome = (place) => `Outcome ${place}`;

/** @param {Total} result */
export const ratio = ({ ratio }) =>
  ratio === null ? "Add what went in, to see the value for each £1." : `About ${pounds(ratio)} of value for each £1`;

/** @param {Total} low @param {Total} high */
export function range(low, high) {
  if (low.ratio === null || high.ratio === null) return `All outcomes: ${pounds(low.total)} to ${pounds(high.total)}.`;
  return `If your guesses are wrong, it could be from ${pounds(low.ratio)} to ${pounds(high.ratio)}. Give this range whenever you give the number.`;
}

/** @param {number} number */
export const noSource = (number) =>
  number === 1
    ? "One value has no source yet. Without a source, do not use the result."
    : `${number} values have no source yet. Without sources, do not use the result.`;

/** @param {Result} result */
export const sentence = (result) => `${ratio(result)}. ${range(result.low, result.high)}`;
