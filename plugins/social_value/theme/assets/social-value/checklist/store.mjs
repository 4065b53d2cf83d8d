// @ts-check
/**
 * Keeps one assessment in this browser: the only module that touches storage. Project sites of one owner can
 * share an origin, so each key carries the site's path, and keys of others are never touched.
 *
 * @import { Assessment, Found, Outcome } from "./types.mjs"
 */

import { kindOf } from "./assessment.mjs";

export class Store {
  /** Why what is stored must not be written over, if it must not. @type {Outcome | undefined} */
  #held;

  /**
   * @param {string} scope the site's path, such as "/toolkit/"
   * @param {string} checklist the checklist's id
   */
  constructor(scope, checklist) {
    this.checklist = checklist;
    this.key = `social-value-toolkit:${scope}:assessment:${checklist}`;
    this.aside = `${this.key}:unreadable:`;
  }

  /**
   * What is kept. Text that cannot be read is put aside first, where no later save can destroy it.
   *
   * @returns {Found}
   */
  read() {
    this.#held = undefined;
    let text;
    try {
      text = localStorage.getItem(this.key);
    } catch {
      return { kind: "blocked" };
    }
    if (text === null) return { kind: "empty" };
    const assessment = parse(text);
    const kind = kindOf(assessment, this.checklist);
    if (kind === "found") return { kind, assessment };
    if (kind === "newer") this.#held = kind;
    else this.#putAside(text);
    return { kind };
  }

  /**
   * @param {Assessment} assessment
   * @returns {Outcome}
   */
  write(assessment) {
    return this.#held ?? attempt(() => localStorage.setItem(this.key, JSON.stringify(assessment)));
  }

  /**
   * Deletes everything kept for this checklist, what was put aside included.
   *
   * @returns {Outcome} "saved" when nothing is left
   */
  remove() {
    this.#held = undefined;
    return attempt(() => {
      for (const key of Object.keys(localStorage)) {
        if (key === this.key || key.startsWith(this.aside)) localStorage.removeItem(key);
      }
    });
  }

  /** @param {string} text */
  #putAside(text) {
    let number = 1;
    while (![null, text].includes(localStorage.getItem(this.aside + number))) number += 1;
    const outcome = attempt(() => localStorage.setItem(this.aside + number, text));
    if (outcome !== "saved") this.#held = outcome;
  }
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {() => void} action
 * @returns {Outcome}
 */
function attempt(action) {
  try {
    action();
    return "saved";
  } catch (error) {
    // The second name is what Firefox says.
    const full = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];
    return error instanceof Error && full.includes(error.name) ? "full" : "blocked";
  }
}
