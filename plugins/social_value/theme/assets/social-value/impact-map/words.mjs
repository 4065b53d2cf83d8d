// @ts-check
/** What the page of the impact map says. */

import { onDay, quoted } from "../assessments/words.mjs";

export const SUGGESTED_NAME = "Impact map";

/** @param {string} name @param {string} day */
export const title = (name, day) => [name || SUGGESTED_NAME, day && onDay(day)].filter(Boolean).join(", ");

/** @param {number} place */
export const ofRow = (place) => ` outcome ${place}`;

export const TOLD = {
  /** @param {Date} time */
  saved: (time) => `Saved on this device, ${time.toLocaleTimeString("en-GB", { timeStyle: "short" })}`,
  filed: "A file went to your downloads.",
  csv: "A spreadsheet file went to your downloads.",
  added: "An outcome is added.",
  moved: "It is moved.",
  removed: "The outcome is deleted.",
  undone: "It is as it was.",
  started: "A new map is started. It is kept once you type something.",
  notHere: "That map is not kept in this browser.",
  gone: "This map was deleted in another tab or window.",
  /** @param {string} name */
  deleted: (name) => `${quoted(name)} is deleted.`,
  /** @param {string} name */
  back: (name) => `${quoted(name)} is back.`,
};

