// @ts-check
/** The button that puts a case study into the shortlist, or takes it out. @import { Drawer } from "../checklist/drawer.mjs" */

import { h, hidden } from "../assessments/dom.mjs";
import { MOST, added, change, picks, without } from "./kept.mjs";

export const WORDS = {
  add: "Add to your shortlist",
  remove: "Take out of your shortlist",
  failed: "This browser does not let us keep a shortlist.",
  full: `A shortlist holds up to ${MOST} case studies.`,
};

/** @param {string} title of the case study, for those who do not see what is around it */
export const pickButton = (title) =>
  h("button.sv-pick", { type: "button", "data-pick": true }, h("span"), hidden(title));

/** @param {Element} button @param {boolean} isIn */
export function showPicked(button, isIn) {
  const words = /** @type {Element} */ (button.firstElementChild);
  words.textContent = isIn ? WORDS.remove : WORDS.add;
  button.toggleAttribute("data-in", isIn);
}

/**
 * Adds or takes out.
 *
 * @param {Drawer} drawer
 * @param {{id: string, title: string, organisation: string}} study
 * @returns {{isIn: boolean, trouble: string}} trouble says what could not be done
 */
export function toggle(drawer, study) {
  const before = picks(drawer);
  const wasIn = before.some(({ id }) => id === study.id);
  if (!wasIn && before.length >= MOST) return { isIn: false, trouble: WORDS.full };
  const outcome = change(drawer, wasIn ? without(study.id) : added({ ...study, why: "" }));
  return outcome === "saved" ? { isIn: !wasIn, trouble: "" } : { isIn: wasIn, trouble: WORDS.failed };
}
