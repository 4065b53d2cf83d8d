// @ts-check
/**
 * What lies open on the page of <sv-compose>: keeps the draft, the form, what is wrong and the preview in step. What the
 * reader does to it is in `doing.mjs`.
 *
 * @import { Form, Question } from "./types.mjs"
 * @import { Draft, Edit, Loc } from "./draft.mjs"
 * @import { Problem } from "./rules.mjs"
 */

import { today } from "../assessments/words-steps.mjs";
import { random } from "../checklist/ids.mjs";
import { boxOf, drawForm, showFaults } from "./asking.mjs";
import { changed, clicked, typedIn } from "./doing.mjs";
import { begin, isDraft } from "./draft.mjs";
import { Keeping } from "./keeping.mjs";
import { openNamed } from "./opening.mjs";
import { preview } from "./preview.mjs";
import { nameProblem, problems, suggestedName } from "./rules.mjs";
import { Sending } from "./sending.mjs";
import { summary } from "./summary.mjs";
import { NOT_KEPT, TOLD } from "./words.mjs";
import { written } from "./yaml.mjs";

/** The preview follows the typing a little later. */
const PAUSE_MS = 250;

export class Desk {
  /** What is left alone until it has been filled in once. @type {Set<string>} */
  touched = new Set();
  /** Lists in which somebody is about to choose one more. @type {Set<string>} */
  extra = new Set();
  /** @type {(() => void) | null} */
  undo = null;
  #isChecked = false;
  #pause = 0;

  /** @param {HTMLElement} host @param {ReturnType<typeof import("../case-studies/tool.mjs").unfold>} around @param {Form} form @param {string[]} names */
  constructor(host, { tool, drawer, find, on }, form, names) {
    this.host = host;
    this.tool = tool;
    this.find = find;
    this.form = form;
    this.names = names;
    this.site = new URL(`${host.dataset.site ?? "."}/`, document.baseURI);
    this.keeping = new Keeping(drawer, this.fresh(), (kept) => isDraft(kept, form));
    this.sending = new Sending(this);
    on(tool, "input", ({ target }) => typedIn(this, target));
    on(tool, "change", ({ target }) => changed(this, target));
    on(tool, "click", (event) => clicked(this, event));
    on(tool, "submit", (event) => event.preventDefault());
    on(find("[data-view]"), "toggle", () => this.#drawPreview());
    on(window, "hashchange", () => openNamed(this));
    // Another tab wrote, or the browser shows this page again from its memory.
    const settle = () => this.keeping.settle() && this.draw();
    on(window, "storage", ({ key }) => (key === null || key.startsWith(drawer.prefix)) && settle());
    on(window, "pageshow", ({ persisted }) => persisted && settle());
    on(window, "beforeunload", (event) => this.keeping.isAtRisk && event.preventDefault());
    const wide = matchMedia("(min-width: 76.25em)");
    // It is never closed: paper is narrow too.
    const unfoldView = () => wide.matches && (find("[data-view]").open = true);
    on(wide, "change", unfoldView);
    unfoldView();
  }

  get draft() {
    return this.keeping.draft;
  }

  /** The id that its file will have, or has. */
  get name() {
    const { of, name, data } = this.draft;
    return of || name || suggestedName(data.title ?? "");
  }

  get text() {
    return written(this.draft.data, this.form.heading);
  }

  /** Everything that is wrong, with the name of the file last. @returns {Problem[]} */
  get problems() {
    const { form, names } = this;
    const wrong = this.draft.of ? "" : nameProblem(this.name, names, form);
    return [...problems(this.draft.data, { form, names, decode }), ...(wrong ? [{ field: "name", message: wrong, hint: "" }] : [])];
  }

  fresh() {
    return begin(this.form, today(new Date()), random(12));
  }

  /** @param {string} words @param {(() => void) | null} [undo] */
  tell(words, undo = null) {
    this.undo = undo;
    this.find("[data-status]").textContent = words;
    this.find('[data-action="undo"]').hidden = !undo;
    this.#quiet();
  }

  /** What is said at the bottom covers nothing while nothing is said. */
  #quiet() {
    const words = ["[data-trouble]", "[data-status]", "[data-saved]"].map((place) => this.find(place).textContent);
    this.find(".sv-kept").toggleAttribute("data-quiet", !words.join(""));
  }

  /** @param {Edit} edit @param {string} [words] @param {boolean} [canUndo] */
  act(edit, words = "", canUndo = false) {
    const before = this.draft;
    this.showKept(this.keeping.act(edit));
    const back = () => {
      this.act(() => before, TOLD.undone);
      this.draw();
      this.focusStart();
    };
    this.tell(words, canUndo ? back : null);
  }

  /** Another draft takes the place of this one, which can be had back. @param {Draft} draft @param {boolean} isKept whether it is worth keeping yet @param {string} words */
  replace(draft, isKept, words) {
    const before = this.draft;
    const wasBegun = this.keeping.isBegun;
    const take = (/** @type {Draft} */ one, /** @type {boolean} */ keep, /** @type {string} */ told, /** @type {(() => void) | null} */ undo) => {
      this.touched.clear();
      this.extra.clear();
      this.#isChecked = false;
      summary(this, []);
      this.find("[data-sending]").hidden = true;
      this.showKept(this.keeping.replace(one, keep));
      this.draw();
      this.tell(told, undo);
      this.focusStart();
    };
    take(draft, isKept, words, wasBegun ? () => take(before, true, TOLD.undone, null) : null);
  }

  focusStart() {
    this.find("#your-case-study").focus();
  }

  /** @param {import("./keeping.mjs").Outcome} outcome */
  showKept(outcome) {
    const { isShared, isBegun } = this.keeping;
    const isSaved = outcome === "saved";
    const trouble = this.find("[data-trouble]");
    trouble.hidden = isSaved;
    trouble.textContent = isSaved ? "" : NOT_KEPT[outcome];
    this.find("[data-saved]").textContent = isShared ? TOLD.notStored : isSaved && isBegun ? TOLD.saved(new Date()) : "";
    this.#quiet();
  }

  /** @param {Set<string>} [open] */
  drawn(open = new Set()) {
    return drawForm(this.form, this.draft.data, open, this.extra);
  }

  /** Draws the form anew, with the focus where it was or where it is asked for. @param {string} [focus] id of what gets it */
  draw(focus) {
    const place = this.find("[data-form]");
    const active = /** @type {HTMLElement | null} */ (document.activeElement);
    const had = focus ?? (place.contains(active) ? active?.id : "");
    const open = new Set([...place.querySelectorAll("details[open]")].map(({ id }) => id));
    place.replaceChildren(...this.drawn(open));
    const { of } = this.draft;
    this.find("[data-correcting]").hidden = !of;
    this.find("[data-naming]").hidden = Boolean(of);
    const name = this.find("[name=name]");
    if (document.activeElement !== name) name.value = this.name;
    this.refresh();
    if (had) /** @type {HTMLElement | null} */ (this.tool.querySelector(`#${CSS.escape(had)}`))?.focus();
  }

  /** What follows from the draft: what is wrong, the preview, the way out. */
  refresh() {
    const found = this.problems;
    const isShown = (/** @type {Problem} */ { field }) => this.#isChecked || [...this.touched].some((each) => field === each || field.startsWith(`${each}.`));
    showFaults(this.tool, found.filter(isShown));
    if (this.#isChecked) summary(this, found);
    this.sending.follow(found);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#drawPreview(), PAUSE_MS);
  }

  #drawPreview() {
    if (this.find("[data-view]").open) this.find("[data-preview]").replaceChildren(...preview(this.draft.data, this.form, this.site));
  }

  /** Shows all that is wrong, from now on as it is put right. @returns {boolean} whether nothing is */
  check() {
    this.#isChecked = true;
    const found = this.problems;
    this.refresh();
    this.tell(found.length ? TOLD.mistakes(found.length) : TOLD.noMistake);
    if (found.length) this.find("[data-summary]").focus();
    return !found.length;
  }

  /** To the field of a problem. @param {string} field */
  goTo(field) {
    const box = boxOf(this.tool, field);
    /** @type {HTMLElement | null | undefined} */ (box?.querySelector("input, select, textarea, summary, button"))?.focus();
    box?.scrollIntoView({ block: "nearest" });
  }

  /** @param {Loc} loc @returns {Question} */
  field(loc) {
    let fields = this.form.fields;
    let found;
    for (const step of loc) {
      if (typeof step === "number") continue;
      found = fields.find(({ name }) => name === step);
      fields = found?.fields ?? [];
    }
    return /** @type {Question} */ (found);
  }
}

/** Character codes as a browser reads them. @param {string} text */
const decode = (text) => new DOMParser().parseFromString(text, "text/html").documentElement.textContent ?? text;
