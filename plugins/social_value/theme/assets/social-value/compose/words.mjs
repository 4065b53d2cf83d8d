// @ts-check
/** What the page says besides what the form's data brings along, and besides the words of the checks. */

const TIME = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });

export const SAY = {
  optional: "(optional)",
  choose: "Choose one",
  /** @param {number} most */
  upTo: (most) => `Up to ${most.toLocaleString("en-GB")} characters.`,
  markdown: "An empty line starts a paragraph, “- ” a line of a list. **Bold** and [links](https://example.org) work too.",
  partOfDate: "Such as 2024, 2024-03 or 2024-03-31.",
  noSource: "Fill in a source first",
  /** @param {number} count */
  statements: (count) => (count ? `Statements chosen: ${count}` : "Choose statements"),
  yes: "Yes",
};

/** One of those that a list holds: Sources -> Source. @param {string} label */
export const oneOf = (label) => label.replace(/s$/, "");

export const ACT = {
  /** @param {string} one */
  add: (one) => `Add ${/^[aeiou]/i.test(one) ? "an" : "a"} ${one.toLowerCase()}`,
  /** @param {string} one */
  another: (one) => `Add another ${one.toLowerCase()}`,
  up: "Move up",
  down: "Move down",
  remove: "Remove",
};

export const TOLD = {
  /** @param {Date} at */
  saved: (at) => `Your draft is saved on this device at ${TIME.format(at)}.`,
  notStored: "Nothing is kept on this device. Save your draft to a file before you close the page.",
  removed: "It is removed.",
  moved: "It is moved.",
  added: "It is added.",
  undone: "It is as it was.",
  again: "You start with an empty form.",
  copied: "The text is copied.",
  notCopied: "Copy the text from the box.",
  filed: "The file is saved.",
  notOurs: "We cannot read this file. Choose one that was saved here.",
  opened: "Your draft is open.",
  /** @param {string} title */
  correcting: (title) => `“${title}” is open. Change what is wrong.`,
  notThere: "There is no case study of that name.",
  notLoaded: "It could not be loaded. Check your connection, then reload the page.",
  noMistake: "Every answer passes the checks.",
  /** @param {number} count */
  mistakes: (count) => (count === 1 ? "One answer needs another look." : `${count} answers need another look.`),
};

/** Why the draft is not kept. @type {{[outcome: string]: string}} */
export const NOT_KEPT = {
  full: "There is no room left on this device, so your last changes are not saved. Save your draft to a file.",
  blocked: "This browser does not let the site keep anything. Save your draft to a file before you close the page.",
  newer: "A newer version of this site keeps another draft here. Save this one to a file, and reload the page.",
  gone: "This draft was deleted in another tab or window, so it is not saved any more. Save it to a file.",
  elsewhere: "Another draft was begun in another tab or window, and only one is kept. Save this one to a file.",
};

export const PREVIEW = {
  kicker: "Case study",
  caution: "Read this with care.",
  facts: { organisation: "Who", sector: "Kind of organisation", size: "Size", place: "Where", years: "When", cost: "What it cost" },
  themes: ["Theme", "Themes"],
  reviewed: "Last reviewed",
  figures: "The figures",
  bodies: { what_they_did: "What they did", what_you_can_do: "What you can do", limits: "What the figures do not show" },
  shows: "What it shows",
  statements: "Statements of our checklists that this is an example of:",
  check: "Check where you are yourself:",
  guides: "Guides",
  how: "How to do it yourself:",
  sources: "Sources",
  /** @param {string} when */
  asOf: (when) => `As of ${when}`,
  /** @param {number} number */
  source: (number) => `source ${number}`,
  /** @param {string} day */
  read: (day) => `Read on ${day}.`,
  nothing: "…",
};

export const SUMMARY = { name: "Name" };
