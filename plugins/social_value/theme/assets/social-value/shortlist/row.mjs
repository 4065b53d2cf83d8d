// @ts-check
/** A case study in the reader's list, with the sentence on why it matters. @import { Pick } from "./kept.mjs" */

import { button, h, hidden } from "../assessments/dom.mjs";
import { LONGEST_WHY } from "./kept.mjs";

/**
 * @param {Pick} pick
 * @param {string} name what the case study is called
 * @param {URL} pages the folder of all case studies
 * @param {{place: number, count: number} | null} among where it stands; null if it is somebody else's, and not to be changed
 */
export function row({ id, why }, name, pages, among) {
  const area = h("textarea", { id: `why--${id}`, rows: "2", maxlength: `${LONGEST_WHY}`, "data-why": true, readonly: !among });
  /** @type {HTMLTextAreaElement} */ (area).value = why;
  return h(
    "li",
    { "data-id": id },
    h("h3", { tabindex: "-1" }, h("a", { href: new URL(`${id}/`, pages).href }, name)),
    h("p", {}, h("label", { for: area.id }, "Why it matters to us", hidden(name)), area),
    among && h("p.sv-tools", {}, ...moves(among, name), button("remove", "Take out", name)),
  );
}

/** @param {{place: number, count: number}} among @param {string} name */
function moves({ place, count }, name) {
  if (count < 2) return [];
  const [up, down] = [button("up", "Up", name), button("down", "Down", name)];
  up.toggleAttribute("disabled", place === 0);
  down.toggleAttribute("disabled", place === count - 1);
  return [up, down];
}

/** Calls a row what its page is called now. @param {HTMLElement | null} box @param {string} name */
export function nameRow(box, name) {
  if (!box) return;
  /** @type {HTMLElement} */ (box.querySelector("h3 a")).textContent = name;
  for (const words of box.querySelectorAll(".sv-hidden")) words.textContent = ` ${name}`;
}
