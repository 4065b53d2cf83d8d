// @ts-check
/** The shortlist as the index shows it: a button on each card, and the way to the list. @import { Drawer } from "../checklist/drawer.mjs" */

import { picks } from "../shortlist/kept.mjs";
import { pickButton, showPicked, toggle } from "../shortlist/picking.mjs";

/** @param {Drawer} drawer @param {Element} button of a card @returns {string} what could not be done, or "" */
export function pick(drawer, button) {
  const card = /** @type {HTMLElement} */ (button.closest("[data-case]"));
  const organisation = textOf(card, ".sv-card__who").split(" · ")[0];
  return toggle(drawer, { id: card.dataset.case ?? "", title: textOf(card, "h2"), organisation }).trouble;
}

/** @param {Drawer} drawer @param {Element} list of cards @param {Element} link to the shortlist */
export function showPicks(drawer, list, link) {
  const items = picks(drawer);
  const ids = new Set(items.map(({ id }) => id));
  for (const card of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-case]"))) {
    let button = card.querySelector("[data-pick]");
    if (!button) card.append((button = pickButton(textOf(card, "h2"))));
    showPicked(button, ids.has(card.dataset.case ?? ""));
  }
  link.textContent = items.length ? `Your shortlist (${items.length})` : "Your shortlist";
}

/** @param {Element} card @param {string} selector */
const textOf = (card, selector) => card.querySelector(selector)?.textContent?.trim() ?? "";
