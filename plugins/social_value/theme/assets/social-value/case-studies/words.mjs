// @ts-check
/** Finds the case studies that have some words, with the index that the search of the site uses. @import { Finder } from "./finder.mjs" */

import { openIndex } from "../search/engine.mjs";
import { fetchJson } from "./cards.mjs";

const KIND = "case-study";

export class Words {
  /** @type {Promise<{find: (query: string) => Promise<any>}> | undefined} */
  #index;
  #start = 0;

  /** @param {URL} folder of the index @param {Finder} finder */
  constructor(folder, finder) {
    this.folder = folder;
    this.count = finder.count;
  }

  /**
   * 1 for each row that has the words. Rejects if the index cannot be fetched, or is that of another library.
   *
   * @param {string} text
   */
  async rows(text) {
    const index = await (this.#index ??= this.#open());
    const { groups } = await index.find(text);
    const rows = new Uint8Array(this.count);
    const numbers = groups.find((/** @type {{kind: string}} */ { kind }) => kind === KIND)?.numbers ?? [];
    for (const number of numbers) rows[number - this.#start] = 1;
    return rows;
  }

  #open() {
    const load = async (/** @type {string} */ path) => {
      const data = await fetchJson(new URL(path, this.folder));
      if (path === "index.json") this.#locate(data.kinds);
      return data;
    };
    const opening = openIndex(load);
    opening.catch(() => (this.#index = undefined)); // it may work the next time
    return opening;
  }

  /** The index numbers all documents by kind, and case studies in the order of the rows. @param {[string, string, number][]} kinds */
  #locate(kinds) {
    const place = kinds.findIndex(([kind]) => kind === KIND);
    if (kinds[place]?.[2] !== this.count) throw new Error("the search knows other case studies than this page");
    this.#start = kinds.slice(0, place).reduce((sum, [, , count]) => sum + count, 0);
  }
}
