// @ts-check
/**
 * Choosing from a list that may be long: what is chosen, and boxes to tick with a field to find them by. The boxes are made
 * when the list is opened.
 *
 * @import { Workplace } from "../action/workplace.mjs"
 *
 * @typedef {{id: string, text: string, about: string, isStale?: boolean}} Choice
 * @typedef {Choice & {label: string}} Chosen label such as E1, or ""
 */

import { redraw } from "../action/fields.mjs";
import { button, h, hidden, tick } from "../assessments/dom.mjs";
import * as say from "./words.mjs";

/** So many are shown at once. */
const FIRST = 40;

export class Picker {
  #drawn = "";
  #ticked = "";
  #isAll = false;

  /**
   * @param {Workplace} work
   * @param {"statements" | "evidence"} kind
   * @param {() => Choice[]} choices that there are
   * @param {() => Chosen[]} chosen in the reader's order
   */
  constructor(work, kind, choices, chosen) {
    this.work = work;
    this.kind = kind;
    this.choices = choices;
    this.chosen = chosen;
    this.box = work.find(`[data-picker="${kind}"]`);
    this.filter = this.box.querySelector("[data-filter]");
    work.on(this.box, "toggle", () => this.#boxes());
    work.on(this.filter, "input", () => {
      this.#isAll = false;
      this.#boxes();
    });
  }

  /** Shows all that are found. */
  all() {
    this.#isAll = true;
    this.#boxes();
    this.box.querySelector(`[data-ticks] > :nth-child(${FIRST + 1}) input`)?.focus();
  }

  /** @param {number} number of the choices that there are */
  draw(number) {
    const chosen = this.chosen();
    this.box.querySelector("summary").textContent = say.pick(this.kind, chosen.length, number);
    const signature = JSON.stringify(chosen);
    if (signature !== this.#drawn) {
      this.#drawn = signature;
      redraw(this.work.find(`[data-chosen="${this.kind}"]`), chosen.map((each, place) => this.#line(each, place, chosen.length)));
    }
    this.#boxes();
  }

  /** @param {Chosen} each @param {number} place @param {number} all */
  #line({ id, text, about, label, isStale }, place, all) {
    const act = (/** @type {string} */ action, /** @type {string} */ words, isDisabled = false) => {
      const made = button(`${action}-${this.kind}`, words, say.ofLine(label, text));
      made.classList.add("sv-button-plain");
      made.dataset.statement = id;
      made.toggleAttribute("disabled", isDisabled);
      return made;
    };
    const isOrdered = label !== "";
    return h(
      "li",
      {},
      label && h("strong.sv-label", {}, label),
      h("span", {}, say.short(text), about && h("span.sv-small.sv-about-line", {}, about, isStale && " ", isStale && h("span.sv-late", {}, say.STALE))),
      h(
        "span.sv-tools",
        {},
        isOrdered && act("up", say.UP, place === 0),
        isOrdered && act("down", say.DOWN, place === all - 1),
        act("out", say.REMOVE),
      ),
    );
  }

  /** Makes what can be ticked, unless it stands there already. */
  #boxes() {
    if (!this.box.open) return;
    const wanted = words(this.filter.value);
    const all = this.choices();
    const found = wanted.length ? all.filter(({ text, about }) => has(`${text} ${about}`, wanted)) : all;
    const shown = this.#isAll ? found : found.slice(0, FIRST);
    const ids = new Set(this.chosen().map(({ id }) => id));
    const place = this.box.querySelector("[data-ticks]");
    this.box.querySelector("[data-found]").textContent = say.found(shown.length, found.length, all.length);
    this.box.querySelector("[data-all]").hidden = shown.length === found.length;
    const signature = JSON.stringify(shown);
    if (signature !== this.#ticked) {
      this.#ticked = signature;
      const { activeElement } = document;
      const id = place.contains(activeElement) ? activeElement?.id : "";
      place.replaceChildren(
        ...shown.map(({ id, text, about, isStale }) =>
          tick(
            `tender--${this.kind}--${id}`,
            { type: "checkbox", "data-pick": this.kind, value: id },
            say.short(text),
            about && h("span.sv-small.sv-about-line", {}, hidden("("), about, isStale && ` · ${say.STALE}`, hidden(")")),
          ),
        ),
      );
      if (id) document.getElementById(id)?.focus();
    }
    for (const box of place.querySelectorAll("input")) box.checked = ids.has(box.value);
  }
}

/** @param {string} text */
const words = (text) => plain(text).split(/\s+/).filter(Boolean);
/** @param {string} text @param {string[]} wanted */
const has = (text, wanted) => wanted.every((word) => plain(text).includes(word));
/** @param {string} text */
const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
