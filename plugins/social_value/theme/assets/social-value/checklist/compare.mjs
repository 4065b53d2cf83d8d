// @ts-check
/**
 * Assessments of one checklist side by side, the earliest first. Pure. Only what can be compared is: a difference
 * counts the statements that have a scored answer in every one of them, and the rest stands beside it.
 *
 * @import { AreaResult, Assessment, Difference, Model, Comparison } from "./types.mjs"
 */

import { effectiveAnswers } from "./asked.mjs";
import { entryOf } from "./assessment.mjs";
import { bandOf, score } from "./scoring.mjs";

export class ComparisonError extends Error {
  /** @param {"too-few" | "different-checklists"} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * @param {Model} model
 * @param {Assessment[]} assessments
 * @returns {Comparison}
 * @throws {ComparisonError}
 */
export function compare(model, assessments) {
  if (assessments.length < 2) throw new ComparisonError("too-few");
  if (assessments.some(({ checklist }) => checklist !== model.id)) throw new ComparisonError("different-checklists");
  const inOrder = [...assessments].sort(
    (one, other) => order(one.date, other.date) || order(one.created, other.created) || order(one.id, other.id),
  );
  const answers = inOrder.map((assessment) => effectiveAnswers(model, assessment));
  const results = answers.map((each) => score(model, each));
  const points = new Map(model.options.map((option) => [option.id, option.points]));
  const shared = modelOf(model, (id) => answers.every((each) => points.has(each[id])));
  const sharedResults = answers.map((each) => score(shared, each));

  /** @param {(string | null)[]} states @returns {(Difference | null)[]} */
  const steps = (states) => states.map((to, place) => (place === 0 ? null : difference(points, states[place - 1], to)));
  const ids = new Set(model.areas.flatMap(({ statements }) => statements).map(({ id }) => id));
  return {
    columns: inOrder.map(({ id, name, date, edition }, place) => {
      const { overall, counts } = results[place];
      return {
        id,
        name,
        date,
        edition,
        overall: { ...overall, bandLabel: bandOf(model, overall.percent)?.label ?? "" },
        counts,
      };
    }),
    overall: { ...spread(sharedResults.map(({ overall }) => overall.percent)), statements: countOf(shared) },
    areas: model.areas.map(({ id, title, statements }, place) => ({
      id,
      title,
      percents: results.map(({ areas }) => pick(areas[place])),
      shared: {
        ...spread(sharedResults.map(({ areas }) => areas[place].percent)),
        statements: shared.areas[place].statements.length,
      },
      statements: statements.map((statement) => {
        const states = answers.map((each) => each[statement.id] ?? null);
        const entries = inOrder.map((each) => entryOf(each.answers, statement.id));
        const wordings = new Set(entries.flatMap((entry) => entry?.fingerprint ?? []));
        return {
          id: statement.id,
          states,
          steps: steps(states),
          change: difference(points, states[0], states[states.length - 1]),
          counted: states.every((state) => state !== null && points.has(state)),
          reworded: wordings.size > 1,
        };
      }),
    })),
    outside: [...new Set(inOrder.flatMap((each) => Object.keys(each.answers)))]
      .filter((id) => !ids.has(id))
      .map((id) => ({
        id,
        text: model.history?.retired.find((retired) => retired.id === id)?.text ?? null,
        states: inOrder.map((each) => entryOf(each.answers, id)?.state ?? null),
      })),
  };
}

/**
 * What changed between two answers; null unless both are scored.
 *
 * @param {Map<string, number>} points
 * @param {string | null} from
 * @param {string | null} to
 * @returns {Difference | null}
 */
function difference(points, from, to) {
  const before = points.get(from ?? "");
  const after = points.get(to ?? "");
  if (from === null || to === null || before === undefined || after === undefined) return null;
  return { points: after - before, direction: after > before ? "up" : after < before ? "down" : "same", from, to };
}

/** @param {(number | null)[]} percents */
function spread(percents) {
  const first = percents[0];
  const last = percents[percents.length - 1];
  return { percents, change: first === null || last === null ? null : last - first };
}

/** @param {AreaResult} area */
const pick = ({ percent, low, high }) => ({ percent, low, high });

/** @param {Model} model @param {(id: string) => boolean} keeps @returns {Model} */
const modelOf = (model, keeps) => ({
  ...model,
  areas: model.areas.map((area) => ({ ...area, statements: area.statements.filter(({ id }) => keeps(id)) })),
});

/** @param {Model} model */
const countOf = ({ areas }) => areas.reduce((count, { statements }) => count + statements.length, 0);

/** @param {string} one @param {string} other */
const order = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
