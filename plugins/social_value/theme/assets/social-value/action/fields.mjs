// @ts-check
/**
 * The fields of an item, and nodes that are drawn again without taking the focus away.
 *
 * @import { Workplace } from "./workplace.mjs"
 */

import { TOLD } from "./words.mjs";

/** What each field was filled with, so that an edit made meanwhile in another tab is kept too. @type {WeakMap<Element, string>} */
const held = new WeakMap();

/** Makes the fields say what an item says, without moving the cursor where nothing changed. @param {Element} box @param {any} item */
export function fill(box, item) {
  for (const field of /** @type {NodeListOf<any>} */ (box.querySelectorAll("[data-field]"))) {
    const value = item[field.dataset.field];
    // A field has its own ends of lines.
    if (field.value !== value.replace(/\r\n?/g, "\n")) field.value = value;
    held.set(field, value);
  }
}

/** Gives the fields of a new box names that nothing else on the page has. @param {Element} box @param {string} id */
export function label(box, id) {
  for (const made of /** @type {NodeListOf<any>} */ (box.querySelectorAll("[data-for]"))) {
    const name = made.dataset.for;
    const field = box.querySelector(`[data-field="${name}"], [data-new="${name.replace("new-", "")}"]`);
    const hint = box.querySelector(`[data-hint="${name}"]`);
    if (!field) continue;
    field.id = `${id}--${name}`;
    made.htmlFor = field.id;
    if (!hint) continue;
    hint.id = `${field.id}--hint`;
    field.setAttribute("aria-describedby", hint.id);
  }
}

/** Keeps what the reader just did in a field of an item. @param {Workplace} work @param {any} field */
export function typed(work, field) {
  const name = field.dataset.field;
  const id = field.closest("[data-id]")?.dataset.id;
  if (!name || !id) return;
  const list = field.closest("[data-list]")?.dataset.list ?? work.list;
  const { value } = field;
  const words = TOLD.saved(new Date());
  if (field.type === "textarea") {
    const before = held.get(field) ?? "";
    held.set(field, value);
    const isSaved = work.act({ list, event: { type: "write", id, field: name, text: value, before } }, words);
    if (isSaved && before.length < field.maxLength && value.length >= field.maxLength) work.tell(TOLD.cut);
  } else if (field.type === "date" && value.length > 10) work.tell(TOLD.noDay);
  else work.act({ list, event: { type: "set", id, fields: { [name]: value } } }, words);
}

/**
 * Puts new nodes in a place, and the focus back where it was among them: on the same button of the same statement, or on
 * the one that took its place.
 *
 * @param {HTMLElement} place
 * @param {Node[]} nodes
 */
export function redraw(place, nodes) {
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const { action, statement = "" } = active && place.contains(active) ? active.dataset : {};
  const buttons = () => /** @type {HTMLButtonElement[]} */ ([...place.querySelectorAll(`[data-statement="${CSS.escape(statement)}"]`)]);
  // Counted from the end: the first of them may be gone.
  const fromEnd = action ? buttons().indexOf(/** @type {any} */ (active)) - buttons().length : 0;
  place.replaceChildren(...nodes);
  if (!action) return;
  const all = buttons();
  const again = [all.find((each) => each.dataset.action === action), all.at(fromEnd), ...all];
  again.find((each) => each && !each.disabled)?.focus();
}
