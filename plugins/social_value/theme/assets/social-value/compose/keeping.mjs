// @ts-check
/**
 * Keeps the draft in this browser, or nowhere on a shared computer. An edit is made to what is kept at that moment, so
 * that two tabs do not undo each other; a draft that another tab began is never written over.
 *
 * @import { Draft, Edit } from "./draft.mjs"
 * @import { Drawer } from "../checklist/drawer.mjs"
 * @typedef {import("../checklist/types.mjs").Outcome | "elsewhere"} Outcome elsewhere: another tab began another draft
 */

import { parse } from "../checklist/drawer.mjs";

const NAME = "case-study-draft";
const VERSION = 1;

export class Keeping {
  /** @type {Draft} */
  draft;
  isShared = false;
  /** @type {Outcome} */
  outcome = "saved";
  /** Whether something was typed that is kept nowhere. */
  isAtRisk = false;
  /** Whether the reader began something, here or earlier. */
  isBegun = false;
  #isKept = false;

  /** @param {Drawer} drawer @param {Draft} fresh @param {(kept: any) => boolean} isSound */
  constructor(drawer, fresh, isSound) {
    this.drawer = drawer;
    this.isSound = isSound;
    this.draft = fresh;
    const kept = this.#stored();
    if (!kept) return;
    this.draft = kept;
    this.isBegun = true;
    this.#isKept = true;
  }

  /** @param {Edit} edit @returns {Outcome} */
  act(edit) {
    const stored = this.#stored();
    if (!this.isShared && this.#isKept && stored?.stamp === this.draft.stamp) this.draft = stored;
    this.draft = edit(this.draft);
    this.isBegun = true;
    this.outcome = this.#save(stored);
    this.isAtRisk = this.isShared || this.outcome !== "saved";
    return this.outcome;
  }

  /** Begins another draft in place of this one. @param {Draft} draft @param {boolean} isKept whether it is worth keeping yet @returns {Outcome} */
  replace(draft, isKept) {
    const stored = this.#stored();
    if (stored?.stamp === this.draft.stamp) this.#drop();
    this.draft = draft;
    this.isBegun = false;
    this.#isKept = false;
    this.isAtRisk = false;
    this.outcome = "saved";
    return isKept ? this.act((same) => same) : this.outcome;
  }

  /** On a shared computer nothing stays. @param {boolean} isShared @returns {Outcome} */
  share(isShared) {
    this.isShared = isShared;
    if (isShared) {
      if (this.#stored()?.stamp === this.draft.stamp) this.#drop();
      this.#isKept = false;
      this.isAtRisk = this.isBegun;
      this.outcome = "saved";
      return this.outcome;
    }
    return this.isBegun ? this.act((same) => same) : this.outcome;
  }

  /** What another tab did to this draft. Says whether it is another draft now. */
  settle() {
    const stored = this.#stored();
    if (!this.#isKept || this.isShared || stored?.stamp !== this.draft.stamp) return false;
    const isOther = JSON.stringify(stored) !== JSON.stringify(this.draft) && !this.isAtRisk;
    if (isOther) this.draft = stored;
    return isOther;
  }

  /** @param {Draft | null} stored @returns {Outcome} */
  #save(stored) {
    if (this.isShared) return "saved";
    if (stored && stored.stamp !== this.draft.stamp) return "elsewhere";
    if (this.#isKept && this.#isGone) return "gone";
    const text = JSON.stringify({ ...this.draft, version: VERSION });
    const outcome = this.drawer.replace(NAME, (there) => ({ kind: this.#kind(there), text }));
    if (outcome === "saved") this.#isKept = true;
    return outcome;
  }

  get #isGone() {
    try {
      return this.drawer.get(NAME) === null;
    } catch {
      return false; // it only cannot be read now
    }
  }

  /** What is there is put aside unless it is a draft, which the model may have left behind. @param {string} there @returns {import("../checklist/types.mjs").StoredKind} */
  #kind(there) {
    const { version, ...kept } = parse(there) ?? {};
    if (version > VERSION) return "newer";
    return version === VERSION && this.isSound(kept) ? "found" : "corrupt";
  }

  #drop() {
    this.drawer.drop(NAME);
  }

  /** @returns {Draft | null} */
  #stored() {
    const { version: _, ...kept } = this.drawer.record(NAME);
    return this.isSound(kept) ? /** @type {any} */ (kept) : null;
  }
}
