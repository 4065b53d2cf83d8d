// @ts-check
/**
 * The paper for a board, as blocks that the page shows and a Word file holds: a page for each case study, the sources at
 * the end. What is pledged or forecast is never among the results, and ratios are never compared. Pure.
 *
 * @import { Outcome, Study } from "../case-studies/reading.mjs"
 * @import { Pick } from "./kept.mjs"
 * @typedef {{type: "heading", level: number, text: string} | {type: "paragraph", text?: string, runs?: Run[]}
 *   | {type: "list", ordered?: boolean, items: (string | Run[])[]}} Block
 * @typedef {{text: string, bold?: boolean, italic?: boolean, href?: string}} Run
 */

import { RESULTS } from "../case-studies/reading.mjs";

export const TITLE = "What others do to create Social Value";

/**
 * @param {string} title
 * @param {{pick: Pick, study: Study}[]} chosen in the reader's order
 * @param {string} day in words
 * @returns {{cover: Block[], sheets: Block[][], sources: Block[]}} a sheet for each case study
 */
export function pack(title, chosen, day) {
  let before = 0;
  const sheets = chosen.map(({ pick, study }) => {
    const blocks = sheet(pick, study, before);
    before += study.sources.length;
    return blocks;
  });
  const all = chosen.flatMap(({ study }) => study.sources);
  return {
    cover: [
      { type: "heading", level: 1, text: title || TITLE },
      { type: "paragraph", text: `${counted(chosen.length)} from the Salford Social Value Toolkit, put together on ${day}.` },
      {
        type: "paragraph",
        text: "Measured and estimated figures are results. Forecasts and pledges are not yet results, and stand apart.",
      },
      { type: "list", items: chosen.map(({ study }) => `${study.title} (${study.facts.organisation})`) },
    ],
    sheets,
    sources: all.length
      ? [
          { type: "heading", level: 2, text: "Sources" },
          { type: "list", ordered: true, items: all.map(({ text, href }) => [{ text, ...(href && { href }) }]) },
        ]
      : [],
  };
}

/** All of it, one after the other. @param {ReturnType<typeof pack>} whole @returns {Block[]} */
export const blocks = ({ cover, sheets, sources }) => [...cover, ...sheets.flat(), ...sources];

/** @param {Pick} pick @param {Study} study @param {number} before how many sources stand before its own */
function sheet({ why }, { title, facts, summary, caution, outcomes, limits, url }, before) {
  const results = outcomes.filter(({ kind }) => RESULTS.includes(kind));
  const promises = outcomes.filter(({ kind }) => !RESULTS.includes(kind));
  const line = (/** @type {Outcome} */ each) => outcomeRuns(each, before);
  /** @type {(Block | false)[]} */
  const all = [
    { type: "heading", level: 2, text: title },
    {
      type: "paragraph",
      text: [facts.organisation, facts.sector, facts.size, facts.place, facts.years].filter(Boolean).join(" · "),
    },
    !!why.trim() && {
      type: "paragraph",
      runs: [{ text: "Why it matters to us: ", bold: true }, { text: why.trim() }],
    },
    { type: "paragraph", text: summary },
    !!caution && { type: "paragraph", runs: [{ text: caution, italic: true }] },
    { type: "heading", level: 3, text: "Results" },
    results.length
      ? { type: "list", items: results.map(line) }
      : { type: "paragraph", text: "No result is published that we know of." },
    !!promises.length && { type: "heading", level: 3, text: "Promised or expected, not yet a result" },
    !!promises.length && { type: "list", items: promises.map(line) },
    outcomes.some(({ isRatio }) => isRatio) && {
      type: "paragraph",
      text: "A ratio of value to money rests on its own assumptions. Never rank it against another project’s.",
    },
    { type: "heading", level: 3, text: "What it cost" },
    { type: "paragraph", text: facts.cost ? withSource(facts.cost, before) : "Not known: no source that we read says so." },
    !!limits.length && { type: "heading", level: 3, text: "What the figures do not show" },
    !!limits.length && { type: "list", items: limits },
    { type: "paragraph", runs: [{ text: "The whole story: " }, { text: url, href: url }] },
  ];
  return /** @type {Block[]} */ (all.filter(Boolean));
}

/** @param {Outcome} outcome @param {number} before @returns {Run[]} */
function outcomeRuns({ label, text, asOf, source, note }, before) {
  const rest = `${text}. ${note ? `${note} ` : ""}${asOf}. Source ${before + source}.`;
  return [{ text: `${label}: `, bold: true }, { text: rest }];
}

/** The number of a source as it is in the whole paper. @param {string} text @param {number} before */
const withSource = (text, before) => text.replace(/source (\d+)/g, (_, number) => `source ${before + Number(number)}`);

/** @param {number} count */
const counted = (count) => (count === 1 ? "One case study" : `${count} case studies`);
