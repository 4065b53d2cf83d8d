// @ts-check
/**
 * Makes the form say what an assessment says: answers, reasons, notes, what is set aside, what to look at again.
 *
 * @import { Assessment, Model } from "./types.mjs"
 */

import { setAside } from "./asked.mjs";
import { entryOf, isReworded } from "./assessment.mjs";
import * as say from "./strings.mjs";

/**
 * @param {any} host
 * @param {Model} model
 * @param {Assessment} assessment
 * @param {Model} asked
 * @param {boolean} isLocked
 * @param {string} visited a statement that is shown though it is not asked, or ""
 */
export function fill(host, model, assessment, asked, isLocked, visited) {
  const aside = new Map(setAside(model, assessment).map(({ id, reason }) => [id, reason]));
  const isAsked = new Set(asked.areas.flatMap(({ id, statements }) => [id, ...statements.map((each) => each.id)]));
  for (const part of host.querySelectorAll(".sv-area, .sv-areas li, [data-row]")) {
    part.hidden = !isAsked.has(part.dataset.area ?? part.dataset.row) && !part.querySelector(`#${visited || "-"}`);
  }
  for (const statement of model.areas.flatMap(({ statements }) => statements)) {
    const { id } = statement;
    const box = host.querySelector(`#${id}`);
    const entry = entryOf(assessment.answers, id);
    box.hidden = !isAsked.has(id) && id !== visited;
    box.disabled = isLocked;
    box.toggleAttribute("data-aside", aside.has(id));
    for (const radio of box.querySelectorAll("[type=radio]")) radio.checked = radio.value === entry?.state;
    for (const name of /** @type {const} */ (["reason", "note"])) {
      const field = box.querySelector(`[data-${name}]`);
      if (field) write(field, entry?.[name] ?? "");
    }
    box.querySelector(".sv-clear").hidden = isLocked || !box.querySelector(":checked");
    const reworded = isReworded(statement, entry);
    show(box, "flag", (reworded && say.REWORDED) || (entry?.state !== undefined && entry.carried && say.carried(assessment.takenFrom)));

    const reason = statement.setAside?.[assessment.profile];
    show(box, "aside", reason && (aside.has(id) ? say.setAside(reason) : say.broughtBack(reason)));
    for (const button of box.querySelectorAll(".sv-aside button")) {
      button.hidden = (button.dataset.action === "bringBack") !== aside.has(id);
    }
  }
  return aside;
}

/** A field that is typed in keeps its caret: what another tab wrote stands before it. */
function write(field, text) {
  field.rows = 2 + text.length / 40; // for browsers that cannot fit it to its text
  if (field.value === text) return;
  const fromEnd = field.value.length - field.selectionEnd;
  field.value = text;
  const place = Math.max(0, text.length - fromEnd);
  if (field === document.activeElement) field.setSelectionRange(place, place);
}

function show(box, name, words) {
  const part = box.querySelector(`[data-part="${name}"]`);
  if (!part) return;
  part.hidden = !words;
  part.querySelector("span").textContent = words || "";
}

/** Says whether the answers are kept. @param {any} host @param {string} keeping */
export function fillSaving(host, keeping) {
  for (const words of host.querySelectorAll("[data-saving]")) {
    words.hidden = !words.matches(`[data-saving~="${keeping}"]`);
  }
}

/**
 * Makes the choices above the form say what the assessment says.
 *
 * @param {any} host
 * @param {{depth: string, profile: string}} assessment
 * @param {boolean} isPublic
 * @param {boolean} isLocked
 */
export function fillChoices(host, { depth, profile }, isPublic, isLocked) {
  for (const field of host.querySelectorAll(".sv-choices :is(input, select)")) {
    field.disabled = isLocked;
    if (field.name === "depth") field.checked = field.value === depth;
    if (field.name === "profile") field.value = profile;
    if (field.name === "public") field.checked = isPublic;
  }
}
