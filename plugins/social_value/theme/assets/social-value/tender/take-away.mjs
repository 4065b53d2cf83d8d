// @ts-check
/**
 * The pack as it leaves the page: on paper, copied, and as files. What writes files is loaded when one is asked for.
 *
 * @import { Tender } from "../action/types.mjs"
 * @import { Assessment } from "../checklist/types.mjs"
 * @import { Block } from "../documents/blocks.mjs"
 * @import { Workplace } from "../action/workplace.mjs"
 */

import { h } from "../assessments/dom.mjs";
import { fileName } from "../assessments/file-name.mjs";
import { grid, wordsOf } from "../documents/blocks.mjs";
import { inline } from "../documents/inline.mjs";
import { packed } from "./packed.mjs";
import * as say from "./words.mjs";

/** @param {Workplace} work @param {Tender} tender @returns {Block[]} */
function blocksOf({ assessment, model, extra }, tender) {
  return extra ? packed(tender, /** @type {Assessment} */ (assessment), model, extra, say.NEW_TENDER) : [];
}

/** @param {Workplace} work @param {Tender} tender @param {"word" | "rich" | "markdown"} way */
export async function takeAway(work, tender, way) {
  const blocks = blocksOf(work, tender);
  if (blocks.length === 0) return work.tell(say.NO_WORDING);
  const name = fileName({ name: tender.name || tender.buyer, date: tender.due, format: "social-value-tender" });
  // Nothing is lost where it cannot be had: the pack stays on the page.
  const documents = await import("../documents/save.mjs").catch(() => null);
  if (!documents) return work.tell(say.NOT_LOADED);
  if (way === "word") await documents.saveDocx(work.host, name, blocks);
  else if (way === "rich") await documents.copyRich(work.host, blocks);
  else documents.saveMarkdown(work.host, name, blocks);
}

/**
 * Fills what is printed; the blank form where nothing is written yet.
 *
 * @param {Workplace} work
 * @param {Tender | undefined} tender
 * @param {HTMLElement} paper
 * @param {Node[]} blank
 */
export function onPaper(work, tender, paper, blank) {
  const blocks = tender ? blocksOf(work, tender) : [];
  // Its title alone is nothing to print.
  const isFilled = blocks.length > 1;
  work.host.toggleAttribute("data-filled", isFilled);
  paper.replaceChildren(...(isFilled ? blocks.map(shown) : blank.map((each) => each.cloneNode(true))));
}

/** @param {Block} block @returns {Node} */
function shown(block) {
  switch (block.type) {
    case "heading":
      return h(`h${block.level}`, { dir: "auto" }, block.text);
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
