// @ts-check
/**
 * The evidence register: what shows a claim, how strongly, and until when. Pure.
 *
 * @import { Evidence, Reading } from "./types.mjs"
 * @import { Assessment, Model } from "../checklist/types.mjs"
 * @import { Kind } from "./list.mjs"
 */

import { effectiveAnswers } from "../checklist/asked.mjs";

/** @type {Evidence["kind"][]} */
export const KINDS = ["number", "story", "document", "survey", "independent-check"];
/** @type {Evidence["value_kind"][]} */
export const VALUES = ["core", "added", "either"];

/** How strong a claim is, the weakest first. @typedef {"say" | "do" | "show" | "measured" | "checked"} Strength */
/** @type {Strength[]} */
export const STRENGTHS = ["say", "do", "show", "measured", "checked"];

/** @type {Kind} */
export const EVIDENCE = { most: 500, texts: ["what", "value", "unit", "period", "source", "kept"], blank };

/** @param {string} id @param {string} at @param {Partial<Evidence>} [fields] @returns {Evidence} */
export function blank(id, at, fields = {}) {
  const texts = { what: "", value: "", unit: "", period: "", source: "", kept: "" };
  const chosen = { date: "", staleOn: "", statements: [], readings: [] };
  return { id, ...texts, ...chosen, kind: "", value_kind: "", changed: at, ...fields };
}

/** Whether nobody should quote it any more. @param {Evidence} evidence @param {string} today */
export const isStale = ({ staleOn }, today) => staleOn !== "" && staleOn <= today;

/** Whether nothing is written in it. @param {Evidence} evidence */
export const isBlank = (evidence) => EVIDENCE.texts.every((field) => !(/** @type {any} */ (evidence)[field].trim()));

/**
 * What one line of evidence is good for. What is out of date shows what you did, and no more.
 *
 * @param {Evidence} evidence
 * @param {string} today
 * @returns {Strength}
 */
export function strengthOf(evidence, today) {
  const { kind, value, unit, period, date } = evidence;
  if (isBlank(evidence)) return "say";
  if (!date || isStale(evidence, today) || kind === "story" || kind === "") return "do";
  if (kind === "independent-check") return "checked";
  const isMeasured = kind === "number" && /\p{Nd}/u.test(value) && unit.trim() !== "" && period.trim() !== "";
  return isMeasured ? "measured" : "show";
}

/**
 * Each statement that is claimed or has evidence, in the order of the checklist: what is answered "in place" or above is
 * claimed. `strength` is that of its strongest line; null where there is neither claim nor evidence that says anything.
 *
 * @param {Model} model
 * @param {Assessment} assessment
 * @param {string} today
 * @returns {{id: string, text: string, state: string | undefined, isClaimed: boolean, strength: Strength | null,
 *   isStale: boolean, lines: Evidence[]}[]}
 */
export function claims(model, assessment, today) {
  const answers = effectiveAnswers(model, assessment);
  const points = new Map(model.options.map((option) => [option.id, option.points]));
  const inPlace = points.get(model.inPlace) ?? Infinity;
  return model.areas
    .flatMap(({ statements }) => statements)
    .map(({ id, text = id }) => {
      const state = answers[id];
      const lines = assessment.evidence.filter(({ statements }) => statements.includes(id));
      const isClaimed = (points.get(state) ?? -1) >= inPlace;
      const best = Math.max(-1, ...lines.map((line) => STRENGTHS.indexOf(strengthOf(line, today))));
      const strength = best > 0 || isClaimed ? STRENGTHS[Math.max(best, 0)] : null;
      const stale = lines.length > 0 && lines.every((line) => isStale(line, today));
      return { id, text, state, isClaimed, strength, isStale: stale, lines };
    })
    .filter(({ isClaimed, lines }) => isClaimed || lines.length > 0);
}

/** A value with its unit, as people write them: 14 people, £62,000, 12%. @param {string} value @param {string} unit */
export function figure(value, unit) {
  const of = unit.trim();
  if (!value || !of || value.includes(of)) return value || of;
  if (/^\p{Sc}$/u.test(of)) return `${of}${value}`;
  return of === "%" ? `${value}%` : `${value} ${of}`;
}

/** 1665 of "1,665", 12.5 of "£12.50"; null of what is no single number. @param {string} value */
export function numberOf(value) {
  const digits = value.replace(/[£%,\s]/g, "").replace("−", "-");
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : null;
}

/** The readings that can be drawn, the earliest first. @param {Reading[]} readings */
export const series = (readings) =>
  readings.flatMap(({ date, value }) => {
    const [number, time] = [numberOf(value), Date.parse(date)];
    return number === null || Number.isNaN(time) ? [] : [{ date, value, number, time }];
  });
