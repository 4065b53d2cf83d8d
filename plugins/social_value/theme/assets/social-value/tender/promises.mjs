// @ts-check
/**
 * What became of the promises of every tender. There may be hundreds, so the fields of one are made when it is opened.
 *
 * @import { Commitment } from "../action/types.mjs"
 * @import { Assessment } from "../checklist/types.mjs"
 * @import { Workplace } from "../action/workplace.mjs"
 */

import { OUTCOMES, asEvidence, isBlank, isDue } from "../action/commitments.mjs";
import { EVIDENCE, blank } from "../action/evidence.mjs";
import { fill, label } from "../action/fields.mjs";
import { h, options } from "../assessments/dom.mjs";
import { today } from "../assessments/words-steps.mjs";
import { random } from "../checklist/ids.mjs";
import * as say from "./words.mjs";

export class Promises {
  /** What each was last drawn of. @type {WeakMap<Element, string>} */
  #drawn = new WeakMap();

  /** @param {Workplace} work */
  constructor(work) {
    this.work = work;
    this.place = work.find("[data-past]");
    this.template = work.find("template[data-outcome]").content.firstElementChild;
    // The event does not bubble.
    this.place.addEventListener("toggle", () => this.draw(), { capture: true, signal: work.signal });
  }

  draw() {
    const { commitments, tenders } = /** @type {Assessment} */ (this.work.assessment);
    const names = new Map(tenders.map((each) => [each.id, say.tender(each)]));
    const all = commitments.filter((each) => !isBlank(each));
    this.work.find("[data-promises]").hidden = all.length === 0;
    /** @type {{[outcome: string]: number}} */
    const numbers = {};
    for (const { outcome } of all) numbers[outcome] = (numbers[outcome] ?? 0) + 1;
    this.work.find("[data-outcomes]").textContent = say.outcomes(numbers);
    const known = new Map([...this.place.children].map((each) => [each.dataset.id, each]));
    const boxes = all.map((each) => this.#box(known.get(each.id), each, names.get(each.tender) ?? ""));
    // A box that is moved in the document loses the focus, so those that stand right are left where they are.
    for (const box of [...this.place.children]) if (!boxes.includes(box)) box.remove();
    boxes.forEach((box, at) => this.place.children[at] !== box && this.place.insertBefore(box, this.place.children[at] ?? null));
  }

  /** Makes a line of the register of what became of a promise. @param {string} id */
  prove(id) {
    const { commitments, tenders } = /** @type {Assessment} */ (this.work.assessment);
    const commitment = commitments.find((each) => each.id === id);
    if (!commitment || !this.work.extra) return this.work.tell(say.NO_WORDING);
    const buyer = tenders.find((each) => each.id === commitment.tender)?.buyer ?? "";
    const fields = asEvidence(commitment, buyer, today(new Date()), this.work.extra);
    const line = blank(`e-${random(8)}`, new Date().toISOString(), fields);
    if ((this.work.assessment?.evidence.length ?? 0) >= EVIDENCE.most) return this.work.tell(say.TOLD.tooMany(EVIDENCE.most));
    const set = (/** @type {string} */ evidence) =>
      /** @type {const} */ ({ list: "commitments", event: { type: "set", id, fields: { evidence } } });
    this.work.act(
      { list: "all", events: [{ list: "evidence", event: { type: "add", item: line } }, set(line.id)] },
      say.DONE.proved,
      { list: "all", events: [{ list: "evidence", event: { type: "remove", id: line.id } }, set("")] },
    );
    return this.work.find(`[data-past] [data-id="${id}"] [data-field="evidence"]`)?.focus();
  }

  /** @param {any} known @param {Commitment} commitment @param {string} tender */
  #box(known, commitment, tender) {
    const box = known ?? h("details.sv-line", { "data-id": commitment.id, "data-list": "commitments" }, h("summary"));
    const lines = box.open ? this.#lines(commitment) : [];
    const version = JSON.stringify([commitment, tender, box.open, lines]);
    if (this.#drawn.get(box) === version) return box;
    this.#drawn.set(box, version);
    box.firstElementChild.replaceChildren(...summary(commitment, tender));
    if (!box.open) {
      box.querySelector(".sv-line-body")?.remove();
      return box;
    }
    const body = box.querySelector(".sv-line-body") ?? this.#body(box, commitment.id);
    body.querySelector('[data-field="evidence"]').replaceChildren(...options(lines, commitment.evidence));
    body.querySelector('[data-action="prove"]').hidden = commitment.evidence !== "" || !["kept", "partly"].includes(commitment.outcome);
    fill(body, commitment);
    return box;
  }

  /** @param {HTMLElement} box @param {string} id */
  #body(box, id) {
    const body = this.template.cloneNode(true);
    box.append(body);
    label(body, id);
    const outcomes = OUTCOMES.map((value) => /** @type {[string, string]} */ ([value, say.OUTCOME[value]]));
    body.querySelector('[data-field="outcome"]').append(...options([["", say.NOT_YET], ...outcomes], ""));
    return body;
  }

  /** The register to choose a line from, and the one that is chosen. @param {Commitment} commitment @returns {[string, string][]} */
  #lines({ evidence: chosen }) {
    const { evidence } = /** @type {Assessment} */ (this.work.assessment);
    const all = evidence.map(({ id, what, value, unit }) => /** @type {[string, string]} */ ([id, say.short(what || `${value} ${unit}`.trim(), 80)]));
    const isKnown = chosen === "" || evidence.some(({ id }) => id === chosen);
    return [["", say.NONE], ...all, ...(isKnown ? [] : [/** @type {[string, string]} */ ([chosen, say.GONE])])];
  }
}

/** @param {Commitment} commitment @param {string} tender */
function summary(commitment, tender) {
  const { what, who, number, by, outcome } = commitment;
  return [
    h("strong", {}, say.short(what) || say.NEW_PROMISE),
    h("span.sv-small", {}, say.promise(say.short(who, 40), say.short(number, 40), by, tender)),
    outcome ? h("strong.sv-outcome", {}, say.OUTCOME[outcome]) : "",
    isDue(commitment, today(new Date())) ? h("span.sv-late", {}, say.TIME_IS_UP) : "",
  ];
}
