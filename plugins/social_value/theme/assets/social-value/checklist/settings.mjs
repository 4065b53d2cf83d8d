// @ts-check
/**
 * What the site remembers beside the assessments: which one of each checklist was open last, and when each was last
 * downloaded. It also remembers what the reader need not be asked or told again.
 *
 * @import { Assessment, Found, Outcome, Settings } from "./types.mjs"
 * @import { Store } from "./store.mjs"
 */

import { isRecord } from "./soundness.mjs";

const SETTINGS = "settings";

/** So many answers are a pity to lose. */
const WORTH_KEEPING = 10;
/** In milliseconds: after seven days without a visit Safari may delete what a site keeps. */
const WEEK = 7 * 24 * 60 * 60 * 1000;

/** @param {Store} store @returns {Settings} */
export function settingsOf({ drawer }) {
  const { version = 1, current, lastExported, ...others } = drawer.record(SETTINGS);
  return {
    ...others,
    version,
    current: isRecord(current) ? current : {},
    lastExported: isRecord(lastExported) ? lastExported : {},
  };
}

/** @param {Store} store @param {{id: string, checklist: string}} assessment @returns {Outcome} */
export function setCurrent(store, { id, checklist }) {
  const settings = settingsOf(store);
  return store.drawer.putRecord(SETTINGS, { ...settings, current: { ...settings.current, [checklist]: id } });
}

/** @param {Store} store @param {Assessment[]} assessments @param {string} at @returns {Outcome} */
export function setExported(store, assessments, at) {
  const settings = settingsOf(store);
  const exported = Object.fromEntries(assessments.map(({ id }) => [id, at]));
  return store.drawer.putRecord(SETTINGS, { ...settings, lastExported: { ...settings.lastExported, ...exported } });
}

/**
 * Asks the browser once to keep what the site keeps. It may ask the reader, say no, or never answer: nothing waits
 * for it, and nothing rests on it.
 *
 * @param {Store} store
 * @param {string} at
 */
export function askToKeep(store, at) {
  const settings = settingsOf(store);
  if (settings.askedToKeep || !navigator.storage?.persist) return;
  store.drawer.putRecord(SETTINGS, { ...settings, askedToKeep: at });
  navigator.storage.persist().catch(() => {});
}

/**
 * Whether to remind the reader that a file is safer: much is answered, it has changed since the last file, and there
 * was neither a file nor a reminder in the last week.
 *
 * @param {Store} store
 * @param {Assessment} assessment
 * @param {string} at
 */
export function isReminderDue(store, { id, answers, changed }, at) {
  if (Object.values(answers).filter(({ state }) => state !== undefined).length < WORTH_KEEPING) return false;
  const { lastExported, reminded = "" } = settingsOf(store);
  const exported = Date.parse(lastExported[id]);
  /** @param {number} time */
  const isRecent = (time) => Date.parse(at) - time < WEEK;
  return !(exported >= Date.parse(changed)) && !isRecent(exported) && !isRecent(Date.parse(reminded));
}

/** The reader has read the reminder. @param {Store} store @param {string} at @returns {Outcome} */
export function setReminded(store, at) {
  return store.drawer.putRecord(SETTINGS, { ...settingsOf(store), reminded: at });
}

/**
 * The assessment of this checklist that was open last; else the one that changed last.
 *
 * @param {Store} store
 * @param {string} checklist
 * @returns {Found}
 */
export function currentOf(store, checklist) {
  const { current } = settingsOf(store);
  const found = Object.hasOwn(current, checklist) ? store.read(`${current[checklist]}`) : undefined;
  const isHere = found && !["absent", "gone"].includes(found.kind);
  if (isHere && (found.assessment?.checklist ?? checklist) === checklist) return found;
  const { kind, assessments } = store.list();
  const assessment = assessments
    .filter((each) => each.checklist === checklist)
    .reduce(
      (/** @type {Assessment | undefined} */ one, other) => (one && one.changed > other.changed ? one : other),
      undefined,
    );
  return { kind: kind === "found" && !assessment ? "absent" : kind, assessment };
}
