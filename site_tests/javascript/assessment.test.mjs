import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { effectiveAnswers, modelAtDepth, setAside } from "#checklist/asked.mjs";
import {
  adoptEdition,
  begin,
  duplicate,
  entryOf,
  isReworded,
  next,
  record,
  startFrom,
} from "#checklist/assessment.mjs";
import { score } from "#checklist/scoring.mjs";
import { VERSION } from "#checklist/migrations.mjs";
import { LIMITS, isSound, kindOf } from "#checklist/soundness.mjs";
import { AT, FILES, LATER, MODEL, SMALL, idFor, statement } from "./support/models.mjs";

const fresh = (details = {}) => begin(SMALL, { id: idFor(), name: "Ours", date: "2026-11-22", ...details }, AT);
const after = (assessment, ...events) => events.reduce((before, event) => next(before, event, LATER), assessment);
const answer = (id, state = "yes") => ({ type: "answer", statement: id, state, fingerprint: `print-${id}` });
const note = (id, text, before) => ({ type: "note", statement: id, text, before });

describe("An assessment", () => {
  it("begins empty, sound and at revision 0", () => {
    const assessment = fresh();
    assert.equal(kindOf(assessment), "found");
    assert.deepEqual(assessment.answers, {});
    assert.equal(assessment.revision, 0);
    assert.equal(assessment.edition, SMALL.edition);
  });

  it("is never changed in place", () => {
    const assessment = freeze(after(fresh(), answer("a"), note("a", "why")));
    const events = [
      answer("a", "no"),
      { type: "clear", statement: "a" },
      { type: "confirm", statement: "a", fingerprint: "x" },
      note("a", "other"),
      { type: "reason", statement: "b", text: "because" },
      { type: "rename", name: "New" },
      { type: "describe", date: "", organisation: { kind: "Shop" }, note: "n" },
      { type: "profile", profile: "micro" },
      { type: "bringBack", statement: "a" },
      { type: "setAsideAgain", statement: "a" },
      { type: "depth", depth: "quick" },
    ];
    for (const event of events) assert.equal(next(assessment, event, LATER).changed, LATER, event.type);
  });

  it("keeps with an answer the wording it was given to, and when", () => {
    const { answers } = after(fresh(), answer("a"));
    assert.deepEqual(answers, { a: { state: "yes", fingerprint: "print-a", at: LATER } });
  });

  it("loses the answer when it is cleared, and keeps the note and the reason", () => {
    const full = after(fresh(), answer("a"), note("a", "See the folder"), {
      type: "reason",
      statement: "a",
      text: "Why",
    });
    const { answers } = after(full, { type: "clear", statement: "a" });
    assert.deepEqual(answers.a, { note: "See the folder", reason: "Why", at: LATER });
  });

  it("has no entry for a statement once everything in it is gone", () => {
    assert.deepEqual(after(fresh(), answer("a"), { type: "clear", statement: "a" }).answers, {});
    assert.deepEqual(after(fresh(), note("a", "x"), note("a", "")).answers, {});
  });

  it("holds a note without an answer, and says when an answer was given, not when its note was", () => {
    assert.deepEqual(after(fresh(), note("a", "Ask Sam")).answers.a, { note: "Ask Sam", at: LATER });
    const answered = next(fresh(), answer("a"), AT);
    assert.equal(next(answered, note("a", "x"), LATER).answers.a.at, AT);
  });

  it("keeps what another tab wrote in a note meanwhile", () => {
    const stored = after(fresh(), note("a", "From the other tab", ""));
    const both = after(stored, note("a", "Mine", "")).answers.a.note;
    assert.match(both, /From the other tab/);
    assert.match(both, /Mine/);
    // The field still shows only this tab's text, and typing goes on.
    const longer = after(after(stored, note("a", "Mine", "")), note("a", "Mine, longer", "Mine")).answers.a.note;
    assert.match(longer, /From the other tab/);
    assert.equal(longer.match(/Mine/g).length, 1);
    assert.match(longer, /Mine, longer/);
  });

  it("does the same for the note on the whole assessment", () => {
    const stored = after(fresh(), { type: "describe", note: "One", before: "" });
    const both = after(stored, { type: "describe", note: "Two", before: "" }).note;
    assert.match(both, /One[^]*Two/);
  });

  it("takes a text away only when the reader who takes it away has seen it", () => {
    const stored = after(fresh(), note("a", "Seen and unseen", ""));
    assert.equal(after(stored, note("a", "", "Something else")).answers.a.note, "Seen and unseen");
    assert.equal(entryOf(after(stored, note("a", "", "Seen and unseen")).answers, "a"), undefined);
  });

  it("cuts what is typed beyond its limit, never inside a character", () => {
    const long = "x".repeat(LIMITS.note - 1) + "👍";
    const { note: kept } = after(fresh(), note("a", long)).answers.a;
    assert.equal(kept, "x".repeat(LIMITS.note - 1));
    assert.equal(after(fresh(), { type: "rename", name: "n".repeat(500) }).name.length, LIMITS.name);
    assert.equal(
      after(fresh(), { type: "describe", organisation: { kind: "k".repeat(500) } }).organisation.kind.length,
      LIMITS.kind,
    );
  });

  it("lets a joined note be longer than what can be typed, and be edited", () => {
    const joined = after(fresh(), note("a", "x".repeat(LIMITS.note), ""), note("a", "y".repeat(LIMITS.note), ""))
      .answers.a.note;
    assert.ok(joined.length > 2 * LIMITS.note);
    const shorter = joined.slice(0, -1);
    assert.equal(
      after({ ...fresh(), answers: { a: { note: joined, at: AT } } }, note("a", shorter, joined)).answers.a.note,
      shorter,
    );
  });

  it("marks the answers it starts from as not looked at again, until they are", () => {
    const old = after(fresh(), answer("a"), answer("b"), note("c", "only a note"));
    const now = startFrom(old, { id: idFor(), name: "A year later", date: "2027-11-22" }, LATER);
    assert.deepEqual([now.answers.a.carried, now.answers.b.carried, now.answers.c.carried], [true, true, undefined]);
    assert.equal(now.answers.c.note, "only a note");
    assert.deepEqual(now.results, []);
    assert.deepEqual(now.takenFrom, { id: old.id, name: old.name, date: old.date });
    assert.equal(kindOf(now), "found");
    assert.equal(after(now, { type: "confirm", statement: "a", fingerprint: "new" }).answers.a.carried, undefined);
    assert.equal(after(now, { type: "confirm", statement: "a", fingerprint: "new" }).answers.a.fingerprint, "new");
    assert.equal(after(now, answer("b", "no")).answers.b.carried, undefined);
    assert.equal(after(now, note("b", "x")).answers.b.carried, true);
  });

  it("does not turn a look at a statement without an answer into an answer", () => {
    const assessment = after(fresh(), note("a", "x"));
    assert.deepEqual(
      after(assessment, { type: "confirm", statement: "a", fingerprint: "p" }).answers,
      assessment.answers,
    );
  });

  it("is duplicated whole, under another id and name", () => {
    const old = { ...after(fresh(), answer("a")), later: { field: 1 }, revision: 9 };
    const copy = duplicate(old, { id: idFor(), name: "Copy" }, LATER);
    assert.deepEqual(copy, { ...old, id: copy.id, name: "Copy", created: LATER, changed: LATER, revision: 0 });
  });

  it("carries along ids, states and fields that it does not know", () => {
    const odd = {
      ...fresh(),
      plan: { a: [1] },
      answers: { zzz: { state: "odd", at: AT, stars: 5 }, a: { state: "yes", at: AT, stars: 4 } },
    };
    const then = after(odd, answer("a", "no"), note("b", "x"), { type: "clear", statement: "c" });
    assert.deepEqual(then.plan, { a: [1] });
    assert.deepEqual(then.answers.zzz, odd.answers.zzz);
    assert.equal(then.answers.a.stars, 4);
  });

  it("finds nothing for ids that are names of JavaScript itself, and can hold them", () => {
    for (const id of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
      assert.equal(entryOf(fresh().answers, id), undefined);
      const held = JSON.parse(JSON.stringify(after(fresh(), answer(id), note(id, "n"))));
      assert.equal(entryOf(held.answers, id).note, "n");
      assert.equal(kindOf(held), "found");
      assert.deepEqual(after(held, { type: "clear", statement: id }, note(id, "")).answers, {});
    }
    assert.equal({}.note, undefined);
  });
});

describe("A profile", () => {
  const at = (profile, ...events) => after(begin(MODEL, { id: idFor(), profile }, AT), ...events);

  it("sets aside what cannot apply, with the reason, and that counts as does not apply", () => {
    const assessment = at("sole-trader", answer("work-hours", "shown"));
    const aside = setAside(MODEL, assessment);
    assert.equal(aside.length, 7);
    assert.deepEqual(
      aside.find(({ id }) => id === "work-hours"),
      { id: "work-hours", reason: "You employ nobody.", answered: true },
    );
    assert.equal(aside.find(({ id }) => id === "lead-staff").answered, false);
    assert.equal(effectiveAnswers(MODEL, assessment)["work-hours"], "does-not-apply");
  });

  it("gives a statement back, and sets it aside again", () => {
    const back = at("sole-trader", answer("work-hours", "shown"), { type: "bringBack", statement: "work-hours" });
    assert.equal(effectiveAnswers(MODEL, back)["work-hours"], "shown");
    assert.equal(setAside(MODEL, back).length, 6);
    assert.equal(setAside(MODEL, after(back, { type: "setAsideAgain", statement: "work-hours" })).length, 7);
  });

  it("loses no answer when it is switched", () => {
    const answered = at("", answer("work-hours", "shown"), note("work-hours", "Rota"));
    const there = after(answered, { type: "profile", profile: "sole-trader" });
    assert.deepEqual(there.answers, answered.answers);
    assert.equal(effectiveAnswers(MODEL, after(there, { type: "profile", profile: "large" }))["work-hours"], "shown");
  });

  it("sets nothing aside if the checklist does not know it, or its name is one of JavaScript itself", () => {
    for (const profile of ["", "unheard-of", "constructor", "__proto__", "toString"]) {
      assert.deepEqual(setAside(MODEL, at(profile)), []);
    }
  });
});

describe("The quick start", () => {
  it("asks the marked statements only, and drops no answer", () => {
    const assessment = after(
      begin(MODEL, { id: idFor(), depth: "quick" }, AT),
      answer("jobs-routes"),
      answer("buy-know"),
    );
    const quick = modelAtDepth(MODEL, assessment);
    assert.equal(quick.areas.flatMap(({ statements }) => statements).length, 9);
    assert.equal(score(quick, effectiveAnswers(quick, assessment)).counts.unanswered, 9);
    const deeper = after(assessment, { type: "depth", depth: "full" });
    assert.equal(modelAtDepth(MODEL, deeper), MODEL);
    assert.ok(deeper.answers["jobs-routes"]);
  });

  it("leaves out an area of which it asks nothing", () => {
    const model = {
      ...SMALL,
      areas: [{ ...SMALL.areas[0], statements: [statement("a", { quick: true })] }, SMALL.areas[1]],
    };
    assert.deepEqual(
      modelAtDepth(model, { depth: "quick" }).areas.map(({ id }) => id),
      ["one"],
    );
  });
});

describe("A result", () => {
  const scored = (model, assessment, at = LATER) =>
    record(model, assessment, score(model, effectiveAnswers(model, assessment)), at);

  it("is kept once for the present edition, and follows the answers", () => {
    const once = scored(SMALL, after(fresh(), answer("a", "some")), AT);
    const twice = scored(SMALL, after(once, answer("b", "yes")));
    assert.equal(once.results.length, 1);
    assert.equal(twice.results.length, 1);
    assert.deepEqual(twice.results[0], {
      edition: 1,
      at: LATER,
      overall: { percent: 83, band: "high", bandLabel: "Leading" },
      areas: [
        { id: "one", title: "One", percent: 83, low: 83, high: 83 },
        { id: "two", title: "Two", percent: null, low: 0, high: 100 },
      ],
      counts: { scored: 2, doesNotApply: 0, dontKnow: 0, unanswered: 2 },
    });
    assert.equal(kindOf(twice), "found");
  });

  it("stays as it was scored then, once the questions have changed", () => {
    const old = scored(SMALL, after(fresh(), answer("a", "yes")), AT);
    const harder = {
      ...SMALL,
      edition: 2,
      options: SMALL.options.map((option) => ({ ...option, points: option.points * option.points })),
    };
    // The reader answers before having looked at what changed: the old result is not touched.
    const between = scored(harder, after(old, answer("a", "some")));
    assert.deepEqual(between.results, old.results);
    const adopted = scored(harder, adoptEdition(harder, between, LATER));
    assert.equal(adopted.edition, 2);
    assert.deepEqual(adopted.results[0], old.results[0]);
    assert.equal(adopted.results[1].overall.percent, 25);
    assert.deepEqual(adopted.answers, between.answers);
  });
});

describe("A wording", () => {
  it("is another only where there is an answer that says so", () => {
    const asked = { fingerprint: "now" };
    assert.equal(isReworded(asked, undefined), false);
    assert.equal(isReworded(asked, { at: AT, note: "x", fingerprint: "then" }), false);
    assert.equal(isReworded(asked, { at: AT, state: "yes" }), false);
    assert.equal(isReworded(asked, { at: AT, state: "yes", fingerprint: "now" }), false);
    assert.equal(isReworded(asked, { at: AT, state: "yes", fingerprint: "then" }), true);
  });
});

describe("A value from outside", () => {
  const sound = JSON.parse(FILES[0].text).assessments[0];
  const broken = {
    "an id of another shape": { id: "starting-off" },
    "a checklist that is no id": { checklist: "<b>" },
    "an edition below nothing": { edition: -1 },
    "an edition that is text": { edition: "1" },
    "a name too long": { name: "n".repeat(121) },
    "a name that is not text": { name: { toString: "x" } },
    "a date of another shape": { date: "22/11/2026" },
    "no organisation": { organisation: null },
    "a kind too long": { organisation: { size: "", kind: "k".repeat(81) } },
    "a note too long": { note: "n".repeat(100_001) },
    "things brought back that are no ids": { broughtBack: [1] },
    "a depth that does not exist": { depth: "deep" },
    "a time of another shape": { changed: "yesterday" },
    "a revision that is no number": { revision: NaN },
    "answers that are a list": { answers: [] },
    "an answer that is null": { answers: { a: null } },
    "a state that is a number": { answers: { a: { state: 2, at: AT } } },
    "an answer without a time": { answers: { a: { state: "yes" } } },
    "a note that is not text": { answers: { a: { note: ["x"], at: AT } } },
    "a source that is no assessment": { takenFrom: { id: 7, name: "Ours", date: "" } },
    "carried that is not true": { answers: { a: { state: "yes", carried: 1, at: AT } } },
    "more answers than any checklist": {
      answers: Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`s${i}`, { at: AT }])),
    },
    "results that are no list": { results: {} },
    "a result above a hundred": {
      results: [{ ...sound.results[0], overall: { percent: 101, band: null, bandLabel: "" } }],
    },
    "something nested without end": { plan: JSON.parse("[".repeat(30) + "]".repeat(30)) },
  };
  for (const [what, fields] of Object.entries(broken)) {
    it(`is broken with ${what}`, () => assert.equal(kindOf({ ...sound, ...fields }), "broken"));
  }

  it("is foreign, newer, broken or found, and never makes a fault", () => {
    for (const value of [
      undefined,
      null,
      1,
      "x",
      [],
      {},
      { format: "other" },
      { ...sound, version: 0 },
      { ...sound, version: "1" },
    ]) {
      assert.equal(kindOf(value), "foreign");
    }
    assert.equal(kindOf({ ...sound, version: VERSION + 1, answers: "of another shape" }), "newer");
    assert.equal(kindOf({ format: sound.format, version: 1 }), "broken");
    assert.equal(kindOf(sound), "found");
    assert.equal(isSound(sound), true);
  });
});

function freeze(value) {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}
