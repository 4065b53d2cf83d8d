// @ts-check
/**
 * The action plan. Pure.
 *
 * @import { Action } from "./types.mjs"
 * @import { Answers, Assessment, Model, Result } from "../checklist/types.mjs"
 * @import { Kind } from "./list.mjs"
 */

import { effectiveAnswers, modelAtDepth } from "../checklist/asked.mjs";
import { score } from "../checklist/scoring.mjs";

/** @type {Action["status"][]} */
export const STATUSES = ["planned", "under-way", "done", "dropped"];

/** @type {Kind} */
export const ACTIONS = { most: 200, texts: ["text", "owner", "note"], blank };

/** @param {string} id @param {string} at @param {Partial<Action>} [fields] @returns {Action} */
export function blank(id, at, fields = {}) {
  const empty = { statement: "", text: "", owner: "", due: "", target: "", note: "" };
  return { id, ...empty, status: "planned", created: at, changed: at, ...fields };
}

/** Whether something is still to be done. @param {Action} action */
export const isOpen = ({ status }) => status === "planned" || status === "under-way";

/** Whether its day has passed. @param {Action} action @param {string} today */
export const isLate = (action, today) => isOpen(action) && action.due !== "" && action.due < today;

/**
 * The result now, and what it would become if all that is planned were done: no answer becomes lower, and what does not
 * apply or is not asked stays out.
 *
 * @param {Model} model
 * @param {Assessment} assessment
 * @returns {{asked: Model, now: Result, then: Result, answers: Answers, changes: number}} answers as they would be
 */
export function forecast(model, assessment) {
  const asked = modelAtDepth(model, assessment);
  const before = effectiveAnswers(asked, assessment);
  const answers = Object.assign(Object.create(null), before);
  const points = new Map(model.options.map((option) => [option.id, option.points]));
  const isAsked = new Set(asked.areas.flatMap(({ statements }) => statements.map(({ id }) => id)));
  for (const { statement, target, status } of assessment.actions) {
    const reached = points.get(target);
    if (reached === undefined || status === "dropped" || !isAsked.has(statement)) continue;
    if (answers[statement] === "does-not-apply" || (points.get(answers[statement]) ?? -1) >= reached) continue;
    answers[statement] = target;
  }
  const changes = Object.keys(answers).filter((id) => answers[id] !== before[id]).length;
  return { asked, now: score(asked, before), then: score(asked, answers), answers, changes };
}
