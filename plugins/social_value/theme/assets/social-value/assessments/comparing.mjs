// @ts-check
/**
 * Assessments side by side: for each area what each scored and what changed, then statement by statement.
 *
 * @import { Assessment, Compared, Comparison, Model, Percents, Shared } from "../checklist/types.mjs"
 * @import { Page } from "./page.mjs"
 */

import { ComparisonError, compare } from "../checklist/compare.mjs";
import { changeWords, notCompared, pointsWords } from "../checklist/strings-lasting.mjs";
import { chart } from "./chart.mjs";
import { button, h } from "./dom.mjs";
import { stateWords } from "./page.mjs";
import * as steps from "./words-steps.mjs";
import * as say from "./words.mjs";

const { COMPARE } = steps;

/** @param {Page} page */
export function compareTicked(page) {
  const chosen = page.store.list().assessments.filter(({ id }) => page.ticked.has(id));
  const model = chosen.length ? page.checklistOf(chosen[0])?.model : null;
  try {
    if (chosen.length < 2) throw new ComparisonError("too-few");
    if (chosen.some(({ checklist }) => checklist !== chosen[0].checklist)) {
      throw new ComparisonError("different-checklists");
    }
    if (!model) return page.tell(say.NO_MODEL);
    const comparison = compare(model, chosen);
    page.tell("");
    page.panel(COMPARE.title(chosen.length), ...body(model, comparison));
  } catch (error) {
    if (!(error instanceof ComparisonError)) throw error;
    page.tell(notCompared(error));
  }
}

/** @param {Model} model @param {Comparison} comparison */
function body(model, { columns, overall, areas, outside }) {
  return [
    h("p", {}, COMPARE.intro),
    columns.some(isShort) && h("p", {}, COMPARE.short(columns.filter(isShort).map(({ name }) => name))),
    ...part(
      COMPARE.all,
      columns,
      columns.map((column) => column.overall.percent),
      overall,
    ),
    ...areas.flatMap((area) => [
      ...part(area.title, columns, area.percents, area.shared),
      statements(model, area.title, area.statements),
    ]),
    ...(outside.length
      ? [
          h("h3", {}, COMPARE.outside),
          h(
            "ul",
            {},
            ...outside.map(({ id, text, states }) => h("li", {}, `${text ?? id}: ${listed(model, states)}.`)),
          ),
        ]
      : []),
    h("p.sv-tools", {}, button("close-panel", say.ACTION.close)),
  ];
}

/**
 * @param {string} title
 * @param {Comparison["columns"]} columns
 * @param {(Percents | number | null)[]} percents
 * @param {Shared} shared
 */
function part(title, columns, percents, shared) {
  const [first, last] = [shared.percents[0], shared.percents[shared.percents.length - 1]];
  return [
    h("h3", {}, title),
    shared.change === null || first === null || last === null
      ? h("p", {}, COMPARE.none)
      : h(
          "p",
          {},
          h("strong", {}, COMPARE.shift(first, last, pointsWords(shared.change))),
          ` ${COMPARE.counted(shared.statements)}`,
        ),
    chart(columns.map(({ date }, place) => ({ date, percent: shared.percents[place] }))),
    // Roles keep it a table for screen readers where a narrow screen lays its rows out as blocks.
    h(
      "table.sv-table.sv-compared",
      { role: "table" },
      h("caption.sv-hidden", {}, title),
      h(
        "thead",
        { role: "rowgroup" },
        h("tr", { role: "row" }, ...COMPARE.headings.map((words) => h("th", { role: "columnheader" }, words))),
      ),
      h(
        "tbody",
        { role: "rowgroup" },
        ...columns.map(({ name, date, depth }, place) =>
          h(
            "tr",
            { role: "row" },
            h(
              "th",
              { role: "rowheader" },
              name || say.quoted(""),
              " ",
              h("span.sv-small", {}, [say.onDay(date), isShort({ depth }) && COMPARE.shortStart].filter(Boolean).join(", ")),
            ),
            ...[percentWords(percents[place]), percentWords(shared.percents[place]), step(shared.percents, place)].map(
              (words, column) => h("td", { role: "cell", "data-label": COMPARE.headings[column + 1] }, words),
            ),
          ),
        ),
      ),
    ),
  ];
}

/** @param {Model} model @param {string} title @param {Compared[]} all */
function statements(model, title, all) {
  const texts = new Map(model.areas.flatMap((area) => area.statements).map(({ id, text }) => [id, text ?? id]));
  /** @param {Compared} statement */
  const changed = ({ steps }) =>
    steps.flatMap((each) => (each ? changeWords(each, model.options) : [])).join(", then ");
  /** @param {Compared[]} list @param {(statement: Compared) => string} words */
  const items = (list, words) =>
    h(
      "ul",
      {},
      ...list.map((each) =>
        h(
          "li",
          {},
          `${texts.get(each.id)} `,
          h("strong", {}, `${words(each)}.`),
          each.reworded && ` ${COMPARE.reworded}`,
        ),
      ),
    );
  const [counted, rest] = [all.filter((each) => each.counted), all.filter((each) => !each.counted)];
  return h(
    "details.sv-help",
    {},
    h("summary", {}, COMPARE.statements, h("span.sv-hidden", {}, `: ${title}`)),
    counted.length > 0 && items(counted, changed),
    rest.length > 0 && h("p", {}, `${COMPARE.rest}:`),
    rest.length > 0 && items(rest, ({ states, asked }) => listed(model, states, asked)),
  );
}

/** @param {Model} model @param {(string | null)[]} states @param {boolean[]} [asked] */
const listed = (model, states, asked) =>
  states
    .map((state, place) => {
      if (asked?.[place] === false) return COMPARE.notAsked;
      return state ? say.quoted(stateWords(model, state, "")) : steps.MERGE.noAnswer.toLowerCase();
    })
    .join(", then ");

/** @param {Pick<Assessment, "depth">} column */
const isShort = ({ depth }) => depth === "quick";

/** @param {Percents | number | null} value */
function percentWords(value) {
  if (value === null) return COMPARE.nothing;
  if (typeof value === "number") return `${value}%`;
  const { percent, low, high } = value;
  if (percent === null || low === null || high === null) return COMPARE.nothing;
  return low === high ? `${percent}%` : `${percent}% (${low} to ${high}%)`;
}

/** @param {(number | null)[]} percents @param {number} place */
function step(percents, place) {
  const [before, after] = [percents[place - 1] ?? null, percents[place]];
  return before === null || after === null ? COMPARE.nothing : pointsWords(after - before);
}
