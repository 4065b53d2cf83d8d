// @ts-check
/**
 * What the pages of work on an assessment share: the assessment that lies open, its checklist, and telling the
 * reader what became of each change. Every free text is a field of several lines, so that two tabs' words fit in it.
 *
 * @import { Assessment, Model, Outcome } from "../checklist/types.mjs"
 * @import { Kind } from "./list.mjs"
 * @import { List, WorkEvent } from "./work.mjs"
 */

import { options } from "../assessments/dom.mjs";
import { askToKeep, setCurrent } from "../checklist/settings.mjs";
import { openStore } from "../checklist/store.mjs";
import { NOT_KEPT } from "../checklist/strings-lasting.mjs";
import { typed } from "./fields.mjs";
import { next } from "./work.mjs";
import * as say from "./words.mjs";

const { TOLD } = say;
const now = () => new Date().toISOString();

export class Workplace {
  /** @type {Assessment | undefined} */
  assessment;
  /** Of that assessment's checklist; null while it is not known. @type {Model | null} */
  model = null;
  /** What the page needs beside the model. @type {any} */
  extra = null;
  /** @type {(() => void) | null} */
  #undo = null;
  /** The files of each checklist, once they are asked for. @type {Map<string, Promise<any[]>>} */
  #files = new Map();

  /**
   * @param {HTMLElement} host
   * @param {List} list that its fields are of, where nothing around them says another (data-list)
   * @param {() => void} draw shows the assessment that lies open
   * @param {AbortSignal} signal
   */
  constructor(host, list, draw, signal) {
    this.host = host;
    this.list = list;
    this.draw = draw;
    this.signal = signal;
    this.store = openStore(host.dataset.scope ?? "/");
    this.#unfold();
    this.on(host, "input", ({ target }) => typed(this, target));
    this.on(host, "change", ({ target }) => target.matches("[data-assessment]") && this.open(target.value));
    this.on(host, "submit", (event) => event.preventDefault());
    // The checklist's page shows the one that was opened last.
    this.on(host, "click", ({ target }) => this.assessment && target.closest("a") && setCurrent(this.store, this.assessment));
    this.on(window, "hashchange", () => location.hash.startsWith("#a-") && this.open(location.hash.slice(1)));
    // Another tab wrote, or the browser shows this page again from its memory.
    this.on(window, "storage", ({ key }) => (key === null || key.startsWith(this.store.drawer.prefix)) && this.#settle());
    this.on(window, "pageshow", ({ persisted }) => persisted && this.#settle());
  }

  /** @param {string} selector @returns {any} */
  find(selector) {
    return this.host.querySelector(selector);
  }

  /** @param {EventTarget} target @param {string} type @param {(event: any) => void} listener */
  on(target, type, listener) {
    target.addEventListener(type, listener, { signal: this.signal });
  }

  /** Shows one assessment, or else the one that changed last. @param {string} id */
  async open(id) {
    const { kind, assessments } = this.store.list();
    const latest = assessments.reduce(
      (/** @type {Assessment | undefined} */ one, other) => (one && one.changed > other.changed ? one : other),
      undefined,
    );
    const found = assessments.find((each) => each.id === id) ?? latest;
    this.assessment = found && this.store.read(found.id).assessment;
    if (kind === "blocked") this.#trouble(NOT_KEPT.blocked);
    this.tell(id.startsWith("a-") && found?.id !== id ? TOLD.notHere : "");
    // The address names it, so that it can be opened again from it.
    if (found) history.replaceState(history.state, "", `#${found.id}`);
    const shown = this.assessment;
    const [model = null, extra = null] = shown ? await this.#load(shown.checklist) : [];
    if (this.signal.aborted || shown?.id !== this.assessment?.id) return;
    this.model = model;
    this.extra = extra;
    this.find("[data-choose]").hidden = assessments.length < 2;
    this.find("[data-assessment]").replaceChildren(
      ...options(
        assessments.map(({ id, name, date }) => [id, say.title(name, date)]),
        shown?.id ?? "",
      ),
    );
    this.show();
  }

  /** Draws everything that these pages show, and what each has of its own. */
  show() {
    const { assessment, model } = this;
    this.find("[data-none]").hidden = Boolean(assessment);
    this.find("[data-some]").hidden = !assessment;
    if (!assessment) return this.host.removeAttribute("data-filled");
    const page = this.find(`[data-checklist="${CSS.escape(assessment.checklist)}"]`);
    this.find("[data-open]").href = page ? `${page.getAttribute("href")}?assessment=${assessment.id}` : "#";
    for (const other of /** @type {NodeListOf<any>} */ (this.host.querySelectorAll("[data-other]"))) {
      other.href = `${other.getAttribute("href").split("#")[0]}#${assessment.id}`;
    }
    this.find("[data-no-model]").hidden = Boolean(model);
    this.find("[data-no-model]").textContent = page ? say.NO_MODEL : say.NO_CHECKLIST;
    this.draw();
  }

  /** @param {string} words @param {(() => void) | null} [undo] */
  tell(words, undo = null) {
    this.#undo = undo;
    this.find("[data-status]").textContent = words;
    this.find(".sv-told").toggleAttribute("data-quiet", !words);
    this.find('[data-action="undo"]').hidden = !undo;
  }

  undo() {
    this.#undo?.();
    this.find("h2").focus();
  }

  focusUndo() {
    this.find('[data-action="undo"]').focus();
  }

  /**
   * Changes the assessment, keeps it, and says what became of that.
   *
   * @param {WorkEvent} event
   * @param {string} words if it is kept
   * @param {WorkEvent | null} [back] the event that undoes it
   */
  act(event, words, back = null) {
    return this.change((each, at) => next(each, event, at), words, back && (() => this.act(back, TOLD.undone)));
  }

  /**
   * As `act`, with any edit.
   *
   * @param {(assessment: Assessment, at: string) => Assessment} edit pure
   * @param {string} words
   * @param {(() => void) | null} [undo]
   */
  change(edit, words, undo = null) {
    const at = now();
    const { id } = /** @type {Assessment} */ (this.assessment);
    const { outcome, assessment } = this.store.change(id, (each) => edit(each, at));
    if (assessment) this.assessment = assessment;
    if (outcome === "saved") askToKeep(this.store, at);
    return this.#done(outcome, words, undo);
  }

  /** Deletes one item, and lets the reader take it back. @param {string} id @param {List} [list] @returns {boolean} */
  remove(id, list = this.list) {
    const items = this.assessment?.[list] ?? [];
    const place = items.findIndex((each) => each.id === id);
    if (place < 0) return false;
    const back = { list, event: /** @type {const} */ ({ type: "add", item: items[place], place }) };
    return this.act({ list, event: { type: "remove", id } }, TOLD.deleted, back);
  }

  /**
   * Adds an item, if there is room for it.
   *
   * @param {Kind} kind
   * @param {any} item
   * @param {string} words
   * @param {List} [list]
   * @returns {boolean}
   */
  add(kind, item, words, list = this.list) {
    if ((this.assessment?.[list].length ?? 0) >= kind.most) {
      this.tell(TOLD.tooMany(kind.most));
      return false;
    }
    this.act({ list, event: { type: "add", item } }, words, { list, event: { type: "remove", id: item.id } });
    return true;
  }

  #settle() {
    const { assessment } = this;
    if (!assessment) return this.open(location.hash.slice(1));
    const settled = this.store.settle(assessment.id);
    if (settled.assessment) this.assessment = settled.assessment;
    return this.#done(settled.outcome, "");
  }

  /** @param {Outcome} outcome @param {string} words @param {(() => void) | null} [back] */
  #done(outcome, words, back = null) {
    const isSaved = outcome === "saved";
    const isGone = outcome === "gone";
    this.#trouble(isSaved || isGone ? "" : NOT_KEPT[/** @type {Exclude<Outcome, "saved">} */ (outcome)]);
    if (isGone) this.tell(TOLD.gone, () => this.#saveAgain());
    else this.tell(isSaved ? words : "", isSaved ? back : null);
    this.show();
    return isSaved;
  }

  #saveAgain() {
    const assessment = /** @type {Assessment} */ (this.assessment);
    this.#done(this.store.create(assessment), TOLD.back(assessment.name));
  }

  /** @param {string} words */
  #trouble(words) {
    const trouble = this.find("[data-trouble]");
    trouble.hidden = !words;
    trouble.textContent = words;
  }

  /** Puts in what needs a script, and takes it all away in the end. */
  #unfold() {
    const [without, template, paper] = ["[data-without]", "template[data-tool]", "[data-paper]"].map((each) => this.find(each));
    const blank = [...paper.cloneNode(true).childNodes];
    const added = [...template.content.cloneNode(true).childNodes];
    template.after(...added);
    without.hidden = true;
    this.host.dataset.ready = "";
    this.signal.addEventListener("abort", () => {
      for (const node of added) node.remove();
      paper.replaceChildren(...blank);
      without.hidden = false;
      delete this.host.dataset.ready;
      delete this.host.dataset.filled;
    });
  }

  /** The model of a checklist and what else the page needs of it; nothing where they cannot be had. @param {string} checklist */
  #load(checklist) {
    const link = this.find(`[data-checklist="${CSS.escape(checklist)}"]`);
    const { model, extra } = link?.dataset ?? {};
    const files = this.#files.get(checklist) ?? Promise.all([model, extra].map(fetched));
    this.#files.set(checklist, files);
    return files;
  }
}

/** @param {string | undefined} address @returns {Promise<any>} null where it cannot be had */
async function fetched(address) {
  try {
    const answer = address ? await fetch(address) : null;
    return answer?.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
