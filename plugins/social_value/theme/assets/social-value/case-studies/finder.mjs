// @ts-check
/**
 * Which case studies fit what a reader chose, and in which order. Pure, and quick: ten thousand in a millisecond or two.
 * A row is the number of a case study in the columns that `case_studies/finder.py` writes.
 *
 * @typedef {{id: string, label: string, values: [string, string][], rows: (number | number[])[]}} Column
 * @typedef {{count: number, cards: number, facets: Column[], first: number[], last: number[], evidence: number[]}} Data
 * @typedef {"newest" | "evidence" | "near"} Sort
 * @typedef {object} Choice
 * @property {string} text
 * @property {{[facet: string]: string[]}} facets every facet, with the ids of the chosen values
 * @property {Sort} sort
 * @property {{size: string, sector: string}} near what the reader's own organisation is; "" for what is not said
 * @typedef {{rows: number[], counts: number[][], without: number[], fails: Uint8Array}} Selection rows in order; counts
 *   for each facet and value what would be shown if it alone were chosen in its facet; without for each facet what would
 *   be shown if nothing were chosen in it; fails how much of the choice a row does not fit
 */

/** What is nobody's size in particular is two steps from every other. */
const FAR = 2;

export class Finder {
  /** @param {Data} data */
  constructor(data) {
    this.count = data.count;
    this.data = data;
    this.facets = data.facets.map((column) => ({ ...column, ...packed(column.rows) }));
    /** @type {Map<string, Int32Array>} */
    this.orders = new Map();
    this.order("newest", { size: "", sector: "" });
  }

  /** The values of each facet that there are. @returns {{[facet: string]: string[]}} */
  get values() {
    return Object.fromEntries(this.facets.map(({ id, values }) => [id, values.map(([value]) => value)]));
  }

  /** The labels of a row's values, in their order. @param {string} facet @param {number} row */
  labels(facet, row) {
    const { values, starts, places } = this.facet(facet);
    return Array.from(places.subarray(starts[row], starts[row + 1]), (place) => values[place][1]);
  }

  /**
   * @param {Choice} choice
   * @param {Uint8Array | null} found 1 for each row that has the words; null if none are looked for
   * @returns {Selection}
   */
  select(choice, found) {
    const { count, facets } = this;
    const fails = new Uint8Array(count);
    const failing = new Uint8Array(count);
    facets.forEach(({ id, values, starts, places }, number) => {
      const chosen = new Set(choice.facets[id] ?? []);
      if (!chosen.size) return;
      const flags = Uint8Array.from(values, ([value]) => Number(chosen.has(value)));
      for (let row = 0; row < count; row += 1) {
        let fits = 0;
        for (let at = starts[row]; at < starts[row + 1]; at += 1) fits |= flags[places[at]];
        if (fits) continue;
        fails[row] += 1;
        failing[row] = number;
      }
    });
    // Words are nobody's facet: a row without them is in no count.
    if (found) for (let row = 0; row < count; row += 1) if (!found[row]) fails[row] += 2;
    const counts = facets.map(({ values, starts, places }, number) => {
      const had = new Array(values.length).fill(0);
      for (let row = 0; row < count; row += 1) {
        if (fails[row] && (fails[row] > 1 || failing[row] !== number)) continue;
        for (let at = starts[row]; at < starts[row + 1]; at += 1) had[places[at]] += 1;
      }
      return had;
    });
    const rows = [...this.order(choice.sort, choice.near).filter((row) => !fails[row])];
    const without = new Array(facets.length).fill(rows.length);
    for (let row = 0; row < count; row += 1) if (fails[row] === 1) without[failing[row]] += 1;
    return { rows, counts, without, fails };
  }

  /** The rows that miss least of a choice that none fits, in its order. @param {Choice} choice @param {Uint8Array} fails @param {number} most */
  closest(choice, fails, most) {
    const order = [...this.order(choice.sort, choice.near)];
    const best = fails.reduce((least, each) => Math.min(least, each), 255);
    return order.filter((row) => fails[row] === best).slice(0, most);
  }

  /** All rows, sorted. Those that are equal stand as the newest do. @param {Sort} sort @param {Choice["near"]} near */
  order(sort, near) {
    const key = sort === "near" ? [sort, near.size, near.sector].join() : sort;
    const known = this.orders.get(key);
    if (known) return known;
    const { first, last, evidence } = this.data;
    /** @type {(row: number) => number} */
    const rank =
      sort === "evidence"
        ? (row) => -evidence[row]
        : sort === "near"
          ? this.distance(near)
          : (row) => -(last[row] * 10_000 + first[row]);
    const ranks = Float64Array.from({ length: this.count }, (_, row) => rank(row));
    const order = Int32Array.from(sort === "newest" ? ranks.keys() : this.order("newest", near));
    order.sort((one, other) => ranks[one] - ranks[other]); // keeps the order of equals
    this.orders.set(key, order);
    return order;
  }

  /** How far a row's organisation is from the reader's: in kind, then in size. @param {Choice["near"]} near @returns {(row: number) => number} */
  distance({ size, sector }) {
    const sizes = this.facet("size");
    const sectors = this.facet("sector");
    const ladder = ["sole-trader", "volunteers", "micro", "small", "medium", "large"];
    const mine = ladder.indexOf(size);
    const steps = sizes.values.map(([value]) => {
      const place = ladder.indexOf(value);
      return mine < 0 ? 0 : place < 0 ? FAR : Math.min(FAR, Math.abs(place - mine));
    });
    const kinds = sectors.values.map(([value]) => (!sector || value === sector ? 0 : FAR));
    return (row) => steps[sizes.places[sizes.starts[row]]] + kinds[sectors.places[sectors.starts[row]]];
  }

  /** @param {string} name */
  facet(name) {
    const found = this.facets.find(({ id }) => id === name);
    if (!found) throw new TypeError(`there is no facet ${name}`);
    return found;
  }
}

/** All values of all rows one after the other, and where those of each row start. @param {(number | number[])[]} rows */
function packed(rows) {
  const starts = new Uint32Array(rows.length + 1);
  /** @type {number[]} */
  const all = [];
  rows.forEach((row, number) => {
    if (typeof row === "number") all.push(row);
    else all.push(...row);
    starts[number + 1] = all.length;
  });
  return { starts, places: Uint16Array.from(all) };
}
