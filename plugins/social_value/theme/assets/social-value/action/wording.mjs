// @ts-check
/**
 * Sentences from the wording of the tender pack, content/_data/tender-wording.yml. Pure.
 *
 * @typedef {{words: string, hint: string}} Advice
 * @typedef {object} Wording as published for the browser
 * @property {{[section: string]: {heading: string, hint: string}}} sections of the answer
 * @property {{[name: string]: string[]}} sentences the first that can be filled is used
 * @property {{[warning: string]: Advice}} warnings
 * @property {({id: string, own?: boolean} & Advice)[]} preflight own: only the reader can tell
 * @property {{[list: string]: string[]}} phrases to look for
 * @property {{[name: string]: string}} labels
 *
 * @typedef {{[blank: string]: string | number}} Blanks
 */

const BLANK = /\{([a-z]+)\}/g;

/**
 * The first sentence of that name whose blanks all have something to say; "" where there is none.
 *
 * @param {Wording} wording
 * @param {string} name
 * @param {Blanks} [blanks] their names and what stands in their place
 */
export function sentence(wording, name, blanks = {}) {
  const said = Object.fromEntries(Object.entries(blanks).map(([blank, value]) => [blank, inline(`${value}`)]));
  const fits = wording.sentences[name].find((text) => [...text.matchAll(BLANK)].every(([, blank]) => said[blank]));
  return fits === undefined ? "" : capital(filled(fits, said));
}

/** A text with its blanks filled; one with nothing to say goes. @param {string} text @param {Blanks} blanks */
export const filled = (text, blanks) =>
  // In one go, so that braces in what a reader typed stay what they are.
  text.replace(BLANK, (_, blank) => (Object.hasOwn(blanks, blank) ? `${blanks[blank]}` : ""));

/** On one line, without the stops at its end: the sentence around it has one. @param {string} text */
export function inline(text) {
  const line = text.trim().split(/\s+/).join(" ");
  let end = line.length;
  while (end > 0 && ".;:, ".includes(line[end - 1])) end -= 1;
  return line.slice(0, end);
}

/** @param {string} text */
const capital = (text) => {
  const [first = ""] = text;
  return first.toLocaleUpperCase("en-GB") + text.slice(first.length);
};
