// @ts-check
/**
 * Hands the reader a document: as a file, or to be pasted. What became of it is said where the page says such things,
 * in [data-status]. What writes Word documents is loaded when one is asked for.
 *
 * @import { Block } from "./blocks.mjs"
 */

import { download, h, handOver } from "../assessments/dom.mjs";
import { today } from "../assessments/words-steps.mjs";
import { clean } from "./blocks.mjs";
import { toHtml } from "./html.mjs";
import { toMarkdown, toPlain } from "./markdown.mjs";
import { TO_COPY, TOLD } from "./words.mjs";

const SKELETON = "assets/social-value/documents/skeleton.json";

/**
 * @param {HTMLElement} host has data-site, which leads to the site's start
 * @param {string} name of the file, without its ending
 * @param {readonly Block[]} blocks
 * @param {string} [footer] stands before the page's number; the title if left out
 * @returns {Promise<boolean>} whether there is a file now
 */
export async function saveDocx(host, name, blocks, footer) {
  const title = titleOf(blocks);
  try {
    const { toDocx } = await import("./word.mjs");
    const skeletonUrl = new URL(`${host.dataset.site ?? "."}/${SKELETON}`, document.baseURI).href;
    handOver(`${name}.docx`, await toDocx(blocks, { title, footer: footer ?? title, day: today(new Date()), skeletonUrl }));
  } catch (error) {
    console.warn(error);
    tell(host, TOLD.noWord);
    return false;
  }
  tell(host, TOLD.word);
  return true;
}

/** @param {HTMLElement} host @param {string} name of the file, without its ending @param {readonly Block[]} blocks */
export function saveMarkdown(host, name, blocks) {
  download(`${name}.md`, toMarkdown(blocks), "text/markdown");
  tell(host, TOLD.markdown);
}

/**
 * Copies the text with its headings, lists and tables. Where the browser forbids that, the text is selected for the
 * reader to copy.
 *
 * @param {HTMLElement} host
 * @param {readonly Block[]} blocks
 * @returns {Promise<boolean>} whether it is copied
 */
export async function copyRich(host, blocks) {
  const html = toHtml(blocks);
  host.querySelector("[data-to-copy]")?.remove();
  try {
    const kinds = { "text/html": html, "text/plain": toPlain(blocks) };
    const items = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(items))]);
  } catch {
    tell(host, TOLD.notCopied);
    select(host, html);
    return false;
  }
  tell(host, TOLD.copied);
  return true;
}

/** Shows the text above what the page says, selected, until it is copied. @param {HTMLElement} host @param {string} html escaped */
function select(host, html) {
  const box = h("div.sv-note", { tabindex: "0", role: "region", "aria-label": TO_COPY, "data-to-copy": true });
  box.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  (host.querySelector(".sv-told") ?? host.lastElementChild)?.before(box);
  box.focus({ preventScroll: true });
  box.scrollIntoView({ block: "center" }); // what says which keys to press may lie over the foot of the screen
  getSelection()?.selectAllChildren(box);
  box.addEventListener("copy", () => setTimeout(() => box.remove()));
}

/** @param {HTMLElement} host @param {string} words */
function tell(host, words) {
  const status = host.querySelector("[data-status]");
  if (status) status.textContent = words;
  host.querySelector(".sv-told")?.toggleAttribute("data-quiet", !words);
  // It would undo what was told of before.
  host.querySelector('.sv-told [data-action="undo"]')?.toggleAttribute("hidden", true);
}

/** @param {readonly Block[]} blocks */
const titleOf = (blocks) => clean(blocks.find((block) => block.type === "heading")?.text ?? "");
