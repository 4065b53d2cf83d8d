import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { begin } from "#checklist/assessment.mjs";
import { MergeError, differences, merge } from "#checklist/merge.mjs";
import { both, rebase } from "#checklist/notes.mjs";
import { kindOf } from "#checklist/soundness.mjs";
import { AT, LATER, SMALL, idFor } from "./support/models.mjs";

const of = (name, answers, changes = {}) => ({
  ...begin(SMALL, { id: idFor(), name }, AT),
  answers: Object.fromEntries(Object.entries(answers).map(([id, entry]) => [id, { at: AT, ...entry }])),
  ...changes,
});

const ANN = of("Ann", { a: { state: "yes", note: "In the folder" }, b: { state: "no" }, c: { note: "Ask Sam" } });
const BOB = of("Bob", {
  a: { state: "some", note: "Only last year", at: LATER },
  b: { state: "no" },
  d: { state: "yes" },
});

describe("Two people's answers", () => {
  it("name where they were taken over from only if that is one place", () => {
    const from = (name) => ({ takenFrom: { id: `a-${name.repeat(12)}`, name, date: "" } });
    assert.deepEqual(merge({ ...ANN, ...from("a") }, { ...BOB, ...from("a") }, {}, LATER).takenFrom, from("a").takenFrom);
    for (const [one, other] of [
      [from("a"), from("b")],
      [from("a"), {}],
      [{}, from("b")],
    ]) {
      assert.ok(!("takenFrom" in merge({ ...ANN, ...one }, { ...BOB, ...other }, {}, LATER)));
    }
  });

  it("are told apart where they differ, with a side suggested where only one answered", () => {
    assert.deepEqual(differences(ANN, BOB), [
      { statement: "a", mine: ANN.answers.a, theirs: BOB.answers.a, suggested: null },
      { statement: "d", mine: null, theirs: BOB.answers.d, suggested: "theirs" },
    ]);
    assert.equal(differences(BOB, ANN)[1].suggested, "mine");
  });

  it("become one as chosen, and both notes are kept with their names", () => {
    const merged = merge(ANN, BOB, { a: "mine" }, LATER);
    assert.equal(merged.answers.a.state, "yes");
    assert.equal(merged.answers.a.note, "Ann: In the folder\n\n–––\n\nBob: Only last year");
    assert.equal(merged.answers.c.note, "Ask Sam");
    assert.equal(merged.answers.d.state, "yes");
    assert.deepEqual([merged.id, merged.name, merged.changed], [ANN.id, "Ann", LATER]);
    assert.equal(kindOf(merged), "found");
  });

  it("without a choice, the later of two answers stands, and any answer over none", () => {
    assert.equal(merge(ANN, BOB, {}, LATER).answers.a.state, "some");
    assert.equal(merge(BOB, ANN, {}, LATER).answers.a.state, "some");
    const noted = of("Cat", { a: { note: "Later, but no answer", at: LATER } });
    assert.equal(merge(ANN, noted, {}, LATER).answers.a.state, "yes");
  });

  it("can be left unanswered by choice, and the note stays", () => {
    const merged = merge(ANN, of("Bob", { d: { state: "yes", note: "By the door" } }), { d: "mine" }, LATER);
    assert.deepEqual(merged.answers.d, { note: "By the door", at: AT });
  });

  it("give the same whichever is asked first", () => {
    const content = ({ answers, note, broughtBack }) => ({ answers, note, broughtBack });
    assert.deepEqual(content(merge(ANN, BOB, { a: "mine" }, LATER)), content(merge(BOB, ANN, { a: "theirs" }, LATER)));
  });

  it("keep all reasons, all notes on the whole, and all that was brought back", () => {
    const one = of(
      "Ann",
      { a: { state: "does-not-apply", reason: "No staff" } },
      { note: "Monday", broughtBack: ["b"] },
    );
    const other = of(
      "Bob",
      { a: { state: "does-not-apply", reason: "Family only" } },
      { note: "Friday", broughtBack: ["a"] },
    );
    const merged = merge(one, other, {}, LATER);
    assert.match(merged.answers.a.reason, /No staff[^]*Family only|Family only[^]*No staff/);
    assert.match(merged.note, /Monday[^]*Friday|Friday[^]*Monday/);
    assert.deepEqual(merged.broughtBack, ["a", "b"]);
  });

  it("do not take over the wording or the mark of the answer that was not chosen", () => {
    const carried = of("Bob", { a: { state: "no", fingerprint: "old", carried: true, note: "n" } });
    const { a } = merge(of("Ann", { a: { state: "yes" } }), carried, { a: "mine" }, LATER).answers;
    assert.deepEqual(a, { note: "n", state: "yes", at: AT });
  });

  it("carry along the fields that nobody knows", () => {
    const merged = merge(
      of("Ann", { a: { state: "yes", stars: 1 } }, { plan: 1 }),
      of("Bob", { a: { state: "yes", moons: 2 } }, { other: 2 }),
      {},
      LATER,
    );
    assert.deepEqual([merged.plan, merged.other, merged.answers.a.stars, merged.answers.a.moons], [1, 2, 1, 2]);
  });

  it("put together a second time change nothing", () => {
    const once = merge(ANN, BOB, { a: "theirs" }, LATER);
    assert.deepEqual(merge(once, BOB, { a: "theirs" }, LATER), once);
  });

  it("are refused for different checklists, and when the notes would be too long to keep", () => {
    const other = { ...BOB, checklist: "other" };
    assert.throws(
      () => merge(ANN, other, {}, LATER),
      (error) => error instanceof MergeError && error.code === "different-checklists",
    );
    assert.throws(() => differences(ANN, other), { code: "different-checklists" });
    const [long, longer] = ["x", "y"].map((letter) => of(letter, { a: { note: letter.repeat(60_000) } }));
    assert.throws(
      () => merge(long, longer, {}, LATER),
      (error) => error.code === "too-long" && error.data.statement === "a",
    );
  });
});

describe("Two texts", () => {
  it("stay as they are where they are the same, or one is empty", () => {
    assert.equal(both({ name: "A", text: "x" }, { name: "B", text: "x" }), "x");
    assert.equal(both({ name: "A" }, { name: "B", text: "x" }), "x");
    assert.equal(both({ name: "A" }, { name: "B" }), "");
  });

  it("can be joined without names", () =>
    assert.equal(both({ name: "", text: "y" }, { name: "", text: "x" }), "x\n\n–––\n\ny"));

  it("follow the edit when nobody else wrote", () => {
    assert.equal(rebase("one", "one", "two"), "two");
    assert.equal(rebase("one", "one", ""), "");
  });
});
