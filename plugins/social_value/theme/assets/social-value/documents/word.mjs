// @ts-check
/**
 * Writes a document for Word: accessible, plain, and the same bytes each time for the same day. It looks like those that
 * word.py writes, because both are built on one skeleton. Loaded when a document is asked for.
 *
 * @import { Block, List, Run, Table, Words } from "./blocks.mjs"
 */

import { clean, grid, plain, runsOf, withText, wordsOf } from "./blocks.mjs";
import { BULLETS, NUMBERS, TYPE, escaped, packed, pageOf } from "./package.mjs";
import { widths } from "./widths.mjs";

/** A table with so many columns or more lays its document on the side. */
const WIDE = 7;
/** A row with a longer text may be torn apart: it could be higher than a page. */
const LONG = 1500;
/** The first letter that says in which direction it is read. */
const DIRECTED = /\p{L}/u;
const FROM_THE_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * @param {readonly Block[]} blocks
 * @param {object} about
 * @param {string} about.title what the file says it is
 * @param {string} about.footer stands at the foot of each page, before the page's number
 * @param {string} about.day YYYY-MM-DD, on which it is made
 * @param {string} about.skeletonUrl where the skeleton is
 * @returns {Promise<Blob>} Throws where the skeleton cannot be had.
 */
export async function toDocx(blocks, { skeletonUrl, ...about }) {
  const answer = await fetch(skeletonUrl);
  if (!answer.ok) throw new Error(`${answer.status} for ${skeletonUrl}`);
  const skeleton = await answer.json();
  const isWide = blocks.some((block) => block.type === "table" && grid(block)[0].length >= WIDE);
  const writer = new Writer(pageOf(skeleton, isWide).text, isWide);
  const body = withText(blocks).map((block) => writer.block(block)).join("") + writer.end();
  return new Blob([packed(skeleton, { ...about, body, isWide, links: writer.links, lists: writer.lists })], { type: TYPE });
}

/** One document while it is written, block by block. */
class Writer {
  /** Where its links lead. @type {string[]} */
  links = [];
  /** The kind of each of its lists: every one starts to count from one. @type {number[]} */
  lists = [];
  #afterTable = false;

  /** @param {number} width of the text, in twentieths of a point @param {boolean} isWide */
  constructor(width, isWide) {
    this.width = width;
    this.tableStyle = isWide ? "WideTableText" : "TableText";
  }

  /** @param {Block} block @returns {string} */
  block(block) {
    if (block.type === "table") return this.#table(block);
    if (block.type === "list") return this.#list(block);
    const isAfterTable = this.#afterTable;
    this.#afterTable = false;
    if (block.type === "heading") return this.#paragraph(style(`Heading${Math.min(Math.max(block.level, 1), 3)}`), block.text);
    return this.#paragraph("", wordsOf(block), isAfterTable ? '<w:spacing w:before="180"/>' : "");
  }

  /** The last thing in a document of Word is a paragraph. */
  end() {
    return this.#afterTable ? gap() : "";
  }

  /** @param {List} block */
  #list({ items, ordered }) {
    this.lists.push(ordered ? NUMBERS : BULLETS);
    const number = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${this.lists.length}"/></w:numPr>`;
    const isAfterTable = this.#afterTable;
    this.#afterTable = false;
    return items
      .map((item, place) => {
        const spaces = [place === 0 && isAfterTable && 'w:before="180"', place === items.length - 1 && 'w:after="140"'].filter(Boolean);
        return this.#paragraph(`${style("ListParagraph")}${number}`, item, spaces.length ? `<w:spacing ${spaces.join(" ")}/>` : "");
      })
      .join("");
  }

  /** @param {Table} block */
  #table(block) {
    const rows = grid(block);
    const columns = widths(rows.map((row) => row.map(plain)), block.widths ?? [], this.width);
    // Word would make one table of two that meet.
    const start = block.caption ? this.#paragraph(style("Caption"), block.caption) : this.#afterTable ? gap() : "";
    this.#afterTable = columns.length > 0;
    if (!this.#afterTable) return start;
    const written = rows.map((row, place) => {
      const isLong = row.some((cell) => plain(cell).length > LONG);
      const about = `${isLong ? "" : "<w:cantSplit/>"}${place === 0 ? "<w:tblHeader/>" : ""}`;
      const cells = row.map((cell, column) => {
        const width = `<w:tcPr><w:tcW w:w="${columns[column]}" w:type="dxa"/></w:tcPr>`;
        return `<w:tc>${width}${this.#paragraph(style(this.tableStyle), cell)}</w:tc>`;
      });
      return `<w:tr>${about && `<w:trPr>${about}</w:trPr>`}${cells.join("")}</w:tr>`;
    });
    const look = '<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:firstColumn="0" w:noHBand="1" w:noVBand="1"/>';
    const about = `<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${sum(columns)}" w:type="dxa"/>${look}</w:tblPr>`;
    const columnWidths = columns.map((each) => `<w:gridCol w:w="${each}"/>`).join("");
    return `${start}<w:tbl>${about}<w:tblGrid>${columnWidths}</w:tblGrid>${written.join("")}</w:tbl>`;
  }

  /** @param {string} kind its style and its list @param {Words} words @param {string} [space] around it */
  #paragraph(kind, words, space = "") {
    // In the order of the standard.
    const about = `${kind}${isFromTheRight(plain(words)) ? "<w:bidi/>" : ""}${space}`;
    const runs = runsOf(words).map((run) => this.#run(run));
    return `<w:p>${about && `<w:pPr>${about}</w:pPr>`}${runs.join("")}</w:p>`;
  }

  /** @param {Run} run */
  #run({ text, bold, italic, href }) {
    const about = [
      href && '<w:rStyle w:val="Hyperlink"/>',
      bold && "<w:b/><w:bCs/>",
      italic && "<w:i/><w:iCs/>",
      isFromTheRight(text) && "<w:rtl/>",
    ].filter(Boolean);
    const pieces = text.split(/([\n\t])/).map((piece) => {
      if (piece === "\n") return "<w:br/>";
      if (piece === "\t") return "<w:tab/>";
      return piece && `<w:t xml:space="preserve">${escaped(piece)}</w:t>`;
    });
    const made = `<w:r>${about.length ? `<w:rPr>${about.join("")}</w:rPr>` : ""}${pieces.join("")}</w:r>`;
    if (!href) return made;
    this.links.push(href);
    return `<w:hyperlink r:id="link${this.links.length}">${made}</w:hyperlink>`;
  }
}

/** @param {string} name */
const style = (name) => `<w:pStyle w:val="${name}"/>`;

const gap = () => '<w:p><w:pPr><w:spacing w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>';

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);

/** @param {string} text */
const isFromTheRight = (text) => FROM_THE_RIGHT.test(DIRECTED.exec(clean(text))?.[0] ?? "");
