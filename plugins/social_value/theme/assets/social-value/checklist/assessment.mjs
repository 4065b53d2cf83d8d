// @ts-check
/**
 * An assessment: one organisation's answers to one checklist. Pure: an assessment and an event give the next
 * one, nothing is changed in place, and times and ids are passed in.
 *
 * An answer is a state, never a number, so it outlives a change of points. Each keeps the fingerprint of the
 * wording it was given to. Ids this edition does not know, and fields of later versions, are carried along.
 *
 * @import { Assessment, AssessmentEvent, Details, Entry, Model, Result, Statement } from "./types.mjs"
 */

import { NO_WORK, VERSION } from "./migrations.mjs";
import { rebase } from "./notes.mjs";
import { FORMAT, LIMITS } from "./soundness.mjs";

/**
 * An assessment without answers.
 *
 * @param {Pick<Model, "id" | "edition">} checklist
 * @param {Details & {id: string}} details
 * @param {string} at
 * @returns {Assessment}
 */
export function begin(checklist, { id, name = "", date = "", organisation = {}, profile = "", depth = "full" }, at) {
  return {
    format: FORMAT,
    version: VERSION,
    id,
    checklist: checklist.id,
    edition: checklist.edition,
    name: cut(name, LIMITS.name),
    date,
    organisation: { size: "", kind: "", ...organisation },
    note: "",
    profile,
    broughtBack: [],
    depth,
    created: at,
    changed: at,
    revision: 0,
    answers: {},
    results: [],
    ...NO_WORK(),
  };
}

/**
 * The assessment after the event.
 *
 * @param {Assessment} assessment
 * @param {AssessmentEvent} event
 * @param {string} at
 * @returns {Assessment}
 */
export function next(assessment, event, at) {
  return { ...assessment, ...partAfter(assessment, event, at), changed: at };
}

/**
 * A new assessment that starts with the answers of an earlier one, each marked as not looked at again.
 *
 * @param {Assessment} assessment
 * @param {{id: string, name: string, date: string}} details
 * @param {string} at
 * @returns {Assessment}
 */
export function startFrom(assessment, { id, name, date }, at) {
  const answers = Object.fromEntries(
    Object.entries(assessment.answers).map(([statement, entry]) => [
      statement,
      entry.state === undefined ? entry : { ...entry, carried: /** @type {const} */ (true) },
    ]),
  );
  const takenFrom = { id: assessment.id, name: assessment.name, date: assessment.date };
  return { ...duplicate(assessment, { id, name }, at), date, takenFrom, answers, results: [] };
}

/**
 * @param {Assessment} assessment
 * @param {{id: string, name: string}} details
 * @param {string} at
 * @returns {Assessment}
 */
export function duplicate(assessment, { id, name }, at) {
  return { ...assessment, id, name: cut(name, LIMITS.name), created: at, changed: at, revision: 0 };
}

/**
 * Keeps the result as it is scored now, to stand beside later ones. Once the checklist has a later edition,
 * what was kept for an earlier one is never touched again: its points and weights are not known any more.
 *
 * @param {Model} model
 * @param {Assessment} assessment
 * @param {Result} result
 * @param {string} at
 * @returns {Assessment}
 */
export function record(model, assessment, { overall, areas, counts }, at) {
  const { edition } = model;
  if (edition !== assessment.edition) return assessment;
  const bandLabel = model.bands.find(({ id }) => id === overall.band)?.label ?? "";
  const recorded = {
    edition,
    at,
    overall: { percent: overall.percent, band: overall.band, bandLabel },
    areas: areas.map(({ percent, low, high }, index) => {
      const { id, title } = model.areas[index];
      return { id, title, percent, low, high };
    }),
    counts,
  };
  return { ...assessment, results: [...assessment.results.filter((result) => result.edition !== edition), recorded] };
}

/**
 * The reader has seen what changed: from now on the assessment belongs to this edition. No answer changes.
 *
 * @param {Pick<Model, "edition">} model
 * @param {Assessment} assessment
 * @param {string} at
 * @returns {Assessment}
 */
export const adoptEdition = ({ edition }, assessment, at) => ({ ...assessment, edition, changed: at });

/**
 * Whether the answer was given to another wording.
 *
 * @param {Pick<Statement, "fingerprint">} statement
 * @param {Entry | undefined} entry
 */
export const isReworded = ({ fingerprint }, entry) =>
  entry?.state !== undefined && entry.fingerprint !== undefined && entry.fingerprint !== fingerprint;

/**
 * What is kept for a statement. Ids can come from a stranger's file: "constructor" must find nothing.
 *
 * @param {{[statement: string]: Entry}} answers
 * @param {string} statement
 * @returns {Entry | undefined}
 */
export const entryOf = (answers, statement) => (Object.hasOwn(answers, statement) ? answers[statement] : undefined);

/**
 * @param {Assessment} assessment
 * @param {AssessmentEvent} event
 * @param {string} at
 * @returns {Partial<Assessment>}
 */
function partAfter({ answers, organisation, note, broughtBack, date }, event, at) {
  switch (event.type) {
    case "answer":
      return withEntry(answers, event.statement, {
        state: event.state,
        fingerprint: event.fingerprint,
        carried: undefined,
        at,
      });
    case "clear":
      // What the reader typed stays: only an edit of the text takes text away.
      return withEntry(answers, event.statement, { state: undefined, fingerprint: undefined, carried: undefined, at });
    case "confirm":
      if (entryOf(answers, event.statement)?.state === undefined) return {};
      return withEntry(answers, event.statement, { fingerprint: event.fingerprint, carried: undefined, at });
    case "reason":
    case "note": {
      const entry = entryOf(answers, event.statement);
      const text = edited(entry?.[event.type], event.before, event.text, LIMITS[event.type]);
      return withEntry(answers, event.statement, { at: entry?.at ?? at, [event.type]: text || undefined });
    }
    case "rename":
      return { name: cut(event.name, LIMITS.name) };
    case "describe": {
      const described = { ...organisation, ...event.organisation };
      return {
        date: event.date ?? date,
        organisation: { ...described, kind: cut(described.kind, LIMITS.kind) },
        note: event.note === undefined ? note : edited(note, event.before, event.note, LIMITS.note),
      };
    }
    case "profile":
      return { profile: event.profile };
    case "bringBack":
      return { broughtBack: [...new Set([...broughtBack, event.statement])] };
    case "setAsideAgain":
      return { broughtBack: broughtBack.filter((id) => id !== event.statement) };
    case "depth":
      return { depth: event.depth };
  }
}

/**
 * @param {{[statement: string]: Entry}} answers
 * @param {string} statement
 * @param {Partial<Entry>} fields undefined takes a field away
 */
function withEntry(answers, statement, fields) {
  const { [statement]: _, ...others } = answers;
  const entry = Object.entries({ ...entryOf(answers, statement), ...fields }).filter(
    ([, value]) => value !== undefined,
  );
  if (entry.every(([field]) => field === "at")) return { answers: others };
  // A computed key, and fromEntries, make a plain field even of "__proto__".
  return { answers: { ...others, [statement]: /** @type {Entry} */ (Object.fromEntries(entry)) } };
}

/**
 * @param {string | undefined} stored
 * @param {string | undefined} before
 * @param {string} text
 * @param {number} limit
 */
const edited = (stored = "", before = stored, text, limit) =>
  rebase(stored, before, cut(text, Math.max(limit, before.length)));

/** Never between the two halves of a character. @param {string} text @param {number} limit */
export const cut = (text, limit) => (text.length > limit ? text.slice(0, limit).replace(/[\ud800-\udbff]$/, "") : text);
