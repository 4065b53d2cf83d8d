// @ts-check
/**
 * What of a checklist an assessment is asked: its profile sets statements aside, and the quick start asks a few. Pure;
 * no answer changes by it.
 *
 * @import { Answers, Assessment, Model } from "./types.mjs"
 */

import { entryOf } from "./assessment.mjs";

/**
 * The statements that the profile sets aside, with the reason, and whether one had been answered before.
 *
 * @param {Model} model
 * @param {Assessment} assessment
 */
export function setAside({ areas }, { profile, broughtBack, answers }) {
  return areas
    .flatMap(({ statements }) => statements)
    .filter(({ id, setAside = {} }) => Object.hasOwn(setAside, profile) && !broughtBack.includes(id))
    .map(({ id, setAside = {} }) => ({
      id,
      reason: setAside[profile],
      answered: entryOf(answers, id)?.state !== undefined,
    }));
}

/**
 * The states to score: a statement that is set aside does not apply, whatever had been answered.
 *
 * @param {Model} model
 * @param {Assessment} assessment
 * @returns {Answers}
 */
export function effectiveAnswers(model, assessment) {
  const aside = new Set(setAside(model, assessment).map(({ id }) => id));
  /** @type {Answers} */
  const states = Object.create(null);
  for (const { id } of model.areas.flatMap(({ statements }) => statements)) {
    const state = aside.has(id) ? "does-not-apply" : entryOf(assessment.answers, id)?.state;
    if (state !== undefined) states[id] = state;
  }
  return states;
}

/**
 * The model of what the reader is asked: everything, or only the statements of the quick start.
 *
 * @param {Model} model
 * @param {Pick<Assessment, "depth">} assessment
 * @returns {Model}
 */
export function modelAtDepth(model, { depth }) {
  if (depth !== "quick") return model;
  const areas = model.areas.map((area) => ({ ...area, statements: area.statements.filter(({ quick }) => quick) }));
  return { ...model, areas: areas.filter(({ statements }) => statements.length > 0) };
}
