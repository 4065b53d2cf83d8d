// @ts-check
/** How wide the columns of a table are on paper: worked out as word.py does. Pure. */

/** A longer word, such as an address, is torn apart: it would take the room of all other columns. */
const LONGEST_WORD = 30;
/** More text makes a column no wider, so that its neighbours can still be read. */
const LONGEST_TEXT = 600;

/**
 * By their weights or, without them, by what stands in the columns, and then wide enough for their longest word.
 *
 * @param {string[][]} rows the head first, all as long as each other
 * @param {readonly number[]} weights
 * @param {number} width of all columns together
 * @returns {number[]} whole numbers
 */
export function widths(rows, weights, width) {
  const count = rows[0].length;
  const given = weights.length === count && weights.every((each) => each > 0);
  const shares = given ? weights : Array.from({ length: count }, (_, place) => weight(rows.map((row) => row[place])));
  const all = shares.reduce((sum, each) => sum + each, 0);
  return shares.map((each) => Math.floor((width * each) / all));
}

/** @param {string[]} column */
function weight(column) {
  const word = Math.max(1, ...column.flatMap((text) => text.split(/\s+/).map((each) => Math.min(each.length, LONGEST_WORD))));
  // The square root: a column with twice the text gets more lines as well as more width.
  const text = Math.max(...column.map(({ length }) => Math.min(length, LONGEST_TEXT))) ** 0.5 * 4;
  return Math.max(word + 3, text);
}
