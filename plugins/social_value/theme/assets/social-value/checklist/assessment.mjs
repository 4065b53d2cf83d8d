// @ts-check
/**
 * Pure: an assessment and an event give the next assessment. Times are passed in, as ISO text.
 *
 * @import { AnswerEvent, Assessment, Model } from "./types.mjs"
 */

const FORMAT = "social-value-assessment";
const VERSION = 1;

/** Without answers. @param {Model} model @param {string} at @returns {Assessment} */
export function begin({ id, edition }, at) {
  return {
    format: FORMAT,
    version: VERSION,
    checklist: id,
    edition,
    created: at,
    changed: at,
    answers: {},
    fingerprints: {},
  };
}

/** @param {Assessment} assessment @param {AnswerEvent} event @param {string} at @returns {Assessment} */
export function next(assessment, event, at) {
  const { statement } = event;
  const answers = { ...assessment.answers };
  const fingerprints = { ...assessment.fingerprints };
  if (event.type === "clear") {
    delete answers[statement];
    delete fingerprints[statement];
  } else if (event.type === "answer") {
    // Whoever changes back finds the reason again.
    const reason = event.reason ? { reason: event.reason } : {};
    answers[statement] = { ...answers[statement], ...reason, state: event.state };
    fingerprints[statement] = event.fingerprint;
  } else if (answers[statement]?.state) {
    answers[statement] = { ...answers[statement], reason: event.reason };
  }
  return { ...assessment, answers, fingerprints, changed: at };
}

/** @param {any} value @param {string} checklist @returns {"found" | "newer" | "unreadable"} */
export function kindOf(value, checklist) {
  if (value?.format !== FORMAT || !Number.isInteger(value.version)) return "unreadable";
  if (value.version > VERSION) return "newer";
  const sound =
    value.checklist === checklist &&
    Number.isInteger(value.edition) &&
    isText(value.created) &&
    isText(value.changed) &&
    isRecord(value.answers, (answer) => isText(answer?.state) && isText(answer.reason ?? "")) &&
    isRecord(value.fingerprints, isText);
  return sound ? "found" : "unreadable";
}

const isText = (value) => typeof value === "string";

const isRecord = (value, holds) =>
  Object(value) === value && !Array.isArray(value) && Object.values(value).every(holds);
