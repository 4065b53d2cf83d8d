// @ts-check
/**
 * <sv-shortlist data-scope data-site data-site-name>: the case studies that a reader picked, a sentence on why each
 * matters, and the paper that is made of them. A shared link shows its own list, and takes nothing of the reader's away.
 *
 * @import { Study } from "../case-studies/reading.mjs"
 * @import { Pick } from "./kept.mjs"
 */

import { define } from "../assessments/define.mjs";
import { onDay } from "../assessments/words.mjs";
import { today } from "../assessments/words-steps.mjs";
import { unfold } from "../case-studies/tool.mjs";
import { added, change, fromHash, moved, picks, saying, titleOf, toHash, without } from "./kept.mjs";
import { blocks, pack } from "./pack.mjs";
import { nameRow, row } from "./row.mjs";
import { sheets } from "./sheets.mjs";
import { Studies } from "./studies.mjs";

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

define("sv-shortlist", open);

/** @param {HTMLElement} host @param {AbortSignal} signal */
function open(host, signal) {
  const { tool, drawer, pages, find, on } = unfold(host, signal);
  const studies = new Studies(pages);
  /** What a link brought, or null. @type {Pick[] | null} */
  let shared = null;
  /** What could not be kept. @type {Pick[] | null} */
  let held = null;
  let drawing = 0;

  const items = () => shared ?? held ?? picks(drawer);
  const tell = (/** @type {string} */ words) => (find("[data-status]").textContent = words);

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
    const among = (/** @type {number} */ place) => (shared ? null : { place, count: all.length });
    find("[data-list]").replaceChildren(...all.map((item, place) => row(item, studies.titleOf(item), pages, among(place))));
    const title = find("[name=title]");
    if (document.activeElement !== title) title.value = titleOf(drawer);
    const compare = find("[data-compare]");
    compare.href = `${compare.href.split("#")[0]}#ids=${all.slice(0, 4).map(({ id }) => id)}`;
    find("[data-compare]").hidden = all.length < 2;
    drawPack();
  }

  async function drawPack() {
    const mine = (drawing += 1);
    const { there, gone, isBroken } = await studies.of(items());
    if (mine !== drawing || signal.aborted) return;
    if (isBroken) tell(TOLD.notLoaded);
    find("[data-gone]").hidden = !gone.length;
    find("[data-gone]").textContent = `No longer in the library: ${gone.join("; ")}.`;
    for (const { study } of there) nameRow(find(`[data-id="${CSS.escape(study.id)}"]`), study.title);
    find("[data-pack]").replaceChildren(...sheets(made(there)));
  }

  /** @param {{pick: Pick, study: Study}[]} there */
  const made = (there) => {
    const title = shared ? "" : find("[name=title]").value.trim();
    return pack(title, there, onDay(today(new Date())), host.dataset.siteName ?? "");
  };

  /** @type {{[action: string]: (id: string) => void}} */
  const actions = {
    up: (id) => after(id, "up", edit(moved(id, -1)) ? TOLD.moved : TOLD.notKept),
    down: (id) => after(id, "down", edit(moved(id, 1)) ? TOLD.moved : TOLD.notKept),
    remove: (id) => {
      const isKept = edit(without(id));
      draw();
      tell(isKept ? TOLD.removed : TOLD.notKept);
      (find("[data-list] h3") ?? find("[data-none] a"))?.focus();
    },
    print: () => window.print(),
    word: async () => {
      try {
        const { there } = await studies.of(items());
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
      const theirs = (shared ?? []).map((item) => ({ ...item, title: studies.titleOf(item) }));
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
