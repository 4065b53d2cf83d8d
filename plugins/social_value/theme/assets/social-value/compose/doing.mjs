// @ts-check
/**
 * What the reader does on the page of <sv-compose>.
 *
 * @import { Desk } from "./desk.mjs"
 * @import { Edit, Loc } from "./draft.mjs"
 */

import { today } from "../assessments/words-steps.mjs";
import { boxOf, choicesOf, idOf, locOf, showButtons } from "./asking.mjs";
import { add, blank, choose, move, put, putInSource, remove, typed, valueAt } from "./draft.mjs";
import { bring, correct, forgetNamed } from "./opening.mjs";
import { isId } from "./rules.mjs";
import { SAY, TOLD } from "./words.mjs";

/** Something is typed or chosen. @param {Desk} desk @param {any} control */
export function typedIn(desk, control) {
  const { put: at, choose: of, item } = control.dataset;
  if (item) return chosen(desk, locOf(item), control.value);
  if (control.name === "name") desk.act((draft) => ({ ...draft, name: control.value.trim() }));
  else if (of) {
    desk.act(choose(desk.form, locOf(of), control.value, control.checked));
    boxOf(desk.tool, of)?.querySelector("summary")?.replaceChildren(SAY.statements(valueAt(desk.draft.data, locOf(of))?.length ?? 0));
  } else if (at) {
    desk.act(edit(desk, locOf(at), control));
    follow(desk, control, locOf(at));
  } else return;
  desk.refresh();
}

/** Somebody has finished with a field. @param {Desk} desk @param {any} control */
export function changed(desk, control) {
  if (control.name === "shared") return desk.showKept(desk.keeping.share(control.checked));
  if (control.name === "file") return bring(desk, control);
  const at = control.dataset.put ?? control.dataset.choose ?? (control.name === "name" ? "name" : "");
  if (!at) return;
  desk.touched.add(at);
  // The name is made from the title, and may be one that is taken.
  if (at === "title" && desk.name) desk.touched.add("name");
  desk.refresh();
}

/** @param {Desk} desk @param {any} event */
export function clicked(desk, event) {
  const link = event.target.closest("[data-to]");
  if (link) {
    event.preventDefault();
    return desk.goTo(link.dataset.to);
  }
  const button = event.target.closest("[data-action]");
  const action = button?.dataset.action ?? "";
  if (Object.hasOwn(ACTIONS, action)) ACTIONS[action](desk, locOf(button.dataset.at ?? ""));
}

/** @param {Desk} desk @param {Loc} loc @param {any} control @returns {Edit} */
function edit(desk, loc, control) {
  const value = control.type === "checkbox" ? control.checked || undefined : typed(desk.field(loc), control.value);
  return loc[0] === "sources" ? putInSource(desk.form, Number(loc[1]), `${loc[2]}`, value) : put(desk.form, loc, value);
}

/** What other fields say of this one: the name of the file, an id, the sources to choose from. @param {Desk} desk @param {any} control @param {Loc} loc */
function follow(desk, control, loc) {
  if (loc[0] === "title" && !desk.draft.of && !desk.draft.name) desk.find("[name=name]").value = desk.name;
  if (loc[0] !== "sources") return;
  for (const other of /** @type {NodeListOf<any>} */ (desk.tool.querySelectorAll("[data-put]"))) {
    const at = locOf(other.dataset.put);
    const value = valueAt(desk.draft.data, at) ?? "";
    if (other === control) continue;
    if (at.at(-1) === "id") other.value = value;
    if (at.at(-1) === "source") other.replaceChildren(...choicesOf(desk.field(at), desk.draft.data, value));
  }
}

/** A choice in a list: the first, another, or one in place of another. @param {Desk} desk @param {Loc} loc @param {string} value */
function chosen(desk, loc, value) {
  const list = loc.slice(0, -1);
  const name = list.join(".");
  const isThere = Number(loc.at(-1)) < (valueAt(desk.draft.data, list) ?? []).length;
  desk.touched.add(name);
  desk.extra.delete(name);
  if (!value) {
    if (isThere) desk.act(remove(desk.form, loc));
    return desk.draw();
  }
  desk.act(isThere ? put(desk.form, loc, value) : add(desk.form, list, value));
  const fresh = desk.drawn().map((part) => boxOf(part, name)).find(Boolean);
  showButtons(/** @type {Element} */ (boxOf(desk.tool, name)), /** @type {Element} */ (fresh));
  desk.refresh();
}

/** @type {{[action: string]: (desk: Desk, at: Loc) => void}} */
const ACTIONS = {
  add: (desk, at) => {
    const place = (valueAt(desk.draft.data, at) ?? []).length;
    desk.act(add(desk.form, at, begun(desk, at)), TOLD.added);
    desk.draw();
    desk.goTo([...at, place].join("."));
  },
  "put-in": (desk, at) => {
    desk.act(put(desk.form, at, begun(desk, at)), TOLD.added);
    desk.draw();
    desk.goTo([...at, desk.field(at).fields?.[0].name].join("."));
  },
  "take-out": (desk, at) => taken(desk, put(desk.form, at, undefined)),
  remove: (desk, at) => taken(desk, remove(desk.form, at)),
  "add-item": (desk, at) => {
    desk.extra.add(at.join("."));
    desk.draw(idOf([...at, valueAt(desk.draft.data, at).length]));
  },
  up: (desk, at) => moved(desk, at, -1),
  down: (desk, at) => moved(desk, at, 1),
  undo: (desk) => desk.undo?.(),
  again: (desk) => {
    forgetNamed(desk);
    desk.replace(desk.fresh(), false, TOLD.again);
    focusUndo(desk);
  },
  propose: (desk) => desk.check() && desk.sending.show(),
  copy: (desk) => desk.sending.copy(),
  save: (desk) => desk.sending.save(),
  "open-named": (desk) => correct(desk),
  "keep-draft": (desk) => {
    forgetNamed(desk);
    desk.focusStart();
  },
};

/** What is new where somebody adds something. @param {Desk} desk @param {Loc} at */
function begun(desk, at) {
  const fields = desk.field(at).fields ?? [];
  const record = blank(fields, today(new Date()));
  const { sources = [] } = desk.draft.data;
  const isClear = sources.length === 1 && isId(sources[0].id) && fields.some(({ name }) => name === "source");
  return isClear ? { ...record, source: sources[0].id } : record;
}

/** @param {Desk} desk @param {Edit} away */
function taken(desk, away) {
  desk.act(away, TOLD.removed, true);
  desk.draw();
  focusUndo(desk);
}

/** @param {Desk} desk */
const focusUndo = (desk) => desk.find('[data-action="undo"]').focus();

/** @param {Desk} desk @param {Loc} at @param {1 | -1} by */
function moved(desk, at, by) {
  desk.act(move(desk.form, at, by), TOLD.moved, true);
  desk.draw();
  const box = boxOf(desk.tool, [...at.slice(0, -1), Number(at.at(-1)) + by].join("."));
  const again = box?.querySelector(`:scope > .sv-acts > [data-action="${by < 0 ? "up" : "down"}"]`) ?? box?.querySelector(":scope > .sv-acts > button");
  /** @type {HTMLElement | null | undefined} */ (again)?.focus();
}
