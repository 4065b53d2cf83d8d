// @ts-check
/** What the pages of the plan and of the evidence say. Words that never change stand in the pages themselves. */

import { count, onDay, quoted } from "../assessments/words.mjs";
import { LONGEST } from "./list.mjs";

/** @param {string} name @param {string} day */
export const title = (name, day) => (day && !name.includes(onDay(day)) ? `${name} (${onDay(day)})` : name);

export const TOLD = {
  /** @param {Date} time */
  saved: (time) => `Saved on this device, ${time.toLocaleTimeString("en-GB", { timeStyle: "short" })}`,
  undone: "It is as it was.",
  deleted: "It is deleted.",
  gone: "This assessment was deleted in another tab or window.",
  /** @param {string} name */
  back: (name) => `${quoted(name)} is back.`,
  notHere: "That assessment is not kept in this browser.",
  csv: "A spreadsheet file went to your downloads.",
  cut: `That was too long. We kept the first ${LONGEST.toLocaleString("en-GB")} characters.`,
  noDay: "That is not a day in the calendar, so it is not saved.",
  // The plan's own.
  planned: "It is in your plan, below the steps.",
  pinned: "It is pinned to the top.",
  unpinned: "It is not pinned any more.",
  dismissed: "It is set aside. You find it below the other steps.",
  broughtBack: "It is back among your next steps.",
  moved: "It is moved.",
  added: "An action is added.",
  /** @param {number} most */
  tooMany: (most) => `There is room for ${most}, and no more. Delete one first.`,
  /** @param {number} number */
  calendar: (number) => `A calendar file with ${count(number, "day")} went to your downloads.`,
  noDays: "There is no day to put in a calendar yet. Give an action a day, or choose a reminder.",
  // The register's own.
  line: "A line is added.",
  linked: "It backs up this statement.",
  unlinked: "It does not back up this statement any more.",
  reading: "The reading is added.",
  noReading: "Write a day and a value first.",
  readingDeleted: "The reading is deleted.",
};

export const NO_MODEL = "We could not load the checklist, so its statements are missing. Reload the page.";
export const NO_CHECKLIST = "This site does not have the checklist of this assessment.";
export const NONE = "–";

/** @param {{percent: number | null}} result @param {string | undefined} band */
export const score = ({ percent }, band) => (percent === null ? "Not enough answers" : `${percent}%${band ? `, ${band}` : ""}`);

// ---- the plan

export const STATUS = { planned: "Planned", "under-way": "Under way", done: "Done", dropped: "Dropped" };
export const LATE = "Late";
/** @param {number} place */
export const ofAction = (place) => ` action ${place}`;
/** @param {string} text */
export const ofStep = (text) => `: ${text}`;
export const NO_TARGET = "Not chosen";
export const NO_STATEMENT = "None";
/** @param {string} label */
export const yourAnswer = (label) => `Your answer: ${label}`;
/** @param {string} area @param {number | null} percent */
export const inArea = (area, percent) => `${area}${percent === null ? "" : `, now ${percent}%`}`;
export const GUIDE = "Guide: ";
export const CASE = "Who did it: ";
export const WHY = {
  both: "your size and your kind",
  size: "your size",
  sector: "your kind",
  statement: "shows this",
};
export const IN_PLAN = "In your plan";
/** @param {number} number */
export const moreSteps = (number) => `${count(number, "more step")}`;
/** @param {number} number */
export const setAside = (number) => `${count(number, "step")} you set aside`;
export const NO_STEPS = {
  answers: "Answer some statements of the checklist first. Then the next steps stand here.",
  top: "Every statement you scored is at the top of the scale. Keep your evidence up to date.",
  dismissed: "You set every step aside.",
};
/** @param {number} changes */
export const forecast = (changes) =>
  changes
    ? `If you did all of this, ${count(changes, "answer")} would be higher.`
    : "Choose the answer to reach for an action, and you see here what your result would become.";
/** @param {string} day @param {string} today */
export const reassess = (day, today) =>
  day ? `Answer again on ${onDay(day)}.${day <= today ? " That day is here or has passed." : ""} The calendar file holds this day.` : "";

export const PLAN_CSV = ["Action", "Statement", "Who", "By when", "Answer now", "Answer to reach", "Status", "Note"];
/** @param {string} checklist */
export const answerAgain = (checklist) => `Answer again: ${checklist}`;
/** @param {string} owner @param {string} statement @param {string} note */
export const describe = (owner, statement, note) =>
  [owner && `Who: ${owner}`, statement && `Statement: ${statement}`, note].filter(Boolean).join("\n");

// ---- the register

export const KIND = {
  number: "Number",
  story: "Story",
  document: "Document",
  survey: "Survey",
  "independent-check": "Independent check",
};
export const VALUE_KIND = { core: "Core", added: "Added", either: "Either" };
export const NOT_SAID = "Not said";
export const STRENGTH = {
  say: "We say",
  do: "We do",
  show: "We can show",
  measured: "We measured",
  checked: "Somebody independent checked",
};
export const STALE = "Out of date";
export const NEW_LINE = "New line";
/** @param {number} place */
export const ofLine = (place) => ` line ${place}`;
/** @param {number} number */
export const backs = (number) => `Statements that it backs up: ${number}`;
/** @param {number} number */
export const stale = (number) =>
  number ? `${count(number, "line is", "lines are")} out of date. Renew ${number === 1 ? "it" : "them"}, or do not quote ${number === 1 ? "it" : "them"}.` : "";
/** @param {number} shown @param {number} all */
export const shown = (shown, all) => `${shown} of ${count(all, "line")}`;
/** @param {{[strength: string]: number}} numbers */
export const strengths = (numbers) =>
  Object.entries(STRENGTH)
    .map(([id, label]) => `${label}: ${numbers[id] ?? 0}`)
    .join("; ");
export const NO_CLAIMS = "Nothing is answered “in place” yet, and no evidence is linked to a statement.";
export const CLAIM_HEADINGS = ["Statement", "Your answer", "How strong", "Evidence"];
export const ADD_EVIDENCE = "Add evidence";
export const READING_HEADINGS = ["Day", "Value"];
export const EVIDENCE_CSV = [
  ...["What it shows", "Kind", "Value", "Unit", "Period", "Source", "Where it is kept", "Dated", "Stale on"],
  ...["Core or added", "Statements", "Readings", "Strength", "Out of date"],
];
