// @ts-check
/**
 * The lists inside a tender, each line a text with a box to tick: the buyer's other questions, and the documents to send.
 *
 * @import { Tender } from "../action/types.mjs"
 * @import { ListEvent } from "../action/list.mjs"
 * @import { Workplace } from "../action/workplace.mjs"
 */

import { ATTACHMENTS, QUESTIONS } from "../action/tenders.mjs";
import { button, h, tick } from "../assessments/dom.mjs";
import { random } from "../checklist/ids.mjs";
import * as say from "./words.mjs";

/** @typedef {"questions" | "attachments"} Part */
const KINDS = { questions: QUESTIONS, attachments: ATTACHMENTS };
const LETTERS = { questions: "q", attachments: "f" };
const ADDED = { questions: say.DONE.question, attachments: say.DONE.document };

export class Parts {
  /** What each field was filled with. @type {WeakMap<Element, string>} */
  #held = new WeakMap();

  /** @param {Workplace} work @param {() => Tender | undefined} tender */
  constructor(work, tender) {
    this.work = work;
    this.tender = tender;
    work.on(work.host, "input", ({ target }) => target.matches("[data-part] textarea") && this.#typed(target));
    work.on(work.host, "change", ({ target }) => target.matches('[data-part] input[type="checkbox"]') && this.#ticked(target));
  }

  /** @param {Tender} tender */
  draw(tender) {
    for (const part of /** @type {Part[]} */ (["questions", "attachments"])) {
      const place = this.work.find(`[data-part="${part}"]`);
      const { field, ready } = say.PARTS[part];
      const known = new Map([...place.children].map((each) => [each.dataset.item, each]));
      const rows = tender[part].map((item, at) => {
        const row = known.get(item.id) ?? this.#row(part, item.id);
        const [text, box] = /** @type {any[]} */ ([row.querySelector("textarea"), row.querySelector("input")]);
        const value = /** @type {any} */ (item)[field];
        if (text.value !== value.replace(/\r\n?/g, "\n")) text.value = value;
        this.#held.set(text, value);
        box.checked = /** @type {any} */ (item)[ready];
        for (const each of row.querySelectorAll("[data-number]")) each.textContent = `${at + 1}`;
        return row;
      });
      // A box that is moved in the document loses the focus, so those that stand right are left where they are.
      for (const row of [...place.children]) if (!rows.includes(row)) row.remove();
      rows.forEach((row, at) => place.children[at] !== row && place.insertBefore(row, place.children[at] ?? null));
    }
  }

  /** @param {Part} part */
  add(part) {
    const tender = /** @type {Tender} */ (this.tender());
    const kind = KINDS[part];
    if (tender[part].length >= kind.most) return this.work.tell(say.TOLD.tooMany(kind.most));
    const item = kind.blank(`${LETTERS[part]}-${random(8)}`, new Date().toISOString());
    this.#act(part, { type: "add", item }, ADDED[part], { type: "remove", id: item.id });
    return this.work.find(`[data-item="${item.id}"] textarea`)?.focus();
  }

  /** @param {HTMLElement} control */
  remove(control) {
    const { part, id } = this.#of(control);
    const list = this.tender()?.[part] ?? [];
    const place = list.findIndex((each) => each.id === id);
    if (place < 0) return;
    this.#act(part, { type: "remove", id }, say.TOLD.deleted, { type: "add", item: list[place], place });
    this.work.focusUndo();
  }

  /** @param {Part} part @param {string} id */
  #row(part, id) {
    const { text, tick: label, of } = say.PARTS[part];
    const number = () => h("span", { "data-number": true });
    const remove = button("cut", "Delete");
    remove.classList.add("sv-button-plain");
    remove.append(h("span.sv-hidden", {}, ` ${of} `, number()));
    return h(
      "div.sv-part",
      { "data-item": id },
      h("p", {}, h("label", { for: `${id}--text` }, `${text} `, number()), " ", h("textarea", { id: `${id}--text`, rows: "1", maxlength: "10000" })),
      h("div.sv-part-tools", {}, tick(`${id}--tick`, { type: "checkbox" }, label, h("span.sv-hidden", {}, `: ${of} `, number())), remove),
    );
  }

  /** @param {HTMLTextAreaElement} field */
  #typed(field) {
    const { part, id } = this.#of(field);
    const before = this.#held.get(field) ?? "";
    const { value } = field;
    this.#held.set(field, value);
    const isSaved = this.#act(part, { type: "write", id, field: say.PARTS[part].field, text: value, before }, say.TOLD.saved(new Date()));
    if (isSaved && before.length < field.maxLength && value.length >= field.maxLength) this.work.tell(say.TOLD.cut);
  }

  /** @param {HTMLInputElement} box */
  #ticked(box) {
    const { part, id } = this.#of(box);
    this.#act(part, { type: "set", id, fields: { [say.PARTS[part].ready]: box.checked } }, say.TOLD.saved(new Date()));
  }

  /** @param {Part} part @param {ListEvent} event @param {string} words @param {ListEvent} [back] */
  #act(part, event, words, back) {
    const id = this.tender()?.id ?? "";
    const within = (/** @type {ListEvent} */ event) =>
      /** @type {const} */ ({ list: "tenders", event: /** @type {const} */ ({ type: "within", id, part, event }) });
    return this.work.act(within(event), words, back ? within(back) : null);
  }

  /** @param {HTMLElement} control @returns {{part: Part, id: string}} */
  #of(control) {
    const part = /** @type {any} */ (control.closest("[data-part]"))?.dataset.part;
    return { part, id: /** @type {any} */ (control.closest("[data-item]"))?.dataset.item ?? "" };
  }
}
