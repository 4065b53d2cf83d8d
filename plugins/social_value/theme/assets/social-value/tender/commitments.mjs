// @ts-check
/**
 * The promises of a tender, each a row of fields.
 *
 * @import { Commitment, Tender } from "../action/types.mjs"
 * @import { Workplace } from "../action/workplace.mjs"
 */

import { COMMITMENTS, VALUES, blank, commitmentsOf } from "../action/commitments.mjs";
import { fill, label } from "../action/fields.mjs";
import { options } from "../assessments/dom.mjs";
import { textOf } from "../assessments/text-of.mjs";
import { random } from "../checklist/ids.mjs";
import * as say from "./words.mjs";

export class Commitments {
  /** What each row was last drawn of. @type {WeakMap<Element, string>} */
  #drawn = new WeakMap();

  /** @param {Workplace} work */
  constructor(work) {
    this.work = work;
    this.place = work.find("[data-commitments]");
    this.template = work.find("template[data-commitment]").content.firstElementChild;
  }

  /** @param {Tender} tender */
  draw(tender) {
    const all = commitmentsOf(/** @type {any} */ (this.work.assessment), tender.id);
    const known = new Map([...this.place.children].map((each) => [each.dataset.id, each]));
    const rows = all.map((each, place) => this.#row(known.get(each.id), each, place, tender));
    // A box that is moved in the document loses the focus, so those that stand right are left where they are.
    for (const row of [...this.place.children]) if (!rows.includes(row)) row.remove();
    rows.forEach((row, place) => this.place.children[place] !== row && this.place.insertBefore(row, this.place.children[place] ?? null));
  }

  /** @param {Tender} tender */
  add({ id }) {
    const item = blank(`c-${random(8)}`, new Date().toISOString(), { tender: id });
    if (this.work.add(COMMITMENTS, item, say.DONE.promise, "commitments")) this.work.find(`fieldset[data-id="${item.id}"] textarea`).focus();
  }

  /** @param {any} known @param {Commitment} commitment @param {number} place @param {Tender} tender */
  #row(known, commitment, place, tender) {
    const row = known ?? this.template.cloneNode(true);
    if (!known) {
      row.dataset.id = commitment.id;
      label(row, commitment.id);
      const kinds = VALUES.map((value) => /** @type {[string, string]} */ ([value, say.KIND[value]]));
      row.querySelector('[data-field="value_kind"]').append(...options([["", say.NOT_SAID], ...kinds], ""));
    }
    const version = JSON.stringify([commitment, place, tender.statements, this.work.model?.id]);
    if (this.#drawn.get(row) === version) return row;
    this.#drawn.set(row, version);
    row.querySelector("[data-number]").textContent = `${place + 1}`;
    row.querySelector("[data-of]").textContent = say.ofPromise(place + 1);
    this.#statements(row.querySelector('[data-field="statement"]'), commitment, tender);
    fill(row, commitment);
    return row;
  }

  /** Those that the tender speaks of, and the one that is chosen. @param {Element} select @param {Commitment} commitment @param {Tender} tender */
  #statements(select, { statement }, { statements }) {
    const { model } = this.work;
    const order = model?.areas.flatMap((area) => area.statements.map(({ id }) => id)) ?? [];
    const ids = [...new Set([...statements, statement].filter(Boolean))].sort((a, b) => order.indexOf(a) - order.indexOf(b));
    const choices = ids.map((id) => /** @type {[string, string]} */ ([id, model ? textOf(model, id) : id]));
    select.replaceChildren(...options([["", say.NO_STATEMENT], ...choices], statement));
  }
}
