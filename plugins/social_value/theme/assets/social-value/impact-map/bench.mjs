// @ts-check
/**
 * The map that lies open on the page, and where it is kept. It knows nothing of the page. Of a new map nothing is kept
 * before something is typed.
 *
 * @import { ImpactMap, MapRow, Outcome } from "../checklist/types.mjs"
 * @import { MapEvent } from "./map.mjs"
 */

import { newId, random } from "../checklist/ids.mjs";
import { askToKeep } from "../checklist/settings.mjs";
import { openStore } from "../checklist/store.mjs";
import { MAPS } from "./kind.mjs";
import { begin, isBlank, next } from "./map.mjs";

const now = () => new Date().toISOString();

export class Bench {
  /** @param {string} scope the site's path @param {() => {name: string, date: string}} details of a new map */
  constructor(scope, details) {
    this.details = details;
    this.store = openStore(scope, MAPS);
    this.isKept = false;
    this.map = this.#fresh();
  }

  /** All that are kept, the one that changed last first. @returns {ImpactMap[]} */
  get all() {
    const maps = /** @type {ImpactMap[]} */ (/** @type {unknown} */ (this.store.list().assessments));
    return maps.sort((one, other) => (one.changed < other.changed ? 1 : -1));
  }

  /** Opens one, or else the one that changed last, or a new one. @param {string} id @returns {boolean} whether it was that one */
  open(id) {
    const all = this.all;
    const found = all.find((each) => each.id === id);
    const map = found ?? all[0];
    this.isKept = map !== undefined;
    this.map = map ?? this.#fresh();
    if (map) this.store.read(map.id);
    return found !== undefined;
  }

  startNew() {
    this.isKept = false;
    this.map = this.#fresh();
  }

  /** @param {MapEvent} event @returns {Outcome} */
  act(event) {
    const at = now();
    const edit = (/** @type {any} */ map) => next(map, event, at);
    if (this.isKept) return this.#took(this.store.change(this.map.id, /** @type {any} */ (edit)));
    this.map = edit(this.map);
    // An empty row, or a date, is not worth keeping.
    return isBlank(this.map) && event.type !== "rename" ? "saved" : this.keep();
  }

  /** Keeps one that is new, or that was deleted elsewhere. @returns {Outcome} */
  keep() {
    const outcome = this.store.create(/** @type {any} */ (this.map));
    this.isKept = true;
    if (outcome === "saved") askToKeep(this.store, now());
    return outcome;
  }

  /** What other tabs did. @returns {Outcome} */
  settle() {
    return this.isKept ? this.#took(this.store.settle(this.map.id)) : "saved";
  }

  /** @returns {Outcome} */
  remove() {
    const outcome = this.isKept ? this.store.remove(this.map.id) : "saved";
    if (outcome === "saved") this.open("");
    return outcome;
  }

  /** @returns {MapRow} */
  freshRow() {
    return { id: `r-${random(8)}`, cells: {} };
  }

  /** @param {{outcome: Outcome, assessment?: unknown}} result */
  #took({ outcome, assessment }) {
    if (assessment) this.map = /** @type {ImpactMap} */ (assessment);
    return outcome;
  }

  #fresh() {
    return { ...begin({ id: newId("m"), ...this.details() }, now()), rows: [this.freshRow()] };
  }
}
