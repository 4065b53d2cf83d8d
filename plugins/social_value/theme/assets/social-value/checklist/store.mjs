// @ts-check
/**
 * The only module that touches storage. Sites of one owner can share an origin, so keys hold the site's path.
 *
 * @import { Assessment, Found, Outcome } from "./types.mjs"
 */

import { kindOf } from "./assessment.mjs";

export class Store {
  /** Why what is kept must not be written over. @type {Outcome | undefined} */
  #held;

  /** @param {string} scope the site's path @param {string} checklist */
  constructor(scope, checklist) {
    this.checklist = checklist;
    this.key = `social-value-toolkit:${scope}:assessment:${checklist}`;
    this.aside = `${this.key}:unreadable:`;
  }

  /** Text that cannot be read is put aside, where no later save can destroy it. @returns {Found} */
  read() {
    this.#held = undefined;
    let text;
    let assessment;
    try {
      text = localStorage.getItem(this.key);
    } catch {
      return { kind: "blocked" };
    }
    if (text === null) return { kind: "empty" };
    try {
      assessment = JSON.parse(text);
    } catch {} // no kind of assessment
    const kind = kindOf(assessment, this.checklist);
    if (kind === "found") return { kind, assessment };
    this.#held = kind === "newer" ? kind : this.#putAside(text);
    return { kind };
  }

  /** @param {Assessment} assessment @returns {Outcome} */
  write(assessment) {
    return this.#held ?? attempt(() => localStorage.setItem(this.key, JSON.stringify(assessment)));
  }

  /** Deletes also what was put aside. @returns {Outcome} */
  remove() {
    this.#held = undefined;
    return attempt(() => {
      for (const key of Object.keys(localStorage)) {
        if (key === this.key || key.startsWith(this.aside)) localStorage.removeItem(key);
      }
    });
  }

  #putAside(text) {
    let number = 1;
    while (![null, text].includes(localStorage.getItem(this.aside + number))) number += 1;
    const outcome = attempt(() => localStorage.setItem(this.aside + number, text));
    return outcome === "saved" ? undefined : outcome;
  }
}

function attempt(action) {
  try {
    action();
    return "saved";
  } catch (error) {
    return /quota/i.test(error.name) ? "full" : "blocked"; // Firefox: NS_ERROR_DOM_QUOTA_REACHED
  }
}
