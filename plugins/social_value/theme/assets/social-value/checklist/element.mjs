// @ts-check
/**
 * <sv-checklist data-model="…" data-scope="/site/path/"> stands around a form that is complete without it.
 * It keeps the answers, scores them and shows the result. Whatever it does when it is connected is undone
 * when it is disconnected, through one AbortController.
 *
 * @import { AnswerEvent, Model } from "./types.mjs"
 */

import { begin, next } from "./assessment.mjs";
import { progressWords, report, scoreWords, show } from "./report.mjs";
import { score } from "./scoring.mjs";
import { Store } from "./store.mjs";
import * as say from "./strings.mjs";

/** Answers given within this time of each other are spoken as one sentence. */
const PAUSE_MS = 800;

export class ChecklistElement extends HTMLElement {
  #connection = new AbortController();

  connectedCallback() {
    this.#connection = new AbortController();
    const form = this.querySelector("form");
    if (form && this.dataset.model) enhance(this, form, JSON.parse(this.dataset.model), this.#connection.signal);
  }

  disconnectedCallback() {
    this.#connection.abort();
  }
}

if (!customElements.get("sv-checklist")) customElements.define("sv-checklist", ChecklistElement);

/**
 * @param {HTMLElement} host
 * @param {HTMLFormElement} form
 * @param {Model} model
 * @param {AbortSignal} signal
 */
function enhance(host, form, model, signal) {
  const store = new Store(host.dataset.scope ?? "/", model.id);
  const statements = model.areas.flatMap((area) => area.statements);
  const now = () => new Date().toISOString();
  let assessment = begin(model, now());
  let recent = "";
  let unsaved = false;
  let spoken = "";
  let pause = 0;

  /** @param {EventTarget} target @param {string} type @param {(event: any) => void} listener */
  const on = (target, type, listener) => target.addEventListener(type, listener, { signal });
  /** @param {() => void} action */
  const undo = (action) => signal.addEventListener("abort", action);
  /** @param {string} selector @returns {any} */
  const find = (selector) => host.querySelector(selector);
  /** @param {string} id @returns {NodeListOf<HTMLInputElement>} */
  const radios = (id) => form.querySelectorAll(`[name="${id}"]`);

  // What only works with this script waits in <template>s, each where it belongs.
  for (const template of host.querySelectorAll("template")) {
    const added = [...template.content.cloneNode(true).childNodes];
    template.after(...added);
    undo(() => added.forEach((node) => node.remove()));
  }
  // Words that give way to figures come back.
  for (const place of host.querySelectorAll("[data-show]")) {
    const before = [...place.childNodes];
    undo(() => place.replaceChildren(...before));
  }
  // The browser must not put older answers back over the ones kept here.
  form.autocomplete = "off";
  undo(() => form.removeAttribute("autocomplete"));
  undo(() => host.removeAttribute("data-filled"));
  undo(() => clearTimeout(pause));

  const dialog = find("dialog");
  const early = new FormData(form);
  load();
  // Answers that were given before this script arrived.
  for (const { id } of statements) {
    if (early.has(id) && !assessment.answers[id]?.state) choose(id, String(early.get(id)));
  }

  on(form, "change", ({ target }) => target.type === "radio" && choose(target.name, target.value));
  on(form, "input", ({ target: { dataset, value } }) => {
    if (dataset.reason) act({ type: "reason", statement: dataset.reason, reason: value });
  });
  on(form, "submit", (event) => event.preventDefault());
  on(form, "focusin", ({ target }) => (recent = target.closest("fieldset")?.id ?? recent));
  on(host, "click", ({ target }) => {
    const action = target.closest("button")?.dataset.action;
    if (action === "clear") clear(target.closest("fieldset").id);
    if (action === "next") goToNext();
    if (action === "delete") {
      dialog.returnValue = "";
      dialog.showModal();
    }
  });
  on(dialog, "close", () => dialog.returnValue === "delete" && deleteAll());
  // Another tab wrote, or the browser shows this page again from its memory.
  on(window, "storage", ({ key }) => (key === store.key || key === null) && load());
  on(window, "pageshow", ({ persisted }) => persisted && load());
  on(window, "beforeunload", (event) => unsaved && event.preventDefault());

  function load() {
    const found = store.read();
    assessment = found.assessment ?? begin(model, now());
    tell(found.kind);
    fill();
    if (!["found", "empty"].includes(found.kind)) announce("");
  }

  /** @param {string} statement @param {string} state */
  function choose(statement, state) {
    const reason = find(`[data-reason="${statement}"]`)?.value;
    const { fingerprint = "" } = statements.find(({ id }) => id === statement) ?? {};
    act({ type: "answer", statement, state, reason, fingerprint });
  }

  /** @param {AnswerEvent} event */
  function act(event) {
    assessment = next(assessment, event, now());
    const outcome = store.write(assessment);
    unsaved = outcome !== "saved";
    tell(outcome);
    const { areas } = fill();
    const place = model.areas.findIndex((area) => area.statements.some(({ id }) => id === event.statement));
    announce(say.spoken(model.areas[place].title, scoreWords(areas[place]), find('[data-show="progress"]').textContent));
  }

  /** @param {string} statement */
  function clear(statement) {
    act({ type: "clear", statement });
    radios(statement)[0].focus();
  }

  function deleteAll() {
    const outcome = store.remove();
    assessment = begin(model, now());
    unsaved = false;
    tell(outcome === "saved" ? "deleted" : outcome);
    fill();
    announce("");
  }

  /** Makes the form say what the assessment says, and shows the result. */
  function fill() {
    for (const { id } of statements) {
      const { state, reason = "" } = assessment.answers[id] ?? {};
      for (const radio of radios(id)) radio.checked = radio.value === state;
      const field = find(`[data-reason="${id}"]`);
      if (field) field.value = reason;
      find(`#${id} [data-action="clear"]`).hidden = ![...radios(id)].some((radio) => radio.checked);
    }
    // Scored is what the form says, so that the result is always of what the reader sees.
    const answers = /** @type {Record<string, any>} */ (Object.fromEntries(new FormData(form)));
    const result = score(model, answers);
    const { unanswered } = result.counts;
    const done = statements.length - unanswered;
    for (const area of result.areas) {
      show(host, `result-${area.id}`, say.areaLine(scoreWords(area), progressWords(area)));
      show(host, `progress-${area.id}`, progressWords(area));
    }
    show(host, "progress", say.answered(done, statements.length));
    show(host, "next", unanswered > 0);
    find(".sv-progress rect + rect").setAttribute("width", `${(100 * done) / statements.length}`);
    host.toggleAttribute("data-filled", done > 0);
    report(find(".sv-results"), model, result, answers, form);
    return result;
  }

  function goToNext() {
    const given = new FormData(form);
    const place = statements.findIndex(({ id }) => id === recent) + 1;
    const open = [...statements.slice(place), ...statements.slice(0, place)].find(({ id }) => !given.has(id));
    if (!open) return;
    find(`#${open.id}`).scrollIntoView();
    radios(open.id)[0].focus({ preventScroll: true });
  }

  /** Says whether the answers are kept. @param {string} kind the name of one of the sentences in the bar */
  function tell(kind) {
    show(host, "saved", say.savedAt(new Date(assessment.changed), new Date()));
    for (const sentence of host.querySelectorAll("[data-saving]")) {
      sentence.toggleAttribute("hidden", !sentence.matches(`[data-saving~="${kind}"]`));
    }
  }

  /** Speaks one sentence after a pause, and whatever is wrong with saving once. @param {string} sentence */
  function announce(sentence) {
    clearTimeout(pause);
    pause = window.setTimeout(() => {
      const saving = find("[data-saving]:not([hidden])");
      const news = saving.textContent.trim();
      const isNews = saving.dataset.saving !== "found saved" && news !== spoken;
      show(host, "live", [sentence, isNews ? news : ""].join(" ").trim());
      spoken = news;
    }, PAUSE_MS);
  }
}
