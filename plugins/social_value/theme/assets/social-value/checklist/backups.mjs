// @ts-check
/**
 * What was replaced by a file, and what the reader does not want kept. Only the page of all assessments asks for it.
 *
 * @import { Assessment, ImpactMap, Outcome } from "./types.mjs"
 */

import { MAPS, isMap } from "../impact-map/kind.mjs";
import { parse } from "./drawer.mjs";
import { ASSESSMENT, kindOf } from "./soundness.mjs";
import { Store } from "./store.mjs";

export const BACKUP = "backup:";

/**
 * Where a document of this kind is kept.
 *
 * @param {Store} store
 * @param {Assessment | ImpactMap} document
 */
export const storeOf = (store, document) => (isMap(document) ? new Store(store.drawer, MAPS) : store);

/**
 * What imports replaced, the latest first.
 *
 * @param {Store} store
 * @returns {{name: string, at: string, assessment: Assessment | ImpactMap}[]}
 */
export function backupsOf({ drawer }) {
  try {
    return drawer
      .texts(BACKUP)
      .map(({ name, text }) => {
        const { at, map, assessment = map } = parse(text) ?? {};
        return { name, at, assessment };
      })
      .filter(({ at, assessment }) => typeof at === "string" && isSoundBackup(assessment))
      .sort((one, other) => (one.at < other.at ? 1 : -1));
  } catch {
    return [];
  }
}

/**
 * Drops a backup, or a text that cannot be read. Assessments go by `store.remove`.
 *
 * @param {Store} store
 * @param {string} name
 * @returns {Outcome}
 */
export const discard = ({ drawer }, name) => drawer.drop(name);

/** @param {any} document */
const isSoundBackup = (document) => [ASSESSMENT, MAPS.format].some((format) => kindOf(document, format) === "found");
