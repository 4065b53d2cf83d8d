// @ts-check
/**
 * What a text in storage is. Pure.
 *
 * @import { Assessment, StoredKind, Tabs } from "./types.mjs"
 * @import { Format } from "./soundness.mjs"
 */

import { parse } from "./drawer.mjs";
import { isRecord, kindOf } from "./soundness.mjs";

/**
 * @param {string} text
 * @param {Format} format that it should have
 * @param {string} [id] that it should have
 * @returns {{kind: StoredKind, assessment?: Assessment, tabs?: Tabs}}
 */
export function interpret(text, format, id) {
  const value = parse(text);
  if (value === undefined) return { kind: "corrupt" };
  const kind = kindOf(value, format);
  if (kind !== "found") return { kind };
  const { tabs, ...assessment } = format.migrate(value);
  if (id !== undefined && assessment.id !== id) return { kind: "foreign" };
  return { kind, assessment, tabs: isRecord(tabs) ? tabs : {} };
}
