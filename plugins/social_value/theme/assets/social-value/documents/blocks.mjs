// @ts-check
/** What a document is made of, whatever it is made from and whatever writes it. Pure. */

/**
 * @typedef {object} Run a piece of text that looks the same from end to end; a line break in it is kept
 * @property {string} text
 * @property {boolean} [bold]
 * @property {boolean} [italic]
 * @property {string} [href] only https, http and mailto lead anywhere; with any other there is the text alone
 *
 * @typedef {string | readonly Run[]} Words
 *
 * @typedef {object} Heading
 * @property {"heading"} type
 * @property {number} level 1 for the document's title, then 2 and 3
 * @property {string} text
 *
 * @typedef {object} Paragraph of either text or runs
 * @property {"paragraph"} type
 * @property {string} [text]
 * @property {readonly Run[]} [runs]
 *
 * @typedef {object} List
 * @property {"list"} type
 * @property {boolean} [ordered]
 * @property {readonly Words[]} items
 *
 * @typedef {object} Table a shorter row ends with empty cells
 * @property {"table"} type
 * @property {string} [caption]
 * @property {readonly Words[]} head
 * @property {readonly (readonly Words[])[]} rows
 * @property {readonly number[]} [widths] how wide its columns are, compared with each other; by their text if left out
 *
 * @typedef {Heading | Paragraph | List | Table} Block
 */

/** @param {number} level @param {string} text @returns {Heading} */
export const heading = (level, text) => ({ type: "heading", level, text });

/** @param {Words} words @returns {Paragraph} */
export const paragraph = (words) =>
  typeof words === "string" ? { type: "paragraph", text: words } : { type: "paragraph", runs: words };

/** What somebody typed, with a paragraph for what stands between empty lines. @param {string} text @returns {Paragraph[]} */
export const paragraphs = (text) =>
  clean(text)
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
    .map((each) => each.trim())
    .filter(Boolean)
    .map(paragraph);

/** @param {readonly Words[]} items @param {boolean} [ordered] @returns {List} */
export const list = (items, ordered = false) => ({ type: "list", ordered, items });

/** @param {readonly Words[]} head @param {readonly (readonly Words[])[]} rows @param {{caption?: string, widths?: number[]}} [more] @returns {Table} */
export const table = (head, rows, more = {}) => ({ type: "table", ...more, head, rows });

/** What XML cannot hold; half of a character is such too. See https://www.w3.org/TR/xml/#charsets */
const UNWANTED = /[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The text as every writer takes it: line breaks of one kind, and nothing that cannot be in a document. @param {string} text */
export const clean = (text) => text.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, "\n").replace(UNWANTED, "");

/** Clean runs that have text. @param {Words | undefined} words @returns {Run[]} */
export const runsOf = (words = "") =>
  (typeof words === "string" ? [{ text: words }] : words)
    .map((run) => ({ ...run, text: clean(run.text), href: address(run.href) }))
    .filter(({ text }) => text);

/** @param {Paragraph} block */
export const wordsOf = ({ text, runs }) => runs ?? text ?? "";

/** The text alone. @param {Words | undefined} words */
export const plain = (words) =>
  runsOf(words)
    .map(({ text }) => text)
    .join("");

/** Those blocks and items that have text: an empty heading only confuses who hears it. @param {readonly Block[]} blocks @returns {Block[]} */
export const withText = (blocks) =>
  blocks.flatMap((block) => {
    if (block.type === "table") return grid(block)[0].length || block.caption?.trim() ? [block] : [];
    if (block.type === "heading") return plain(block.text).trim() ? [block] : [];
    if (block.type === "paragraph") return plain(wordsOf(block)).trim() ? [block] : [];
    const items = block.items.filter((item) => plain(item).trim());
    return items.length ? [{ ...block, items }] : [];
  });

/** A table's rows with its head first, each as long as the longest. @param {Table} block @returns {Words[][]} */
export function grid({ head, rows }) {
  const all = [head, ...rows];
  const width = Math.max(...all.map((row) => row.length));
  return all.map((row) => Array.from({ length: width }, (_, place) => row[place] ?? ""));
}

/** Where a link leads, fit for any document; nothing if it may not lead there. @param {string | undefined} href */
export function address(href) {
  const found = URL.canParse(href ?? "") ? new URL(href ?? "") : null;
  const isSafe = found && ["https:", "http:", "mailto:"].includes(found.protocol);
  // A mail address is taken as it is written, so these may still stand in it.
  return isSafe ? clean(found.href).replace(/[\s<>"'\\`]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`) : undefined;
}
