// @ts-check
/**
 * Hands the reader an assessment as a file. Loaded when it is asked for.
 *
 * @import { Assessment } from "./types.mjs"
 */

import { toFile } from "./portable.mjs";

/** @param {Assessment} assessment @param {string} at */
export function saveFile(assessment, at) {
  const address = URL.createObjectURL(new Blob([toFile([assessment], at)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${assessment.checklist}-${at.slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
