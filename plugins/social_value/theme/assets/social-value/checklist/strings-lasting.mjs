// @ts-check
/**
 * What the scripts say about keeping, taking away, bringing back and comparing answers. The modules that decide give
 * codes and data; here each code has its sentence.
 *
 * @import { ComparisonError } from "./compare.mjs"
 * @import { CsvWords } from "./csv.mjs"
 * @import { MergeError } from "./merge.mjs"
 * @import { PortableError } from "./portable.mjs"
 * @import { Changes, Difference, Incoming, Outcome, StoredKind } from "./types.mjs"
 */

/** Why something is not kept. @type {Record<Exclude<Outcome, "saved">, string>} */
export const NOT_KEPT = {
  full: "There is no room left on this device, so your last changes are not saved. Download your assessments, then delete some.",
  blocked: "This browser does not let the site keep anything. Download your assessment before you close the page.",
  newer: "A newer version of this site saved this assessment. Reload the page, and then go on.",
  gone: "This assessment was deleted in another tab or window. You can save it again.",
  refused: "A note has become too long to save. Shorten it, and it will be saved.",
};

/** What is wrong with a text that stays where it is. @type {Partial<Record<StoredKind, string>>} */
export const UNREADABLE = {
  corrupt: "This is damaged, and we cannot read it.",
  foreign: "This is not one of our assessments.",
  broken: "This is an assessment, but something in it is wrong.",
  newer: "A newer version of this site saved this. Reload the page to see it.",
};

/** @type {Record<PortableError["code"], (data: PortableError["data"]) => string>} */
const NOT_TAKEN = {
  "too-large": () => "This file is too large to be one of ours.",
  "not-json": () => "We cannot read this file. It is damaged, or it is another kind of file.",
  foreign: () => "This file was not made by this site.",
  newer: (data) => `${which(data)} was made by a newer version of this site. Reload the page and try again.`,
  empty: () => "There is nothing in this file to bring back.",
  broken: (data) => `${which(data)} is damaged. Nothing was taken from this file.`,
  repeated: (data) => `${which(data)} is in this file twice. Nothing was taken from this file.`,
  "not-a-link": () => "This is not a link to an assessment.",
  "link-newer": () => "This link was made by a newer version of this site. Reload the page and try again.",
  "link-damaged": () => "This link is damaged. Part of it may be missing. Ask for it again, or ask for a file.",
  "link-too-large": () => "This link is too long to be one of ours. Ask for a file instead.",
  "link-other-checklist": () => "This link is for another checklist.",
  "link-other-edition": ({ edition }) =>
    `This link was made with edition ${edition} of the checklist, and we cannot match its answers any more. Ask for a file instead.`,
  "link-later-edition": ({ edition }) =>
    `This link was made with edition ${edition} of the checklist, which is newer. Reload the page and try again.`,
  "link-unreadable-here": () => "This browser is too old to open the link. Try another browser, or ask for a file.",
};

/** @param {PortableError} error */
export const notTaken = ({ code, data }) => NOT_TAKEN[code](data);

/** @type {Record<ComparisonError["code"], string>} */
const NOT_COMPARED = {
  "too-few": "Choose two or more assessments to compare.",
  "different-checklists": "These assessments answer different checklists, so they cannot be compared.",
};

/** @param {ComparisonError} error */
export const notCompared = ({ code }) => NOT_COMPARED[code];

/** @type {Record<MergeError["code"], string>} */
const NOT_MERGED = {
  "different-checklists": "These assessments answer different checklists, so they cannot be put together.",
  "too-long": "The texts of both together are too long to keep. Shorten one of them first.",
  "too-many": "The actions or the evidence of both together are too many to keep. Delete some first.",
};

/** @param {MergeError} error */
export const notMerged = ({ code }) => NOT_MERGED[code];

/** What taking it would mean. @type {Record<Incoming["kind"], string>} */
export const INCOMING = {
  new: "New here",
  same: "The same as the one you have",
  newer: "Newer than the one you have, and would replace it",
  older: "Older than the one you have",
};

/** @type {Record<"fine" | "long" | "too-long", (length: number) => string>} */
export const LINK_SIZE = {
  fine: () => "",
  long: (length) => `This link has ${length} characters. Some email programs cut a link as long as this.`,
  "too-long": (length) =>
    `This link would have ${length} characters, which is too long to work. Leave the notes out, or send a file.`,
};

/** @type {Record<Exclude<keyof Changes, "editions">, string>} */
export const CHANGED = {
  unchanged: "The same as before",
  reworded: "Reworded: your answer is kept, please look at it again",
  added: "New",
  moved: "Moved to another area",
  reweighted: "Counts for more or for less than before",
  retired: "No longer asked: your answer is kept, and counts for nothing",
  unknown: "Not known to this edition: your answer is kept, and counts for nothing",
};

/** @param {Difference} difference @param {{id: string, label: string}[]} options */
export function changeWords({ direction, from, to }, options) {
  /** @param {string} id */
  const label = (id) => `“${options.find((option) => option.id === id)?.label ?? id}”`;
  return direction === "same" ? `no change: ${label(to)}` : `${direction} from ${label(from)} to ${label(to)}`;
}

/** @param {number} change */
export const pointsWords = (change) => {
  if (change === 0) return "no change";
  return `${change > 0 ? "+" : "−"}${Math.abs(change)} percentage ${Math.abs(change) === 1 ? "point" : "points"}`;
};

/** @type {CsvWords} */
export const CSV = {
  headings: ["Area", "Number", "Statement", "Answer", "Points", "Reason", "Note", "Answered on", "Flags"],
  states: { "does-not-apply": "Does not apply", "dont-know": "Don’t know" },
  flags: {
    setAside: "Set aside",
    carried: "Not looked at again",
    reworded: "Reworded since you answered",
    retired: "No longer asked",
    unknown: "Not known to this edition",
  },
};

/** The place and the name of an assessment or a map in a file. @param {PortableError["data"]} data */
function which({ place, name, isMap }) {
  if (!place) return "This file";
  const what = `${isMap ? "Impact map" : "Assessment"} ${place} in this file`;
  return name ? `${what}, “${name}”,` : what;
}
