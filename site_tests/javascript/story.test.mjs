/** A result as a story: what is strong and weak, what changed, what could be shown, and the page for a board. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import fc from "fast-check";

import { blank as action } from "#action/actions.mjs";
import { blank as evidence } from "#action/evidence.mjs";
import { earlierOne, since } from "#action/since.mjs";
import { extremes, story } from "#action/story.mjs";
import { effectiveAnswers } from "#checklist/asked.mjs";
import { begin, next as answer } from "#checklist/assessment.mjs";
import { score } from "#checklist/scoring.mjs";
import { toMarkdown } from "#documents/markdown.mjs";
import { summary } from "#results/board.mjs";
import { numbers } from "#results/numbers.mjs";
import * as say from "#results/words.mjs";
import { check } from "./support/actions.mjs";
import { AT, LATER, MODEL, SMALL, idFor, statementsOf } from "./support/models.mjs";

const TODAY = "2026-11-23";
const IDS = statementsOf(SMALL).map(({ id }) => id);

/** @param {Record<string, string>} states */
const assessed = (states, fields = {}, model = SMALL) => ({
  ...Object.entries(states).reduce(
    (one, [statement, state]) => answer(one, { type: "answer", statement, state, fingerprint: "p" }, AT),
    begin(model, { id: idFor(), name: "Ours", date: "2026-11-22" }, AT),
  ),
  ...fields,
});
const told = (assessment, others = [], model = SMALL) => story(model, assessment, others, TODAY);
const all = (state) => Object.fromEntries(IDS.map((id) => [id, state]));
const ranked = (percents) =>
  extremes(percents.map((percent, place) => ({ title: `${place}`, result: { percent } })));
const titles = (areas) => areas.map(({ title }) => title).join("");

describe("The story of a result", () => {
  it("has the numbers of the scoring and no others, whatever is answered", () => {
    const states = fc.dictionary(
      fc.constantFrom(...statementsOf(MODEL).map(({ id }) => id)),
      fc.constantFrom(...MODEL.options.map(({ id }) => id), "dont-know", "does-not-apply"),
    );
    check(
      fc.property(states, fc.constantFrom("full", "quick"), (given, depth) => {
        const assessment = assessed(given, { depth }, MODEL);
        const { result, areas } = told(assessment, [], MODEL);
        if (depth === "full") assert.deepEqual(result, score(MODEL, effectiveAnswers(MODEL, assessment)));
        assert.deepEqual(
          areas.map((area) => area.result),
          result.areas,
        );
        const rows = numbers(told(assessment, [], MODEL));
        assert.equal(rows.at(-2)[1], result.overall.percent === null ? "" : `${result.overall.percent}`);
        assert.equal(rows.length, areas.length + 3);
      }),
    );
  });

  it("names the two strongest and the two weakest areas, none of them twice", () => {
    const { strongest, weakest } = ranked([50, 10, 90, 70, 30]);
    assert.deepEqual([titles(strongest), titles(weakest)], ["23", "14"]);
  });

  it("names one of each where there are three, and none where there is one or all are level", () => {
    const three = ranked([50, null, 10, 90]);
    assert.deepEqual([titles(three.strongest), titles(three.weakest)], ["3", "2"]);
    for (const percents of [[], [null], [40], [40, 40, 40, 40]]) {
      const { strongest, weakest, isLevel } = ranked(percents);
      assert.deepEqual([strongest, weakest, isLevel], [[], [], percents.length > 1]);
    }
    const tied = ranked([50, 50, 50, 20]);
    assert.deepEqual([titles(tied.strongest), titles(tied.weakest)], ["01", "3"]);
  });

  it("says which statement is the strongest and which the weakest of an area, in the reader's words", () => {
    const [area] = told(assessed({ ...all("yes"), [IDS[0]]: "no" })).areas;
    assert.equal(area.worst.id, IDS[0]);
    assert.equal(area.worst.label, "Not yet");
    assert.notEqual(area.best?.id, IDS[0]);
    const [top] = told(assessed(all("yes"))).areas;
    assert.equal(top.worst, undefined);
    const [low] = told(assessed(all("no"))).areas;
    assert.equal(low.best, undefined);
  });

  it("says plainly what is provisional, and gives no number where there is none", () => {
    assert.match(say.provisional(told(assessed({ [IDS[0]]: "yes" }))), /provisional: \d+ statements are not answered/);
    assert.equal(say.provisional(told(assessed(all("yes")))), "");
    assert.equal(say.overall(told(assessed({}))), say.NO_OVERALL);
    assert.match(say.overall(told(assessed(all("yes")))), /^Overall: 100%, Leading$/);
  });
});

describe("What changed since last time", () => {
  const earlier = assessed(all("no"), { name: "Before", date: "2025-11-22" });
  const now = assessed({ ...all("no"), [IDS[0]]: "yes" });

  it("is told against the last assessment before this one, of the same checklist", () => {
    const older = assessed({}, { date: "2024-01-01" });
    const later = assessed({}, { date: "2027-01-01" });
    const other = assessed({}, { date: "2026-01-01", checklist: "another" });
    assert.equal(earlierOne(now, [older, earlier, later, other, now]), earlier);
    assert.equal(earlierOne({ ...now, takenFrom: { id: older.id, name: "", date: "" } }, [older, earlier]), older);
    assert.equal(earlierOne(now, [later, other, now]), undefined);
  });

  it("counts what both answered, and names each answer that moved", () => {
    const found = since(SMALL, now, [earlier]);
    assert.equal(found.kind, "assessment");
    assert.deepEqual([found.name, found.statements, found.down], ["Before", IDS.length, []]);
    assert.deepEqual(
      found.up.map(({ id, from, to }) => [id, from, to]),
      [[IDS[0], "Not yet", "In place"]],
    );
    assert.equal(found.before, 0);
    assert.ok(found.after > 0);
  });

  it("is told against the result of the edition before where there is no assessment before", () => {
    const recorded = { edition: 1, at: AT, overall: { percent: 40, band: "low", bandLabel: "Starting off" }, areas: [], counts: {} };
    const found = since({ ...SMALL, edition: 2 }, { ...now, results: [recorded, { ...recorded, edition: 2 }] }, []);
    assert.deepEqual(found, { kind: "edition", recorded });
    assert.match(say.SINCE.edition(recorded), /edition 1 of the checklist: 40%, Starting off/);
    assert.equal(since(SMALL, now, []), null);
  });
});

describe("What could be shown, and what comes next", () => {
  it("reads the claims by the strength of their evidence", () => {
    const line = { statements: [IDS[0]], what: "Hours", value: "40", unit: "hours", period: "2026", date: "2026-10-01", kind: "number" };
    const { tender } = told(assessed(all("yes"), { evidence: [evidence("e-aaaaaaaa", AT, line)] }));
    assert.deepEqual([tender.claimed, tender.shown.length, tender.strengths.measured], [IDS.length, 1, 1]);
    const stale = told(assessed(all("yes"), { evidence: [evidence("e-aaaaaaaa", AT, { ...line, staleOn: TODAY })] })).tender;
    assert.deepEqual([stale.shown.length, stale.stale, stale.strengths.do], [0, 1, 1]);
  });

  it("says where the plan stands, with the result it would give", () => {
    const one = action("x-aaaaaaaa", AT, { statement: IDS[0], target: "yes", due: "2026-01-01", text: "Late" });
    const two = action("x-bbbbbbbb", AT, { due: "2027-01-01", text: "Next" });
    const { plan } = told(assessed(all("no"), { actions: [one, two, { ...two, id: "x-cccccccc", status: "done" }] }));
    assert.deepEqual([plan.actions, plan.open, plan.done, plan.late, plan.next.text], [3, 2, 1, 1, "Next"]);
    assert.ok(plan.becomes.then > plan.becomes.now);
    assert.equal(say.PLAN.stands(plan), "The plan has 3 actions: 2 open, 1 done, 1 late.");
  });

  it("offers three steps at most, without those that the reader set aside", () => {
    const { steps } = told(assessed(all("no"), { steps: { pinned: [], dismissed: [IDS[0]], order: [] } }));
    assert.ok(steps.length <= 3);
    assert.ok(steps.every(({ statement }) => statement !== IDS[0]));
  });
});

describe("The page for a board", () => {
  const text = (assessment) => toMarkdown(summary(SMALL, assessment, told(assessment), null));

  it("never shows the overall figure without its band and the areas", () => {
    const one = text(assessed({ ...all("yes"), [IDS[0]]: "no" }, { note: "Our own words.\n\nAnd more." }));
    assert.match(one, /Overall: \d+%, \w+/);
    for (const { title } of SMALL.areas) assert.ok(one.includes(title));
    for (const words of ["Our own words.", "And more.", say.BOARD.strengths, say.BOARD.weaknesses, "Scored on"]) {
      assert.ok(one.includes(words), words);
    }
  });

  it("keeps hostile words as text, and works with next to nothing", () => {
    const one = text(assessed(all("no"), { name: "<b>=1+1</b> مرحبا 🙂", note: "# No heading" }));
    assert.ok(one.includes("مرحبا 🙂"));
    assert.ok(!/^# No heading/m.test(one));
    assert.ok(text(assessed({}, { name: "", date: "" })).includes(say.NO_OVERALL));
  });
});
