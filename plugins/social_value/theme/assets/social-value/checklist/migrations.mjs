// @ts-check
/**
 * Brings an assessment of an older format version up to today's. Each step goes from its version to the next,
 * and an old document falls through all that follow. A step is never changed once it is published.
 */

/** The first step goes from version 1 to version 2. @type {((value: any) => any)[]} */
const STEPS = [];

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
