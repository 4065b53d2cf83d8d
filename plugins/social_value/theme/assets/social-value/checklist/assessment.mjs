// @ts-check
/**
 * An assessment: one organisation's answers to one checklist. Pure: an assessment and an event give the next
 * one, nothing is changed in place, and times are passed in as ISO text.
 *
 * An answer is a state, never a number, so it outlives a change of points. Each keeps the fingerprint of the
 * wording it was given to. Ids this edition does not know, and fields of later versions, are carried along.
 *
 * @import { AnswerEvent, Assessment, Model } from "./types.mjs"
 */

const FORMAT = "social-value-assessment";
const VERSION = 1;

/**
 * An assessment without answers.
 *
 * @param {Pick<Model, "id" | "edition">} checklist
 * @param {string} at
 * @returns {Assessment}
 */
export function begin({ id, edition }, at) {
  const empty = { answers: {}, fingerprints: {} };
  return { format: FORMAT, version: VERSION, checklist: id, edition, created: at, changed: at, ...empty };
}

/**
 * The assessment after the event.
 *
 * @param {Assessment} assessment
 * @param {AnswerEvent} event
 * @param {string} at
 * @returns {Assessment}
 */
export function next(assessment, event, at) {
  const answers = { ...assessment.answers };
  const fingerprints = { ...assessment.fingerprints };
  const { statement } = event;
  if (event.type === "clear") {
    delete answers[statement];
    delete fingerprints[statement];
  } else if (event.type === "answer") {
    // A reason outlives a change of answer: whoever changes back finds it again.
    const reason = event.reason ? { reason: event.reason } : {};
    answers[statement] = { ...answers[statement], ...reason, state: event.state };
    fingerprints[statement] = event.fingerprint;
  } else if (answers[statement]?.state) {
    answers[statement] = { ...answers[statement], reason: event.reason };
  }
  return { ...assessment, answers, fingerprints, changed: at };
}

/**
 * What a stored value is: an assessment of this checklist, one of a newer version, or neither.
 *
 * @param {any} value
 * @param {string} checklist
 * @returns {"found" | "newer" | "unreadable"}
 */
export function kindOf(value, checklist) {
  if (value?.format !== FORMAT || !Number.isInteger(value.version)) return "unreadable";
  if (value.version > VERSION) return "newer";
  const sound =
    value.checklist === checklist &&
    Number.isInteger(value.edition) &&
    [value.created, value.changed].every(isText) &&
    isRecordOf(isAnswer, value.answers) &&
    isRecordOf(isText, value.fingerprints);
  return sound ? "found" : "unreadable";
}

/** @param {any} value */
const isText = (value) => typeof value === "string";

/** @param {any} value */
const isAnswer = (value) => isText(value?.state) && isText(value.reason ?? "");

/**
 * @param {(each: any) => boolean} holds
 * @param {any} value
 */
const isRecordOf = (holds, value) => Object(value) === value && !Array.isArray(value) && Object.values(value).every(holds);
