// @ts-check
/**
 * <sv-evidence data-scope="/site/path/"> keeps the evidence of an assessment that this browser keeps.
 *
 * @import { Evidence } from "../action/types.mjs"
 * @import { Assessment } from "../checklist/types.mjs"
 */

import { EVIDENCE, blank, isStale } from "../action/evidence.mjs";
import { Workplace } from "../action/workplace.mjs";
import * as say from "../action/words.mjs";
import { define } from "../assessments/define.mjs";
import { today } from "../assessments/words-steps.mjs";
import { random } from "../checklist/ids.mjs";
import { drawClaims } from "./claims.mjs";
import { Lines } from "./lines.mjs";
import { onPaper, saveTable } from "./table.mjs";

const { TOLD } = say;
/** So long after the last change the table that is printed is made again, in milliseconds: with many lines it takes time. */
const PAUSE = 300;

define("sv-evidence", open);

/** @type {{[filter: string]: (line: Evidence, day: string) => boolean}} */
const FILTERS = {
  "": () => true,
  stale: isStale,
  undated: ({ date }) => date === "",
  unlinked: ({ statements }) => statements.length === 0,
};

/** @param {HTMLElement} host @param {AbortSignal} signal */
function open(host, signal) {
  const paper = /** @type {HTMLElement} */ (host.querySelector("[data-paper]"));
  const emptyTable = /** @type {HTMLTableElement} */ (paper.querySelector("table")).cloneNode(true);
  const work = new Workplace(host, "evidence", draw, signal);
  const lines = new Lines(work);
  let filter = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  signal.addEventListener("abort", () => clearTimeout(pause));

  const assessment = () => /** @type {Assessment} */ (work.assessment);
  const lineOf = (/** @type {string} */ id) => assessment().evidence.find((each) => each.id === id);
  const print = () => work.assessment && onPaper(work, paper, emptyTable);

  function draw() {
    const { evidence } = assessment();
    const day = today(new Date());
    // One that lies open stays, so that it does not vanish while somebody types in it.
    const shown = evidence.filter((line) => FILTERS[filter](line, day) || lines.isOpen(line.id));
    lines.draw(shown, evidence, day);
    const stale = evidence.filter((line) => isStale(line, day)).length;
    work.find("[data-stale]").hidden = stale === 0;
    work.find("[data-stale]").textContent = say.stale(stale);
    work.find("[data-no-lines]").hidden = evidence.length > 0;
    work.find("[data-filter-box]").hidden = evidence.length === 0;
    work.find("[data-shown]").textContent = say.shown(shown.length, evidence.length);
    drawClaims(work, day);
    host.toggleAttribute("data-filled", evidence.length > 0);
    clearTimeout(pause);
    pause = setTimeout(print, PAUSE);
  }

  /** @param {Partial<Evidence>} fields */
  function add(fields) {
    const item = blank(`e-${random(8)}`, new Date().toISOString(), fields);
    lines.open(item.id);
    if (work.add(EVIDENCE, item, TOLD.line)) lines.focus(item.id);
  }

  /** @param {string} id */
  function measure(id) {
    const [date, value] = ["date", "value"].map((name) => work.find(`[data-id="${id}"] [data-new="${name}"]`));
    const line = lineOf(id);
    if (!line || !date.value || !value.value.trim()) {
      work.tell(TOLD.noReading);
      return (date.value ? value : date).focus();
    }
    const reading = { date: date.value, value: value.value.trim() };
    work.act({ list: "evidence", event: { type: "measure", id, reading } }, TOLD.reading);
    date.value = value.value = "";
    return date.focus();
  }

  /** @param {string} id @param {any} reading */
  function unmeasure(id, reading) {
    const [type, back] = /** @type {const} */ (["unmeasure", "measure"]);
    work.act({ list: "evidence", event: { type, id, reading } }, TOLD.readingDeleted, {
      list: "evidence",
      event: { type: back, id, reading },
    });
    work.focusUndo();
  }

  /** @type {{[action: string]: (id: string, control: HTMLElement) => void}} */
  const acts = {
    add: () => add({}),
    "add-for": (_, { dataset }) => add({ statements: [dataset.statement ?? ""] }),
    remove: (id) => work.remove(id) && work.focusUndo(),
    measure,
    unmeasure: (id, { dataset }) => unmeasure(id, { date: dataset.date, value: dataset.value }),
    undo: () => work.undo(),
    print: () => {
      print();
      window.print();
    },
    csv: () => saveTable(work),
  };
  work.on(host, "click", ({ target }) => {
    const control = target.closest("[data-action]");
    const action = control?.dataset.action ?? "";
    if (Object.hasOwn(acts, action)) acts[action](control.closest("[data-id]")?.dataset.id ?? "", control);
  });
  work.on(host, "change", ({ target }) => {
    if (target.matches("[data-filter]")) {
      filter = target.value;
      draw();
    }
    const { link } = target.dataset;
    if (!link) return;
    const type = target.checked ? "link" : "unlink";
    const id = target.closest("[data-id]").dataset.id;
    work.act({ list: "evidence", event: { type, id, statement: link } }, TOLD[target.checked ? "linked" : "unlinked"]);
  });
  work.on(window, "beforeprint", print);
  work.open(location.hash.slice(1));
}
