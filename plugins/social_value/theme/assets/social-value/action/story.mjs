// @ts-check
/**
 * A result as a story: which areas are strong and which weak, what could be shown, what the law asks, what comes next. Pure.
 * Every figure comes from the one scoring; nothing is worked out here again.
 *
 * @import { Assessment, AreaResult, Band, Model, Result } from "../checklist/types.mjs"
 * @import { Strength } from "./evidence.mjs"
 * @import { Step } from "./steps.mjs"
 *
 * @typedef {{id: string, text: string, label: string}} Answered label is that of the answer
 * @typedef {object} AreaStory
 * @property {string} title
 * @property {AreaResult} result
 * @property {Band | undefined} band of the score so far
 * @property {string[]} bands the labels of those it may end in: the lowest and the highest
 * @property {number} inPlace how many statements are in place or above
 * @property {Answered | undefined} best the strongest of those that are in place
 * @property {Answered | undefined} worst the weakest of those that are not at the top
 */

import { effectiveAnswers, modelAtDepth } from "../checklist/asked.mjs";
import { bandOf, score } from "../checklist/scoring.mjs";
import { forecast, isLate, isOpen } from "./actions.mjs";
import { STRENGTHS, claims, isStale } from "./evidence.mjs";
import { since } from "./since.mjs";
import { arranged, nextSteps } from "./steps.mjs";

/** So many of each a reader keeps in mind. */
const MOST = { areas: 2, steps: 3 };

/** @typedef {ReturnType<typeof story>} Story */

/**
 * @param {Model} model
 * @param {Assessment} assessment
 * @param {Assessment[]} others what else is kept
 * @param {string} today
 */
export function story(model, assessment, others, today) {
  const asked = modelAtDepth(model, assessment);
  const answers = effectiveAnswers(asked, assessment);
  const result = score(asked, answers);
  const areas = asked.areas.map((area, place) => areaStory(model, area, result.areas[place], answers));
  const texts = new Map(asked.areas.flatMap(({ statements }) => statements.map(({ id, text = id }) => [id, text])));
  return {
    result,
    areas,
    band: bandOf(model, result.overall.percent),
    ...extremes(areas),
    since: since(model, assessment, others),
    tender: tenderOf(asked, assessment, today),
    duties: result.mustNotes.map((id) => ({ id, text: texts.get(id) ?? id })),
    steps: arranged(nextSteps(model, assessment), assessment.steps).shown.slice(0, MOST.steps),
    plan: planOf(model, assessment, today),
    isOlder: assessment.edition < model.edition,
  };
}

/**
 * @param {Model} model
 * @param {Model["areas"][number]} area
 * @param {AreaResult} result
 * @param {{[statement: string]: string}} answers
 * @returns {AreaStory}
 */
function areaStory(model, { title, statements }, result, answers) {
  const options = new Map(model.options.map((option) => [option.id, option]));
  const top = model.options[model.options.length - 1].points;
  const line = options.get(model.inPlace)?.points ?? Infinity;
  const scored = statements.flatMap(({ id, weight, text = id }) => {
    const option = options.get(answers[id]);
    return option ? [{ id, text, weight, label: option.label, points: option.points }] : [];
  });
  // The heavier first where two are alike.
  const by = (/** @type {1 | -1} */ way) => [...scored].sort((one, other) => way * (one.points - other.points) || other.weight - one.weight)[0];
  const [best, worst] = [by(-1), by(1)];
  return {
    title,
    result,
    band: bandOf(model, result.percent),
    bands: result.percent === null ? [] : [result.low, result.high].map((percent) => bandOf(model, percent)?.label ?? ""),
    inPlace: scored.filter(({ points }) => points >= line).length,
    best: best?.points >= line ? best : undefined,
    worst: worst?.points < top ? worst : undefined,
  };
}

/**
 * The strongest areas and the weakest, at most two of each; no area is both, and none is either where all are alike.
 *
 * @param {AreaStory[]} areas
 */
export function extremes(areas) {
  const percentOf = (/** @type {AreaStory} */ { result }) => /** @type {number} */ (result.percent);
  const ranked = areas.filter(({ result }) => result.percent !== null).sort((one, other) => percentOf(other) - percentOf(one));
  const [most, least] = [ranked[0], ranked[ranked.length - 1]].map((area) => (area ? percentOf(area) : 0));
  const number = Math.min(MOST.areas, Math.floor(ranked.length / 2));
  return {
    isLevel: ranked.length > 1 && most === least,
    strongest: ranked.slice(0, number).filter((area) => percentOf(area) > least),
    weakest: ranked
      .slice(ranked.length - number)
      .reverse()
      .filter((area) => percentOf(area) < most),
  };
}

/**
 * What could be shown in a tender: the statements that are claimed, by the strength that the register gives them.
 *
 * @param {Model} asked
 * @param {Assessment} assessment
 * @param {string} today
 */
function tenderOf(asked, assessment, today) {
  const claimed = claims(asked, assessment, today).filter(({ isClaimed }) => isClaimed);
  const rank = (/** @type {{strength: Strength | null}} */ { strength }) => STRENGTHS.indexOf(strength ?? "say");
  const strengths = /** @type {{[strength in Strength]: number}} */ (
    Object.fromEntries(STRENGTHS.map((strength) => [strength, claimed.filter((claim) => claim.strength === strength).length]))
  );
  const shown = claimed.filter((claim) => rank(claim) >= STRENGTHS.indexOf("show")).sort((one, other) => rank(other) - rank(one));
  const stale = assessment.evidence.filter((line) => isStale(line, today)).length;
  return { claimed: claimed.length, strengths, shown, stale, lines: assessment.evidence.length };
}

/** Where the plan stands. @param {Model} model @param {Assessment} assessment @param {string} today */
function planOf(model, assessment, today) {
  const { actions } = assessment;
  const open = actions.filter(isOpen);
  const { now, then, changes } = forecast(model, assessment);
  return {
    actions: actions.length,
    open: open.length,
    done: actions.filter(({ status }) => status === "done").length,
    late: open.filter((action) => isLate(action, today)).length,
    next: open
      .filter(({ due }) => due >= today)
      .sort((one, other) => (one.due < other.due ? -1 : 1))[0],
    becomes: changes > 0 ? { now: now.overall.percent, then: then.overall.percent, changes } : null,
  };
}
