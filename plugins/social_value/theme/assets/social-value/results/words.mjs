// @ts-check
/**
 * What the page of results says. Words that never change stand in the page itself.
 *
 * @import { AreaStory, Story } from "../action/story.mjs"
 * @import { SinceAssessment, SinceEdition } from "../action/since.mjs"
 * @import { Recorded } from "../checklist/types.mjs"
 */

import { TOLD } from "../action/words.mjs";
import { count, onDay, quoted } from "../assessments/words.mjs";
import { areaScore, denominator, evidence, progress, range, soFar } from "../checklist/strings.mjs";

export { denominator };
export const { saved, csv } = TOLD;

/** One sentence of several things. @param {string[]} items */
export const and = (items) => (items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`);

// ---- the areas

/** A percent or a range, and what it is so far. @param {AreaStory} area */
export const score = ({ result }) =>
  result.percent !== null && result.low !== result.high ? `${areaScore(result)} (${soFar(result.percent)})` : areaScore(result);
/** @param {AreaStory} area */
export const bands = ({ bands }) => (bands.length ? range(bands[0], bands[1]) : "–");
/** @param {AreaStory} area */
export const answered = ({ result }) => progress({ ...result, aside: 0 });
/** @param {AreaStory} area */
export const inShort = ({ title, result, band }) => `${title} (${result.percent}%, ${band?.label})`;
export const LEVEL = "All your areas with a score are level.";
export const ONE_AREA = "Too few areas have a score to say which is strongest.";
/** @param {"strongest" | "weakest"} which @param {AreaStory[]} areas */
export const areasAre = (which, areas) =>
  areas.length ? `Your ${which} ${areas.length === 1 ? "area is" : "areas are"} ${and(areas.map(inShort))}.` : "";
/** @param {AreaStory} area */
export const inPlace = ({ inPlace, result }) => `${inPlace} of ${count(result.counts.scored, "scored statement is", "scored statements are")} in place.`;
/** @param {"strongest" | "weakest"} which @param {AreaStory} area */
export function why(which, area) {
  const answer = which === "strongest" ? area.best : area.worst;
  const here = which === "strongest" ? "Strongest" : "Weakest";
  return `${inPlace(area)}${answer ? ` ${here} here: “${answer.text}” Your answer: ${answer.label}.` : ""}`;
}
/** @param {"strongest" | "weakest"} which @param {AreaStory} area */
export const inFull = (which, area) => `${inShort(area)}. ${why(which, area)}`;

// ---- the whole

export const NO_OVERALL = "Overall: not enough answers";
/** @param {Story} story */
export const overall = ({ result, band }) =>
  result.overall.percent === null || !band
    ? NO_OVERALL
    : `Overall${result.overall.provisional ? " so far (provisional)" : ""}: ${result.overall.percent}%, ${band.label}`;
/** @param {Story} story @param {{[band: string]: string}} meanings */
export const meaning = ({ band }, meanings) => (band ? (meanings[band.id] ?? "") : "");
/** @param {Story} story */
export const provisional = ({ result: { overall, counts } }) =>
  overall.provisional
    ? `This result is provisional: ${count(counts.unanswered, "statement is", "statements are")} not answered yet. An area can still end anywhere in its range.`
    : "";
export const OLDER = "The checklist has changed since you last looked at it. Open your answers to see what changed.";
export const SHORT = "These are the results of the short start, which asks fewer statements.";
export const BANDS_ARE_OURS = "The bands are this toolkit’s own words, not a certificate.";

// ---- since last time

export const SINCE = {
  none: "There is nothing to compare with yet. When you answer again, start the new assessment from this one.",
  nothing: "No statement has a scored answer both times, so no change can be worked out.",
  /** @param {SinceAssessment} since */
  against: ({ name, date, statements }) =>
    `Compared with ${quoted(name)}${date && !name.includes(onDay(date)) ? ` of ${onDay(date)}` : ""}. It counts only the ${count(statements, "statement")} with a scored answer both times, so its figures can differ from those above.`,
  /** @param {string} title @param {number | null} before @param {number | null} after */
  shift: (title, before, after) => {
    const by = (after ?? 0) - (before ?? 0);
    return `${title}: ${by === 0 ? `${after}%, as before` : `from ${before}% to ${after}%, ${count(Math.abs(by), "point")} ${by > 0 ? "up" : "down"}`}`;
  },
  /** @param {"up" | "down"} way @param {number} number */
  moved: (way, number) => `${count(number, "answer")} went ${way}`,
  /** @param {{text: string, from: string, to: string}} moved */
  answer: ({ text, from, to }) => `${text} ${from} → ${to}`,
  same: "No answer went up or down.",
  reworded: "Some statements were worded differently then.",
  /** @param {Recorded} recorded */
  edition: ({ edition, at, overall: { percent, bandLabel } }) =>
    `On ${onDay(at)}, by edition ${edition} of the checklist: ${percent === null ? "not enough answers" : `${percent}%, ${bandLabel}`}. The questions have changed since, so this is no like-for-like comparison.`,
  /** @param {Recorded["areas"][number]} area */
  area: ({ title, percent }) => `${title}: ${percent === null ? "not enough answers" : `${percent}%`} then`,
};

// ---- a tender

export const TENDER = {
  /** @param {Story} story */
  answers: ({ result }) => (result.evidence.inPlace > 0 ? `By your answers: ${lower(evidence(result.evidence))}` : ""),
  none: "Nothing is answered “in place” yet, so there is nothing to claim.",
  /** @param {number} claimed @param {number} shown */
  register: (claimed, shown) =>
    `By your evidence register: of ${count(claimed, "statement")} that you can claim, ${count(shown, "has", "have")} evidence that a buyer could check.`,
  strong: "The strongest claims",
  /** @param {number} number */
  bare: (number) => `${count(number, "claim rests", "claims rest")} on your word alone. Write down what shows ${number === 1 ? "it" : "them"}.`,
  /** @param {number} number */
  stale: (number) => `${count(number, "line")} of evidence ${number === 1 ? "is" : "are"} out of date.`,
  /** @param {number} number */
  more: (number) => `and ${number} more in the evidence register`,
};

// ---- what comes next

export const PLAN = {
  none: "There is no action in the plan yet.",
  /** @param {Story["plan"]} plan */
  stands: ({ actions, open, done, late }) =>
    `The plan has ${count(actions, "action")}: ${open} open, ${done} done${late ? `, ${late} late` : ""}.`,
  /** @param {Story["plan"]} plan */
  next: ({ next }) => (next ? `Next: ${next.text || "an action without words"}${next.owner ? ` (${next.owner})` : ""}, by ${onDay(next.due)}.` : ""),
  /** @param {Story["plan"]} plan */
  becomes: ({ becomes }) =>
    becomes && becomes.then !== null
      ? `If all of it were done, the overall figure would go from ${becomes.now === null ? "none" : `${becomes.now}%`} to ${becomes.then}%.`
      : "",
};
export const NO_STEPS = "Every statement you scored is at the top of the scale. Keep your evidence up to date.";
export const NO_DUTIES = "No answer points to a legal duty that is not met. This is not legal advice.";

// ---- the page for a board

export const BOARD = {
  areas: "The areas",
  headings: ["Area", "Score", "Band"],
  strengths: "What is strong",
  weaknesses: "What is weak",
  duties: "Legal duties to look at now",
  steps: "The next steps",
  made: "How the numbers were made",
  mean: "The overall figure is the mean of the areas, so it can hide a weak one. A self-assessment: nobody outside has checked it.",
  /** @param {string} checklist @param {number} edition */
  checklist: (checklist, edition) => `${checklist}, edition ${edition}`,
  /** @param {{text: string, label: string}} step @param {string} todo */
  step: ({ text, label }, todo) => `${todo || text} Now: ${label}.`,
  /** @param {string} name @param {string} title */
  footer: (name, title) => `${name}: ${title}`,
  tooLong: "Your own words are long. Check that the page for your board still fits on one sheet.",
  file: "one-page",
};

export const NUMBERS = {
  headings: ["Area", "Percent so far", "At least", "At most", "Band", "Scored", "Does not apply", "Don’t know", "Not answered"],
  overall: "Overall",
  provisional: "Provisional: not every statement is answered yet",
  final: "Final: every statement is answered",
  file: "numbers",
};

/** @param {string} words */
const lower = (words) => words[0].toLowerCase() + words.slice(1);
