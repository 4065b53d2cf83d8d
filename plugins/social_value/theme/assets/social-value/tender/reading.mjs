// @ts-check
/** What the warnings look for in a text. Pure; every pattern reads a text once, however long it is. */

import { NAMED, NO_NUMBER } from "../action/tenders.mjs";

/** An end, then white space, then what looks like a beginning; "e.g. this" and "4. (E1)" are not cut. */
const BETWEEN = /(?<=[.!?…][)\]"'”’]?)\s+(?=["'“‘]?[\p{Lu}\p{Lt}\p{Lo}\p{Nd}])/u;

/**
 * The sentences of a text, in paragraphs.
 *
 * @param {string} text
 * @returns {string[][]}
 */
export const paragraphsOf = (text) =>
  text
    .split(/[\r\n]+/)
    .map((paragraph) => paragraph.split(BETWEEN).map((each) => each.trim()).filter(Boolean))
    .filter(({ length }) => length > 0);

const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)";
/** Numbers that count nothing: days, years, ages, and the names of standards, rules, sections and places. */
const NAMES = new RegExp(
  [
    `\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?${MONTH}(?:\\s\\d{4})?`,
    `${MONTH}\\s\\d{1,2}(?:st|nd|rd|th)?(?!\\d)(?:,?\\s\\d{4})?`,
    "\\d{4}-\\d\\d-\\d\\d|\\d{1,2}/\\d{1,2}/\\d{2,4}",
    "(?<![\\d£€$,.])(?:19|20)\\d\\d(?:\\s?[/–-]\\s?\\d{2,4})?(?![\\d%]|[.,]\\d)",
    "24/7",
    "\\bage[ds]?\\s\\d{1,2}(?:\\s?(?:to|and|or|–|-)\\s?\\d{1,2})?",
    "\\b(?:over|under)[\\s-]\\d{1,2}s\\b",
    "\\b\\d{1,2}\\sor\\s(?:over|older|under)",
    "\\b(?:ISO|BS|EN|PAS|PPN|Level|Lot|Part|Section|Question|Act|Article|Page|Tier|Phase|Stage|Form|Schedule|Outcome|Theme|Grade|Clause|Annex|Appendix|Table|Figure|No\\.?)[\\s:-]?\\d[\\d.:/-]*",
    "(?<![\\p{L}\\p{N}])\\p{L}[\\p{L}-]*\\d[\\p{L}\\d]*",
  ].join("|"),
  "giu",
);

/** Whether a sentence has a number that counts something, such as people, hours or pounds. @param {string} sentence */
export const hasFigure = (sentence) => /\p{Nd}/u.test(sentence.replace(NAMED, "").replace(NAMES, ""));

/** The numbers of evidence that a text names: ["E1", "E2"], each once; of a line that is gone, "E?". @param {string} text */
export const labelsIn = (text) => [...new Set([...text.matchAll(NAMED)].map(([label]) => label).concat(text.includes(NO_NUMBER) ? NO_NUMBER : []))];

/** @type {WeakMap<string[], RegExp>} */
const patterns = new WeakMap();

/** Whether one of the phrases stands in a text, in small or capital letters. @param {string} text @param {string[]} phrases */
export const hasPhrase = (text, phrases) => patternOf(phrases).test(text);

/** Whether a text begins with one of them. @param {string} text @param {string[]} phrases */
export const beginsWith = (text, phrases) => patternOf(phrases).exec(text.trimStart())?.index === 0;

/** Of the phrases, each with any space between its words and any apostrophe in them. @param {string[]} phrases */
function patternOf(phrases) {
  const known = patterns.get(phrases);
  if (known) return known;
  const words = phrases.map((phrase) =>
    phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/['’]/g, "['’]").replace(/\s+/g, "\\s+"),
  );
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`, "iu");
  patterns.set(phrases, pattern);
  return pattern;
}

/** As one compares what was said twice. @param {string} text */
export const folded = (text) =>
  text
    .toLocaleLowerCase("en-GB")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const LONGEST_QUOTE = 120;

/** A sentence short enough to be told. @param {string} text */
export function quote(text) {
  const line = text.slice(0, 4 * LONGEST_QUOTE).trim().split(/\s+/).join(" ");
  const characters = [...line];
  return characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join("").trimEnd()} …` : line;
}
