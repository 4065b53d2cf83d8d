// @ts-check
/**
 * <sv-shortlist data-scope data-site>: the case studies that a reader picked, a sentence on why each matters, and the paper
 * that is made of them. A shared link shows its own list, and takes nothing of the reader's away.
 *
 * @import { Study } from "../case-studies/reading.mjs"
 * @import { Pick } from "./kept.mjs"
 */

import { h, hidden } from "../assessments/dom.mjs";
import { onDay } from "../assessments/words.mjs";
import { today } from "../assessments/words-steps.mjs";
import { fetchStudy } from "../case-studies/reading.mjs";
import { unfold } from "../case-studies/tool.mjs";
import { drawn } from "./drawing.mjs";
import { LONGEST_WHY, added, change, fromHash, moved, picks, saying, titleOf, toHash, without } from "./kept.mjs";
import { blocks, pack } from "./pack.mjs";

const TOLD = {
  notKept: "This browser does not let us keep a shortlist. What you type is lost when you leave.",
  removed: "It is taken out of your shortlist.",
  moved: "It is moved.",
  copied: "The link is copied.",
  notCopied: "Copy the link from the box.",
  joined: "The list is now in your shortlist.",
  noWord: "The Word file could not be made. Print the page instead.",
  notLoaded: "Some case studies could not be loaded. Check your connection.",
};

export class ShortlistElement extends HTMLElement {
  #connection = new AbortController();

  connectedCallback() {
    this.#connection = new AbortController();
    open(this, this.#connection.signal);
  }

  disconnectedCallback() {
    this.#connection.abort();
  }
}

if (!customElements.get("sv-shortlist")) customElements.define("sv-shortlist", ShortlistElement);

/** @param {HTMLElement} host @param {AbortSignal} signal */
function open(host, signal) {
  const { tool, drawer, pages, find, on } = unfold(host, signal);
  /** @type {Map<string, Promise<Study | null>>} */
  const known = new Map();
  /** What a link brought, or null. @type {Pick[] | null} */
  let shared = null;
  /** What could not be kept. @type {Pick[] | null} */
  let held = null;
  /** What the pages are called now, by id. @type {Map<string, string>} */
  const titles = new Map();
  let drawing = 0;

  const items = () => shared ?? held ?? picks(drawer);
  const tell = (/** @type {string} */ words) => (find("[data-status]").textContent = words);
  const studyOf = (/** @type {string} */ id) => {
    const found = known.get(id) ?? fetchStudy(id, pages);
    known.set(id, found);
    found.catch(() => known.delete(id)); // it may work the next time
    return found;
  };

  /** @param {(items: Pick[]) => Pick[]} next @param {string} [title] */
  function edit(next, title) {
    const now = next(items());
    const outcome = change(drawer, next, title);
    held = outcome === "saved" ? null : now;
    if (held) tell(TOLD.notKept);
    return !held;
  }

  function draw() {
    const all = items();
    find("[data-shared]").hidden = !shared;
    find("[data-none]").hidden = all.length > 0;
    find("[data-some]").hidden = !all.length;
    find("[data-edit]").hidden = Boolean(shared);
    find("[data-list]").replaceChildren(...all.map((item, place) => row(item, place, all.length)));
    const title = find("[name=title]");
    if (document.activeElement !== title) title.value = titleOf(drawer);
    const compare = find("[data-compare]");
    compare.href = `${compare.href.split("#")[0]}#ids=${all.slice(0, 4).map(({ id }) => id)}`;
    find("[data-compare]").hidden = all.length < 2;
    drawPack();
  }

  /** @param {Pick} item @param {number} place @param {number} count */
  function row({ id, title, why }, place, count) {
    const name = titles.get(id) || title || id;
    const of = () => hidden(name);
    const area = h("textarea", { id: `why--${id}`, rows: "2", maxlength: `${LONGEST_WHY}`, "data-why": true, readonly: Boolean(shared) });
    /** @type {HTMLTextAreaElement} */ (area).value = why;
    const act = (/** @type {string} */ action, /** @type {string} */ label, disabled = false) =>
      h("button.sv-button.sv-button-quiet", { type: "button", "data-action": action, disabled }, label, of());
    return h(
      "li",
      { "data-id": id },
      h("h3", { tabindex: "-1" }, h("a", { href: new URL(`${id}/`, pages).href }, name)),
      h("p", {}, h("label", { for: area.id }, "Why it matters to us", of()), area),
      !shared &&
        h(
          "p.sv-tools",
          {},
          count > 1 && act("up", "Up", place === 0),
          count > 1 && act("down", "Down", place === count - 1),
          act("remove", "Take out"),
        ),
    );
  }

  async function drawPack() {
    const mine = (drawing += 1);
    const all = items();
    const settled = await Promise.allSettled(all.map(({ id }) => studyOf(id)));
    if (mine !== drawing || signal.aborted) return;
    /** @type {{pick: Pick, study: Study}[]} */
    const there = [];
    /** @type {string[]} */
    const gone = [];
    settled.forEach((result, place) => {
      const study = result.status === "fulfilled" ? result.value : undefined;
      if (study) there.push({ pick: all[place], study });
      else if (study === null) gone.push(all[place].title || all[place].id);
    });
    if (settled.some(({ status }) => status === "rejected")) tell(TOLD.notLoaded);
    find("[data-gone]").hidden = !gone.length;
    find("[data-gone]").textContent = `No longer in the library: ${gone.join("; ")}.`;
    for (const { study } of there) {
      titles.set(study.id, study.title);
      const box = find(`[data-id="${CSS.escape(study.id)}"]`);
      if (!box) continue;
      box.querySelector("h3 a").textContent = study.title;
      for (const words of box.querySelectorAll(".sv-hidden")) words.textContent = ` ${study.title}`;
    }
    const whole = made(there);
    find("[data-pack]").replaceChildren(
      h("div.sv-cover", {}, ...drawn(whole.cover, 2)),
      ...whole.sheets.map((sheet) => h("article.sv-sheet", {}, ...drawn(sheet, 2))),
      ...(whole.sources.length ? [h("section.sv-sheet.sv-pack-sources", {}, ...drawn(whole.sources, 2))] : []),
    );
    return there;
  }

  /** @param {{pick: Pick, study: Study}[]} there */
  const made = (there) => pack(shared ? "" : find("[name=title]").value.trim(), there, onDay(today(new Date())));

  /** @type {{[action: string]: (id: string) => void}} */
  const actions = {
    up: (id) => edit(moved(id, -1)) && after(id, "up", TOLD.moved),
    down: (id) => edit(moved(id, 1)) && after(id, "down", TOLD.moved),
    remove: (id) => {
      edit(without(id));
      draw();
      tell(TOLD.removed);
      (find("[data-list] h3") ?? find("[data-none] a"))?.focus();
    },
    print: () => window.print(),
    word: async () => {
      try {
        const there = (await drawPack()) ?? [];
        const { saveDocx } = await import("../documents/save.mjs");
        await saveDocx(host, "social-value-board-paper", blocks(made(there)));
      } catch (error) {
        console.warn(error);
        tell(TOLD.noWord);
      }
    },
    share: () => {
      find("[data-share]").hidden = false;
      showLink();
      find("[name=link]").select();
    },
    copy: async () => {
      try {
        await navigator.clipboard.writeText(find("[name=link]").value);
        tell(TOLD.copied);
      } catch {
        find("[name=link]").select();
        tell(TOLD.notCopied);
      }
    },
    join: () => {
      const theirs = (shared ?? []).map((item) => ({ ...item, title: titles.get(item.id) ?? "" }));
      shared = null;
      const isKept = edit((mine) => theirs.reduce((all, item) => added(item)(all), mine));
      leave(isKept ? TOLD.joined : TOLD.notKept);
    },
    mine: () => {
      shared = null;
      leave("");
    },
  };

  /** @param {string} words */
  function leave(words) {
    history.replaceState(history.state, "", location.pathname + location.search);
    draw();
    tell(words);
    find("h2").focus();
  }

  /** @param {string} id @param {string} action @param {string} words */
  function after(id, action, words) {
    draw();
    tell(words);
    const box = find(`[data-id="${CSS.escape(id)}"]`);
    (box.querySelector(`[data-action="${action}"]:not(:disabled)`) ?? box.querySelector("[data-action]:not(:disabled)")).focus();
  }

  function showLink() {
    const hash = toHash(items(), find("[name=words]").checked);
    find("[name=link]").value = location.origin + location.pathname + hash;
  }

  function readAddress() {
    const named = fromHash(location.hash);
    shared = named.length ? named : null;
    draw();
  }

  on(tool, "click", ({ target }) => {
    const button = target.closest("[data-action]");
    const action = button?.dataset.action ?? "";
    if (Object.hasOwn(actions, action)) actions[action](button.closest("[data-id]")?.dataset.id ?? "");
  });
  on(tool, "input", ({ target }) => {
    if ("why" in target.dataset) edit(saying(target.closest("[data-id]").dataset.id, target.value));
    else if (target.name === "title") edit((all) => all, target.value);
    else if (target.name !== "words") return;
    if (!find("[data-share]").hidden) showLink();
    drawPack();
  });
  on(tool, "submit", (event) => event.preventDefault());
  on(window, "hashchange", readAddress);
  on(window, "storage", ({ key }) => (key === null || key.startsWith(drawer.prefix)) && !tool.contains(document.activeElement) && draw());
  on(window, "pageshow", ({ persisted }) => persisted && draw());
  readAddress();
}
