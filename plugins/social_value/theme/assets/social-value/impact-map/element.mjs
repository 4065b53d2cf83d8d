// @ts-check
/**
 * <sv-impact-map data-scope="/site/path/"> lets the reader fill in impact maps and keeps them in this browser.
 *
 * @import { MapRow, Outcome } from "../checklist/types.mjs"
 * @import { MapEvent } from "./map.mjs"
 */

import { define } from "../assessments/define.mjs";
import { download, options } from "../assessments/dom.mjs";
import { fileName } from "../assessments/file-name.mjs";
import { today } from "../assessments/words-steps.mjs";
import { toFile } from "../checklist/portable.mjs";
import { setExported } from "../checklist/settings.mjs";
import { toText } from "../checklist/spreadsheet.mjs";
import { NOT_KEPT } from "../checklist/strings-lasting.mjs";
import { Bench } from "./bench.mjs";
import { isBlank, textOf } from "./map.mjs";
import { onPaper } from "./paper.mjs";
import * as say from "./words.mjs";

const { TOLD } = say;

define("sv-impact-map", open);

/** @param {HTMLElement} host @param {AbortSignal} signal */
function open(host, signal) {
  const find = (/** @type {string} */ selector) => /** @type {any} */ (host.querySelector(selector));
  const without = find("[data-without]");
  const paper = find("[data-paper]");
  const blank = paper.cloneNode(true);
  const template = find("template[data-row]").content.firstElementChild;
  /** @type {{id: string, label: string}[]} */
  const columns = [...template.querySelectorAll("[data-column]")].map(({ dataset }) => {
    return { id: dataset.column, label: template.querySelector(`[data-for="${dataset.column}"]`).textContent };
  });
  const added = [...find("template[data-tool]").content.cloneNode(true).childNodes];
  find("template[data-tool]").after(...added);
  without.hidden = true;
  host.dataset.ready = "";
  signal.addEventListener("abort", () => {
    for (const node of added) node.remove();
    paper.replaceChildren(...blank.cloneNode(true).childNodes);
    without.hidden = false;
    delete host.dataset.ready;
  });

  const details = () => ({ name: say.SUGGESTED_NAME, date: today(new Date()) });
  const bench = new Bench(host.dataset.scope ?? "/", details);
  /** @type {(() => void) | null} */
  let undo = null;

  /** @param {string} words @param {(() => void) | null} [back] */
  function tell(words, back = null) {
    undo = back;
    find("[data-status]").textContent = words;
    find(".sv-told").toggleAttribute("data-quiet", !words);
    find('[data-action="undo"]').hidden = !back;
  }

  /** Says what became of an attempt to keep something. @param {Outcome} outcome @param {string} words @param {(() => void) | null} [back] */
  function done(outcome, words, back = null) {
    const isSaved = outcome === "saved";
    const isGone = outcome === "gone";
    find("[data-trouble]").hidden = isSaved || isGone;
    find("[data-trouble]").textContent = isSaved || isGone ? "" : NOT_KEPT[outcome];
    if (isGone) tell(TOLD.gone, () => done(bench.keep(), TOLD.back(bench.map.name)));
    else tell(isSaved ? words : "", isSaved ? back : null);
    draw();
    return isSaved;
  }

  /** @param {MapEvent} event @param {string} words @param {(() => MapEvent) | null} [back] the event that undoes it */
  const act = (event, words, back = null) =>
    done(bench.act(event), words, back && (() => done(bench.act(back()), TOLD.undone)));

  /** @param {MapRow} row @param {number} place @returns {HTMLFieldSetElement} */
  function boxOf(row, place) {
    const known = /** @type {HTMLFieldSetElement | null} */ (host.querySelector(`[data-id="${CSS.escape(row.id)}"]`));
    const box = known ?? template.cloneNode(true);
    box.dataset.id = row.id;
    box.querySelector("[data-number]").textContent = `${place + 1}`;
    for (const of of box.querySelectorAll("[data-of]")) of.textContent = say.ofRow(place + 1);
    for (const field of box.querySelectorAll("textarea")) {
      const column = field.dataset.column;
      if (!known) {
        field.id = `${row.id}--${column}`;
        box.querySelector(`[data-for="${column}"]`).setAttribute("for", field.id);
        const hint = box.querySelector(`[data-hint="${column}"]`);
        hint.id = `${field.id}--hint`;
        field.setAttribute("aria-describedby", hint.id);
      }
      set(field, textOf(row, column));
    }
    box.querySelector('[data-action="up"]').disabled = place === 0;
    box.querySelector('[data-action="down"]').disabled = place === bench.map.rows.length - 1;
    return box;
  }

  function draw() {
    const { map } = bench;
    const rows = find("[data-rows]");
    const boxes = map.rows.map(boxOf);
    // A box that is moved in the document loses the focus, so those that stand right are left where they are.
    for (const box of [...rows.children]) if (!boxes.includes(box)) box.remove();
    boxes.forEach((box, place) => rows.children[place] !== box && rows.insertBefore(box, rows.children[place] ?? null));
    set(find('[data-field="name"]'), map.name);
    set(find('[data-field="date"]'), map.date);
    const all = bench.all;
    const shown = all.some(({ id }) => id === map.id) ? all : [map, ...all];
    find("[data-choose]").hidden = shown.length < 2;
    find('[data-field="map"]').replaceChildren(
      ...options(
        shown.map(({ id, name, date }) => [id, say.title(name, date)]),
        map.id,
      ),
    );
    paper.replaceChildren(onPaper(blank.querySelector("table"), columns, map));
    host.toggleAttribute("data-filled", !isBlank(map));
  }

  /** @param {string} id @param {string} selector */
  const focusIn = (id, selector) =>
    find(`[data-id="${CSS.escape(id)}"]`)?.querySelector(`${selector}:not(:disabled)`)?.focus();

  /** @type {{[action: string]: (id: string) => void}} */
  const actions = {
    add: () => {
      const { id } = bench.freshRow();
      act({ type: "add", row: id }, TOLD.added, () => ({ type: "remove", row: id }));
      focusIn(id, "textarea");
    },
    up: (id) => {
      act({ type: "move", row: id, by: -1 }, TOLD.moved, () => ({ type: "move", row: id, by: 1 }));
      focusIn(id, ':is([data-action="up"], [data-action="down"])');
    },
    down: (id) => {
      act({ type: "move", row: id, by: 1 }, TOLD.moved, () => ({ type: "move", row: id, by: -1 }));
      focusIn(id, ':is([data-action="down"], [data-action="up"])');
    },
    remove: (id) => {
      const place = bench.map.rows.findIndex((row) => row.id === id);
      const row = bench.map.rows[place];
      if (!row) return;
      const isDone = act({ type: "remove", row: id }, TOLD.removed, () => ({ type: "restore", row, place }));
      if (isDone) find('[data-action="undo"]').focus();
    },
    undo: () => {
      undo?.();
      find("#your-map").focus();
    },
    print: () => window.print(),
    file: () => {
      const at = new Date().toISOString();
      download(`${fileName(bench.map)}.json`, toFile([], at, [bench.map]), "application/json");
      setExported(bench.store, [/** @type {any} */ (bench.map)], at);
      tell(TOLD.filed);
    },
    csv: () => {
      const { map } = bench;
      const rows = map.rows.map((row) => columns.map(({ id }) => textOf(row, id)));
      download(`${fileName(map)}.csv`, toText([columns.map(({ label }) => label), ...rows]), "text/csv");
      tell(TOLD.csv);
    },
    new: () => {
      bench.startNew();
      done("saved", TOLD.started);
      place("");
      find('[data-field="name"]').select();
    },
    delete: () => {
      const { map } = bench;
      const isKept = bench.isKept;
      const isDone = done(bench.remove(), TOLD.deleted(map.name), () => {
        bench.map = map;
        done(isKept ? bench.keep() : "saved", TOLD.back(map.name));
        place(map.id);
      });
      place(bench.isKept ? bench.map.id : "");
      if (isDone) find('[data-action="undo"]').focus();
    },
  };

  /** The address names the map, so that it can be opened again from it. @param {string} id */
  const place = (id) => history.replaceState(history.state, "", id ? `#${id}` : location.pathname + location.search);

  /** Opens the map that the address names. @param {boolean} isAsked whether the reader chose it just now */
  function openNamed(isAsked) {
    const id = location.hash.slice(1);
    const isHere = bench.open(id);
    if (id.startsWith("m-") && !isHere) tell(TOLD.notHere);
    draw();
    if (isHere && !isAsked) find("#your-map").focus();
  }

  const on = (/** @type {EventTarget} */ target, /** @type {string} */ type, /** @type {(event: any) => void} */ listener) =>
    target.addEventListener(type, listener, { signal });
  on(host, "click", ({ target }) => {
    const control = target.closest("[data-action]");
    const action = control?.dataset.action ?? "";
    if (Object.hasOwn(actions, action)) actions[action](control.closest("[data-id]")?.dataset.id ?? "");
  });
  on(host, "input", ({ target }) => {
    const { column, field } = target.dataset;
    const words = () => (bench.isKept ? TOLD.saved(new Date()) : "");
    const keep = (/** @type {MapEvent} */ event) => {
      const outcome = bench.act(event);
      done(outcome, words());
    };
    if (column) {
      const before = target.dataset.before ?? "";
      target.dataset.before = target.value;
      keep({ type: "write", row: target.closest("[data-id]").dataset.id, column, text: target.value, before });
    } else if (field === "name") keep({ type: "rename", name: target.value });
    else if (field === "date") keep({ type: "date", date: target.value });
  });
  on(host, "change", ({ target }) => {
    if (target.dataset.field !== "map") return;
    place(target.value);
    tell("");
    openNamed(true);
  });
  on(host, "submit", (event) => event.preventDefault());
  on(window, "hashchange", () => location.hash.startsWith("#m-") && openNamed(false));
  // Another tab wrote, or the browser shows this page again from its memory.
  const settle = () => done(bench.settle(), "");
  on(window, "storage", ({ key }) => (key === null || key.startsWith(bench.store.drawer.prefix)) && settle());
  on(window, "pageshow", ({ persisted }) => persisted && settle());
  openNamed(true);
}

/** Sets a field without moving the cursor where nothing changed. @param {any} field @param {string} value */
function set(field, value) {
  if (field.value !== value) field.value = value;
  field.dataset.before = field.value;
}
