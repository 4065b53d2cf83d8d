// @ts-check
/**
 * The paper for a board, as blocks that the page shows and a Word file holds: a page for each case study, the sources at
 * the end. What is pledged or forecast is never among the results, and ratios are never compared. Pure.
 *
 * @import { Outcome, Study } from "../case-studies/reading.mjs"
 * @import { Block, Run } from "../documents/blocks.mjs"
 * @import { Pick } from "./kept.mjs"
 */

import { RESULTS } from "../case-studies/reading.mjs";
import { heading, list, paragraph } from "../documents/blocks.mjs";

export const TITLE = "What others do to create Social Value";

/**
 * @param {string} title
 * @param {{pick: Pick, study: Study}[]} chosen in the reader's order
 * @param {string} day in words
 * @param {string} site what the site is called
 * @returns {{cover: Block[], sheets: Block[][], sources: Block[]}} a sheet for each case study
 */
export function pack(title, chosen, day, site) {
  let before = 0;
  const sheets = chosen.map(({ pick, study }) => {
    const blocks = sheet(pick, study, before);
    before += study.sources.length;
    return blocks;
  });
  const all = chosen.flatMap(({ study }) => study.sources);
  return {
    cover: [
      heading(1, title || TITLE),
      paragraph(`${counted(chosen.length)} from the site “${site}”, put together on ${day}.`),
      paragraph("Measured and estimated figures are results. Forecasts and pledges are not yet results, and stand apart."),
      list(chosen.map(({ study }) => `${study.title} (${study.facts.organisation})`)),
    ],
    sheets,
    sources: all.length ? [heading(2, "Sources"), list(all.map((source) => [source]), true)] : [],
  };
}

/** All of it, one after the other. @param {ReturnType<typeof pack>} whole @returns {Block[]} */
export const blocks = ({ cover, sheets, sources }) => [...cover, ...sheets.flat(), ...sources];

/** @param {Pick} pick @param {Study} study @param {number} before how many sources stand before its own @returns {Block[]} */
function sheet({ why }, { title, facts, summary, caution, outcomes, limits, url }, before) {
  const results = outcomes.filter(({ kind }) => RESULTS.includes(kind));
  const promises = outcomes.filter(({ kind }) => !RESULTS.includes(kind));
  const line = (/** @type {Outcome} */ each) => outcomeRuns(each, before);
  const hasRatio = outcomes.some(({ isRatio }) => isRatio);
  return [
    heading(2, title),
    paragraph([facts.organisation, facts.sector, facts.size, facts.place, facts.years].filter(Boolean).join(" · ")),
    ...(why.trim() ? [paragraph([{ text: "Why it matters to us: ", bold: true }, { text: why.trim() }])] : []),
    paragraph(summary),
    ...(caution ? [paragraph([{ text: caution, italic: true }])] : []),
    heading(3, "Results"),
    results.length ? list(results.map(line)) : paragraph("No result is published that we know of."),
    ...(promises.length ? [heading(3, "Promised or expected, not yet a result"), list(promises.map(line))] : []),
    ...(hasRatio ? [paragraph("A ratio of value to money rests on its own assumptions. Never rank it against another project’s.")] : []),
    heading(3, "What it cost"),
    paragraph(facts.cost ? withSource(facts.cost, before) : "Not known: no source that we read says so."),
    ...(limits.length ? [heading(3, "What the figures do not show"), list(limits)] : []),
    paragraph([{ text: "The whole story: " }, { text: url, href: url }]),
  ];
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
