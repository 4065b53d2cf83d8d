// @ts-check
/** The list of all that is wrong, each a link to its field. @import { Desk } from "./desk.mjs" @import { Problem } from "./rules.mjs" */

import { h } from "../assessments/dom.mjs";
import { boxOf } from "./asking.mjs";
import { SUMMARY, oneOf } from "./words.mjs";

/** @param {Desk} desk @param {Problem[]} problems */
export function summary({ find, form, tool }, problems) {
  const box = find("[data-summary]");
  box.hidden = !problems.length;
  const labels = new Map(form.fields.map(({ name, label }) => [name, label]));
  // In the order of the form, which is not quite that of the file.
  const boxes = [...tool.querySelectorAll("[data-loc]")];
  const place = (/** @type {Problem} */ { field }) => boxes.indexOf(/** @type {Element} */ (boxOf(tool, field)));
  const sorted = [...problems].sort((one, other) => place(one) - place(other));
  box.querySelector("ul").replaceChildren(
    ...sorted.map(({ field, message }) => {
      const [, list, place] = /^([^.]+)\.(\d+)/.exec(field) ?? [];
      const where = list ? `${oneOf(labels.get(list) ?? list)} ${Number(place) + 1}: ` : field === "name" ? `${SUMMARY.name}: ` : "";
      const words = `${where}${message}`;
      return h("li", {}, field ? h("a", { href: `#${field}`, "data-to": field }, words) : words);
    }),
  );
}
