// @ts-check
/**
 * <sv-tender data-scope="/site/path/" data-site=".."> writes the answers to buyers, from an assessment that this browser keeps.
 *
 * @import { Tender } from "../action/types.mjs"
 * @import { Assessment } from "../checklist/types.mjs"
 * @import { Chosen } from "./picker.mjs"
 */

import { TENDERS, blank, cited, copy, limitOf, removal, taken } from "../action/tenders.mjs";
import { fill } from "../action/fields.mjs";
import { Workplace } from "../action/workplace.mjs";
import { define } from "../assessments/define.mjs";
import { options } from "../assessments/dom.mjs";
import { today } from "../assessments/words-steps.mjs";
import { random } from "../checklist/ids.mjs";
import { Answer } from "./answer.mjs";
import { drawChecks } from "./checking.mjs";
import { lineChoices, lineOf, statementChoices } from "./choices.mjs";
import { Commitments } from "./commitments.mjs";
import { draft } from "./drafting.mjs";
import { Parts } from "./parts.mjs";
import { Picker } from "./picker.mjs";
import { Promises } from "./promises.mjs";
import { onPaper, takeAway } from "./take-away.mjs";
import * as say from "./words.mjs";

/** So long after the last change the checks are made again, and what is printed: they read every word. In milliseconds. */
const PAUSE = 300;

define("sv-tender", open);

/** @param {HTMLElement} host @param {AbortSignal} signal */
function open(host, signal) {
  const paper = /** @type {HTMLElement} */ (host.querySelector("[data-paper]"));
  const blankForm = [...paper.cloneNode(true).childNodes];
  const work = new Workplace(host, "tenders", draw, signal);
  /** The tender that lies open; else the one that changed last. */
  let current = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  signal.addEventListener("abort", () => clearTimeout(pause));

  const assessment = () => /** @type {Assessment} */ (work.assessment);
  const day = () => today(new Date());
  const at = () => new Date().toISOString();
  /** @returns {Tender | undefined} */
  const tender = () => work.assessment?.tenders.find(({ id }) => id === current);
  const there = () => /** @type {Tender} */ (tender());

  const parts = new Parts(work, tender);
  const answer = new Answer(work, tender);
  const commitments = new Commitments(work);
  const promises = new Promises(work);
  const pickers = {
    statements: new Picker(work, "statements", () => statementChoices(work, day()), chosenStatements),
    evidence: new Picker(work, "evidence", () => lineChoices(work, there(), day()), chosenLines),
  };

  /** @returns {Chosen[]} */
  function chosenStatements() {
    const all = new Map(statementChoices(work, day()).map((each) => [each.id, each]));
    return there().statements.map((id) => ({ ...(all.get(id) ?? { id, text: id, about: "" }), label: "" }));
  }

  /** @returns {Chosen[]} */
  function chosenLines() {
    return cited(there(), assessment().evidence).map(({ label, id, line }) => {
      const about = line ? lineOf(line, day()) : { id, text: say.GONE, about: "" };
      return { ...about, label };
    });
  }

  function draw() {
    const { tenders, evidence } = assessment();
    if (!tender()) {
      answer.close();
      current = tenders.reduce((one, other) => (other.changed > one.changed ? other : one), tenders[0])?.id ?? "";
    }
    const one = tender();
    work.find("[data-no-tender]").hidden = Boolean(one);
    work.find("[data-tender]").hidden = !one;
    for (const control of host.querySelectorAll("[data-of-one]")) /** @type {HTMLElement} */ (control).hidden = !one;
    work.find("[data-choose-tender]").hidden = tenders.length < 2;
    work.find("[data-tenders]").replaceChildren(
      ...options(tenders.map((each) => [each.id, say.tender(each)]), current),
    );
    work.find('[data-action="start"]').textContent = one ? say.START_ANOTHER : say.START;
    work.find('[data-action="start"]').classList.toggle("sv-button-quiet", Boolean(one));
    if (one) drawOne(one, evidence.length);
    promises.draw();
    clearTimeout(pause);
    pause = setTimeout(later, PAUSE);
  }

  /** @param {Tender} one @param {number} lines in the register */
  function drawOne(one, lines) {
    const { dataset } = work.find("[data-tender]");
    for (const box of host.querySelectorAll("[data-own]:not([data-sections])")) fill(box, one);
    const limit = work.find("[data-limit]");
    if (dataset.id !== one.id || limitOf(limit.value) !== one.limit) limit.value = one.limit || "";
    dataset.id = one.id;
    work.find("[data-no-lines]").hidden = lines > 0;
    work.find("[data-find-lines]").hidden = lines === 0;
    work.find("[data-no-wording]").hidden = Boolean(work.extra);
    work.find("[data-no-wording]").textContent = say.NO_WORDING;
    pickers.statements.draw((work.model?.areas ?? []).flatMap(({ statements }) => statements).length);
    pickers.evidence.draw(lines);
    commitments.draw(one);
    answer.draw(one);
    parts.draw(one);
  }

  /** What need not be there at each key. */
  function later() {
    const one = tender();
    if (one) drawChecks(work, one, day());
    onPaper(work, one, paper, blankForm);
  }

  function start() {
    const item = blank(`t-${random(8)}`, at());
    const before = current;
    current = item.id;
    if (work.add(TENDERS, item, say.DONE.started)) work.find("#tender--name").focus();
    else current = before;
    draw();
  }

  function duplicate() {
    if (assessment().tenders.length >= TENDERS.most) return work.tell(say.TOLD.tooMany(TENDERS.most));
    const newId = (/** @type {string} */ letter) => `${letter}-${random(8)}`;
    const made = copy(assessment(), current, { newId, name: say.copyOf(there().name) }, at());
    current = made.id;
    work.act(made.event, say.DONE.copied, made.back);
    return work.find("#tender--name").focus();
  }

  function remove() {
    const { event, back } = removal(assessment(), current);
    work.act(event, say.DONE.deleted, back);
    work.focusUndo();
  }

  /** @param {string} id */
  function takeOut(id) {
    const { event, back } = taken(there(), id, at());
    work.act(event, say.DONE.taken, back);
  }

  /** @param {"statements" | "evidence" | "ticked"} field @param {string} value @param {boolean} isIn @param {string} words */
  function choose(field, value, isIn, words) {
    const event = (/** @type {"put" | "take"} */ type) =>
      /** @type {const} */ ({ list: "tenders", event: { type, id: current, field, value } });
    work.act(event(isIn ? "put" : "take"), words, event(isIn ? "take" : "put"));
  }

  /** @param {string} id @param {1 | -1} by */
  function move(id, by) {
    const event = (/** @type {number} */ by) =>
      /** @type {const} */ ({ list: "tenders", event: { type: "shift", id: current, field: "evidence", value: id, by } });
    work.act(event(by), say.DONE.moved, event(-by));
  }

  /** @param {string} id of a heading */
  function go(id) {
    const heading = work.find(`#${id}`);
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  }

  /** @type {{[action: string]: (name: string, control: HTMLElement) => void}} */
  const acts = {
    start,
    copy: duplicate,
    delete: remove,
    "up-evidence": (id) => move(id, -1),
    "down-evidence": (id) => move(id, 1),
    "out-evidence": (id) => (takeOut(id), work.focusUndo()),
    "out-statements": (id) => (choose("statements", id, false, say.DONE.taken), work.focusUndo()),
    "all-statements": () => pickers.statements.all(),
    "all-evidence": () => pickers.evidence.all(),
    promise: () => commitments.add(there()),
    unpromise: (id) => work.remove(id, "commitments") && work.focusUndo(),
    draft: () => {
      if (!work.extra) return work.tell(say.NO_WORDING);
      return answer.offer(draft(there(), assessment(), work.model, work.extra));
    },
    below: () => answer.take("below"),
    replace: () => answer.take("replace"),
    empty: () => answer.take("empty"),
    cancel: () => (answer.close(), work.find('[data-action="draft"]').focus()),
    ask: () => parts.add("questions"),
    attach: () => parts.add("attachments"),
    cut: (_, control) => parts.remove(control),
    go: (_, { dataset }) => go(dataset.where ?? ""),
    prove: (id) => promises.prove(id),
    undo: () => work.undo(),
    word: () => takeAway(work, there(), "word"),
    rich: () => takeAway(work, there(), "rich"),
    markdown: () => takeAway(work, there(), "markdown"),
    print: () => (later(), window.print()),
  };
  work.on(host, "click", (event) => {
    const link = event.target.closest("[data-go]");
    if (link) {
      event.preventDefault();
      return go(link.dataset.go);
    }
    const control = event.target.closest("[data-action]");
    const action = control?.dataset.action ?? "";
    const name = control?.dataset.statement ?? control?.closest("[data-id]")?.dataset.id ?? "";
    return Object.hasOwn(acts, action) && acts[action](name, control);
  });
  work.on(host, "input", ({ target }) => {
    if (!target.matches("[data-limit]")) return;
    work.act({ list: "tenders", event: { type: "set", id: current, fields: { limit: limitOf(target.value) } } }, say.TOLD.saved(new Date()));
  });
  work.on(host, "change", ({ target }) => {
    if (target.matches("[data-tenders]")) {
      current = target.value;
      answer.close();
      draw();
    } else if (target.matches("[data-own-tick]")) choose("ticked", target.value, target.checked, say.DONE[target.checked ? "ticked" : "unticked"]);
    else if (target.dataset.pick === "evidence" && !target.checked) takeOut(target.value);
    else if (target.dataset.pick) choose(target.dataset.pick, target.value, target.checked, say.DONE[target.checked ? "chosen" : "taken"]);
  });
  work.on(window, "beforeprint", later);
  work.open(location.hash.slice(1));
}
