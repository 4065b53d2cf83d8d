import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { begin } from "#checklist/assessment.mjs";
import { ComparisonError, compare } from "#checklist/compare.mjs";
import { AT, EDITIONS, MODEL, SMALL, idFor, small, statement } from "./support/models.mjs";

const on = (date, states, changes = {}) => ({
  ...begin(SMALL, { id: idFor(), name: `On ${date}`, date }, AT),
  answers: Object.fromEntries(
    Object.entries(states).map(([id, state]) => [id, { state, fingerprint: `print-${id}`, at: AT }]),
  ),
  ...changes,
});

const FIRST = on("2026-11-22", { a: "no", b: "some", c: "yes" });
const LAST = on("2027-11-22", { a: "yes", b: "some", c: "dont-know", d: "yes" });

describe("Assessments side by side", () => {
  it("stand in the order of their dates, whatever order they come in", () => {
    const { columns } = compare(SMALL, [LAST, FIRST]);
    assert.deepEqual(
      columns.map(({ id, name, date }) => [id, name, date]),
      [
        [FIRST.id, "On 2026-11-22", "2026-11-22"],
        [LAST.id, "On 2027-11-22", "2027-11-22"],
      ],
    );
    assert.deepEqual(columns[0].overall, { percent: 67, band: "high", provisional: true, bandLabel: "Leading" });
    assert.equal(columns[1].counts.dontKnow, 1);
  });

  it("differ only by what has a scored answer in each", () => {
    const { areas, overall } = compare(SMALL, [FIRST, LAST]);
    // Area one: 0 + 2×1 of 6, then 2 + 2×1 of 6.
    assert.deepEqual(areas[0].shared, { percents: [33, 67], change: 34, statements: 2 });
    // Area two: c is "don't know" in one, d is open in the other, so nothing counts.
    assert.deepEqual(areas[1].shared, { percents: [null, null], change: null, statements: 0 });
    assert.deepEqual(overall, { percents: [33, 67], change: 34, statements: 2 });
  });

  it("show each area as it was scored on its own, too", () => {
    const { areas } = compare(SMALL, [FIRST, LAST]);
    assert.deepEqual(areas[1].percents, [
      { percent: 100, low: 50, high: 100 },
      { percent: 100, low: 50, high: 100 },
    ]);
  });

  it("say of each statement how it changed, in points and answers", () => {
    const [{ statements }, two] = compare(SMALL, [FIRST, LAST]).areas;
    assert.deepEqual(statements[0], {
      id: "a",
      states: ["no", "yes"],
      asked: [true, true],
      steps: [null, { points: 2, direction: "up", from: "no", to: "yes" }],
      change: { points: 2, direction: "up", from: "no", to: "yes" },
      counted: true,
      reworded: false,
    });
    assert.equal(statements[1].change.direction, "same");
    assert.deepEqual(
      two.statements.map(({ counted, change }) => [counted, change]),
      [
        [false, null],
        [false, null],
      ],
    );
    assert.equal(
      compare(SMALL, [{ ...FIRST, date: "2028-01-01" }, LAST]).areas[0].statements[0].change.direction,
      "down",
    );
  });

  it("can be many: each step is told, and the whole way", () => {
    const middle = on("2027-05-01", { a: "some", b: "some" });
    const { areas } = compare(SMALL, [FIRST, LAST, middle]);
    assert.deepEqual(
      areas[0].statements[0].steps.map((step) => step?.points),
      [undefined, 1, 1],
    );
    assert.equal(areas[0].statements[0].change.points, 2);
    assert.deepEqual(areas[0].shared.percents, [33, 50, 67]);
  });

  it("say when an answer was given to another wording", () => {
    const reworded = on("2027-11-22", { a: "yes" }, { answers: { a: { state: "yes", fingerprint: "other", at: AT } } });
    assert.equal(compare(SMALL, [FIRST, reworded]).areas[0].statements[0].reworded, true);
  });

  it("score a short start with the few statements that it asked", () => {
    const model = small({
      areas: [
        { id: "one", title: "One", statements: [statement("a", { quick: true }), statement("b", { weight: 2 })] },
        { id: "two", title: "Two", statements: [statement("c"), statement("d")] },
      ],
    });
    const short = { ...FIRST, depth: "quick" };
    const { columns, areas, overall } = compare(model, [short, LAST]);
    assert.deepEqual(
      columns.map(({ depth, overall: { percent, provisional } }) => [depth, percent, provisional]),
      [
        ["quick", 0, false],
        ["full", 84, false],
      ],
    );
    assert.deepEqual(columns[0].counts, { scored: 1, doesNotApply: 0, dontKnow: 0, unanswered: 0 });
    assert.deepEqual(areas[0].percents[0], { percent: 0, low: 0, high: 0 });
    assert.deepEqual(areas[1].percents[0], { percent: null, low: null, high: null });
    // b has an answer in both, but the short start did not ask for it.
    assert.deepEqual(overall, { percents: [0, 100], change: 100, statements: 1 });
    const [, b] = areas[0].statements;
    assert.deepEqual([b.asked, b.states, b.counted, b.change], [[false, true], [null, "some"], false, null]);
  });

  it("list the answers to what is not asked now", () => {
    const odd = {
      ...begin(EDITIONS[1], { id: idFor(), date: "2026-01-01" }, AT),
      answers: { "env-paper": { state: "shown", at: AT }, "climate-flood": { state: "started", at: AT } },
    };
    assert.deepEqual(compare(MODEL, [odd, begin(MODEL, { id: idFor(), date: "2027-01-01" }, AT)]).outside, [
      { id: "env-paper", text: "We print less than we did.", states: ["shown", null] },
      { id: "climate-flood", text: null, states: ["started", null] },
    ]);
  });

  it("count what a profile sets aside as not applying", () => {
    const model = small({
      areas: [
        {
          id: "one",
          title: "One",
          statements: [statement("a", { setAside: { alone: "You are alone." } }), statement("b")],
        },
      ],
    });
    const alone = { ...FIRST, profile: "alone" };
    const [a, b] = compare(model, [alone, LAST]).areas[0].statements;
    assert.deepEqual([a.states[0], a.counted, b.counted], ["does-not-apply", false, true]);
  });

  it("are refused when they answer different checklists, or are fewer than two", () => {
    const other = { ...LAST, checklist: "other" };
    assert.throws(
      () => compare(SMALL, [FIRST, other]),
      (error) => error instanceof ComparisonError && error.code === "different-checklists",
    );
    assert.throws(() => compare(SMALL, [other, other]), { code: "different-checklists" });
    assert.throws(() => compare(SMALL, [FIRST]), { code: "too-few" });
  });
});
