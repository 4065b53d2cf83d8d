// @ts-check
/**
 * <sv-checklist data-model data-scope> keeps and scores the answers of the form inside it, which is complete
 * without it. What it does when connected is undone when disconnected.
 *
 * @import { AssessmentEvent, Model } from "./types.mjs"
 */

import { Desk } from "./desk.mjs";
import { fill, fillChoices } from "./form.mjs";
import { report, show } from "./report.mjs";
import { setExported } from "./settings.mjs";
import * as say from "./strings.mjs";
import { unfold } from "./unfold.mjs";

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

  const form = unfold(host, undo);
  undo(() => clearTimeout(pause));

  /** @type {Model} */
  const model = JSON.parse(host.dataset.model);
  const statements = model.areas.flatMap((area) => area.statements);
  const fingerprintOf = (statement) => statements.find(({ id }) => id === statement).fingerprint;
  const dialog = find("dialog");
  const desk = new Desk(model, host.dataset.scope, () => say.newOne(new Date()));
  /** What each text field held before the edit, so that one made meanwhile in another tab is kept too. */
  const held = new WeakMap();
  let recent;
  let saving = "absent";
  let told;
  let pause;

  const early = new FormData(form);
  render(desk.load());
  announce("");
  // Answers given before this script arrived.
  for (const { id } of statements) {
    if (early.has(id) && !desk.assessment.answers[id]?.state) choose(id, early.get(id));
  }
  openShared();

  const place = (button) => button.closest("fieldset").id;
  /** Focus goes from a button that goes to the statement it is about. */
  const actOn = (type) => (button) => {
    const statement = place(button);
    act({ type, statement, fingerprint: fingerprintOf(statement) });
    const places = ["[data-aside] .sv-aside button:not([hidden])", " :checked", " input"];
    places.map((each) => find(`#${statement}${each}`)).find(Boolean).focus();
  };
  const actions = {
    clear: actOn("clear"),
    confirm: actOn("confirm"),
    bringBack: actOn("bringBack"),
    setAsideAgain: actOn("setAsideAgain"),
    next() {
      const { asked, open } = render();
      const all = asked.areas.flatMap((area) => area.statements);
      const from = all.findIndex(({ id }) => id === recent) + 1;
      const { id } = [...all.slice(from), ...all].find((each) => open.has(each.id));
      find(`#${id}`).scrollIntoView();
      find(`[name="${id}"]`).focus({ preventScroll: true });
    },
    delete() {
      dialog.returnValue = "";
      dialog.showModal();
    },
    deeper() {
      act({ type: "depth", depth: "full" });
      find("#depth--full").focus();
    },
    new() {
      render(desk.startNew());
      announce(say.STARTED);
    },
    again: () => render(desk.saveAgain()),
    adopt() {
      render(desk.adopt());
      (find(".sv-flag:not([hidden]) button") ?? find(".sv-statement input")).focus();
    },
    keep() {
      render(desk.keepShared());
      announce(say.KEPT);
      find("[data-action=new]").focus();
    },
    back() {
      desk.shared = undefined;
      show(host, { refused: false });
      render(desk.settle() ?? "absent");
      find("[data-action=new]").focus();
    },
    async file() {
      const at = new Date().toISOString();
      const loaded = await import("./file.mjs").catch(() => announce(say.NOT_LOADED));
      loaded?.saveFile(desk.shown, at);
      if (!loaded || desk.shared) return;
      desk.taken();
      setExported(desk.store, [desk.assessment], at);
    },
  };
  on(host, "click", ({ target }) => {
    const button = target.closest("[data-action]");
    if (button) actions[button.dataset.action](button);
  });
  on(dialog, "close", () => {
    if (!dialog.returnValue) return;
    const outcome = desk.remove();
    render(outcome === "saved" ? "deleted" : outcome);
    announce("");
  });
  on(host, "change", ({ target }) => {
    if (target.name === "depth") act({ type: "depth", depth: target.value });
    else if (target.name === "profile") act({ type: "profile", profile: target.value });
    else if (target.name === "public") setPublic(target.checked);
    else if (target.type === "radio") choose(target.name, target.value);
  });
  on(form, "input", ({ target }) => {
    const { reason, note } = target.dataset;
    const type = reason ? "reason" : "note";
    const before = held.get(target) ?? "";
    if (reason || note) act({ type, statement: reason ?? note, text: target.value, before });
  });
  on(form, "submit", (event) => event.preventDefault());
  on(form, "focusin", ({ target }) => (recent = target.closest("fieldset")?.id ?? recent));
  // Another tab wrote, or the page comes back from the browser's memory.
  for (const type of ["storage", "pageshow"]) {
    on(window, type, () => {
      const kind = desk.shared ? undefined : desk.settle();
      if (kind) render(kind);
    });
  }
  on(window, "hashchange", openShared);
  on(window, "beforeunload", (event) => desk.isAtRisk && event.preventDefault());

  function choose(statement, state) {
    act({ type: "answer", statement, state, fingerprint: fingerprintOf(statement) });
  }

  /** @param {any} event an AssessmentEvent */
  function act(event) {
    const { result, asked, aside } = render(desk.act(event));
    const at = asked.areas.findIndex((area) => area.statements.some(({ id }) => id === event.statement));
    announce(at < 0 ? say.spokenAll(result, aside) : say.spoken(asked.areas[at].title, result.areas[at], result));
  }

  async function setPublic(isPublic) {
    render(await desk.setPublic(isPublic).catch(() => announce(say.NOT_LOADED)));
  }

  async function openShared() {
    const { hash, pathname, search } = location;
    if (!/^#a=/.test(hash)) return;
    history.replaceState(history.state, "", pathname + search);
    const loaded = await import("./shared.mjs").catch(() => undefined);
    const { shared, refusal } = (await loaded?.openLink(hash, model)) ?? { refusal: say.NOT_LOADED };
    if (signal.aborted) return;
    desk.shared = shared;
    show(host, { refused: !shared, refusal: refusal ?? "" });
    render();
    find(`[data-show=${shared ? "shared" : "refused"}]`).focus();
  }

  /** Makes the page say what the assessment says, and whether it is kept. @param {string} [kind] of keeping */
  function render(kind = saving) {
    saving = kind;
    const { shown, shared, isPublic } = desk;
    const { asked, answers, result } = desk.score(shown);
    const aside = fill(host, model, shown, asked, Boolean(shared));
    for (const field of form.querySelectorAll("[data-reason], [data-note]")) held.set(field, field.value);
    const all = asked.areas.flatMap((area) => area.statements);
    const open = new Set(all.map(({ id }) => id).filter((id) => !aside.has(id) && !find(`#${id} :checked`)));
    // What is set aside is neither to be done nor done.
    const countAside = (list) => list.filter(({ id }) => aside.has(id)).length;
    result.aside = countAside(all);
    result.areas.forEach((area, at) => (area.aside = countAside(asked.areas[at].statements)));
    const left = all.length - result.aside;

    show(host, {
      name: shown.name,
      shared: Boolean(shared),
      progress: say.progress(result),
      next: !shared && open.size > 0,
      saved: say.savedAt(new Date(shown.changed), new Date()),
      deeper: !shared && shown.depth === "quick",
    });
    for (const area of result.areas) {
      show(host, { [`result-${area.id}`]: say.areaLine(area), [`progress-${area.id}`]: say.progress(area) });
    }
    report(find(".sv-results"), asked, result, answers, form);
    find(".sv-progress :last-child").setAttribute("width", left && (100 * (left - open.size)) / left);
    host.toggleAttribute("data-filled", open.size < left);
    const keeping = shared ? "shared" : isPublic && saving !== "refused" ? "public" : saving;
    for (const words of host.querySelectorAll("[data-saving]")) {
      words.hidden = !words.matches(`[data-saving~="${keeping}"]`);
    }
    find("[data-action=delete]").hidden = Boolean(shared); // it would delete the reader's own
    fillChoices(host, shown, isPublic, Boolean(shared));
    showSince(result);
    return { asked, result, aside: aside.size, open };
  }

  async function showSince(result) {
    const section = find("[data-show=since]");
    section.hidden = !desk.isOlder;
    if (section.hidden || section.contains(document.activeElement)) return;
    const { assessment } = desk;
    const loaded = await import("./since.mjs").catch(() => announce(say.NOT_LOADED));
    if (assessment === desk.assessment) loaded?.since(section, form, model, assessment, result);
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
