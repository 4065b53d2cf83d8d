// @ts-check
/**
 * <sv-assessments data-scope="/site/path/"> lets the reader keep, compare, take away and bring back assessments.
 *
 * @import { Assessment, ImpactMap, Model } from "../checklist/types.mjs"
 * @import { Checklist } from "./page.mjs"
 */

import { setCurrent } from "../checklist/settings.mjs";
import { openStore } from "../checklist/store.mjs";
import { NOT_KEPT } from "../checklist/strings-lasting.mjs";
import { define } from "./define.mjs";
import * as kept from "./kept.mjs";
import { drawLists } from "./listing.mjs";
import { drawMaps } from "./maps.mjs";
import { Page } from "./page.mjs";
import { NOT_LOADED } from "./words.mjs";

define("sv-assessments", open);

/**
 * A step whose module is loaded when the reader first takes it.
 *
 * @param {Exclude<keyof typeof import("./details.mjs"), "keepNew">} name
 * @returns {(page: Page, subject?: any) => void}
 */
const step = (name) => (page, subject) => later(page, async () => (await import("./details.mjs"))[name](page, subject));

/** What is done with one assessment. @type {{[action: string]: (page: Page, assessment: Assessment) => void}} */
const WITH_ONE = {
  open: (page, assessment) => setCurrent(page.store, assessment),
  from: step("startAgain"),
  describe: step("redescribe"),
  duplicate: step("copy"),
  file: (page, assessment) => step("saveToFile")(page, { assessments: [assessment] }),
  csv: step("saveAsTable"),
  share: step("share"),
  delete: step("remove"),
};

/** What is done with one impact map. @type {{[action: string]: (page: Page, map: ImpactMap) => void}} */
const WITH_MAP = {
  "file-map": (page, map) => step("saveToFile")(page, { maps: [map] }),
  "delete-map": step("removeMap"),
};

/** What is done with a text that is no assessment, by its name. @type {{[action: string]: (page: Page, name: string) => void}} */
const WITH_TEXT = { download: kept.downloadText, "delete-text": kept.deleteText, restore: kept.restore };

/** @type {{[action: string]: (page: Page) => void}} */
const WITH_ALL = {
  new: step("startNew"),
  "save-all": (page) =>
    step("saveToFile")(page, { assessments: page.store.list().assessments, maps: page.mapList().maps }),
  compare: (page) => later(page, async () => (await import("./comparing.mjs")).compareTicked(page)),
  copy: step("copyLink"),
  undo: (page) => page.undo(),
  "delete-all": kept.deleteAll,
  "ask-to-keep": step("askAgain"),
};

/** @param {HTMLElement} host @param {AbortSignal} signal */
async function open(host, signal) {
  const checklists = await Promise.all([...host.querySelectorAll("a[data-checklist]")].map(load));
  if (signal.aborted) return;

  /** @param {EventTarget} target @param {string} type @param {(event: any) => void} listener */
  const on = (target, type, listener) => target.addEventListener(type, listener, { signal });
  const without = /** @type {HTMLElement} */ (host.querySelector("[data-without]"));
  const template = /** @type {HTMLTemplateElement} */ (host.querySelector("template"));
  const added = [...template.content.cloneNode(true).childNodes];
  template.after(...added);
  without.hidden = true;
  signal.addEventListener("abort", () => {
    for (const node of added) node.remove();
    without.hidden = false;
  });

  const page = new Page(host, openStore(host.dataset.scope ?? "/"), checklists, draw);
  const file = page.find("[data-file]");
  let purpose = "";

  function draw() {
    const list = page.store.list();
    const trouble = page.find("[data-trouble]");
    trouble.textContent = list.kind === "blocked" ? NOT_KEPT.blocked : "";
    trouble.hidden = list.kind !== "blocked";
    const { maps, unreadable } = page.mapList();
    drawLists(page, list.assessments);
    drawMaps(page, maps);
    kept.drawKept(page, { ...list, maps, unreadable: [...list.unreadable, ...unreadable] });
  }

  /** Draws without taking the focus away from what the reader is at. */
  function drawAgain() {
    const { activeElement: active } = document;
    const inside = active?.closest("[data-lists], [data-map-list], [data-kept]");
    const { id = "" } = /** @type {HTMLElement | undefined} */ (active?.closest("[data-id]"))?.dataset ?? {};
    const { action, tick } = /** @type {HTMLElement | null} */ (active)?.dataset ?? {};
    draw();
    if (inside && tick) page.find(`[data-tick="${CSS.escape(tick)}"]`)?.focus();
    else if (inside) page.focus(id, action);
  }

  on(host, "click", ({ target }) => {
    const control = target.closest("[data-action]");
    const action = control?.dataset.action ?? "";
    const id = control?.closest("[data-id]")?.dataset.id ?? "";
    if (Object.hasOwn(WITH_ALL, action)) WITH_ALL[action](page);
    if (Object.hasOwn(WITH_TEXT, action)) WITH_TEXT[action](page, id);
    if (Object.hasOwn(WITH_ONE, action)) {
      const assessment = page.assessment(id);
      if (assessment) WITH_ONE[action](page, assessment);
      else drawAgain();
    }
    if (Object.hasOwn(WITH_MAP, action)) {
      const map = page.mapList().maps.find((each) => each.id === id);
      if (map) WITH_MAP[action](page, map);
      else drawAgain();
    }
    if (action === "close-panel") {
      page.closePanel();
      page.focusButton(purpose || "new");
    }
    if (action === "compare") purpose = action;
    if (action === "bring-back" || action === "merge") {
      purpose = action;
      file.value = "";
      file.click();
    }
  });
  on(host, "change", ({ target }) => {
    const { tick } = target.dataset;
    if (tick) page.ticked[target.checked ? "add" : "delete"](tick);
    if (target !== file || !file.files.length) return;
    later(page, async () =>
      purpose === "merge"
        ? (await import("./merging.mjs")).addColleague(page, file.files[0])
        : (await import("./bring.mjs")).bringBack(page, file.files[0]),
    );
  });
  // Another tab wrote, or the browser shows this page again from its memory.
  on(window, "storage", ({ key }) => (key === null || key.startsWith(page.store.drawer.prefix)) && drawAgain());
  on(window, "pageshow", ({ persisted }) => persisted && drawAgain());
  draw();
  // The browser looked for this place before it was there.
  if (location.hash === "#kept") page.find("#kept").focus();
}

/**
 * Does what needs a module that most visits do not need.
 *
 * @param {Page} page
 * @param {() => Promise<unknown>} action
 */
async function later(page, action) {
  try {
    await action();
  } catch (error) {
    page.tell(NOT_LOADED);
    throw error;
  }
}

/** @param {Element} link @returns {Promise<Checklist>} */
async function load(link) {
  const { href, dataset, textContent } = /** @type {HTMLAnchorElement} */ (link);
  const checklist = { id: dataset.checklist ?? "", title: textContent ?? "", url: href };
  try {
    const answer = await fetch(dataset.model ?? "");
    /** @type {Model | null} */
    const model = answer.ok ? await answer.json() : null;
    return { ...checklist, model };
  } catch {
    return { ...checklist, model: null };
  }
}
