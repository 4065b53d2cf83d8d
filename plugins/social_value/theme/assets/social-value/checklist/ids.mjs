// @ts-check
/** Chance, which the pure modules are never given: the page passes its ids to them. */

const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

/** An id that no other document has. @param {string} letter of its kind: assessments have an a */
export const newId = (letter = "a") => `${letter}-${random(12)}`;

/** @param {number} length */
export const random = (length) =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => LETTERS[byte % LETTERS.length]).join("");
