// @ts-check
/**
 * What the scripts of this page say. Words that never change stand in the page itself.
 *
 * @import { Counts } from "./types.mjs"
 */

export const NOT_ENOUGH = "Not enough answers";
export const NOT_APPLYING = "Does not apply to you";
export const DELETED = "All your answers are deleted from this device.";

/** @param {number} value */
export const percent = (value) => `${value}%`;

/** @param {string | number} low @param {string | number} high */
export const range = (low, high) => (low === high ? `${low}` : `${low} to ${high}`);

/** @param {number} value */
export const soFar = (value) => `${percent(value)} so far`;

/** @param {number} done @param {number} all */
export const answered = (done, all) => `${done} of ${all} answered`;

/** @param {string} score @param {string} progress */
export const areaLine = (score, progress) => `This area: ${score}. ${progress}.`;

/** @param {string} title @param {string} score @param {string} progress */
export const spoken = (title, score, progress) => `${title}: ${score.replaceAll("%", " percent")}. ${progress}.`;

/** @param {Counts} counts @param {number} all */
export const denominator = ({ scored, doesNotApply, dontKnow, unanswered }, all) => {
  const parts = [`Scored on ${scored} of ${all} statements`];
  if (doesNotApply) parts.push(doesNotApply === 1 ? "1 does not apply" : `${doesNotApply} do not apply`);
  if (dontKnow) parts.push(`${dontKnow} don’t know`);
  if (unanswered) parts.push(`${unanswered} not answered yet`);
  return `${parts.join("; ")}.`;
};

/** @param {number} value @param {string} band @param {boolean} provisional */
export const overall = (value, band, provisional) =>
  `Overall${provisional ? " so far (provisional)" : ""}: ${percent(value)}, ${band}`;

/** @param {number} shown @param {number} inPlace */
export const evidence = (shown, inPlace) =>
  `You could show ${shown} of the ${inPlace} ${inPlace === 1 ? "thing that is" : "things that are"} in place.`;

/** @param {string} label */
export const yourAnswer = (label) => `Your answer: ${label}`;

/** @param {number} count */
export const moreSteps = (count) => `${count} more ${count === 1 ? "step" : "steps"}`;

/** The time, and the day too unless it is today. @param {Date} date @param {Date} now */
export const savedAt = (date, now) => {
  const time = date.toLocaleTimeString("en-GB", { timeStyle: "short" });
  const day = date.toLocaleDateString("en-GB", { dateStyle: "long" });
  const today = date.toDateString() === now.toDateString();
  return `Saved on this device, ${today ? time : `${day}, ${time}`}`;
};
