// @ts-check
/**
 * What the site remembers beside the assessments: which one of each checklist was open last, and when each was last
 * downloaded.
 *
 * @import { Assessment, Found, Outcome, Settings } from "./types.mjs"
 * @import { Store } from "./store.mjs"
 */

import { isRecord } from "./soundness.mjs";

const SETTINGS = "settings";

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
