// @ts-check
/**
 * Assessments of one checklist side by side, the earliest first. Pure. Each is scored with what it was asked: a
 * ten-minute start with its few statements. Only what can be compared is: a difference counts the statements that have
 * a scored answer in every one of them, and the rest stands beside it.
 *
 * @import { Assessment, Comparison, Difference, Model, Percents } from "./types.mjs"
 */

import { effectiveAnswers, modelAtDepth } from "./asked.mjs";
import { entryOf } from "./assessment.mjs";
import { bandOf, score } from "./scoring.mjs";

const NOTHING = { percent: null, low: null, high: null };

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
  const asked = inOrder.map((assessment) => modelAtDepth(model, assessment));
  const isAsked = asked.map((each) => new Set(statementsOf(each).map(({ id }) => id)));
  const answers = inOrder.map((assessment, place) => effectiveAnswers(asked[place], assessment));
  const results = answers.map((each, place) => score(asked[place], each));
  const points = new Map(model.options.map((option) => [option.id, option.points]));
  const shared = modelOf(model, (id) => answers.every((each) => points.has(each[id])));
  const sharedResults = answers.map((each) => score(shared, each));

  /** @param {(string | null)[]} states @returns {(Difference | null)[]} */
  const steps = (states) => states.map((to, place) => (place === 0 ? null : difference(points, states[place - 1], to)));
  const ids = new Set(statementsOf(model).map(({ id }) => id));
  return {
    columns: inOrder.map(({ id, name, date, edition, depth }, place) => {
      const { overall, counts } = results[place];
      return {
        id,
        name,
        date,
        edition,
        depth,
        overall: { ...overall, bandLabel: bandOf(model, overall.percent)?.label ?? "" },
        counts,
      };
    }),
    overall: { ...spread(sharedResults.map(({ overall }) => overall.percent)), statements: statementsOf(shared).length },
    areas: model.areas.map(({ id, title, statements }, place) => ({
      id,
      title,
      percents: results.map(({ areas }) => pick(areas.find((area) => area.id === id))),
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
          asked: isAsked.map((each) => each.has(statement.id)),
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

/** Nothing where the area was not asked. @param {Percents | undefined} area */
const pick = ({ percent, low, high } = NOTHING) => ({ percent, low, high });

/** @param {Model} model @param {(id: string) => boolean} keeps @returns {Model} */
const modelOf = (model, keeps) => ({
  ...model,
  areas: model.areas.map((area) => ({ ...area, statements: area.statements.filter(({ id }) => keeps(id)) })),
});

/** @param {Model} model */
const statementsOf = ({ areas }) => areas.flatMap(({ statements }) => statements);

/** @param {string} one @param {string} other */
const order = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
