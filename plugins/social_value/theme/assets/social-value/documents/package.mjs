// @ts-check
/** The parts of a Word document around its text, and packing them. Pure. */

import { clean } from "./blocks.mjs";
import { zipSync } from "./zip.mjs";

export const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/** The two kinds of list, as the skeleton knows them. */
export const BULLETS = 0;
export const NUMBERS = 1;

const LANGUAGE = "en-GB";
const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const OPEN = "http://schemas.openxmlformats.org/package/2006";
const CORE = `${OPEN}/metadata/core-properties`;
const KIND = "application/vnd.openxmlformats-";
const START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PAGE = /<w:pgSz w:w="(\d+)" w:h="(\d+)"\/>(?=<w:pgMar [^>]*w:left="(\d+)")/;

/** @typedef {{[name: string]: string}} Parts the text of each part of a document by its name */

/**
 * The size of its paper and of the text on it, in twentieths of a point; its margins are the same on all sides.
 *
 * @param {Parts} skeleton
 * @param {boolean} isWide
 */
export function pageOf(skeleton, isWide) {
  const [short, long, margin] = (PAGE.exec(skeleton["word/document.xml"]) ?? []).slice(1).map(Number);
  const [width, height] = isWide ? [long, short] : [short, long];
  return { width, height, text: width - 2 * margin };
}

/**
 * @param {Parts} skeleton of an empty document
 * @param {object} about
 * @param {string} about.body what stands between its start and its last section
 * @param {string} about.title
 * @param {string} about.footer
 * @param {string} about.day YYYY-MM-DD
 * @param {boolean} about.isWide
 * @param {string[]} about.links
 * @param {number[]} about.lists
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function packed(skeleton, { body, title, footer, day, isWide, links, lists }) {
  const { width, height } = pageOf(skeleton, isWide);
  const page = `<w:pgSz w:w="${width}" w:h="${height}"${isWide ? ' w:orient="landscape"' : ""}/>`;
  /** @type {Parts} */
  const parts = {
    ...skeleton,
    "[Content_Types].xml": before(skeleton["[Content_Types].xml"], "</Types>", [
      `<Override PartName="/docProps/core.xml" ContentType="${KIND}package.core-properties+xml"/>`,
      `<Override PartName="/word/footer.xml" ContentType="${KIND}officedocument.wordprocessingml.footer+xml"/>`,
    ]),
    "_rels/.rels": before(skeleton["_rels/.rels"], "</Relationships>", [
      `<Relationship Id="about" Type="${OPEN}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
    ]),
    "docProps/core.xml": about(title, day),
    "word/_rels/document.xml.rels": before(skeleton["word/_rels/document.xml.rels"], "</Relationships>", [
      `<Relationship Id="foot" Type="${OFFICE}/footer" Target="footer.xml"/>`,
      ...links.map((href, place) => `<Relationship Id="link${place + 1}" Type="${OFFICE}/hyperlink" Target="${escaped(href)}" TargetMode="External"/>`),
    ]),
    "word/document.xml": before(skeleton["word/document.xml"].replace(PAGE, page), "<w:sectPr>", [body])
      .replace("<w:document ", `$&xmlns:r="${OFFICE}" `)
      .replace("<w:sectPr>", '$&<w:footerReference w:type="default" r:id="foot"/>'),
    "word/footer.xml": foot(footer),
    "word/numbering.xml": before(skeleton["word/numbering.xml"], "</w:numbering>", lists.map(numbered)),
  };
  const names = Object.keys(parts).sort(); // the list of what is in it comes first, which “[” sees to
  const encoder = new TextEncoder();
  const files = Object.fromEntries(names.map((name) => [name, encoder.encode(parts[name])]));
  // The earliest day that such a file can hold: the true one would make each document another.
  return zipSync(files, { mtime: new Date(1980, 0, 1) });
}

/** @param {string} text */
export const escaped = (text) => text.replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`);

/** Text with more in front of its last mark. @param {string} text @param {string} mark @param {string[]} more */
function before(text, mark, more) {
  const place = text.lastIndexOf(mark);
  return text.slice(0, place) + more.join("") + text.slice(place);
}

/** A list that counts from one. @param {number} kind @param {number} place */
const numbered = (kind, place) =>
  `<w:num w:numId="${place + 1}"><w:abstractNumId w:val="${kind}"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;

/** What the file says of itself. @param {string} title @param {string} day */
const about = (title, day) =>
  `${START}<cp:coreProperties xmlns:cp="${CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(clean(title))}</dc:title><dc:language>${LANGUAGE}</dc:language>${["created", "modified"].map((each) => `<dcterms:${each} xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:${each}>`).join("")}</cp:coreProperties>`;

/** @param {string} footer */
function foot(footer) {
  /** @param {string} text */
  const run = (text) => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  /** A number that Word puts in. @param {string} field */
  const number = (field) => `<w:fldSimple w:instr="${field}">${run("1")}</w:fldSimple>`;
  const words = clean(footer).replace(/\s+/g, " ").trim();
  return `${START}<w:ftr xmlns:w="${MAIN}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${run(`${words && `${words} · `}Page `)}${number("PAGE")}${run(" of ")}${number("NUMPAGES")}</w:p></w:ftr>`;
}
