// @ts-check
/** What the page of the tender pack says. The words of drafts and of checks are data: see content/_data/tender-wording.yml. */

import { STRENGTH, VALUE_KIND } from "../action/words.mjs";
import { count, onDay } from "../assessments/words.mjs";

export { NONE, NO_STATEMENT, NOT_SAID, STALE, STRENGTH, TOLD } from "../action/words.mjs";

/** What became of something that the reader did here. */
export const DONE = {
  started: "A tender is started.",
  copied: "It is copied, with its promises. You now work on the copy.",
  deleted: "The tender and its promises are deleted.",
  chosen: "It is chosen.",
  taken: "It is taken out.",
  moved: "It is moved.",
  promise: "A promise is added.",
  question: "A question is added.",
  document: "A document is added.",
  ticked: "It is ticked.",
  unticked: "It is not ticked any more.",
  drafted: "The draft is in your answer. Read it, and make it your own.",
  nothingToDraft: "There is nothing to draft that is not there already.",
  proved: "It is a line of your evidence register now. Choose it under “What you can show”.",
};

export const NO_WORDING = "We could not load the words of the draft and of the checks. Reload the page.";
export const NEW_TENDER = "New tender";
/** @param {string} name */
export const copyOf = (name) => `Copy of ${name || NEW_TENDER}`;
/** A tender in a list of them. @param {{name: string, buyer: string, due: string}} tender */
export const tender = ({ name, buyer, due }) => [short(name, 60) || short(buyer, 60) || NEW_TENDER, due && onDay(due)].filter(Boolean).join(", ");

/** @param {string} text @param {number} [most] */
export const short = (text, most = 150) => (text.length > most + 10 ? `${[...text.slice(0, most)].join("").trimEnd()}…` : text);

// ---- choosing

export const PICK = { statements: "Choose statements", evidence: "Choose evidence" };
/** @param {keyof typeof PICK} kind @param {number} chosen @param {number} all */
export const pick = (kind, chosen, all) => `${PICK[kind]} (${chosen} of ${all} chosen)`;
/** @param {number} shown @param {number} found @param {number} all */
export const found = (shown, found, all) =>
  `${found === all ? `${all} in all` : `${found} of ${all} found`}${shown < found ? `, the first ${shown} are shown` : ""}`;
/** @param {string} answer @param {string} strength */
export const claim = (answer, strength) => [answer && `Your answer: ${answer}`, strength].filter(Boolean).join(" · ");
export const BACKS = "Backs up a statement that you chose";
export const GONE = "This line is no longer in your register.";
export const [UP, DOWN, REMOVE] = ["Move up", "Move down", "Take out"];
/** @param {string} label @param {string} text */
export const ofLine = (label, text) => [label, short(text, 60)].filter(Boolean).join(": ");

// ---- promises

/** @param {number} place */
export const ofPromise = (place) => ` promise ${place}`;
export const KIND = { core: VALUE_KIND.core, added: VALUE_KIND.added };
export const OUTCOME = { kept: "Kept", partly: "Partly kept", not: "Not kept" };
export const NOT_YET = "Nothing said yet";
export const TIME_IS_UP = "Say what became of it";
/** @param {{[outcome: string]: number}} numbers */
export const outcomes = (numbers) =>
  `${[...Object.entries(OUTCOME), ["", NOT_YET]].map(([id, label]) => `${label}: ${numbers[id] ?? 0}`).join("; ")}.`;
/** @param {string} who @param {string} number @param {string} by @param {string} tender */
export const promise = (who, number, by, tender) => [number, who, by && `by ${onDay(by)}`, tender].filter(Boolean).join(" · ");
export const NEW_PROMISE = "A promise without words";

// ---- the answer

/** Where the wording could not be loaded. */
export const LABELS = { will: "What we will do", know: "How we know it works", report: "How we will report", added: "What we add on top" };
/** @param {number} words */
export const words = (words) => count(words, "word");
/** @param {number} total @param {number} limit */
export const total = (total, limit) =>
  !limit
    ? `${words(total)}. You have set no limit.`
    : total > limit
      ? `${total} of ${words(limit)}. That is ${words(total - limit)} too many.`
      : `${total} of ${words(limit)}. There is room for ${total === limit ? "no more" : `${words(limit - total)} more`}.`;
/** @param {number} number */
export const ask = (number) => `You have written in ${number === 1 ? "one part" : `${number} parts`} of the answer already`;

// ---- the check

export const WARNING = "Look again:";
export const READY = { true: "Done:", false: "To do:" };
/** @param {number} open @param {number} warnings */
export const ready = (open, warnings) => {
  const things = [open && count(open, "thing is", "things are"), warnings && count(warnings, "place", "places")];
  if (!open && !warnings) return "Everything here is done.";
  return [open ? `${things[0]} still to do.` : "Everything in this list is done.", warnings ? `${things[1]} above to look at again.` : ""].filter(Boolean).join(" ");
};
export const GO = {
  question: "Go to the question",
  statements: "Go to your claims",
  evidence: "Go to your evidence",
  commitments: "Go to your promises",
  answer: "Go to your answer",
  questions: "Go to the questions",
  attachments: "Go to the documents",
};
export const PARTS = {
  questions: { text: "Question", tick: "Answered", of: "question", field: "question", ready: "answered" },
  attachments: { text: "Document", tick: "Ready", of: "document", field: "name", ready: "ready" },
};
export const [START, START_ANOTHER] = ["Start a tender", "Start another tender"];
export const NOT_LOADED = "A part of the page could not be loaded. Are you offline? Nothing is lost. Try again.";
