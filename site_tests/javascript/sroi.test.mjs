/** The calculator: sums worked out by hand, the same results as Python's for any others, and what people type. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import fc from "fast-check";

import { MOST_YEARS, calculate } from "#sroi/sroi.mjs";
import { caseOf, read, textsOf } from "#sroi/typed.mjs";
import { pounds } from "#sroi/words.mjs";

const percent = fc.integer({ min: 0, max: 100 });
const CASE = fc.record({
  inputs: fc.array(fc.record({ what: fc.constant("Money"), pence: fc.integer({ min: 0, max: 10_000_000 }) }, { noNullPrototype: true }), {
    maxLength: 3,
  }),
  outcomes: fc.array(
    fc.record({
      what: fc.constant("A change"),
      quantity: fc.integer({ min: 0, max: 1_000_000 }),
      pence: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      source: fc.constant("Invented"),
      deadweight: percent,
      attribution: percent,
      years: fc.integer({ min: 1, max: MOST_YEARS }),
      drop_off: percent,
    }, { noNullPrototype: true }),
    { maxLength: 6 },
  ),
  discount_tenths: fc.integer({ min: 0, max: 1000 }),
  swing: percent,
}, { noNullPrototype: true });

/** Invented here, and worked out by Python. */
const RANDOM = fc.sample(CASE, { numRuns: 400, seed: 22_112_026 });

const { byHand, results } = JSON.parse(
  execFileSync(process.env.PYTHON ?? ".venv/bin/python", ["-m", "site_tests.sums"], {
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
    encoding: "utf8",
    input: JSON.stringify(RANDOM),
    maxBuffer: 1 << 28,
  }),
);

describe("A sum worked out by hand", () => {
  it("is there, with that of the page first", () => assert.ok(byHand.length >= 8 && byHand[0].id === "repair-club"));

  for (const { id, expected, ...given } of byHand) {
    it(`is what the calculator says: ${id}`, () => assert.deepEqual(calculate(given), expected));
  }
});

describe("Any other sum", () => {
  it("is the same in Python, to the penny", () => {
    assert.equal(results.length, RANDOM.length);
    RANDOM.forEach((given, place) => assert.deepEqual(calculate(given), results[place]));
  });

  it("is never outside its range", () => {
    fc.assert(
      fc.property(CASE, (given) => {
        const { low, total, high } = calculate(given);
        assert.ok(low.total <= total && total <= high.total);
      }),
    );
  });

  it("is read from what is shown for it, as it was", () => {
    fc.assert(
      fc.property(CASE, (given) => {
        const { given: again, isWrong } = caseOf(textsOf(given));
        assert.equal(isWrong, false);
        assert.deepEqual(again, given);
      }),
    );
  });
});

describe("What is typed", () => {
  for (const [text, kind, value] of [
    ["", "pounds", 0],
    ["12", "pounds", 1200],
    [" £1,200.50 ", "pounds", 120_050],
    ["1 200", "pounds", 120_000],
    ["0.1", "pounds", 10],
    ["12.", "pounds", 1200],
    ["12.500", "pounds", 1250],
    ["-0", "signed-pounds", 0],
    ["−£50", "signed-pounds", -5000],
    ["£-50", "signed-pounds", -5000],
    ["", "years", 1],
    ["10", "years", 10],
    ["25%", "percent", 25],
    ["3.5", "rate", 35],
    ["3", "rate", 30],
  ]) {
    it(`is understood: “${text}” as ${kind}`, () => assert.ok(Object.is(read(text, kind), value), `${read(text, kind)}`));
  }

  for (const [text, kind, words] of [
    ["ten", "quantity", /Write a number/],
    ["1e3", "quantity", /Write a number/],
    ["1,2", "pounds", /Write a number/],
    ["--5", "signed-pounds", /Write a number/],
    ["<b>5</b>", "pounds", /Write a number/],
    ["9".repeat(5000), "pounds", /Write a number/],
    ["-1", "pounds", /from 0 to 100,000,000/],
    ["2.5", "quantity", /whole number/],
    ["0.001", "pounds", /2 figures/],
    ["101", "percent", /from 0 to 100/],
    ["0", "years", /from 1 to 10/],
    ["11", "years", /from 1 to 10/],
    ["3.55", "rate", /1 figure/],
  ]) {
    it(`is refused in plain words: “${text.slice(0, 10)}” as ${kind}`, () => assert.match(`${read(text, kind)}`, words));
  }

  it("that is wrong is told at its own field, and stops the result", () => {
    const { wrong, isWrong } = caseOf({
      inputs: [{ pounds: "5" }],
      outcomes: [{ quantity: "many", years: "99" }],
      rates: { rate: "", swing: "" },
    });
    assert.equal(isWrong, true);
    assert.deepEqual(
      [wrong.inputs, wrong.outcomes[0].map(({ name }) => name), wrong.rates],
      [[[]], ["quantity", "years"], []],
    );
  });
});

describe("Pounds", () => {
  it("are written as on the page", () =>
    assert.deepEqual(
      [600_000, 243_478, -40_000, 0, 5].map((pence) => pounds(pence)),
      ["£6,000", "£2,434.78", "−£400", "£0", "£0.05"],
    ));
});
