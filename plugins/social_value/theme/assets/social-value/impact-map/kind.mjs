// @ts-check
/**
 * Tells an impact map from everything else, and where maps are kept. Pure.
 *
 * @import { Kept } from "../checklist/types.mjs"
 */

import { migrate } from "../checklist/migrations.mjs";
import { fits, isCount, isDate, isLabel, isText, isTime, like, listOf, mapOf, oneOf, text } from "../checklist/soundness.mjs";

export const MAP_FORMAT = "social-value-impact-map";

/** How long a text may be when it is typed. */
export const MAP_LIMITS = { name: 120, cell: 1000 };

/** The first goes from version 1 to version 2; none is ever changed once it is published. @type {((value: any) => any)[]} */
const STEPS = [];

/** The version that is written today. */
export const MAP_VERSION = STEPS.length + 1;

/** @type {Kept} */
export const MAPS = {
  start: "map:",
  order: "maps",
  format: {
    name: MAP_FORMAT,
    version: MAP_VERSION,
    migrate: (value) => migrate(value, STEPS),
    fits: fits({
      version: oneOf(MAP_VERSION),
      id: like(/^m-[a-z2-7]{12}$/),
      name: text(MAP_LIMITS.name),
      date: isDate,
      created: isTime,
      changed: isTime,
      revision: isCount,
      rows: listOf(fits({ id: isLabel, cells: mapOf(isText) })),
    }),
  },
};

/** @param {any} document */
export const isMap = (document) => document?.format === MAP_FORMAT;
