// @ts-check
/**
 * What happened to a checklist between the edition that was answered and the one shown now. Pure.
 *
 * @import { Assessment, Change, Changes, Entry, Model, Statement } from "./types.mjs"
 */

import { entryOf } from "./assessment.mjs";

const OWN_STATES = ["does-not-apply", "dont-know"];

/**
 * Every statement of this edition, and every id that has an answer, stands in exactly one list.
 *
 * @param {Model} model
 * @param {Assessment} assessment
 * @returns {Changes}
 */
export function changes(model, { edition, answers }) {
  /** @type {Changes} */
  const found = {
    editions: { from: edition, to: model.edition },
    unchanged: [],
    reworded: [],
    added: [],
    moved: [],
    reweighted: [],
    retired: [],
    unknown: [],
  };
  const states = [...model.options.map(({ id }) => id), ...OWN_STATES];
  const known = new Set();
  for (const { id: area, statements } of model.areas) {
    for (const statement of statements) {
      const entry = entryOf(answers, statement.id);
      const change = changeOf(model, { area, statement }, entry, edition);
      if (entry?.state !== undefined && !states.includes(entry.state)) change.unknownState = entry.state;
      known.add(statement.id);
      found[listOf(change, firstEdition(model, statement.id) > edition)].push(change);
    }
  }
  for (const retired of model.history?.retired ?? []) {
    const answered = Object.hasOwn(answers, retired.id);
    const stood = firstEdition(model, retired.id) <= edition && edition < retired.edition;
    if (!known.has(retired.id) && (answered || stood)) found.retired.push({ ...retired, answered });
    known.add(retired.id);
  }
  found.unknown = Object.keys(answers).filter((id) => !known.has(id));
  return found;
}

/**
 * The ids that stood in an edition, in an order that does not depend on where they stand on the page.
 *
 * @param {Model} model
 * @param {number} edition
 */
export function idsIn(model, edition) {
  const retired = (model.history?.retired ?? []).filter((each) => each.edition > edition);
  const present = model.areas.flatMap(({ statements }) => statements);
  return [...present, ...retired]
    .map(({ id }) => id)
    .filter((id) => firstEdition(model, id) <= edition)
    .sort();
}

/**
 * The fingerprint of a statement's wording in an edition; undefined for one that is not in the model.
 *
 * @param {Model} model
 * @param {string} id
 * @param {number} edition
 */
export function fingerprintIn(model, id, edition) {
  for (const { id: area, statements } of model.areas) {
    const statement = statements.find((each) => each.id === id);
    if (statement) return standing(model, { area, statement }, edition).fingerprint;
  }
}

/**
 * @param {Model} model
 * @param {{area: string, statement: Statement}} present
 * @param {Entry | undefined} entry
 * @param {number} edition
 * @returns {Change}
 */
function changeOf(model, present, entry, edition) {
  const { area, statement } = present;
  const then = standing(model, present, edition);
  // An answer says itself which wording it was given to. Without one, the edition says.
  const fingerprint = entry?.state === undefined ? then.fingerprint : (entry.fingerprint ?? then.fingerprint);
  /** @type {Change} */
  const change = { id: statement.id, answered: entry !== undefined };
  if (fingerprint !== statement.fingerprint) {
    const before = stages(model, present).find((stage) => stage.fingerprint === fingerprint)?.text ?? null;
    change.reworded = { before, after: statement.text ?? null };
  }
  if (then.area !== area) change.moved = { from: then.area, to: area };
  if (then.weight !== statement.weight) change.reweighted = { before: then.weight, after: statement.weight };
  return change;
}

/** @param {Change} change @param {boolean} isNew */
function listOf({ reworded, moved, reweighted }, isNew) {
  if (isNew) return "added";
  if (reworded) return "reworded";
  return moved ? "moved" : reweighted ? "reweighted" : "unchanged";
}

/** @param {Model} model @param {string} id */
const firstEdition = ({ history }, id) => (history && Object.hasOwn(history.since, id) ? history.since[id] : 1);

/** @param {Model} model @param {{area: string, statement: Statement}} present @param {number} edition */
const standing = (model, present, edition) =>
  /** @type {Stage} */ (stages(model, present).findLast(({ until }) => until >= edition));

/**
 * How a statement stood, from now back to its beginning. What an earlier stage does not say was as in the later.
 *
 * @typedef {{until: number, text: string | null, area: string, weight: number, fingerprint: string}} Stage
 * @param {Model} model
 * @param {{area: string, statement: Statement}} present
 * @returns {Stage[]}
 */
function stages({ history }, { area, statement }) {
  const { id, text, weight, fingerprint } = statement;
  const earlier = history && Object.hasOwn(history.earlier, id) ? history.earlier[id] : [];
  /** @type {Stage[]} */
  const found = [{ until: Infinity, text: text ?? null, area, weight, fingerprint }];
  for (const { edition, ...differences } of [...earlier].sort((one, other) => other.edition - one.edition)) {
    found.push({ ...found[found.length - 1], ...differences, until: edition });
  }
  return found;
}
