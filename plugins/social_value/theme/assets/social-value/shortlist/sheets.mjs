// @ts-check
/** The paper for a board as it stands on the page, and is printed. @import { pack } from "./pack.mjs" */

import { h } from "../assessments/dom.mjs";
import { drawn } from "../documents/drawn.mjs";

/** The page has headings of two levels above those of the paper. */
const BELOW = 2;

/** @param {ReturnType<pack>} paper */
export const sheets = ({ cover, sheets, sources }) => [
  h("div.sv-cover", {}, ...drawn(cover, BELOW)),
  ...sheets.map((sheet) => h("article.sv-sheet", {}, ...drawn(sheet, BELOW))),
  ...(sources.length ? [h("section.sv-sheet.sv-pack-sources", {}, ...drawn(sources, BELOW))] : []),
];
