// @ts-check
/** The controls of the index: what a reader chose, and how many case studies each value would show. @import { Choice, Finder, Selection } from "./finder.mjs" */

export class Controls {
  /** @param {HTMLElement} host @param {Finder} finder */
  constructor(host, finder) {
    this.host = host;
    this.finder = finder;
    this.form = /** @type {HTMLFormElement} */ (host.querySelector(".sv-filters"));
    this.boxes = /** @type {HTMLInputElement[]} */ ([...this.form.querySelectorAll("[type=checkbox]")]);
    this.boxOf = new Map(this.boxes.map((box) => [`${box.name}=${box.value}`, box]));
  }

  /** @returns {Choice} */
  get choice() {
    const facets = Object.fromEntries(this.finder.facets.map(({ id }) => [id, /** @type {string[]} */ ([])]));
    for (const box of this.boxes) if (box.checked) facets[box.name].push(box.value);
    const sort = /** @type {Choice["sort"]} */ (this.#select("sort").value);
    const near = { size: this.#select("size").value, sector: this.#select("sector").value };
    return { text: this.form.q.value, facets, sort, near };
  }

  set choice({ text, facets, sort, near }) {
    // The caret stays where it is.
    if (this.form.q.value !== text) this.form.q.value = text;
    for (const box of this.boxes) box.checked = facets[box.name].includes(box.value);
    this.#select("sort").value = sort;
    this.near = near;
  }

  /** What the reader's own organisation is. @param {Choice["near"]} near */
  set near({ size, sector }) {
    this.#select("size").value = size;
    this.#select("sector").value = sector;
  }

  /** Takes away one value, a facet, the words, or all. @param {string | undefined} facet @param {string | undefined} value */
  clear(facet, value) {
    if (!facet || facet === "q") this.form.q.value = "";
    for (const box of this.boxes) {
      if (!facet || (facet === box.name && (value === undefined || value === box.value))) box.checked = false;
    }
  }

  /** @param {Selection} selection */
  count({ counts }) {
    this.finder.facets.forEach(({ id, values }, number) => {
      values.forEach(([value], place) => {
        const box = this.boxOf.get(`${id}=${value}`);
        const label = box?.closest("label");
        if (!box || !label) return; // a value that is newer than the page
        const text = counts[number][place].toLocaleString("en-GB");
        const shown = /** @type {HTMLElement} */ (label.querySelector(".sv-count"));
        if (shown.textContent !== text) shown.textContent = text;
        label.classList.toggle("sv-empty", text === "0" && !box.checked);
      });
    });
  }

  /** @param {string} name */
  #select(name) {
    return /** @type {HTMLSelectElement} */ (this.host.querySelector(`select[name="${name}"]`));
  }
}
