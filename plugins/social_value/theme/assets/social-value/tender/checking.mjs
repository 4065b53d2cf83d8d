// @ts-check
/**
 * Shows what the checks found: each warning beside what it is about, and the list before sending. Nothing of it stands in
 * the reader's way.
 *
 * @import { Tender } from "../action/types.mjs"
 * @import { Assessment } from "../checklist/types.mjs"
 * @import { Workplace } from "../action/workplace.mjs"
 */

import { button, h, tick } from "../assessments/dom.mjs";
import { warnings } from "./checks.mjs";
import { preflight } from "./preflight.mjs";
import * as say from "./words.mjs";

/** What each list was last drawn of. @type {WeakMap<Element, string>} */
const drawn = new WeakMap();

/** @param {Workplace} work @param {Tender} tender @param {string} day */
export function drawChecks(work, tender, day) {
  const { model, extra } = work;
  const assessment = /** @type {Assessment} */ (work.assessment);
  if (!extra) return;
  const found = warnings(tender, assessment, model, extra, day);
  /** @type {Map<Element, {words: string, hint: string}[]>} */
  const byPlace = new Map();
  for (const each of found) {
    const row = each.of.commitment && work.find(`fieldset[data-id="${CSS.escape(each.of.commitment)}"] [data-row-warnings]`);
    const place = row || work.find(`[data-warnings="${each.section}"]`);
    if (place) byPlace.set(place, [...(byPlace.get(place) ?? []), each]);
  }
  for (const place of work.host.querySelectorAll("[data-warnings], [data-row-warnings]")) {
    draw(place, byPlace.get(place) ?? [], ({ words, hint }) => h("li", {}, h("strong", {}, say.WARNING), ` ${words}`, h("span.sv-about-line", {}, hint)));
  }
  const items = preflight(tender, assessment, model, extra, day, found);
  const open = items.filter(({ isOk }) => !isOk).length;
  work.find("[data-verdict]").textContent = say.ready(open, found.length);
  draw(work.find("[data-preflight]"), items, item);
}

/** What only the reader can tell has a box to tick; the rest says whether it is done. @param {import("./preflight.mjs").Item} item */
function item({ id, isOk, isOwn, words, hint, where }) {
  const about = !isOk && hint && h("span.sv-small.sv-about-line", {}, hint);
  if (isOwn) {
    const box = { type: "checkbox", "data-own-tick": true, value: id, checked: isOk };
    return h("li.sv-own", { "data-ok": `${isOk}` }, tick(`tender--own--${id}`, box, words, about));
  }
  const section = where in say.GO ? /** @type {keyof typeof say.GO} */ (where) : "answer";
  const go = button("go", say.GO[section]);
  go.dataset.where = `tender-${section}`;
  return h(
    "li",
    { "data-ok": `${isOk}` },
    h("span.sv-mark", { "aria-hidden": "true" }, isOk ? "✓" : "○"),
    h("span", {}, h("strong", {}, say.READY[`${isOk}`]), ` ${words}`, about),
    !isOk && go,
  );
}

/** Makes the lines of a list again if they changed, and puts the focus back where it was. @template T @param {Element} place @param {T[]} items @param {(item: T) => Node} made */
function draw(place, items, made) {
  const signature = JSON.stringify(items);
  if (drawn.get(place) === signature) return;
  drawn.set(place, signature);
  const { activeElement } = document;
  const id = place.contains(activeElement) ? activeElement?.id : "";
  place.replaceChildren(...items.map(made));
  if (id) document.getElementById(id)?.focus();
}
