// @ts-check
/**
 * The pack as it leaves the page: on paper, copied, and as files. What writes files is loaded when one is asked for.
 *
 * @import { Tender } from "../action/types.mjs"
 * @import { Assessment } from "../checklist/types.mjs"
 * @import { Block } from "../documents/blocks.mjs"
 * @import { Workplace } from "../action/workplace.mjs"
 */

import { fileName } from "../assessments/file-name.mjs";
import { drawn } from "../documents/drawn.mjs";
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
  paper.replaceChildren(...(isFilled ? drawn(blocks) : blank.map((each) => each.cloneNode(true))));
}
