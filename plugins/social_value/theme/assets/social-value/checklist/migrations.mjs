// @ts-check
/**
 * Brings an assessment of an older format version up to today's. Each step goes from its version to the next,
 * and an old document falls through all that follow. A step is never changed once it is published.
 */

/** An assessment with which nobody has planned, shown or promised anything yet. A function, so that no two share a list. */
export const NO_WORK = () => ({
  steps: { pinned: [], dismissed: [], order: [] },
  actions: [],
  evidence: [],
  tenders: [],
  commitments: [],
  reassess: { months: 0, from: "" },
});

/** The first step goes from version 1 to version 2. @type {((value: any) => any)[]} */
const STEPS = [
  // Before version 2 there were no plans, no evidence and no tenders.
  (value) => ({ ...value, ...NO_WORK() }),
];

/** The version that is written today. */
export const VERSION = STEPS.length + 1;

/**
 * @param {any} value of today's version or an older one
 * @param {((value: any) => any)[]} steps
 */
export function migrate(value, steps = STEPS) {
  return steps
    .slice(value.version - 1)
    .reduce((older, step) => ({ ...step(older), version: older.version + 1 }), value);
}
