// @ts-check
/**
 * Words, counted as Word and most buyers' forms count them: a word is whatever stands between two spaces or ends of lines.
 * So "well-being", "40%", "(E1)" and a dash between spaces are one each. Chinese and Japanese put no spaces between words:
 * there each character is one. Pure.
 *
 * @import { Tender } from "../action/types.mjs"
 */

import { SECTIONS } from "../action/tenders.mjs";

const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
/** Marks that show nothing, such as those that turn the direction of writing: alone they are no word. */
const UNSEEN = /\p{Cf}+/gu;

/** @param {string} text */
export function countWords(text) {
  let words = 0;
  for (const [word] of text.matchAll(WORD)) if (word.replace(UNSEEN, "")) words += 1;
  return words;
}

/**
 * The words of the answer: those of its four texts. Headings, the list of promises and the list of evidence are not among
 * them.
 *
 * @param {Tender} tender
 */
export function wordsOf(tender) {
  const [will, know, report, added] = SECTIONS.map((section) => countWords(tender[section]));
  const total = will + know + report + added;
  const { limit } = tender;
  return { will, know, report, added, total, limit, over: limit ? Math.max(0, total - limit) : 0 };
}
