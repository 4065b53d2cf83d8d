// @ts-check
/** Blocks as they stand on a page. @import { Block } from "./blocks.mjs" */

import { h } from "../assessments/dom.mjs";
import { grid, wordsOf } from "./blocks.mjs";
import { inline } from "./inline.mjs";

/** @param {readonly Block[]} blocks @param {number} [below] how many levels of headings stand above the first @returns {Node[]} */
export const drawn = (blocks, below = 0) => blocks.map((block) => draw(block, below));

/** @param {Block} block @param {number} below @returns {Node} */
function draw(block, below) {
  switch (block.type) {
    case "heading":
      return h(`h${block.level + below}`, { dir: "auto" }, block.text);
    case "paragraph":
      return h("p", { dir: "auto" }, ...inline(wordsOf(block)));
    case "list":
      return h(block.ordered ? "ol" : "ul", {}, ...block.items.map((item) => h("li", { dir: "auto" }, ...inline(item))));
    case "table": {
      const [head, ...rows] = grid(block);
      return h(
        "table.sv-map-table",
        {},
        block.caption ? h("caption", {}, block.caption) : null,
        h("thead", {}, h("tr", {}, ...head.map((cell) => h("th", { scope: "col" }, ...inline(cell))))),
        h("tbody", {}, ...rows.map((row) => h("tr", {}, ...row.map((cell) => h("td", { dir: "auto" }, ...inline(cell)))))),
      );
    }
  }
}
