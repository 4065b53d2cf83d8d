// @ts-check
/**
 * What a reader chose, as the part of the address behind #, which is sent to nobody. Links of earlier years have it
 * behind a question mark. Pure.
 *
 * @import { Choice, Sort } from "./finder.mjs"
 */

/** @type {Sort[]} the first is the one that needs no mention */
export const SORTS = ["newest", "evidence", "near"];
const OWN = ["q", "sort", "my-size", "my-sector", "show"];

/** Whether the part behind # is a choice, and not a place on the page. @param {string} hash */
export const isChoice = (hash) => hash.includes("=");

/**
 * The choice in an address, and how many cards were shown; what no facet has is passed over.
 *
 * @param {{hash: string, search: string}} address
 * @param {{[facet: string]: string[]}} values of each facet
 * @returns {{choice: Choice, show: number}}
 */
export function read({ hash, search }, values) {
  const params = new URLSearchParams(isChoice(hash) ? hash.slice(1) : search);
  const facets = Object.fromEntries(
    Object.entries(values).map(([id, known]) => [id, known.filter((value) => params.getAll(id).includes(value))]),
  );
  const sort = SORTS.find((each) => each === params.get("sort")) ?? SORTS[0];
  const near = { size: params.get("my-size") ?? "", sector: params.get("my-sector") ?? "" };
  const show = Number.parseInt(params.get("show") ?? "", 10);
  return { choice: { text: params.get("q") ?? "", facets, sort, near }, show: show > 0 ? show : 0 };
}

/**
 * The address of a choice: a path, with what else stood behind its question mark. A list without an order needs none.
 *
 * @param {Pick<Choice, "text" | "facets"> & Partial<Choice>} choice
 * @param {number} show how many cards, or 0 for the usual number
 * @param {{pathname: string, search: string}} now
 */
export function write({ text, facets, sort = SORTS[0], near }, show, { pathname, search }) {
  const others = new URLSearchParams(search);
  for (const name of [...OWN, ...Object.keys(facets)]) others.delete(name);
  const params = new URLSearchParams();
  if (text.trim()) params.set("q", text.trim());
  for (const [id, values] of Object.entries(facets)) for (const value of values) params.append(id, value);
  if (sort !== SORTS[0]) params.set("sort", sort);
  if (sort === "near" && near?.size) params.set("my-size", near.size);
  if (sort === "near" && near?.sector) params.set("my-sector", near.sector);
  if (show) params.set("show", `${show}`);
  return pathname + (others.size ? `?${others}` : "") + (params.size ? `#${params}` : "");
}
