// @ts-check
/**
 * What only the page of all assessments does to storage: it takes the assessments of a file in, keeps what they
 * replace, and drops what the reader does not want kept.
 *
 * @import { Assessment, Outcome, Plan } from "./types.mjs"
 * @import { Store } from "./store.mjs"
 */

import { parse } from "./drawer.mjs";
import { kindOf } from "./soundness.mjs";
import { ASSESSMENT } from "./store.mjs";

const BACKUP = "backup:";

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
      const assessment = store.read(planned.id).assessment ?? planned;
      return step(drawer.free(BACKUP), (name) => drawer.put(name, JSON.stringify({ at, assessment })));
    }),
    ...write.map((assessment) => () => step(ASSESSMENT + assessment.id, () => store.overwrite(assessment))),
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

/**
 * What imports replaced, the latest first.
 *
 * @param {Store} store
 * @returns {{name: string, at: string, assessment: Assessment}[]}
 */
export function backupsOf({ drawer }) {
  try {
    return drawer
      .texts(BACKUP)
      .map(({ name, text }) => ({ name, ...parse(text) }))
      .filter(({ at, assessment }) => typeof at === "string" && kindOf(assessment) === "found")
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
