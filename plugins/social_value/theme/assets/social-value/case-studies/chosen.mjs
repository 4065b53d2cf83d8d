// @ts-check
/** What the index says of a choice: its chips, its counts, and what to do when nothing fits. @import { Choice, Finder } from "./finder.mjs" */

import { h } from "../assessments/dom.mjs";

/** @param {number} shown @param {number} all */
export const found = (shown, all) =>
  shown === all ? `${spelt(all)} case studies` : `Showing ${spelt(shown)} of ${spelt(all)} case studies`;

/** @param {number} number */
const spelt = (number) => number.toLocaleString("en-GB");

/** A button for each part of the choice, which takes it away. @param {Choice} choice @param {Finder} finder */
export function chips(choice, finder) {
  const text = choice.text.trim();
  const words = text ? [chip("q", "", `“${text}”`)] : [];
  const values = finder.facets.flatMap(({ id, values }) =>
    values.filter(([value]) => choice.facets[id].includes(value)).map(([value, label]) => chip(id, value, label)),
  );
  return [...words, ...values];
}

/** @param {string} facet @param {string} value @param {string} label */
const chip = (facet, value, label) =>
  h(
    "li",
    {},
    h("button", { type: "button", "data-facet": facet, "data-value": value, "aria-label": `Remove filter: ${label}` }, label),
  );

/**
 * Where nothing fits: what to take away, with how many case studies there would be then.
 *
 * @param {Choice} choice
 * @param {Finder} finder
 * @param {number[]} without
 * @param {number} withoutWords
 */
export function ways(choice, finder, without, withoutWords) {
  const facets = finder.facets.flatMap(({ id, label }, number) =>
    choice.facets[id].length && without[number] ? [way(id, `Any ${lower(label)}`, without[number])] : [],
  );
  return choice.text.trim() && withoutWords ? [way("q", "Without the words", withoutWords), ...facets] : facets;
}

/** @param {string} facet @param {string} label @param {number} count */
const way = (facet, label, count) =>
  h("li", {}, h("button.sv-way", { type: "button", "data-facet": facet }, `${label} (${spelt(count)})`));

/** @param {string} label */
const lower = (label) => label[0].toLowerCase() + label.slice(1);
