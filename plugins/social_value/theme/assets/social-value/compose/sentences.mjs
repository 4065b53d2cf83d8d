// @ts-check
/** What is said of a mistake in a case study: the words of `check`, to the letter. Pure. */

import { didYouMean, slug } from "./alike.mjs";
import { lengthOf } from "./yaml.mjs";

/** @typedef {{message: string, hint: string, inForm?: string}} Complaint inForm is the hint for who sees no file */
/** @typedef {(string | number)[]} Loc the way to a value: ["sources", 0, "id"] */

const LONGEST_QUOTE = 60;
export const MISSPELT = "is not written as it should be";

/** @type {{[noun: string]: string}} */
const ADVICE = {
  text: "Put straight quotes round all of it, if it is text.",
  "a whole number": "Write it in figures, without quotes, commas or a decimal point.",
  "a number": "Write it in figures, without quotes, commas or a unit.",
  "true or false": "Write true or false, without quotes.",
  "a date such as 2026-11-22": "Write the year, the month and the day.",
};

/** @param {string} text */
export const quoted = (text) => {
  const line = text.trim().split(/\s+/).join(" ");
  return `“${lengthOf(line) <= LONGEST_QUOTE ? line : `${[...line].slice(0, LONGEST_QUOTE).join("")}…`}”`;
};

/** What a person would call the value there. @param {Loc} loc */
function called(loc) {
  const last = loc.at(-1);
  if (last === undefined) return "this file";
  if (typeof last === "string") return `“${last}”`;
  const named = loc.filter((step) => typeof step === "string").at(-1);
  return named === undefined ? `item ${last + 1}` : `item ${last + 1} of “${named}”`;
}

/** @param {Loc} loc */
const subject = (loc) => called(loc).replace(/^./, (letter) => letter.toUpperCase());

/** @param {Loc} loc @param {string} about @returns {Complaint} */
export function missing(loc, about) {
  const says = about && `It says: ${about[0].toLowerCase()}${about.slice(1)}`;
  const hint = `Add a line that starts with “${loc.at(-1)}:”. ${says}`.trim();
  return { message: `${subject(loc)} is missing from ${called(loc.slice(0, -1))}.`, hint, inForm: about };
}

/** @param {Loc} loc @param {string} value @param {string} own @param {RegExp} pattern @returns {Complaint} */
export function misspelt(loc, value, own, pattern) {
  const better = slug(value);
  const perhaps = better !== value && pattern.test(better) ? ` Perhaps “${better}”?` : "";
  return { message: `${subject(loc)} ${MISSPELT}: ${quoted(value)}.`, hint: own + perhaps };
}

/** Of characters or items. @param {Loc} loc @param {number} count @param {"character" | "item"} unit @param {number} least @param {string} own @returns {Complaint} */
export function tooFew(loc, count, unit, least, own) {
  const wrong = unit === "item" ? "has too few items" : "is too short";
  const hint = `${unit === "item" ? `Write at least ${least}.` : ""} ${own}`.trim();
  return { message: `${subject(loc)} ${count ? sized(wrong, count, unit, "least", least) : "is empty"}.`, hint };
}

/** @param {Loc} loc @param {number} count @param {"character" | "item"} unit @param {number} most @param {string} own @returns {Complaint} */
export function tooMany(loc, count, unit, most, own) {
  const wrong = unit === "item" ? "has too many items" : "is too long";
  const hint = `${unit === "item" ? "Take some out." : "Say it in fewer words."} ${own}`.trim();
  return { message: `${subject(loc)} ${sized(wrong, count, unit, "most", most)}.`, hint };
}

/** @param {string} wrong @param {number} count @param {string} unit @param {string} bounded @param {number} bound */
const sized = (wrong, count, unit, bounded, bound) =>
  `${wrong}: it has ${withCommas(count)} ${unit}${count === 1 ? "" : "s"}, and the ${bounded} is ${withCommas(bound)}`;

/** @param {number} count */
const withCommas = (count) => `${count}`.replace(/\B(?=(?:\d{3})+$)/g, ",");

/** @param {Loc} loc @param {number} value @param {string} words "or more" or "or less" @param {number} limit @param {string} own @returns {Complaint} */
export const outside = (loc, value, words, limit, own) => ({
  // A year has no comma.
  message: `${subject(loc)} should be ${Math.abs(limit) < 10_000 ? limit : withCommas(limit)} ${words}, but is ${asPython(value)}.`,
  hint: own,
});

/** @param {Loc} loc @param {string} noun @param {unknown} value @returns {Complaint} */
export const otherThan = (loc, noun, value) => ({
  message: `${subject(loc)} should be ${noun}, but ${described(value)}.`,
  hint: ADVICE[noun],
});

/** @param {Loc} loc @param {string[]} choices @param {unknown} value @returns {Complaint} */
export function noneOf(loc, choices, value) {
  const nouns = choices.map((choice) => `“${choice}”`);
  const meant = typeof value === "string" ? didYouMean(value, choices.map((choice) => [choice, choice])) : "";
  const either = `${nouns.slice(0, -1).join(", ")} or ${nouns.at(-1)}`;
  return { message: `${subject(loc)} should be ${either}, but ${described(value)}.`, hint: meant || "Write one of these words exactly." };
}

/** @param {unknown} value */
const described = (value) =>
  typeof value === "string" ? `is text: ${quoted(value)}` : `is ${typeof value === "number" ? asPython(value) : value}`;

/** A number as Python writes it. @param {number} value */
export const asPython = (value) =>
  value !== 0 && Math.abs(value) < 1e-4 ? value.toExponential().replace(/-(\d)$/, "-0$1") : `${value}`;
