// @ts-check
/** Blocks as they are shown on the page. @import { Block, Run } from "./pack.mjs" */

import { h } from "../assessments/dom.mjs";

/** @param {Block[]} blocks @param {number} below the level under which the first heading stands */
export const drawn = (blocks, below = 1) => blocks.map((block) => draw(block, below));

/** @param {Block} block @param {number} below */
function draw(block, below) {
  if (block.type === "heading") return h(`h${block.level + below}`, {}, block.text);
  if (block.type === "list") return h(block.ordered ? "ol" : "ul", {}, ...block.items.map((item) => h("li", {}, ...words(item))));
  return h("p", {}, ...words(block.runs ?? block.text ?? ""));
}

/** @param {string | Run[]} text @returns {(Node | string)[]} */
const words = (text) => (typeof text === "string" ? [text] : text.map(run));

/** @param {Run} run */
function run({ text, bold, italic, href }) {
  if (href && /^https?:/.test(href)) return h("a", { href }, text);
  return bold ? h("strong", {}, text) : italic ? h("em", {}, text) : text;
}
