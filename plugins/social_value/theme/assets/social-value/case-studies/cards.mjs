// @ts-check
/**
 * The cards of the index: those that came with the page, and those that are made of a few small files when they are shown.
 *
 * @import { Finder } from "./finder.mjs"
 */

import { h } from "../assessments/dom.mjs";

const KINDS = ["measured", "estimated", "forecast", "pledged"];
const LABELS = ["Measured", "Estimated", "Forecast", "Pledged"];

export class Cards {
  /** @type {Map<number, HTMLElement>} */
  #made = new Map();
  /** @type {Map<number, Promise<any[][]>>} */
  #files = new Map();

  /**
   * @param {Finder} finder
   * @param {URL} folder of the files
   * @param {string} pages the address of the folder of all case studies
   * @param {Iterable<HTMLElement>} there cards that came with the page
   */
  constructor(finder, folder, pages, there) {
    this.finder = finder;
    this.folder = folder;
    this.pages = pages;
    for (const card of there) this.#made.set(Number(card.dataset.row), card);
  }

  /** @param {number[]} rows @returns {Promise<HTMLElement[]>} rejects if a file cannot be fetched */
  async of(rows) {
    return Promise.all(rows.map((row) => this.#made.get(row) ?? this.#make(row)));
  }

  /** @param {number} row */
  async #make(row) {
    const size = this.finder.data.cards;
    const records = await this.#file(Math.floor(row / size));
    const card = this.#made.get(row) ?? draw(records[row % size], row, this.finder, this.pages);
    this.#made.set(row, card);
    return card;
  }

  /** @param {number} number */
  #file(number) {
    const known = this.#files.get(number);
    if (known) return known;
    const loading = fetchJson(new URL(`cards-${number}.json`, this.folder));
    loading.catch(() => this.#files.delete(number)); // it may work the next time
    this.#files.set(number, loading);
    return loading;
  }
}

/** @param {URL} address @returns {Promise<any>} */
export async function fetchJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
  return answer.json();
}

/**
 * As `social_value/case-studies.html` draws it.
 *
 * @param {any[]} record
 * @param {number} row
 * @param {Finder} finder
 * @param {string} pages
 */
function draw([id, title, organisation, years, summary, kind, figure, what], row, finder, pages) {
  const of = (/** @type {string} */ facet) => finder.labels(facet, row).join(", ");
  return h(
    "li.sv-card",
    { "data-row": `${row}`, "data-case": id },
    h("h2", {}, h("a", { href: `${pages}${id}/` }, title)),
    h("p.sv-card__who", {}, `${organisation} · ${of("place")} · ${years}`),
    figure !== undefined &&
      h(
        `p.sv-card__figure.sv-card__figure--${KINDS[kind]}`,
        {},
        h("span.sv-badge", {}, LABELS[kind]),
        " ",
        h("strong", {}, figure),
        ` ${what}`,
      ),
    h("p", {}, summary),
    h("p.sv-card__tags", {}, `${of("sector")} · ${of("size")} · ${of("theme")}`),
  );
}
