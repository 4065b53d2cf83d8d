// @ts-check
/**
 * The case studies of a shortlist, each fetched once.
 *
 * @import { Study } from "../case-studies/reading.mjs"
 * @import { Pick } from "./kept.mjs"
 */

import { fetchStudy } from "../case-studies/reading.mjs";

export class Studies {
  /** @type {Map<string, Promise<Study | null>>} */
  #known = new Map();
  /** What the pages are called now, by id. @type {Map<string, string>} */
  #titles = new Map();

  /** @param {URL} pages the folder of all case studies */
  constructor(pages) {
    this.pages = pages;
  }

  /**
   * @param {Pick[]} picks
   * @returns {Promise<{there: {pick: Pick, study: Study}[], gone: string[], isBroken: boolean}>} gone is what is no longer
   *   in the library; isBroken says that something could not be fetched
   */
  async of(picks) {
    const settled = await Promise.allSettled(picks.map(({ id }) => this.#study(id)));
    /** @type {{pick: Pick, study: Study}[]} */
    const there = [];
    /** @type {string[]} */
    const gone = [];
    settled.forEach((result, place) => {
      const study = result.status === "fulfilled" ? result.value : undefined;
      if (study) there.push({ pick: picks[place], study });
      else if (study === null) gone.push(this.titleOf(picks[place]));
    });
    for (const { study } of there) this.#titles.set(study.id, study.title);
    return { there, gone, isBroken: settled.some(({ status }) => status === "rejected") };
  }

  /** @param {Pick} pick */
  titleOf({ id, title }) {
    return this.#titles.get(id) || title || id;
  }

  /** @param {string} id */
  #study(id) {
    const found = this.#known.get(id) ?? fetchStudy(id, this.pages);
    this.#known.set(id, found);
    found.catch(() => this.#known.delete(id)); // it may work the next time
    return found;
  }
}
