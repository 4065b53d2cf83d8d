// @ts-check
/**
 * The parts of the story as nodes.
 *
 * @import { AreaStory, Story } from "../action/story.mjs"
 * @import { Moved } from "../action/since.mjs"
 * @import { Block } from "../documents/blocks.mjs"
 * @import { Workplace } from "../action/workplace.mjs"
 */

import { STRENGTHS } from "../action/evidence.mjs";
import { STRENGTH } from "../action/words.mjs";
import { h, svg } from "../assessments/dom.mjs";
import { barOf } from "../checklist/report.mjs";
import { plain, wordsOf } from "../documents/blocks.mjs";
import { inline } from "../documents/inline.mjs";
import * as say from "./words.mjs";

const { BOARD, PLAN, SINCE, TENDER } = say;
/** So many claims are named; the register has them all. */
const CLAIMS = 5;

const text = (/** @type {string | false} */ words) => words && h("p", {}, words);
const items = (/** @type {string[]} */ all) => h("ul", {}, ...all.map((each) => h("li", {}, each)));

/**
 * The areas with their bars and the same numbers. Roles keep it a table for screen readers where a narrow screen lays its
 * rows out as blocks.
 *
 * @param {AreaStory[]} areas
 * @param {((id: string) => string) | null} [linkTo] where an area stands
 */
export function scoresTable(areas, linkTo = null) {
  const [area, score, band] = BOARD.headings;
  const head = (/** @type {string} */ words) => h("th", { scope: "col", role: "columnheader" }, words);
  return h(
    "table.sv-table.sv-scores",
    { role: "table" },
    h("caption", {}, BOARD.areas),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, head(area), head(score), head(band))),
    h(
      "tbody",
      { role: "rowgroup" },
      ...areas.map((each) =>
        h(
          "tr",
          { role: "row", "data-row": each.result.id },
          h(
            "th",
            { role: "rowheader", scope: "row" },
            linkTo ? h("a", { href: linkTo(each.result.id) }, each.title) : each.title,
            h("span.sv-small", {}, say.answered(each)),
          ),
          h("td", { role: "cell" }, h("span", { "data-score": true }, say.score(each)), each.result.percent !== null && bar(each)),
          h("td", { role: "cell", "data-band": true }, say.bands(each)),
        ),
      ),
    ),
  );
}

/** @param {AreaStory} area */
function bar({ result }) {
  const [possible, sure, tick] = barOf(result).map(String);
  const part = (/** @type {string} */ name, /** @type {string} */ width, x = "0") =>
    svg("rect", { class: `sv-bar-${name}`, width, height: "8", x });
  return svg(
    "svg",
    { class: "sv-bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    part("track", "100"),
    part("open", possible),
    part("sure", sure),
    part("tick", "1", tick),
  );
}

/** @param {Story} story */
export function extremes({ strongest, weakest, isLevel }) {
  if (!strongest.length && !weakest.length) return [text(isLevel ? say.LEVEL : say.ONE_AREA)];
  return [...ranked("strongest", strongest), ...ranked("weakest", weakest)];
}

/** @param {"strongest" | "weakest"} which @param {AreaStory[]} areas */
const ranked = (which, areas) =>
  areas.length ? [h("p", {}, h("strong", {}, say.areasAre(which, areas))), items(areas.map((area) => `${area.title}: ${say.why(which, area)}`))] : [];

/** @param {Story["since"]} since */
export function sinceParts(since) {
  if (!since) return [text(SINCE.none)];
  if (since.kind === "edition") return [text(SINCE.edition(since.recorded)), items(since.recorded.areas.map(SINCE.area))];
  if (since.statements === 0) return [text(SINCE.against(since)), text(SINCE.nothing)];
  return [
    text(SINCE.against(since)),
    items([
      ...since.areas.map(({ title, before, after }) => SINCE.shift(title, before, after)),
      SINCE.shift("Overall", since.before, since.after),
    ]),
    ...answersThat("up", since.up),
    ...answersThat("down", since.down),
    since.up.length + since.down.length === 0 && text(SINCE.same),
    since.reworded && text(SINCE.reworded),
  ];
}

/** @param {"up" | "down"} way @param {Moved[]} moved */
const answersThat = (way, moved) =>
  moved.length ? [h("details.sv-help", {}, h("summary", {}, SINCE.moved(way, moved.length)), items(moved.map(SINCE.answer)))] : [];

/** @param {Story} story */
export function tenderParts(story) {
  const { claimed, strengths, shown, stale } = story.tender;
  if (claimed === 0) return [text(TENDER.none)];
  const rest = shown.length - CLAIMS;
  return [
    text(TENDER.answers(story)),
    text(TENDER.register(claimed, shown.length)),
    h(
      "table.sv-table.sv-strengths",
      {},
      h("caption", {}, "How strong the claims are"),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Reading"), h("th", { scope: "col" }, "Statements"))),
      h("tbody", {}, ...STRENGTHS.map((each) => h("tr", {}, h("th", { scope: "row" }, STRENGTH[each]), h("td", {}, `${strengths[each]}`)))),
    ),
    shown.length > 0 && h("p", {}, h("strong", {}, TENDER.strong)),
    shown.length > 0 &&
      items([...shown.slice(0, CLAIMS).map(({ text, strength }) => `${text} ${STRENGTH[strength ?? "say"]}.`), ...(rest > 0 ? [TENDER.more(rest)] : [])]),
    strengths.say > 0 && text(TENDER.bare(strengths.say)),
    stale > 0 && text(TENDER.stale(stale)),
  ];
}

/** @param {Story} story @param {any} extra @param {string} page of the checklist */
export function dutyParts({ duties }, extra, page) {
  if (duties.length === 0) return [text(say.NO_DUTIES)];
  return [
    h(
      "ul",
      {},
      ...duties.map(({ id, text: claim }) => {
        const { law, address, note } = extra?.duties?.[id] ?? {};
        return h("li", {}, h("a", { href: `${page}#${id}` }, claim), note && ` ${note} `, law && h("a", { href: address }, law));
      }),
    ),
  ];
}

/** @param {Story} story @param {any} extra @param {string} page of the checklist */
export function stepParts({ steps, plan, result }, extra, page) {
  const made = steps.map((step) =>
    h(
      "li",
      {},
      extra?.statements?.[step.statement]?.steps?.[step.state] ?? step.text,
      h("p.sv-small", {}, h("a", { href: `${page}#${step.statement}` }, step.text), ` ${step.label}. ${step.area}.`),
    ),
  );
  const stands = plan.actions ? [PLAN.stands(plan), PLAN.next(plan), PLAN.becomes(plan)].filter(Boolean).join(" ") : PLAN.none;
  return [made.length ? h("ol", {}, ...made) : text(result.counts.scored > 0 && say.NO_STEPS), text(stands)];
}

/** The page for a board on the screen and on paper: its blocks, with bars in the table. @param {readonly Block[]} blocks @param {AreaStory[]} areas */
export function boardParts(blocks, areas) {
  return blocks.map((block) => {
    switch (block.type) {
      case "heading":
        return h(`h${block.level + 2}`, {}, block.text);
      case "paragraph":
        return h("p", {}, ...inline(wordsOf(block)));
      case "list":
        return h(block.ordered ? "ol" : "ul", {}, ...block.items.map((item) => h("li", {}, plain(item))));
      case "table":
        return scoresTable(areas);
    }
  });
}
