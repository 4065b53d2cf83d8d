// @ts-check
/** Which of some choices somebody probably meant: what `did_you_mean` of problems.py says, to the letter. Pure. */

/** A word longer than this is no misspelling. */
const LONGEST = 100;
/** How much of two words must be alike: what Python's difflib asks for. */
const CUTOFF = 0.6;

/** Capitals, spaces, hyphens and underscores make no difference. @param {string} text */
export const slug = (text) =>
  text
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/ſ/g, "s")
    .replace(/ς/g, "σ")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");

/**
 * “Did you mean “x”?” for the choice that is most like it, or nothing if none is.
 *
 * @param {string} word
 * @param {Iterable<[string, string]>} choices ids with their labels: somebody who typed a label is told its id
 */
export function didYouMean(word, choices) {
  if ([...word].length > LONGEST) return "";
  const all = [...choices];
  const bySlug = new Map([...all.map(([id, label]) => [slug(label), id]), ...all.map(([id]) => [slug(id), id])]);
  const asked = [...slug(word)];
  let best = "";
  let most = 0;
  for (const each of bySlug.keys()) {
    const ratio = likeness([...each], asked);
    if (ratio < CUTOFF || ratio < most || (ratio === most && each < best)) continue;
    best = each;
    most = ratio;
  }
  return most ? `Did you mean “${bySlug.get(best)}”?` : "";
}

/** From 0 to 1, as difflib counts it. @param {string[]} one @param {string[]} other */
function likeness(one, other) {
  const length = one.length + other.length;
  if (!length) return 1;
  // No more can be the same than the shorter one has.
  if ((2 * Math.min(one.length, other.length)) / length < CUTOFF) return 0;
  return (2 * common(one, 0, one.length, other, 0, other.length)) / length;
}

/**
 * How many signs stand in the longest piece that both have, and in the longest ones before and after it.
 *
 * @param {string[]} a @param {number} aFrom @param {number} aTo
 * @param {string[]} b @param {number} bFrom @param {number} bTo
 * @returns {number}
 */
function common(a, aFrom, aTo, b, bFrom, bTo) {
  let size = 0;
  let inA = aFrom;
  let inB = bFrom;
  /** For each place in b how long the piece is that ends there and at the last place in a. @type {Map<number, number>} */
  let before = new Map();
  for (let i = aFrom; i < aTo; i += 1) {
    const lengths = new Map();
    for (let j = bFrom; j < bTo; j += 1) {
      if (a[i] !== b[j]) continue;
      const length = (before.get(j - 1) ?? 0) + 1;
      lengths.set(j, length);
      if (length <= size) continue;
      size = length;
      inA = i - length + 1;
      inB = j - length + 1;
    }
    before = lengths;
  }
  if (!size) return 0;
  return size + common(a, aFrom, inA, b, bFrom, inB) + common(a, inA + size, aTo, b, inB + size, bTo);
}
