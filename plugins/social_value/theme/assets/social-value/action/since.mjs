// @ts-check
/**
 * What changed since last time: against the assessment before, or else against the result of the edition before. Pure.
 *
 * @import { Assessment, Model, Recorded } from "../checklist/types.mjs"
 *
 * @typedef {{id: string, text: string, from: string, to: string}} Moved from and to are the labels of answers
 * @typedef {object} SinceAssessment
 * @property {"assessment"} kind
 * @property {string} name
 * @property {string} date
 * @property {number} statements how many have a scored answer in both
 * @property {number | null} before the overall percent on those
 * @property {number | null} after
 * @property {{title: string, before: number | null, after: number | null, change: number | null}[]} areas with a change
 * @property {Moved[]} up
 * @property {Moved[]} down
 * @property {boolean} reworded whether the wording of one that is counted changed in between
 * @typedef {{kind: "edition", recorded: Recorded}} SinceEdition
 */

import { compare } from "../checklist/compare.mjs";

/**
 * @param {Model} model
 * @param {Assessment} assessment
 * @param {Assessment[]} others what else is kept
 * @returns {SinceAssessment | SinceEdition | null}
 */
export function since(model, assessment, others) {
  const earlier = earlierOne(assessment, others);
  if (earlier) return against(model, assessment, earlier);
  const recorded = assessment.results.filter(({ edition }) => edition < model.edition).pop();
  return recorded ? { kind: "edition", recorded } : null;
}

/**
 * The one whose answers it began with, or else the last one before it.
 *
 * @param {Assessment} assessment
 * @param {Assessment[]} others
 */
export function earlierOne(assessment, others) {
  const before = others
    .filter((each) => each.id !== assessment.id && each.checklist === assessment.checklist && isBefore(each, assessment))
    .sort((one, other) => (isBefore(one, other) ? -1 : 1));
  return before.find(({ id }) => id === assessment.takenFrom?.id) ?? before.at(-1);
}

/** In the order of a comparison. @param {Assessment} one @param {Assessment} other */
function isBefore(one, other) {
  const [a, b] = [one, other].map(({ date, created, id }) => [date, created, id]);
  const place = a.findIndex((each, at) => each !== b[at]);
  return place >= 0 && a[place] < b[place];
}

/** @param {Model} model @param {Assessment} assessment @param {Assessment} earlier @returns {SinceAssessment} */
function against(model, assessment, earlier) {
  const { overall, areas } = compare(model, [earlier, assessment]);
  const label = (/** @type {string} */ id) => model.options.find((option) => option.id === id)?.label ?? id;
  const texts = new Map(model.areas.flatMap(({ statements }) => statements.map(({ id, text = id }) => [id, text])));
  const rows = areas.flatMap(({ statements }) => statements);
  const moved = (/** @type {"up" | "down"} */ direction) =>
    rows.flatMap(({ id, change }) =>
      change?.direction === direction
        ? [{ id, text: texts.get(id) ?? id, from: label(change.from), to: label(change.to) }]
        : [],
    );
  const [before, after] = overall.percents;
  return {
    kind: "assessment",
    name: earlier.name,
    date: earlier.date,
    statements: overall.statements,
    before,
    after,
    areas: areas
      .map(({ title, shared: { percents, change } }) => ({ title, before: percents[0], after: percents[1], change }))
      .filter(({ change }) => change !== null),
    up: moved("up"),
    down: moved("down"),
    reworded: rows.some(({ counted, reworded }) => counted && reworded),
  };
}
