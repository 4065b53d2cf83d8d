// @ts-check
/**
 * What a tender can be made of: the statements with the answers to them, and the lines of evidence.
 *
 * @import { Evidence, Tender } from "../action/types.mjs"
 * @import { Assessment } from "../checklist/types.mjs"
 * @import { Workplace } from "../action/workplace.mjs"
 * @import { Choice } from "./picker.mjs"
 */

import { claims, isBlank, isStale, strengthOf } from "../action/evidence.mjs";
import { onDay } from "../assessments/words.mjs";
import { effectiveAnswers } from "../checklist/asked.mjs";
import * as say from "./words.mjs";

/** Each statement; those that are claimed or have evidence first, the strongest first. @param {Workplace} work @param {string} day @returns {Choice[]} */
export function statementChoices({ model, assessment }, day) {
  if (!model || !assessment) return [];
  const states = effectiveAnswers(model, assessment);
  const strengths = new Map(claims(model, assessment, day).map(({ id, strength }) => [id, strength]));
  const order = Object.keys(say.STRENGTH);
  const rank = (/** @type {string} */ id) => order.indexOf(strengths.get(id) ?? "");
  return model.areas
    .flatMap(({ statements }) => statements)
    .map(({ id, text = id }) => {
      const label = model.options.find((option) => option.id === states[id])?.label ?? "";
      const strength = strengths.get(id);
      return { id, text, about: say.claim(label, strength ? say.STRENGTH[strength] : "") };
    })
    .sort((one, other) => rank(other.id) - rank(one.id));
}

/** Each line; those that back up what the tender claims first. @param {Workplace} work @param {Tender} tender @param {string} day @returns {Choice[]} */
export function lineChoices({ assessment }, tender, day) {
  const { evidence } = /** @type {Assessment} */ (assessment);
  const isOurs = (/** @type {Evidence} */ { statements }) => statements.some((id) => tender.statements.includes(id));
  const made = (/** @type {Evidence} */ line, /** @type {string} */ why) => {
    const choice = lineOf(line, day);
    return { ...choice, about: [choice.about, why].filter(Boolean).join(" · ") };
  };
  return [
    ...evidence.filter(isOurs).map((line) => made(line, say.BACKS)),
    ...evidence.filter((line) => !isOurs(line)).map((line) => made(line, "")),
  ];
}

/** A line of evidence in short. @param {Evidence} line @param {string} day @returns {Choice} */
export function lineOf(line, day) {
  const { id, what, value, unit, period, date } = line;
  const figure = [value, unit].filter(Boolean).join(" ");
  const facts = [figure, period, date && onDay(date)].filter(Boolean).join(", ");
  const strength = isBlank(line) ? "" : say.STRENGTH[strengthOf(line, day)];
  return { id, text: what || figure || say.NONE, about: say.short([facts, strength].filter(Boolean).join(" · ")), isStale: isStale(line, day) };
}
