// @ts-check
/**
 * Tells an assessment, or another document of ours, from everything else that storage, a file or a link can hold. Pure. What this version does
 * not know (ids, states, fields) is no fault; what it knows must be of the right kind and of a sane size.
 *
 * @import { Kind } from "./types.mjs"
 */

import { VERSION, migrate } from "./migrations.mjs";

export const FORMAT = "social-value-assessment";

/** How long a text may be when it is typed. What two people or two tabs wrote is joined and may be longer. */
export const LIMITS = { name: 120, kind: 80, reason: 4000, note: 4000 };

/** More than any checklist has, and more than people type; joined notes included. */
const MOST_ANSWERS = 1000;
export const LONGEST_TEXT = 100_000;
const LONGEST_LABEL = 200;
const DEEPEST = 20;

/**
 * @typedef {object} Format A kind of document.
 * @property {string} name that each document gives itself
 * @property {number} version that is written today
 * @property {(value: any) => any} migrate brings an older one up to that
 * @property {Check} fits whether one of that version is right
 */

/** @param {any} value @param {Format} format @returns {Kind} */
export function kindOf(value, format = ASSESSMENT) {
  if (!isRecord(value) || value.format !== format.name || !isCount(value.version) || value.version < 1) return "foreign";
  if (value.version > format.version) return "newer";
  return isSound(value, format) ? "found" : "broken";
}

/** Whether it is of this version or an older one with nothing wrong in it. @param {any} value @param {Format} format */
export function isSound(value, format = ASSESSMENT) {
  try {
    return isShallow(value, DEEPEST) && value.format === format.name && format.fits(format.migrate(value));
  } catch {
    // A migration met what it did not expect.
    return false;
  }
}

/** @param {any} value @returns {value is Record<string, any>} */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @typedef {(value: any) => boolean} Check */

/** @param {Record<string, Check>} shape @returns {Check} */
export const fits = (shape) => (value) =>
  isRecord(value) && Object.entries(shape).every(([field, holds]) => holds(value[field]));
/** @param {number} longest @returns {Check} */
export const text = (longest) => (value) => typeof value === "string" && value.length <= longest;
/** @param {RegExp} pattern @returns {Check} */
export const like = (pattern) => (value) => typeof value === "string" && pattern.test(value);
/** @param {...any} values @returns {Check} */
export const oneOf =
  (...values) =>
  (value) =>
    values.includes(value);
/** @param {Check} holds @returns {Check} */
const maybe = (holds) => (value) => value === undefined || holds(value);
/** @param {Check} holds @returns {Check} */
export const listOf = (holds) => (value) => Array.isArray(value) && value.length <= MOST_ANSWERS && value.every(holds);

/** @type {Check} */
export const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
/** @type {Check} */
const isPercent = (value) => value === null || (isCount(value) && value <= 100);
const isFlag = oneOf(true, false);
export const isLabel = text(LONGEST_LABEL);
export const isText = text(LONGEST_TEXT);
export const isTime = like(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/);

export const isDate = like(/^(\d{4}-\d\d-\d\d)?$/);

const isEntry = fits({
  state: maybe(isLabel),
  reason: maybe(isText),
  note: maybe(isText),
  fingerprint: maybe(isLabel),
  carried: maybe(oneOf(true)),
  at: isTime,
});

/** @param {Check} holds @param {string} fields with spaces between them @returns {Record<string, Check>} */
const each = (holds, fields) => Object.fromEntries(fields.split(" ").map((field) => [field, holds]));

/** Things with ids of their own, each of which stands there once. @param {Record<string, Check>} shape @returns {Check} */
const itemsOf = (shape) => (value) =>
  listOf(fits(shape))(value) && new Set(value.map((/** @type {any} */ { id }) => id)).size === value.length;

const isAssessment = fits({
  version: oneOf(VERSION),
  id: like(/^a-[a-z2-7]{12}$/),
  checklist: like(/^[a-z][a-z0-9-]{0,99}$/),
  edition: isCount,
  name: text(LIMITS.name),
  date: isDate,
  organisation: fits({ size: isLabel, kind: text(LIMITS.kind) }),
  note: isText,
  profile: isLabel,
  broughtBack: listOf(isLabel),
  depth: oneOf("full", "quick"),
  created: isTime,
  changed: isTime,
  revision: isCount,
  takenFrom: maybe(fits({ id: isLabel, name: text(LIMITS.name), date: isDate })),
  answers: mapOf(isEntry),
  results: listOf(
    fits({
      edition: isCount,
      at: isTime,
      overall: fits({
        percent: isPercent,
        band: maybe((value) => value === null || isLabel(value)),
        bandLabel: isLabel,
      }),
      areas: listOf(fits({ id: isLabel, title: isLabel, percent: isPercent, low: isPercent, high: isPercent })),
      counts: fits({ scored: isCount, doesNotApply: isCount, dontKnow: isCount, unanswered: isCount }),
    }),
  ),
  steps: fits(each(listOf(isLabel), "pinned dismissed order")),
  actions: itemsOf({
    id: like(/^x-[a-z2-7]{8}$/),
    ...each(isText, "text owner note"),
    ...each(isLabel, "statement target"),
    due: isDate,
    status: oneOf("planned", "under-way", "done", "dropped"),
    ...each(isTime, "created changed"),
  }),
  evidence: itemsOf({
    id: like(/^e-[a-z2-7]{8}$/),
    ...each(isText, "what value unit period source kept"),
    kind: oneOf("", "number", "story", "document", "survey", "independent-check"),
    ...each(isDate, "date staleOn"),
    value_kind: oneOf("", "core", "added", "either"),
    statements: listOf(isLabel),
    readings: listOf(fits({ date: isDate, value: isLabel })),
    changed: isTime,
  }),
  tenders: itemsOf({
    id: like(/^t-[a-z2-7]{8}$/),
    ...each(isText, "name buyer question will know report added"),
    limit: isCount,
    due: isDate,
    supporting: oneOf("", "yes", "no"),
    ...each(listOf(isLabel), "statements evidence ticked"),
    questions: itemsOf({ id: like(/^q-[a-z2-7]{8}$/), question: isText, answered: isFlag, changed: isTime }),
    attachments: itemsOf({ id: like(/^f-[a-z2-7]{8}$/), name: isText, ready: isFlag, changed: isTime }),
    ...each(isTime, "created changed"),
  }),
  commitments: itemsOf({
    id: like(/^c-[a-z2-7]{8}$/),
    ...each(isText, "what who number measure record"),
    ...each(isLabel, "tender statement evidence"),
    by: isDate,
    value_kind: oneOf("", "core", "added"),
    outcome: oneOf("", "kept", "partly", "not"),
    ...each(isTime, "created changed"),
  }),
  reassess: fits({ months: oneOf(0, 3, 6, 12), from: isDate }),
});

/** @type {Format} */
export const ASSESSMENT = { name: FORMAT, version: VERSION, migrate, fits: isAssessment };

/** A record of anything by its ids. @param {Check} holds @returns {Check} */
export function mapOf(holds) {
  return (value) => {
    if (!isRecord(value)) return false;
    const entries = Object.entries(value);
    return entries.length <= MOST_ANSWERS && entries.every(([id, entry]) => isLabel(id) && holds(entry));
  };
}

/**
 * What is nested without end could not be written again.
 *
 * @param {any} value
 * @param {number} levels
 * @returns {boolean}
 */
function isShallow(value, levels) {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((each) => isShallow(each, levels - 1));
}
