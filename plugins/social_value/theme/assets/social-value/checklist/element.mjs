// @ts-check
/**
 * <sv-checklist data-model data-scope> keeps and scores the answers of the form inside it, which is complete
 * without it. What it does when connected is undone when disconnected.
 *
 * @import { AssessmentEvent, Model } from "./types.mjs"
 */

import { Desk } from "./desk.mjs";
import { fill, fillChoices, fillSaving } from "./form.mjs";
import { newId } from "./ids.mjs";
import { later } from "./later.mjs";
import { report, show } from "./report.mjs";
import { setExported } from "./settings.mjs";
import * as say from "./strings.mjs";
import { unfold } from "./unfold.mjs";
import { voice } from "./voice.mjs";

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
  const form = unfold(host, (action) => signal.addEventListener("abort", action));
  const announce = voice(host, signal);
  const notLoaded = () => announce(say.NOT_LOADED);

  /** @type {Model} */
  const model = JSON.parse(host.dataset.model);
  const statements = model.areas.flatMap((area) => area.statements);
  const fingerprintOf = (statement) => statements.find(({ id }) => id === statement).fingerprint;
  const dialog = find("dialog");
  const desk = new Desk(model, host.dataset.scope, () => say.newOne(new Date()));
  const showLater = later(host, desk, signal, notLoaded);
  /** What each text field held before the edit, so that one made meanwhile in another tab is kept too. */
  const held = new WeakMap();
  let recent;
  let saving = "absent";

  const early = new FormData(form);
  render(desk.load());
  announce("");
  // Answers given before this script arrived.
  for (const { id } of statements) {
    if (early.has(id) && !desk.assessment.answers[id]?.state) choose(id, early.get(id));
  }
  openAddress();

  /** Focus goes from a button that goes to the statement it is about. */
  const actOn = (type) => (button) => {
    const statement = button.closest("fieldset").id;
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
    deeper(button) {
      desk.visited = "";
      act({ type: "depth", depth: "full" });
      const box = button.closest("fieldset.sv-statement");
      if (box) visit(box.id);
      else find("#depth--full").focus();
    },
    leave() {
      desk.visited = "";
      render();
      find("#depth--quick").focus();
    },
    later() {
      desk.reminded();
      render();
      find(".sv-status a").focus();
    },
    new() {
      render(desk.startNew());
      announce(say.STARTED);
    },
    again: () => render(desk.saveAgain()),
    print: () => import("./printing.mjs").then((loaded) => loaded.print(host)).catch(() => window.print()),
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
    async file(button) {
      const at = new Date().toISOString();
      const loaded = await import("./file.mjs").catch(notLoaded);
      if (!loaded) return;
      loaded.saveFile(desk.shown, at);
      announce(say.FILED);
      if (desk.shared) return;
      desk.taken();
      setExported(desk.store, [desk.assessment], at);
      render();
      if (button.closest(".sv-remind")) find(".sv-status a").focus();
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
    else if (target.name === "print") render();
    else if (target.name === "public") desk.setPublic(target.checked).catch(notLoaded).then(render);
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
  on(window, "hashchange", openAddress);
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

  async function visit(id) {
    const loaded = await import("./visit.mjs").catch(notLoaded);
    if (!signal.aborted) loaded?.visit(host, desk, id, render);
  }

  /** Opens what the address names after the "#": a statement, or answers that somebody shared. */
  async function openAddress() {
    const { hash, pathname, search } = location;
    if (statements.some(({ id }) => `#${id}` === hash)) visit(hash.slice(1));
    if (!/^#a=/.test(hash)) return;
    history.replaceState(history.state, "", pathname + search);
    const loaded = await import("./shared.mjs").catch(() => undefined);
    const { shared, refusal } = (await loaded?.openLink(hash, model, newId())) ?? { refusal: say.NOT_LOADED };
    if (signal.aborted) return;
    desk.shared = shared;
    show(host, { refused: !shared, refusal: refusal ?? "" });
    render();
    find(`[data-show=${shared ? "shared" : "refused"}]`).focus();
  }

  /** Makes the page say what the assessment says, and whether it is kept. @param {string} [kind] of keeping */
  function render(kind = saving) {
    saving = kind;
    const { shown, shared, isPublic, visited } = desk;
    const { asked, answers, result } = desk.score(shown);
    const aside = fill(host, model, shown, asked, Boolean(shared), visited);
    for (const field of form.querySelectorAll("[data-reason], [data-note]")) held.set(field, field.value);
    const all = asked.areas.flatMap((area) => area.statements);
    const open = new Set(all.map(({ id }) => id).filter((id) => !aside.has(id) && !find(`#${id} :checked`)));
    // What is set aside is neither to be done nor done.
    const countAside = (list) => list.filter(({ id }) => aside.has(id)).length;
    result.aside = countAside(all);
    result.areas.forEach((area, at) => (area.aside = countAside(asked.areas[at].statements)));
    const left = all.length - result.aside;
    const isBegun = open.size < left;
    const onward = !shared && !isPublic && isBegun;

    show(host, {
      name: shown.name,
      shared: Boolean(shared),
      "shared-name": shared?.name ? `${say.quoted(shared.name)}.` : "",
      progress: say.progress(result),
      next: !shared && open.size > 0,
      saved: say.savedAt(new Date(shown.changed), new Date()),
      deeper: !shared && shown.depth === "quick",
      reminder: desk.isReminderDue,
      onward,
      visited: Boolean(visited) && all.every(({ id }) => id !== visited),
    });
    for (const area of result.areas) {
      show(host, { [`result-${area.id}`]: say.areaLine(area), [`progress-${area.id}`]: say.progress(area) });
    }
    report(find(".sv-results"), asked, result, answers, form);
    find(".sv-progress :last-child").setAttribute("width", left && (100 * (left - open.size)) / left);
    for (const link of host.querySelectorAll("[data-show=onward] a")) link.hash = onward ? shown.id : "";
    host.toggleAttribute("data-filled", isBegun);
    // Nothing, where the form is to be printed empty. The full record holds notes, which need no answer.
    const paper = find("#print").value;
    host.dataset.print = isBegun || paper === "full" ? paper : "";
    fillSaving(host, shared ? "shared" : isPublic && saving !== "refused" ? "public" : saving);
    find("[data-action=delete]").hidden = Boolean(shared); // it would delete the reader's own
    fillChoices(host, shown, isPublic, Boolean(shared));
    showLater(result);
    return { asked, result, aside: aside.size, open };
  }
}
