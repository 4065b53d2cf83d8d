// @ts-check
/**
 * <sv-plan data-scope="/site/path/" data-site=".."> plans the next steps of an assessment that this browser keeps.
 *
 * @import { Action } from "../action/types.mjs"
 * @import { Assessment } from "../checklist/types.mjs"
 * @import { StepsEvent } from "../action/steps.mjs"
 */

import { ACTIONS, STATUSES, blank, isLate } from "../action/actions.mjs";
import { reassessmentDay } from "../action/calendar.mjs";
import { fill, label } from "../action/fields.mjs";
import { arranged, moved, nextSteps } from "../action/steps.mjs";
import { Workplace } from "../action/workplace.mjs";
import * as say from "../action/words.mjs";
import { define } from "../assessments/define.mjs";
import { options } from "../assessments/dom.mjs";
import { textOf } from "../assessments/text-of.mjs";
import { today } from "../assessments/words-steps.mjs";
import { random } from "../checklist/ids.mjs";
import { saveCalendar, saveTable } from "./files.mjs";
import { drawForecast, onPaper } from "./forecast.mjs";
import { drawSteps } from "./steps-list.mjs";

const { TOLD } = say;

define("sv-plan", open);

/** @param {HTMLElement} host @param {AbortSignal} signal */
function open(host, signal) {
  const paper = /** @type {HTMLElement} */ (host.querySelector("[data-paper]"));
  const emptyTable = /** @type {HTMLTableElement} */ (paper.querySelector("table")).cloneNode(true);
  const work = new Workplace(host, "actions", draw, signal);
  const template = work.find("template[data-row]").content.firstElementChild;
  /** What each box was last drawn of. @type {WeakMap<Element, Action>} */
  const drawn = new WeakMap();

  const assessment = () => /** @type {Assessment} */ (work.assessment);
  const steps = () => (work.model ? nextSteps(work.model, assessment()) : []);

  /** @param {Action} action @param {number} place @returns {HTMLFieldSetElement} */
  function boxOf(action, place) {
    const known = work.find(`fieldset[data-id="${CSS.escape(action.id)}"]`);
    const box = known ?? template.cloneNode(true);
    box.dataset.id = action.id;
    box.querySelector("[data-number]").textContent = `${place + 1}`;
    box.querySelector("[data-of]").textContent = say.ofAction(place + 1);
    box.querySelector("[data-late]").hidden = !isLate(action, today(new Date()));
    if (!known) label(box, action.id);
    if (drawn.get(box) === action && box.dataset.model === work.model?.id) return box;
    drawn.set(box, action);
    box.dataset.model = work.model?.id ?? "";
    choices(box.querySelector('[data-field="statement"]'), statements(), action.statement, say.NO_STATEMENT);
    const answers = (work.model?.options ?? []).map(({ id, label }) => /** @type {[string, string]} */ ([id, label]));
    choices(box.querySelector('[data-field="target"]'), answers, action.target, say.NO_TARGET);
    const states = STATUSES.map((id) => /** @type {[string, string]} */ ([id, say.STATUS[id]]));
    box.querySelector('[data-field="status"]').replaceChildren(...options(states, action.status));
    fill(box, action);
    return box;
  }

  /** @returns {[string, string][]} */
  const statements = () =>
    (work.model?.areas ?? []).flatMap(({ statements: all }) => all.map(({ id, text = id }) => /** @type {[string, string]} */ ([id, text])));

  /** What is chosen stays, also where this site does not know it. @param {Element} select @param {[string, string][]} offered @param {string} chosen @param {string} none */
  function choices(select, offered, chosen, none) {
    const isKnown = chosen === "" || offered.some(([id]) => id === chosen);
    const label = work.model ? textOf(work.model, chosen) : chosen;
    /** @type {[string, string][]} */
    const all = [["", none], ...offered, ...(isKnown ? [] : [/** @type {[string, string]} */ ([chosen, label])])];
    select.replaceChildren(...options(all, chosen));
  }

  function draw() {
    const { actions, reassess } = assessment();
    const day = today(new Date());
    const rows = work.find("[data-rows]");
    const boxes = actions.map(boxOf);
    // A box that is moved in the document loses the focus, so those that stand right are left where they are.
    for (const box of [...rows.children]) if (!boxes.includes(box)) box.remove();
    boxes.forEach((box, place) => rows.children[place] !== box && rows.insertBefore(box, rows.children[place] ?? null));
    work.find("[data-no-actions]").hidden = actions.length > 0;
    work.find("[data-reassess]").value = `${reassess.months}`;
    work.find("[data-reassess-day]").textContent = say.reassess(reassessmentDay(assessment()), day);
    drawSteps(work, steps());
    drawForecast(work);
    onPaper(work, paper, emptyTable);
    host.toggleAttribute("data-filled", actions.length > 0);
  }

  /** @param {StepsEvent} event @param {string} words @param {StepsEvent} back */
  const arrange = (event, words, back) => work.act({ list: "steps", event }, words, { list: "steps", event: back });

  /** @param {string} statement @param {-1 | 1} by */
  function move(statement, by) {
    const { shown } = arranged(steps(), assessment().steps);
    const order = moved(shown, assessment().steps.pinned, statement, by);
    if (order) arrange({ type: "order", order }, TOLD.moved, { type: "order", order: shown.map((step) => step.statement) });
  }

  /** @param {Partial<Action>} fields @param {string} words */
  function plan(fields, words) {
    const item = blank(`x-${random(8)}`, new Date().toISOString(), fields);
    if (work.add(ACTIONS, item, words)) work.find(`[data-id="${item.id}"] [data-field="${fields.statement ? "owner" : "text"}"]`).focus();
  }

  /** @type {{[action: string]: (name: string) => void}} */
  const acts = {
    plan: (statement) => {
      const { target } = steps().find((step) => step.statement === statement) ?? { target: "" };
      const text = work.find(`[data-step="${CSS.escape(statement)}"]`)?.textContent ?? "";
      plan({ statement, target, text }, TOLD.planned);
    },
    pin: (statement) => arrange({ type: "pin", statement }, TOLD.pinned, { type: "unpin", statement }),
    unpin: (statement) => arrange({ type: "unpin", statement }, TOLD.unpinned, { type: "pin", statement }),
    up: (statement) => move(statement, -1),
    down: (statement) => move(statement, 1),
    dismiss: (statement) => {
      const isPinned = assessment().steps.pinned.includes(statement);
      arrange({ type: "dismiss", statement }, TOLD.dismissed, { type: isPinned ? "pin" : "bringBack", statement });
      work.focusUndo();
    },
    "bring-back": (statement) => {
      arrange({ type: "bringBack", statement }, TOLD.broughtBack, { type: "dismiss", statement });
      work.focusUndo();
    },
    add: () => plan({}, TOLD.added),
    remove: (id) => work.remove(id) && work.focusUndo(),
    undo: () => work.undo(),
    print: () => window.print(),
    csv: () => saveTable(work),
    calendar: () => saveCalendar(work),
  };
  work.on(host, "click", ({ target }) => {
    const control = target.closest("[data-action]");
    const action = control?.dataset.action ?? "";
    const name = control?.dataset.statement ?? control?.closest("[data-id]")?.dataset.id ?? "";
    if (Object.hasOwn(acts, action)) acts[action](name);
  });
  work.on(host, "change", ({ target }) => {
    if (!target.matches("[data-reassess]")) return;
    const event = { months: Number(target.value), from: today(new Date()) };
    work.act({ list: "reassess", event }, TOLD.saved(new Date()), { list: "reassess", event: assessment().reassess });
  });
  work.open(location.hash.slice(1));
}
