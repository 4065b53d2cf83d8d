// @ts-check
/**
 * What every part of the page uses: the store, the checklists, and the places where it shows and says something.
 *
 * @import { Assessment, ImpactMap, Model, Outcome } from "../checklist/types.mjs"
 * @import { Child } from "./dom.mjs"
 */

import { Store } from "../checklist/store.mjs";
import { CSV, NOT_KEPT } from "../checklist/strings-lasting.mjs";
import { MAPS } from "../impact-map/kind.mjs";
import { h } from "./dom.mjs";

/**
 * @typedef {{id: string, title: string, url: string, model: Model | null}} Checklist model is null where it could not
 *   be fetched
 */

/**
 * How an answer reads, also one that this edition does not offer.
 *
 * @param {Model} model
 * @param {string | null | undefined} state
 * @param {string} none for no answer
 */
export function stateWords(model, state, none) {
  if (!state) return none;
  const option = model.options.find(({ id }) => id === state);
  return option?.label ?? (Object.hasOwn(CSV.states, state) ? CSV.states[state] : state);
}

export class Page {
  /** Ids of the assessments that are ticked to be compared. @type {Set<string>} */
  ticked = new Set();
  /** @type {(() => void) | null} */
  #undo = null;

  /** @param {HTMLElement} host @param {Store} store @param {Checklist[]} checklists @param {() => void} draw */
  constructor(host, store, checklists, draw) {
    this.host = host;
    this.store = store;
    this.maps = new Store(store.drawer, MAPS);
    this.checklists = checklists;
    this.draw = draw;
  }

  /** @param {string} selector @returns {any} */
  find(selector) {
    return this.host.querySelector(selector);
  }

  now() {
    return new Date().toISOString();
  }

  /** @param {string} id */
  assessment(id) {
    return this.store.read(id).assessment;
  }

  /** All impact maps, and every text that should be one and is not. */
  mapList() {
    const { assessments, unreadable } = this.maps.list();
    return {
      maps: /** @type {ImpactMap[]} */ (/** @type {unknown} */ (assessments)),
      unreadable: unreadable.filter(({ name }) => name.startsWith(MAPS.start)),
    };
  }

  /** @param {{checklist: string}} assessment */
  checklistOf({ checklist }) {
    return this.checklists.find(({ id }) => id === checklist);
  }

  get models() {
    return this.checklists.flatMap(({ model }) => model ?? []);
  }

  /**
   * Says what was done, with a way back where there is one.
   *
   * @param {string} words
   * @param {(() => void) | null} [undo]
   */
  tell(words, undo = null) {
    this.#undo = undo;
    this.find("[data-status]").textContent = words;
    this.find(".sv-told").toggleAttribute("data-quiet", !words);
    this.find('[data-action="undo"]').hidden = !undo;
  }

  undo() {
    const undo = this.#undo;
    this.tell("");
    undo?.();
  }

  /**
   * Shows what is kept now and says what became of an attempt to change it.
   *
   * @param {Outcome} outcome
   * @param {string} words if it is kept
   * @param {(() => void) | null} [undo]
   */
  done(outcome, words, undo = null) {
    this.draw();
    this.tell(outcome === "saved" ? words : NOT_KEPT[outcome], outcome === "saved" ? undo : null);
    return outcome === "saved";
  }

  /** @param {string} id of an assessment, or a name @param {string} [action] */
  focus(id, action = "open") {
    const item = this.find(`[data-id="${CSS.escape(id)}"]`);
    const control = item?.querySelector(`[data-action="${action}"]`) ?? item?.querySelector("a, button");
    (control ?? this.find(`[data-action="${id ? "new" : action}"]`)).focus();
  }

  /** Ids of the assessments whose further actions are shown. */
  openDetails() {
    return [...this.host.querySelectorAll(".sv-entry:has(details[open])")].map(
      (entry) => /** @type {HTMLElement} */ (entry).dataset.id ?? "",
    );
  }

  /** @param {string} action of a button that stands once in the page */
  focusButton(action) {
    this.find(`[data-action="${action}"]`).focus();
  }

  /**
   * Shows a step that takes the reader's attention, above the list. There is one at a time.
   *
   * @param {string} title
   * @param {...Child} children
   */
  panel(title, ...children) {
    const heading = h("h2", { id: "panel--title", tabindex: "-1" }, title);
    this.find("[data-panel]").replaceChildren(
      h("section.sv-panel", { "aria-labelledby": "panel--title" }, heading, ...children),
    );
    heading.focus();
  }

  closePanel() {
    this.find("[data-panel]").replaceChildren();
  }

  /**
   * @param {string} name of a dialog
   * @returns {Promise<boolean>} whether the reader said yes
   */
  ask(name) {
    const dialog = this.find(`[data-dialog="${name}"]`);
    // Pressed twice while the module of the step was loading.
    if (dialog.open) return Promise.resolve(false);
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) =>
      dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }),
    );
  }
}
