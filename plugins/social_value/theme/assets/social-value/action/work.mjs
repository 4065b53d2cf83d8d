// @ts-check
/**
 * What a reader does with the plan, the evidence and the tenders of an assessment. Pure: an assessment and an event give the
 * next one.
 *
 * @import { Assessment } from "../checklist/types.mjs"
 * @import { Kind, ListEvent } from "./list.mjs"
 * @import { StepsEvent } from "./steps.mjs"
 *
 * @typedef {"actions" | "evidence" | "tenders" | "commitments"} List
 * @typedef {{list: List, event: ListEvent} | {list: "steps", event: StepsEvent}
 *   | {list: "reassess", event: {months: number, from: string}} | {list: "all", events: WorkEvent[]}} WorkEvent all are
 *   done at once
 */

import { ACTIONS } from "./actions.mjs";
import { COMMITMENTS } from "./commitments.mjs";
import { EVIDENCE } from "./evidence.mjs";
import { next as nextList } from "./list.mjs";
import { next as nextSteps } from "./steps.mjs";
import { TENDERS } from "./tenders.mjs";

/** @type {{[list in List]: Kind}} */
const KINDS = { actions: ACTIONS, evidence: EVIDENCE, tenders: TENDERS, commitments: COMMITMENTS };

/**
 * @param {Assessment} assessment
 * @param {WorkEvent} event
 * @param {string} at
 * @returns {Assessment}
 */
export function next(assessment, event, at) {
  if (event.list === "all") return event.events.reduce((one, each) => next(one, each, at), assessment);
  return { ...assessment, ...partAfter(assessment, event, at), changed: at };
}

/** @param {Assessment} assessment @param {Exclude<WorkEvent, {list: "all"}>} event @param {string} at @returns {Partial<Assessment>} */
function partAfter(assessment, { list, event }, at) {
  switch (list) {
    case "steps":
      return { steps: nextSteps(assessment.steps, event) };
    case "reassess":
      return { reassess: event };
    default:
      return { [list]: nextList(KINDS[list], /** @type {any[]} */ (assessment[list]), event, at) };
  }
}
