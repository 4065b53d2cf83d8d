// @ts-check
/**
 * A document as HTML to be pasted elsewhere, as rich text. Everything in it is escaped, and it has no style of its own. Pure.
 *
 * @import { Block, Words } from "./blocks.mjs"
 */

import { clean, grid, runsOf, withText, wordsOf } from "./blocks.mjs";

/** @param {readonly Block[]} blocks */
export const toHtml = (blocks) => withText(blocks).map(written).join("\n");

/** Each block finds out by itself whether it reads from the right. @param {Block} block */
function written(block) {
  switch (block.type) {
    case "heading": {
      const name = `h${Math.min(Math.max(block.level, 1), 6)}`;
      return element(name, escaped(clean(block.text)));
    }
    case "paragraph":
      return element("p", marked(wordsOf(block)));
    case "list":
      return `<${block.ordered ? "ol" : "ul"}>${block.items.map((item) => element("li", marked(item))).join("")}</${block.ordered ? "ol" : "ul"}>`;
    case "table": {
      const [head, ...rows] = grid(block);
      const caption = block.caption ? element("caption", escaped(clean(block.caption))) : "";
      const heads = `<thead><tr>${head.map((cell) => element("th", marked(cell), ' scope="col"')).join("")}</tr></thead>`;
      const body = rows.map((row) => `<tr>${row.map((cell) => element("td", marked(cell))).join("")}</tr>`).join("");
      // Office programs draw no lines of a table that does not ask for them.
      return `<table border="1">${caption}${heads}<tbody>${body}</tbody></table>`;
    }
  }
}

/** @param {string} name @param {string} inner @param {string} [more] */
const element = (name, inner, more = "") => `<${name} dir="auto"${more}>${inner}</${name}>`;

/** @param {Words} words */
const marked = (words) =>
  runsOf(words)
    .map(({ text, bold, italic, href }) => {
      let inner = escaped(text);
      if (italic) inner = `<em>${inner}</em>`;
      if (bold) inner = `<strong>${inner}</strong>`;
      return href ? `<a href="${escaped(href)}">${inner}</a>` : inner;
    })
    .join("");

/** @type {{[character: string]: string}} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\n": "<br>" };

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"'\n]/g, (found) => ENTITIES[found]);
