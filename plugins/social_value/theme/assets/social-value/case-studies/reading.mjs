// @ts-check
/**
 * What the page of a case study says, read from the page itself: so whatever shows it elsewhere says the same.
 *
 * @typedef {{kind: string, label: string, text: string, asOf: string, source: number, note: string, isRatio: boolean}} Outcome
 *   text is the figure with what it counts; kind is measured, estimated, forecast or pledged
 * @typedef {{text: string, href: string}} Source
 * @typedef {object} Study
 * @property {string} id
 * @property {string} title
 * @property {string} url
 * @property {string} summary
 * @property {string} caution "" if there is none
 * @property {{[fact: string]: string}} facts organisation, sector, size, place, years and, where it is known, cost
 * @property {Outcome[]} outcomes
 * @property {string[]} limits what the figures do not show
 * @property {Source[]} sources
 */

/** What is a result, and what is not yet one. */
export const RESULTS = ["measured", "estimated"];

/**
 * @param {string} id
 * @param {URL} pages the folder of all case studies
 * @returns {Promise<Study | null>} null if there is no such page; rejects if it cannot be fetched
 */
export async function fetchStudy(id, pages) {
  const url = new URL(`${id}/`, pages);
  const answer = await fetch(url);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${answer.status} for ${url}`);
  return study(id, url.href, new DOMParser().parseFromString(await answer.text(), "text/html"));
}

/** @param {string} id @param {string} url @param {Document} page @returns {Study | null} */
export function study(id, url, page) {
  const facts = [...page.querySelectorAll("[data-fact]")].map((fact) => [
    /** @type {HTMLElement} */ (fact).dataset.fact,
    textOf(fact.querySelector("dd")),
  ]);
  if (!facts.length) return null;
  return {
    id,
    url,
    title: textOf(page.querySelector("h1")),
    summary: textOf(page.querySelector(".sv-lead")),
    caution: textOf(page.querySelector(".sv-caution")),
    facts: Object.fromEntries(facts),
    outcomes: /** @type {HTMLElement[]} */ ([...page.querySelectorAll(".sv-outcome")]).map(outcome),
    limits: limits(page),
    sources: [...page.querySelectorAll(".sv-sources > li")].map((source) => ({
      text: textOf(source),
      href: source.querySelector("a")?.href ?? "",
    })),
  };
}

/** @param {HTMLElement} item @returns {Outcome} */
const outcome = (item) => ({
  kind: item.dataset.kind ?? "",
  label: textOf(item.querySelector(".sv-kind strong")),
  text: textOf(item.querySelector(".sv-outcome__text")),
  asOf: textOf(item.querySelector(".sv-asof")).split(" · ")[0],
  source: Number(textOf(item.querySelector(".sv-asof a")).replace(/\D/g, "")),
  note: textOf(item.querySelector(".sv-note")),
  isRatio: "ratio" in item.dataset,
});

/** The items or paragraphs below the heading of that name. @param {Document} page */
function limits(page) {
  const found = [];
  let next = page.querySelector("#what-the-figures-do-not-show")?.nextElementSibling;
  for (; next && /^(P|UL|OL)$/.test(next.tagName); next = next.nextElementSibling) {
    if (next.tagName === "P") found.push(textOf(next));
    else found.push(...[...next.querySelectorAll("li")].map(textOf));
  }
  return found;
}

/** Words as they are read: without what only looks, and on one line. @param {Element | null | undefined} element */
function textOf(element) {
  if (!element) return "";
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const extra of copy.querySelectorAll('[aria-hidden="true"], .headerlink')) extra.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}
