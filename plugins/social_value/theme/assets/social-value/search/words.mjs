/**
 * What counts as a word for the search, and when two words are the same. Exactly as `search/words.py` does it for the
 * index; `site_tests/fixtures/search/words.json` binds both.
 */

const RUN = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const NO_LETTER = /[^\p{L}\p{N}]/gu;
const LONGEST = 40;

/** The word that letters, digits and apostrophes stand for; empty if nothing is left. */
export function fold(run) {
  const letters = run.normalize("NFKD").toLowerCase().replace(NO_LETTER, "");
  const kept = letters.length > LONGEST ? [...letters].slice(0, LONGEST).join("") : letters;
  return kept.replaceAll("iz", "is").replaceAll("yz", "ys").replaceAll("ς", "σ");
}

/** The words of a text in composed form (NFC), in order: [{word, start, end}], the places being those in the text. */
export function places(text) {
  const found = [];
  for (const { 0: run, index: start } of text.matchAll(RUN)) {
    const word = fold(run);
    if (word) found.push({ word, start, end: start + run.length });
  }
  return found;
}

/** The folded words of a text, in order. */
export const words = (text) => places(text).map(({ word }) => word);

/** Other forms of a word: one for many, and many for one where that is more than an s at the end. */
export function otherForms(word) {
  if (word.length < 4 || word.endsWith("ss")) return [];
  if (word.endsWith("ies")) return [`${word.slice(0, -3)}y`];
  if (word.endsWith("es")) return [word.slice(0, -1), word.slice(0, -2)];
  if (word.endsWith("s")) return [word.slice(0, -1)];
  return /[^aeiou]y$/.test(word) ? [`${word.slice(0, -1)}ies`] : [];
}
