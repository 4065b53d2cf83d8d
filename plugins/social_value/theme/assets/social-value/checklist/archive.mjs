// @ts-check
/**
 * Takes the assessments and impact maps of a file in, and keeps what they replace.
 *
 * @import { Assessment, Outcome, Plan } from "./types.mjs"
 * @import { Store } from "./store.mjs"
 */

import { isMap } from "../impact-map/kind.mjs";
import { BACKUP, storeOf } from "./backups.mjs";

/**
 * Writes a plan, backups first. If something cannot be stored, all is put back as it was.
 *
 * @param {Store} store
 * @param {Plan} plan
 * @param {string} at
 * @returns {Outcome}
 */
export function applyPlan(store, { write, backups }, at) {
  const { drawer } = store;
  /** @type {(() => void)[]} */
  const undo = [];
  /** @param {string} name @param {(name: string) => Outcome} put */
  const step = (name, put) => {
    const before = drawer.get(name);
    const outcome = put(name);
    if (outcome === "saved") undo.push(() => (before === null ? drawer.drop(name) : drawer.put(name, before)));
    return outcome;
  };
  const steps = [
    ...backups.map((planned) => () => {
      // It may have been edited since the file was looked at.
      const document = storeOf(store, planned).read(planned.id).assessment ?? planned;
      const backup = { at, [isMap(document) ? "map" : "assessment"]: document };
      return step(drawer.free(BACKUP), (name) => drawer.put(name, JSON.stringify(backup)));
    }),
    ...write.map((document) => () => {
      const place = storeOf(store, document);
      return step(place.nameOf(document.id), () => place.overwrite(/** @type {Assessment} */ (document)));
    }),
  ];
  try {
    for (const each of steps) {
      const outcome = each();
      if (outcome === "saved") continue;
      undo.reverse().forEach((back) => back());
      return outcome;
    }
    return "saved";
  } catch {
    return "blocked";
  }
}
