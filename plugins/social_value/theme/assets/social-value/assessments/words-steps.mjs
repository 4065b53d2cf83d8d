// @ts-check
/** What the page of all assessments says at the steps that a reader may take: loaded with them. */

import { atTime, both, count, onDay, quoted } from "./words.mjs";

/** Today, where the reader is. @param {Date} date */
export const today = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => `${part}`.padStart(2, "0")).join("-");

/** @param {string} day */
export const suggestedName = (day) => `Assessment of ${onDay(day)}`;
/** @param {string} name */
export const copyName = (name) => `Copy of ${name}`;
/** @param {string} mine @param {string} theirs */
export const mergedName = (mine, theirs) => `${mine} and ${theirs}`;

export const TITLE = { new: "New assessment", from: "Start a new one", describe: "Rename or describe" };
export const SUBMIT = { new: "Start", from: "Start", describe: "Save" };
export const NOT_SAID = "Not said";

export const TOLD = {
  /** @param {string} name */
  started: (name) => `${quoted(name)} is started. Open it to answer.`,
  /** @param {string} name */
  startedFrom: (name) => `${quoted(name)} is started with the earlier answers. Open it and look at each again.`,
  /** @param {string} name */
  described: (name) => `${quoted(name)} is saved.`,
  /** @param {string} name */
  duplicated: (name) => `${quoted(name)} is made.`,
  /** @param {string} name */
  deleted: (name) => `${quoted(name)} is deleted.`,
  /** @param {number} number @param {number} maps */
  filed: (number, maps) => `A file with ${both(number, maps)} went to your downloads.`,
  askedToKeep: "We asked this browser to keep your assessments. It may ask you too.",
  notAgreed: "This browser has not agreed. Save your assessments to a file.",
  csv: "A spreadsheet file went to your downloads.",
  copied: "The link is copied.",
  notCopied: "Your browser did not let us copy the link. It is selected, so you can copy it yourself.",
  nothingToSave: "There is nothing to save yet.",
  cancelled: "Nothing was changed.",
  /** @param {number} number @param {number} maps @param {number} replaced */
  brought: (number, maps, replaced) =>
    `${both(number, maps)} brought back.${replaced ? ` What was replaced is kept below as ${count(replaced, "backup")}.` : ""}`,
  nothingTaken: "Nothing was changed. ",
  merged: "Your answers and theirs are put together.",
};

export const NOT_UTF8 = "We cannot read this file. It is damaged, or it is another kind of file.";

export const BRING = {
  title: "Bring back from a file",
  /** @param {number} number @param {number} maps @param {string} day */
  holds: (number, maps, day) => `The file holds ${both(number, maps)}${day ? `, saved on ${onDay(day)}` : ""}.`,
  /** @param {string} checklist @param {number} answers @param {number} notes */
  what: (checklist, answers, notes) => `${checklist}. ${count(answers, "answer")}, ${count(notes, "note")}.`,
  /** @param {number} rows */
  whatMap: (rows) => `Impact map. ${count(rows, "outcome")}.`,
  otherChecklist: "For a checklist that this site does not have. It is kept as it is",
  /** @param {number} number */
  unknown: (number) =>
    `${count(number, "answer is to a statement", "answers are to statements")} that this site does not know. They are kept, and count for nothing.`,
  /** @param {{name: string, answers: number, changed: string}} stored */
  stored: ({ name, answers, changed }) =>
    `You have ${quoted(name)} with ${count(answers, "answer")}, last changed on ${atTime(changed)}.`,
  /** @param {{name: string, rows: object[], changed: string}} stored */
  storedMap: ({ name, rows, changed }) =>
    `You have ${quoted(name)} with ${count(rows.length, "outcome")}, last changed on ${atTime(changed)}.`,
  take: "Bring it back",
  replace: "Replace yours, and keep yours as a backup",
  copy: "Keep both",
  skip: "Leave it in the file",
  skipMine: "Keep yours only",
  confirm: "Bring back",
};

export const MERGE = {
  title: "Add a colleague’s answers",
  none: "You have no assessment of the checklist in this file. Choose “Bring back from a file” instead.",
  theirs: "Theirs, from the file",
  mine: "Yours, on this device",
  compare: "Show where you differ",
  /** @param {number} number */
  differ: (number) =>
    number
      ? `You differ on ${count(number, "statement")}. Choose the answer to keep. The notes of both are kept.`
      : "You gave the same answers. The notes of both are kept.",
  allMine: "Choose yours everywhere",
  allTheirs: "Choose theirs everywhere",
  /** @param {string} label */
  mineIs: (label) => `Yours: ${label}`,
  /** @param {string} label */
  theirsIs: (label) => `Theirs: ${label}`,
  where: "Where to keep the result",
  asNew: "As a new assessment",
  /** @param {string} name */
  into: (name) => `In ${quoted(name)}, with a backup of it as it is now`,
  save: "Put together",
  noAnswer: "No answer",
};

export const COMPARE = {
  /** @param {number} number */
  title: (number) => `${count(number, "assessment")} compared`,
  intro:
    "The earliest comes first. A change counts only the statements that have a scored answer in every one of them.",
  all: "All areas",
  headings: ["Assessment", "All answers", "Same statements", "Change"],
  /** @param {number} number */
  counted: (number) => `Same statements: ${number}.`,
  none: "No statement has a scored answer in all of them, so no change can be worked out.",
  /** @param {number} from @param {number} to @param {string} points */
  shift: (from, to, points) => `From ${from}% to ${to}%: ${points}.`,
  statements: "Statement by statement",
  rest: "Not counted, because not all of them have a scored answer",
  outside: "Answers to what the checklist does not ask now",
  reworded: "The wording changed between the answers.",
  nothing: "–",
  shortStart: "ten-minute start",
  notAsked: "not asked",
  /** @param {string[]} names of those that were asked the few statements of the short start */
  short: (names) =>
    `${names.map(quoted).join(" and ")} ${names.length === 1 ? "is a ten-minute start, so its" : "are ten-minute starts, so their"} own figures count only the few statements of that start.`,
};

export const SHARE = {
  /** @param {number} texts */
  texts: (texts) => (texts ? `${count(texts, "note or reason stays", "notes and reasons stay")} behind.` : ""),
  /** @param {number} left */
  left: (left) => (left ? `${count(left, "answer")} to what is not asked now cannot travel in a link.` : ""),
  /** @param {number} length */
  length: (length) => `The link has ${length} characters.`,
};
