// @ts-check
/**
 * <sv-checklist data-model data-scope> keeps and scores the answers of the form inside it, which is complete
 * without it. What it does when connected is undone when disconnected.
 *
 * @import { AnswerEvent, Model } from "./types.mjs"
 */

import { begin, next } from "./assessment.mjs";
import { report, show } from "./report.mjs";
import { score } from "./scoring.mjs";
import { Store } from "./store.mjs";
import * as say from "./strings.mjs";

/** Answers within this time are spoken as one sentence. */
const PAUSE_MS = 800;

class ChecklistElement extends HTMLElement {
  #connection;

  connectedCallback() {
    this.#connection = new AbortController();
    enhance(this, this.#connection.signal);
  }

  disconnectedCallback() {
    this.#connection.abort();
  }
}

if (!customElements.get("sv-checklist")) customElements.define("sv-checklist", ChecklistElement);

/** @param {any} host @param {AbortSignal} signal */
function enhance(host, signal) {
  const find = (selector) => host.querySelector(selector);
  const on = (target, type, listener) => target.addEventListener(type, listener, { signal });
  const undo = (action) => signal.addEventListener("abort", action);

  // What only works with this script waits in <template>s, each where it belongs.
  for (const template of host.querySelectorAll("template")) {
    const added = [...template.content.cloneNode(true).childNodes];
    template.after(...added);
    undo(() => added.forEach((node) => node.remove()));
  }
  // Words that give way to figures come back.
  for (const place of host.querySelectorAll("[data-show]")) {
    const words = [...place.childNodes];
    undo(() => place.replaceChildren(...words));
  }
  const form = find("form");
  form.autocomplete = "off"; // or the browser puts older answers back over the ones kept here
  undo(() => {
    form.removeAttribute("autocomplete");
    host.removeAttribute("data-filled");
    clearTimeout(pause);
  });

  /** @type {Model} */
  const model = JSON.parse(host.dataset.model);
  const statements = model.areas.flatMap((area) => area.statements);
  const radios = (id) => [...form.querySelectorAll(`[name="${id}"]`)];
  const dialog = find("dialog");
  const store = new Store(host.dataset.scope, model.id);
  const now = () => new Date().toISOString();
  let assessment;
  let recent;
  let unsaved = false;
  let told;
  let pause;

  const early = new FormData(form);
  load();
  // Answers given before this script arrived.
  for (const { id } of statements) {
    if (early.has(id) && !assessment.answers[id]?.state) choose(id, early.get(id));
  }

  const actions = {
    clear(button) {
      const { id } = button.closest("fieldset");
      act({ type: "clear", statement: id });
      radios(id)[0].focus();
    },
    next() {
      const given = new FormData(form);
      const place = statements.findIndex(({ id }) => id === recent) + 1;
      const { id } = [...statements.slice(place), ...statements].find(({ id }) => !given.has(id));
      find(`#${id}`).scrollIntoView();
      radios(id)[0].focus({ preventScroll: true });
    },
    delete() {
      dialog.returnValue = "";
      dialog.showModal();
    },
  };
  on(host, "click", ({ target }) => {
    const button = target.closest("[data-action]");
    if (button) actions[button.dataset.action](button);
  });
  on(dialog, "close", () => dialog.returnValue && deleteAll());
  on(form, "change", ({ target }) => target.type === "radio" && choose(target.name, target.value));
  on(form, "input", ({ target: { dataset, value } }) => {
    if (dataset.reason) act({ type: "reason", statement: dataset.reason, reason: value });
  });
  on(form, "submit", (event) => event.preventDefault());
  on(form, "focusin", ({ target }) => (recent = target.closest("fieldset")?.id ?? recent));
  // Another tab wrote, or the page comes back from the browser's memory.
  for (const type of ["storage", "pageshow"]) on(window, type, () => unsaved || load());
  on(window, "beforeunload", (event) => unsaved && event.preventDefault());

  function load() {
    const found = store.read();
    assessment = found.assessment ?? begin(model, now());
    render(found.kind);
    announce("");
  }

  function choose(id, state) {
    const { fingerprint } = statements.find((statement) => statement.id === id);
    act({ type: "answer", statement: id, state, reason: find(`[data-reason="${id}"]`)?.value, fingerprint });
  }

  /** @param {AnswerEvent} event */
  function act(event) {
    assessment = next(assessment, event, now());
    const outcome = store.write(assessment);
    unsaved = outcome !== "saved";
    const result = render(outcome);
    const place = model.areas.findIndex((area) => area.statements.some(({ id }) => id === event.statement));
    announce(say.spoken(model.areas[place].title, result.areas[place], result));
  }

  function deleteAll() {
    const outcome = store.remove();
    assessment = begin(model, now());
    unsaved = false;
    render(outcome === "saved" ? "deleted" : outcome);
    announce("");
  }

  /** Makes the page say what the assessment says, and whether it is kept. */
  function render(saving) {
    for (const { id } of statements) {
      const { state, reason } = assessment.answers[id] ?? {};
      for (const radio of radios(id)) radio.checked = radio.value === state;
      const field = find(`[data-reason="${id}"]`);
      if (field) field.value = reason ?? "";
      find(`#${id} [data-action]`).hidden = !find(`#${id} :checked`);
    }
    // The form is scored, so the result is of what the reader sees.
    const answers = Object.fromEntries(new FormData(form));
    const result = score(model, answers);
    const done = statements.length - result.counts.unanswered;
    show(host, {
      progress: say.progress(result),
      next: done < statements.length,
      saved: say.savedAt(new Date(assessment.changed), new Date()),
    });
    for (const area of result.areas) {
      show(host, { [`result-${area.id}`]: say.areaLine(area), [`progress-${area.id}`]: say.progress(area) });
    }
    report(find(".sv-results"), model, result, answers, form);
    find(".sv-progress :last-child").setAttribute("width", (100 * done) / statements.length);
    host.toggleAttribute("data-filled", done > 0);
    for (const words of host.querySelectorAll("[data-saving]")) {
      words.hidden = !words.matches(`[data-saving~="${saving}"]`);
    }
    return result;
  }

  /** Speaks after a pause, and adds what is new about saving, unless all is well. */
  function announce(sentence) {
    clearTimeout(pause);
    pause = setTimeout(() => {
      const news = find("[data-saving]:not([hidden], [data-quiet])")?.textContent;
      show(host, { live: news && news !== told ? `${sentence} ${news}`.trim() : sentence });
      told = news;
    }, PAUSE_MS);
  }
}
