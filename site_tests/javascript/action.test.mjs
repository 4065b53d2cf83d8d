/** The action plan and the evidence register: what happens to them, what they say, and that nothing in them is lost. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, it } from "node:test";

import fc from "fast-check";

import { ACTIONS, blank as action, forecast, isLate } from "#action/actions.mjs";
import { EVIDENCE, blank as evidence, claims, figure, isStale, numberOf, series, strengthOf } from "#action/evidence.mjs";
import { LONGEST } from "#action/list.mjs";
import { arranged, casesFor, moved, nextSteps } from "#action/steps.mjs";
import { next } from "#action/work.mjs";
import { effectiveAnswers, modelAtDepth } from "#checklist/asked.mjs";
import { begin, next as answer } from "#checklist/assessment.mjs";
import { MergeError, merge } from "#checklist/merge.mjs";
import { fromFile, toFile } from "#checklist/portable.mjs";
import { score } from "#checklist/scoring.mjs";
import { isSound, kindOf } from "#checklist/soundness.mjs";
import { RUNS, check } from "./support/actions.mjs";
import { AT, LATER, MODEL, SMALL, idFor, statementsOf } from "./support/models.mjs";
import { Recording, storeOn } from "./support/storage.mjs";

const TODAY = "2026-11-23";
const fresh = (states = {}, model = SMALL) =>
  Object.entries(states).reduce(
    (one, [statement, state]) => answer(one, { type: "answer", statement, state, fingerprint: "p" }, AT),
    begin(model, { id: idFor(), name: "Ours" }, AT),
  );
const after = (assessment, list, ...events) =>
  events.reduce((one, event) => next(one, { list, event }, LATER), assessment);
const X = "x-aaaaaaaa";
const E = "e-aaaaaaaa";
const planned = (fields = {}, id = X) => ({ type: "add", item: action(id, AT, fields) });
const line = (fields = {}, id = E) => ({ type: "add", item: evidence(id, AT, fields) });
const write = (id, field, text, before = "") => ({ type: "write", id, field, text, before });

describe("A list of what a reader wrote down", () => {
  it("begins empty, and takes items that are sound", () => {
    const one = after(after(fresh(), "actions", planned()), "evidence", line());
    assert.deepEqual([fresh().actions, fresh().evidence], [[], []]);
    assert.equal(kindOf(one), "found");
    assert.deepEqual([one.actions.length, one.evidence.length, one.changed], [1, 1, LATER]);
  });

  it("keeps what two tabs wrote in one field", () => {
    const { actions } = after(fresh(), "actions", planned(), write(X, "text", "From one"), write(X, "text", "The other"));
    assert.match(actions[0].text, /From one[^]*The other/);
  });

  it("gets an item back that one tab deleted while another wrote in it", () => {
    const gone = after(fresh(), "actions", planned(), { type: "remove", id: X }, write(X, "note", "Here"));
    assert.deepEqual(gone.actions, [{ ...action(X, LATER), note: "Here" }]);
  });

  it("takes a deleted item back to its place, with what was written meanwhile", () => {
    const one = after(fresh(), "actions", planned({ text: "First" }), planned({ text: "Second" }, "x-bbbbbbbb"));
    const back = { type: "add", item: one.actions[0], place: 0 };
    assert.deepEqual(after(one, "actions", { type: "remove", id: X }, back).actions, one.actions);
    const both = after(one, "actions", { type: "remove", id: X }, write(X, "text", "Typed"), back).actions;
    assert.match(both.find(({ id }) => id === X).text, /First[^]*Typed|Typed[^]*First/);
  });

  it("writes only in the fields that are typed in", () => {
    const one = after(fresh(), "actions", planned());
    assert.deepEqual(after(one, "actions", write(X, "id", "other"), write(X, "__proto__", "x")).actions, one.actions);
  });

  it("is full at last, and still takes a deleted item back", () => {
    const many = Array.from({ length: 260 }, (_, place) =>
      planned({}, `x-${String.fromCharCode(97 + (place % 26)).repeat(6)}${String.fromCharCode(97 + Math.floor(place / 26))}a`),
    );
    const full = after(fresh(), "actions", ...many);
    assert.equal(full.actions.length, ACTIONS.most);
    const [first] = full.actions;
    const back = { type: "add", item: first, place: 0 };
    assert.deepEqual(after(full, "actions", { type: "remove", id: first.id }, back).actions, full.actions);
  });

  it("cuts a text of a megabyte, never in the middle of a character", () => {
    const text = "🙂".repeat(500_000);
    const [{ what }] = after(fresh(), "evidence", line(), write(E, "what", `x${text}`)).evidence;
    assert.equal(what.length, LONGEST - 1);
    assert.ok(what.isWellFormed());
    const long = "x".repeat(LONGEST + 50);
    const joined = after(fresh(), "evidence", line({ what: long }), write(E, "what", `${long}!`, long)).evidence[0].what;
    assert.equal(joined, long);
  });

  it("carries fields along that this site does not know", () => {
    const one = after(fresh(), "evidence", { type: "add", item: { ...evidence(E, AT), later: [1] } }, write(E, "unit", "people"));
    assert.deepEqual(one.evidence[0], { ...evidence(E, LATER), unit: "people", later: [1] });
  });

  it("with anything wrong in it is refused", () => {
    const one = after(after(fresh(), "actions", planned()), "evidence", line());
    assert.ok(isSound(one));
    for (const wrong of [
      { actions: {} },
      { actions: [{ ...one.actions[0], text: 5 }] },
      { actions: [{ ...one.actions[0], status: "finished" }] },
      { actions: [{ ...one.actions[0], due: "soon" }] },
      { actions: [one.actions[0], one.actions[0]] },
      { actions: [null] },
      { evidence: [{ ...one.evidence[0], id: "x-aaaaaaaa" }] },
      { evidence: [{ ...one.evidence[0], statements: "a" }] },
      { evidence: [{ ...one.evidence[0], readings: [{ date: "2026-01-01", value: 5 }] }] },
      { steps: [] },
      { steps: { pinned: [], dismissed: [] } },
      { reassess: { months: 1, from: "" } },
    ]) {
      assert.equal(kindOf({ ...one, ...wrong }), "broken", JSON.stringify(wrong));
    }
  });

  it("goes to storage and comes back, and two tabs keep the work of both", () => {
    const storage = new Recording();
    const [mine, other] = [storeOn(storage), storeOn(storage)];
    const one = fresh();
    mine.create(one);
    other.read(one.id);
    mine.change(one.id, (each) => next(each, { list: "actions", event: planned({ text: "Mine" }) }, LATER));
    const { outcome, assessment } = other.change(one.id, (each) => next(each, { list: "evidence", event: line() }, LATER));
    assert.equal(outcome, "saved");
    assert.deepEqual([assessment.actions.length, assessment.evidence.length], [1, 1]);
    assert.deepEqual(storeOn(storage).read(one.id).assessment, assessment);
  });
});

describe("Next steps", () => {
  const states = { a: "some", b: "no", c: "yes", d: "some" };

  it("are for the answers below the highest, the weakest area first, and of it what lifts it most", () => {
    const found = nextSteps(SMALL, fresh(states));
    assert.deepEqual(
      found.map(({ statement, state, target, gain, percent }) => [statement, state, target, gain, percent]),
      [
        ["b", "no", "some", 2, 17],
        ["a", "some", "yes", 1, 17],
        ["d", "some", "yes", 1, 75],
      ],
    );
    assert.deepEqual(nextSteps(SMALL, fresh()), []);
    assert.deepEqual(nextSteps(SMALL, fresh({ a: "does-not-apply", b: "dont-know", c: "unheard-of" })), []);
  });

  it("can be pinned, moved, dismissed and brought back", () => {
    const one = fresh(states);
    const found = nextSteps(SMALL, one);
    const shown = (assessment) => arranged(found, assessment.steps).shown.map(({ statement }) => statement);
    assert.deepEqual(shown(one), ["b", "a", "d"]);
    const pinned = after(one, "steps", { type: "pin", statement: "d" });
    assert.deepEqual(shown(pinned), ["d", "b", "a"]);
    const order = moved(arranged(found, pinned.steps).shown, ["d"], "a", -1);
    assert.deepEqual(shown(after(pinned, "steps", { type: "order", order })), ["d", "a", "b"]);
    assert.equal(moved(arranged(found, pinned.steps).shown, ["d"], "b", -1), null);
    assert.equal(moved(found, [], "not there", 1), null);
    const without = after(pinned, "steps", { type: "dismiss", statement: "d" });
    assert.deepEqual([shown(without), without.steps.pinned], [["b", "a"], []]);
    assert.deepEqual(shown(after(without, "steps", { type: "bringBack", statement: "d" })), ["b", "a", "d"]);
    assert.deepEqual(shown(after(pinned, "steps", { type: "unpin", statement: "d" })), ["b", "a", "d"]);
    assert.equal(kindOf(without), "found");
  });

  it("name case studies of the reader's size and kind first, and say why", () => {
    const of = (title, size, sector) => ({ title, url: "", organisation: "", size, sector });
    const cases = [of("A", "large", "nhs"), of("B", "large", "charity"), of("C", "micro", "nhs"), of("D", "micro", "charity")];
    const sectors = { nhs: "NHS", charity: "Charity" };
    const told = (organisation) => casesFor(cases, organisation, sectors).map(({ title, why }) => `${title} ${why}`);
    assert.deepEqual(told({ size: "micro", kind: "A small charity" }), ["D both", "C size", "B sector"]);
    assert.deepEqual(told({ size: "", kind: "" }), ["A statement", "B statement", "C statement"]);
    assert.deepEqual(casesFor([of("A", "large", "constructor")], { size: "", kind: "x" }, {})[0].why, "statement");
  });
});

describe("The forecast", () => {
  const states = { a: "some", b: "no", c: "does-not-apply" };
  const of = (...targets) =>
    after(fresh(states), "actions", ...targets.map(([statement, target, status = "planned"], place) =>
      planned({ statement, target, status }, `x-aaaaaaa${"abcdefg"[place]}`)));

  it("lifts answers as planned, and lowers none", () => {
    const { now, then, answers, changes } = forecast(SMALL, of(["a", "no"], ["b", "some"], ["b", "yes", "done"], ["d", "some"]));
    assert.deepEqual([answers.a, answers.b, answers.d, changes], ["some", "yes", "some", 2]);
    // (1 + 2×2) of 6, halves up, is 83; and 1 of 2 is 50.
    assert.deepEqual(then.areas.map(({ percent }) => percent), [83, 50]);
    assert.deepEqual(now.areas.map(({ percent }) => percent), [17, null]);
  });

  it("leaves out what was dropped, does not apply, is not asked, or is not known", () => {
    const { changes, now, then } = forecast(SMALL, of(["b", "yes", "dropped"], ["c", "yes"], ["z", "yes"], ["b", "best"], ["", ""]));
    assert.equal(changes, 0);
    assert.deepEqual(then, now);
  });

  it("says that a day has passed only where there is still something to do", () => {
    assert.ok(isLate(action(X, AT, { due: "2026-11-22" }), TODAY));
    assert.ok(!isLate(action(X, AT, { due: TODAY }), TODAY));
    assert.ok(!isLate(action(X, AT, { due: "2020-01-01", status: "done" }), TODAY));
    assert.ok(!isLate(action(X, AT), TODAY));
  });
});

describe("The strength of a claim", () => {
  const number = { what: "Starters", kind: "number", value: "4 of 6", unit: "people", period: "2026", date: "2026-07-01" };
  for (const [strength, fields] of [
    ["say", {}],
    ["say", { kind: "independent-check", date: "2026-01-01", what: " " }],
    ["do", { what: "A story", kind: "story", date: "2026-01-01" }],
    ["do", { what: "A policy", kind: "document" }],
    ["do", { what: "Something", date: "2026-01-01" }],
    ["do", { ...number, date: "" }],
    ["do", { ...number, staleOn: TODAY }],
    ["show", { what: "A policy", kind: "document", date: "2026-01-01" }],
    ["show", { what: "Asked", kind: "survey", value: "9", unit: "people", period: "2026", date: "2026-01-01" }],
    ["show", { ...number, period: " " }],
    ["show", { ...number, unit: "" }],
    ["show", { ...number, value: "many" }],
    ["measured", number],
    ["measured", { ...number, staleOn: "2026-11-24" }],
    ["measured", { ...number, value: "١٢" }],
    ["checked", { what: "Audit", kind: "independent-check", date: "2026-01-01" }],
    ["do", { what: "Audit", kind: "independent-check" }],
  ]) {
    it(`is “${strength}” of ${JSON.stringify(fields)}`, () => {
      assert.equal(strengthOf(evidence(E, AT, fields), TODAY), strength);
    });
  }

  it("is that of its strongest line, and stands for what is claimed or has evidence", () => {
    const one = after(
      fresh({ a: "yes", b: "no", c: "yes", d: "no" }),
      "evidence",
      line({ ...number, statements: ["a", "d", "not asked"] }),
      line({ what: "Story", kind: "story", statements: ["a"], staleOn: TODAY }, "e-bbbbbbbb"),
      line({ statements: ["b"] }, "e-cccccccc"),
      line({ what: "Old", staleOn: "2020-01-01", statements: ["c"] }, "e-dddddddd"),
    );
    assert.deepEqual(
      claims(SMALL, one, TODAY).map((each) => [each.id, each.strength, each.isClaimed, each.isStale, each.lines.length]),
      [
        ["a", "measured", true, false, 2],
        ["b", null, false, false, 1],
        ["c", "do", true, true, 1],
        ["d", "measured", false, false, 1],
      ],
    );
  });

  it("knows what is out of date", () => {
    assert.deepEqual(
      ["", "2026-11-22", TODAY, "2026-11-24"].map((staleOn) => isStale(evidence(E, AT, { staleOn }), TODAY)),
      [false, true, true, false],
    );
  });
});

describe("Readings over time", () => {
  const measure = (date, value) => ({ type: "measure", id: E, reading: { date, value } });
  const readings = ({ evidence: [{ readings: all, date, value }] }) => [all.map((each) => `${each.date} ${each.value}`), date, value];

  it("make the value before the first of them, stand in order, and the latest is the value", () => {
    const one = after(fresh(), "evidence", line({ date: "2026-01-01", value: "12" }), measure("2026-06-01", "18"), measure("2026-03-01", "15"));
    assert.deepEqual(readings(one), [["2026-01-01 12", "2026-03-01 15", "2026-06-01 18"], "2026-06-01", "18"]);
    assert.deepEqual(readings(after(one, "evidence", measure("2026-03-01", "15"))), readings(one));
    const without = after(one, "evidence", { ...measure("2026-03-01", "15"), type: "unmeasure" });
    assert.deepEqual(readings(without)[0], ["2026-01-01 12", "2026-06-01 18"]);
  });

  it("do not take the place of a value without a day", () => {
    assert.deepEqual(readings(after(fresh(), "evidence", line({ value: "12" }), measure("2026-06-01", "18"))), [
      ["2026-06-01 18"],
      "",
      "12",
    ]);
    assert.deepEqual(readings(after(fresh(), "evidence", line(), measure("2026-06-01", "18"))), [["2026-06-01 18"], "2026-06-01", "18"]);
  });

  it("write a value with its unit as people do", () => {
    const said = [["14", "people"], ["62,000", "£"], ["£62,000", "£"], ["12", "%"], ["12%", "%"], ["", "hours"], ["7", " "]];
    const read = ["14 people", "£62,000", "£62,000", "12%", "12%", "hours", "7"];
    assert.deepEqual(said.map(([value, unit]) => figure(value, unit)), read);
  });

  it("are drawn where they are numbers with a day", () => {
    const all = [
      ["2026-01-01", "1,665"],
      ["2026-02-01", "£12.50"],
      ["2026-03-01", "4 of 6"],
      ["2026-13-45", "5"],
      ["2026-04-01", "−3%"],
    ].map(([date, value]) => ({ date, value }));
    assert.deepEqual(series(all).map(({ number }) => number), [1665, 12.5, -3]);
    assert.deepEqual(["", "1e9", "0x10", "12", "1.", "∞"].map(numberOf), [null, null, null, 12, null, null]);
  });
});

describe("Two people's plans and evidence", () => {
  const shared = after(after(fresh(), "actions", planned({ text: "Ask", status: "planned" })), "evidence", line({ what: "W", statements: ["a"] }));
  const at = (one, list, event, time) => next(one, { list, event }, time);
  const ann = { ...at(at(shared, "actions", write(X, "text", "Ask in May", "Ask"), AT), "actions", planned({ text: "Ann's" }, "x-bbbbbbbb"), AT), name: "Ann" };
  const bob = [
    ["actions", write(X, "text", "Ask in June", "Ask")],
    ["actions", { type: "set", id: X, fields: { status: "done" } }],
    ["evidence", { type: "link", id: E, statement: "b" }],
    ["evidence", line({ what: "Bob's" }, "e-bbbbbbbb")],
    ["steps", { type: "pin", statement: "a" }],
  ].reduce((one, [list, event]) => at(one, list, event, LATER), { ...shared, id: idFor(), name: "Bob" });

  it("are kept, every word of both, and the later in what is chosen", () => {
    const merged = merge(ann, bob, {}, LATER);
    const { text, status } = merged.actions.find(({ id }) => id === X);
    assert.equal(text, "Ann: Ask in May\n\n–––\n\nBob: Ask in June");
    assert.equal(status, "done");
    assert.deepEqual(merged.actions.map(({ id }) => id).sort(), [X, "x-bbbbbbbb"]);
    assert.deepEqual(merged.evidence.map(({ what, statements }) => [what, statements]), [["W", ["a", "b"]], ["Bob's", []]]);
    assert.deepEqual(merged.steps.pinned, ["a"]);
    assert.equal(kindOf(merged), "found");
  });

  it("become the same whoever begins, and once is enough", () => {
    const content = ({ actions, evidence: lines }) => [actions, lines].map((list) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1)));
    const one = merge(ann, bob, {}, LATER);
    assert.deepEqual(content(one), content(merge(bob, ann, {}, LATER)));
    assert.deepEqual(merge(one, bob, {}, LATER), one);
  });

  it("are refused together where they are too many or too long", () => {
    const many = (letter) => ({
      ...fresh(),
      evidence: Array.from({ length: 600 }, (_, place) => evidence(`e-${letter}${`${place}`.replace(/[0-9]/g, (d) => "abcdefghij"[d]).padStart(7, "z")}`, AT)),
    });
    assert.throws(() => merge(many("a"), many("b"), {}, LATER), (error) => error instanceof MergeError && error.code === "too-many");
    const long = (name) => ({ ...shared, name, evidence: [evidence(E, AT, { what: `${name} `.repeat(15_000) })] });
    assert.throws(() => merge(long("Anna"), long("Bert"), {}, LATER), (error) => error instanceof MergeError && error.code === "too-long");
  });
});

describe(`In ${RUNS} lives of a plan and its evidence`, () => {
  const ids = { actions: [X, "x-bbbbbbbb", "x-cccccccc"], evidence: [E, "e-bbbbbbbb", "e-cccccccc"] };
  const fields = { actions: ACTIONS.texts, evidence: EVIDENCE.texts };
  const text = fc.oneof(fc.string({ unit: "binary", maxLength: 20 }), fc.constantFrom("=1+1", "مرحبا", "🙂", "–––", "a\r\nb", "\u0000"));
  const statement = fc.constantFrom(...statementsOf(MODEL).slice(0, 6).map(({ id }) => id), "__proto__", "gone");
  const target = fc.constantFrom("", ...MODEL.options.map(({ id }) => id), "unknown");
  const event = fc.constantFrom("actions", "evidence").chain((list) => {
    const id = fc.constantFrom(...ids[list]);
    const made = (fields) => fc.record({ list: fc.constant(list), event: fc.record(fields) });
    return fc.oneof(
      { weight: 2, arbitrary: made({ type: fc.constant("add"), item: id.map((each) => (list === "actions" ? action : evidence)(each, AT)) }) },
      { weight: 5, arbitrary: made({ type: fc.constant("write"), id, field: fc.constantFrom(...fields[list]), text }) },
      made({ type: fc.constant("remove"), id }),
      list === "actions"
        ? made({ type: fc.constant("set"), id, fields: fc.record({ statement, target, status: fc.constantFrom("planned", "done", "dropped") }) })
        : made({ type: fc.constantFrom("link", "unlink"), id, statement }),
      list === "actions"
        ? fc.record({ list: fc.constant("steps"), event: fc.record({ type: fc.constantFrom("pin", "unpin", "dismiss", "bringBack"), statement }) })
        : made({ type: fc.constantFrom("measure", "unmeasure"), id, reading: fc.record({ date: fc.constantFrom("2026-01-01", "2026-02-01"), value: fc.constantFrom("1", "2") }) }),
    );
  });

  it("only deleting and writing over takes a text away, it stays sound, and a file gives all of it back", () => {
    const property = fc.property(fc.array(event, { minLength: 60, maxLength: 200 }), (events) => {
      let one = fresh();
      /** What each field should hold. @type {Map<string, string>} */
      const told = new Map();
      for (const { list, event: each } of events) {
        const key = `${each.id} ${each.field}`;
        const before = told.get(key) ?? "";
        // The value of evidence also changes with its readings.
        const seen = each.field === "value" ? (one.evidence.find(({ id }) => id === each.id)?.value ?? "") : before;
        one = next(one, { list, event: each.type === "write" ? { ...each, before: seen } : each }, LATER);
        if (each.type === "write") told.set(key, each.text);
        if (each.type === "remove") for (const name of told.keys()) if (name.startsWith(each.id)) told.delete(name);
      }
      for (const [key, words] of told) {
        const [id, field] = key.split(" ");
        const item = [...one.actions, ...one.evidence].find((each) => each.id === id);
        if (field !== "value") assert.equal(item[field], words);
      }
      assert.equal(kindOf(one), "found");
      assert.deepEqual(fromFile(toFile([one], LATER)).assessments, [JSON.parse(JSON.stringify(one))]);
    });
    check(property);
  });

  it("the forecast is what the scoring says of the changed answers", () => {
    const states = fc.dictionary(statement, fc.constantFrom(...MODEL.options.map(({ id }) => id), "does-not-apply", "dont-know"));
    const plans = fc.array(fc.record({ statement, target, status: fc.constantFrom("planned", "under-way", "done", "dropped") }), { maxLength: 3 });
    const property = fc.property(states, plans, fc.constantFrom("full", "quick"), (given, wanted, depth) => {
      const one = wanted.reduce((so, each, place) => after(so, "actions", planned(each, ids.actions[place])), {
        ...fresh(given, MODEL),
        depth,
      });
      const { now, then, answers } = forecast(MODEL, one);
      // The same, by answering the checklist anew.
      const points = (id) => MODEL.options.find((option) => option.id === id)?.points ?? -1;
      const asked = modelAtDepth(MODEL, one);
      const isAsked = new Set(statementsOf(asked).map(({ id }) => id));
      let changed = one;
      for (const { statement: id, target: to, status } of wanted) {
        const state = effectiveAnswers(asked, changed)[id];
        if (status === "dropped" || !isAsked.has(id) || points(to) < 0 || state === "does-not-apply" || points(to) <= points(state)) continue;
        changed = answer(changed, { type: "answer", statement: id, state: to, fingerprint: "p" }, LATER);
      }
      assert.deepEqual(then, score(asked, effectiveAnswers(asked, changed)));
      assert.deepEqual(then, score(asked, answers));
      assert.deepEqual(now, score(asked, effectiveAnswers(asked, one)));
      then.areas.forEach(({ low }, place) => assert.ok((low ?? 0) >= (now.areas[place].low ?? 0)));
    });
    check(property);
  });
});

describe("The modules of the plan and the register", () => {
  const root = new URL("../../plugins/social_value/theme/assets/social-value/", import.meta.url);
  const code = (name) => readFileSync(new URL(name, root), "utf8");

  it("that decide reach for no page, storage, clock or chance", () => {
    for (const name of ["actions", "calendar", "evidence", "joining", "list", "steps", "work"]) {
      const text = code(`action/${name}.mjs`).replace(/\/\*[^]*?\*\/|\/\/.*$/gm, "");
      assert.doesNotMatch(text, /\b(window|document(?!")|localStorage|Date\.now|new Date\(\)|Math\.random|crypto|fetch|console)\b/, name);
    }
  });

  it("are small", () => {
    for (const folder of ["action", "plan", "evidence"]) {
      for (const name of readdirSync(new URL(`${folder}/`, root))) assert.ok(code(`${folder}/${name}`).split("\n").length <= 250, name);
    }
  });
});
