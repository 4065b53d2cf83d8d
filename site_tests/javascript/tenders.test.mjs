/** Tenders as they are kept: what happens to them, that two tabs and two people lose nothing, and that a file gives it back. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import fc from "fast-check";

import { COMMITMENTS, asEvidence, blank as commitment, commitmentsOf, isDue } from "#action/commitments.mjs";
import { blank as evidence, strengthOf } from "#action/evidence.mjs";
import { ATTACHMENTS, NO_NUMBER, QUESTIONS, SECTIONS, TENDERS, blank as tender, cited, copy, limitOf, removal, taken } from "#action/tenders.mjs";
import { filled, inline, sentence } from "#action/wording.mjs";
import { next } from "#action/work.mjs";
import { begin } from "#checklist/assessment.mjs";
import { merge } from "#checklist/merge.mjs";
import { fromFile, toFile } from "#checklist/portable.mjs";
import { kindOf } from "#checklist/soundness.mjs";
import { check } from "./support/actions.mjs";
import { AT, LATER, SMALL, idFor } from "./support/models.mjs";
import { Recording, storeOn } from "./support/storage.mjs";
import { WORDING } from "./support/wording.mjs";

const T = "t-aaaaaaaa";
const [E1, E2, E3] = ["e-aaaaaaaa", "e-bbbbbbbb", "e-cccccccc"];
const C = "c-aaaaaaaa";

const fresh = () => begin(SMALL, { id: idFor(), name: "Ours" }, AT);
const after = (one, ...events) => events.reduce((so, event) => next(so, event, LATER), one);
const on = (event, list = "tenders") => ({ list, event });
const added = (fields = {}, id = T) => on({ type: "add", item: tender(id, AT, fields) });
const promised = (fields = {}, id = C) => on({ type: "add", item: commitment(id, AT, { tender: T, ...fields }) }, "commitments");
const write = (field, text, before = "", id = T) => on({ type: "write", id, field, text, before });
const within = (part, event) => on({ type: "within", id: T, part, event });
const asked = (id, question = "") => within("questions", { type: "add", item: { ...QUESTIONS.blank(id, AT), question } });
const only = ({ tenders: [first] }) => first;

describe("A tender", () => {
  it("begins empty, is sound, and takes what it is made of", () => {
    const one = after(fresh(), added(), promised(), asked("q-aaaaaaaa"), write("will", "We promise."));
    assert.deepEqual([fresh().tenders, fresh().commitments], [[], []]);
    assert.equal(kindOf(one), "found");
    assert.equal(only(one).will, "We promise.");
    assert.deepEqual(fromFile(toFile([one], LATER)).assessments, [one]);
  });

  it("with anything wrong in it is refused", () => {
    const one = after(fresh(), added(), promised(), asked("q-aaaaaaaa"));
    const [[t], [c]] = [one.tenders, one.commitments];
    for (const wrong of [
      { tenders: {} },
      { tenders: undefined },
      { commitments: undefined },
      { tenders: [t, t] },
      { tenders: [{ ...t, id: "x-aaaaaaaa" }] },
      { tenders: [{ ...t, limit: "500" }] },
      { tenders: [{ ...t, limit: -1 }] },
      { tenders: [{ ...t, due: "soon" }] },
      { tenders: [{ ...t, supporting: "perhaps" }] },
      { tenders: [{ ...t, evidence: [5] }] },
      { tenders: [{ ...t, will: null }] },
      { tenders: [{ ...t, questions: [{ ...t.questions[0], answered: "yes" }] }] },
      { tenders: [{ ...t, questions: [t.questions[0], t.questions[0]] }] },
      { tenders: [{ ...t, attachments: [{ id: "q-aaaaaaaa", name: "", ready: false, changed: AT }] }] },
      { commitments: [{ ...c, outcome: "forgotten" }] },
      { commitments: [{ ...c, value_kind: "either" }] },
      { commitments: [{ ...c, by: "2026-1-1" }] },
    ]) {
      assert.equal(kindOf({ ...one, ...wrong }), "broken", JSON.stringify(wrong));
    }
  });

  it("is full at 50, with 60 questions and 60 attachments, and 300 promises", () => {
    const ids = (letter, number) => Array.from({ length: number }, (_, place) => `${letter}-${[...`${place}`.padStart(8, "0")].map((d) => "abcdefghij"[d]).join("")}`);
    let one = after(fresh(), ...ids("t", 55).map((id) => added({}, id)), ...ids("c", 310).map((id) => promised({}, id)), added());
    one = after(one, ...ids("q", 70).map((id) => on({ type: "within", id: one.tenders[0].id, part: "questions", event: { type: "add", item: QUESTIONS.blank(id, AT) } })));
    one = after(one, ...ids("f", 70).map((id) => on({ type: "within", id: one.tenders[0].id, part: "attachments", event: { type: "add", item: ATTACHMENTS.blank(id, AT) } })));
    assert.deepEqual([one.tenders.length, one.commitments.length], [TENDERS.most, COMMITMENTS.most]);
    assert.deepEqual([one.tenders[0].questions.length, one.tenders[0].attachments.length], [60, 60]);
    assert.equal(kindOf(one), "found");
  });

  it("knows the limit that somebody typed", () => {
    assert.deepEqual(["", "500", "1,000 words", "max. 750", "none", "-5", "9".repeat(40)].map(limitOf), [0, 500, 1000, 750, 0, 5, 1_000_000]);
  });
});

describe("What belongs to a tender", () => {
  const three = () => after(fresh(), added(), ...["a", "b", "c"].map((letter) => asked(`q-${letter.repeat(8)}`, letter)));
  const order = (one) => only(one).questions.map(({ question }) => question).join("");

  it("is written, ticked, moved and taken away", () => {
    const one = three();
    const move = (id, by) => within("questions", { type: "move", id, by });
    assert.equal(order(after(one, move("q-cccccccc", -1))), "acb");
    assert.equal(order(after(one, move("q-aaaaaaaa", -1), move("q-cccccccc", 1), move("q-zzzzzzzz", 1))), "abc");
    const ticked = after(one, within("questions", { type: "set", id: "q-bbbbbbbb", fields: { answered: true } }));
    assert.deepEqual(only(ticked).questions.map(({ answered }) => answered), [false, true, false]);
    const typed = after(one, within("questions", { type: "write", id: "q-bbbbbbbb", field: "question", text: "B", before: "b" }));
    assert.equal(order(typed), "aBc");
    const [removed] = [after(one, within("questions", { type: "remove", id: "q-bbbbbbbb" }))];
    assert.equal(order(removed), "ac");
    assert.equal(order(after(removed, within("questions", { type: "add", item: only(one).questions[1], place: 1 }))), "abc");
    assert.deepEqual(after(one, within("__proto__", { type: "remove", id: "x" })).tenders, one.tenders);
  });

  it("keeps what two tabs wrote, in one question and in two", () => {
    const storage = new Recording();
    const [mine, other] = [storeOn(storage), storeOn(storage)];
    const one = three();
    mine.create(one);
    other.read(one.id);
    const typed = (id, text, before) => (each) => next(each, within("questions", { type: "write", id, field: "question", text, before }), LATER);
    mine.change(one.id, typed("q-aaaaaaaa", "Mine", "a"));
    other.change(one.id, typed("q-aaaaaaaa", "Theirs", "a"));
    other.change(one.id, typed("q-bbbbbbbb", "Theirs too", "b"));
    mine.change(one.id, (each) => next(each, asked("q-dddddddd", "New"), LATER));
    const { assessment } = storeOn(storage).read(one.id);
    const questions = only(assessment).questions.map(({ question }) => question);
    assert.match(questions[0], /Mine[^]*Theirs|Theirs[^]*Mine/);
    assert.deepEqual(questions.slice(1), ["Theirs too", "c", "New"]);
  });

  it("comes back with its tender when another tab deleted that while somebody wrote", () => {
    const gone = after(three(), on({ type: "remove", id: T }), within("questions", { type: "write", id: "q-aaaaaaaa", field: "question", text: "Still here", before: "a" }));
    assert.equal(order(gone), "Still here");
    assert.equal(kindOf(gone), "found");
  });
});

describe("The index of evidence", () => {
  const texts = { know: "Six started (E1). Five stayed (E3, E2).", added: "E2 and E3; not E33, LED1, E1.5 or E-1." };
  const one = () => after(fresh(), added({ evidence: [E1, E2, E3], ...texts }));
  const shift = (value, by) => on({ type: "shift", id: T, field: "evidence", value, by });

  it("keeps the reader's order, and the numbers in the texts go with their lines", () => {
    const moved = only(after(one(), shift(E3, -1)));
    assert.deepEqual(moved.evidence, [E1, E3, E2]);
    assert.equal(moved.know, "Six started (E1). Five stayed (E2, E3).");
    assert.equal(moved.added, "E3 and E2; not E33, LED1, E1.5 or E-1.");
    assert.deepEqual(only(after(one(), shift(E3, -1), shift(E3, 1))), { ...only(one()), changed: LATER });
    assert.deepEqual(only(after(one(), shift(E1, -1), shift(E3, 1), shift("gone", 1))).evidence, [E1, E2, E3]);
  });

  it("takes a line out, and undone all is as it was, with what was written meanwhile", () => {
    const before = one();
    const { event, back } = taken(only(before), E2, LATER);
    const without = after(before, event);
    assert.equal(only(without).know, `Six started (E1). Five stayed (E2, ${NO_NUMBER}).`);
    assert.deepEqual(only(after(without, back)), { ...only(before), changed: LATER });
    const written = after(without, write("know", "Another tab.", only(without).know), back);
    assert.match(only(written).know, /Another tab\./);
    assert.match(only(written).know, /Five stayed \(E3, E2\)/);
  });

  it("takes a line once, at the end or at a place", () => {
    const put = (value, place) => on({ type: "put", id: T, field: "evidence", value, place });
    assert.deepEqual(only(after(fresh(), added(), put(E1), put(E2), put(E1), put(E3, 0))).evidence, [E3, E1, E2]);
    const ticked = after(fresh(), added(), ...["b", "a", "b"].map((value) => on({ type: "put", id: T, field: "ticked", value })));
    assert.deepEqual(only(ticked).ticked, ["a", "b"]);
    assert.deepEqual(only(after(ticked, on({ type: "take", id: T, field: "ticked", value: "b" }))).ticked, ["a"]);
    assert.deepEqual(only(after(ticked, on({ type: "put", id: T, field: "will", value: "x" }))), only(ticked));
  });

  it("keeps the number of a line that was deleted from the register", () => {
    const lines = [evidence(E1, AT), evidence(E3, AT)];
    assert.deepEqual(cited(only(one()), lines).map(({ label, line }) => [label, line?.id ?? null]), [["E1", E1], ["E2", null], ["E3", E3]]);
  });

  it("of any order and any text: each number goes with its line, and back again", () => {
    const ids = [E1, E2, E3, "e-dddddddd"];
    const piece = fc.oneof(fc.constantFrom("E1", "(E2)", "E3,", " E4 ", "E5", "E?", "E0", "\n", "E1E2", "🙂", "مرحبا"), fc.string({ unit: "binary", maxLength: 5 }));
    const moves = fc.array(fc.record({ value: fc.constantFrom(...ids), by: fc.constantFrom(-3, -1, 1, 2) }), { maxLength: 12 });
    check(
      fc.property(fc.array(piece, { maxLength: 30 }), moves, (pieces, all) => {
        const begun = after(fresh(), added({ evidence: ids, know: pieces.join("") }));
        const events = all.map(({ value, by }) => shift(value, by));
        const moved = only(after(begun, ...events));
        const named = ({ know, evidence: index }) => [...know.matchAll(/(?<![\p{L}\p{N}_-])E([1-4])(?![\p{L}\p{N}_]|[.,-]\d)/gu)].map(([, number]) => index[number - 1]);
        assert.deepEqual(named(moved), named(only(begun)));
        assert.deepEqual([...moved.evidence].sort(), ids);
        assert.ok(kindOf({ ...begun, tenders: [moved] }) === "found");
      }),
    );
  });
});

describe("A whole tender", () => {
  const full = () =>
    after(
      fresh(),
      added({ name: "First" }, "t-bbbbbbbb"),
      added({ name: "Café", evidence: [E1], ticked: ["instructions"], due: "2027-01-01" }),
      asked("q-aaaaaaaa", "Why?"),
      within("questions", { type: "set", id: "q-aaaaaaaa", fields: { answered: true } }),
      promised({ what: "One" }),
      promised({ what: "Other's", tender: "t-bbbbbbbb" }, "c-bbbbbbbb"),
      promised({ what: "Two", outcome: "kept", record: "Done", evidence: E1 }, "c-cccccccc"),
    );

  it("is deleted with its promises, and undone all are in their places", () => {
    const one = full();
    const { event, back } = removal(one, T);
    const gone = after(one, event);
    assert.deepEqual([gone.tenders.map(({ name }) => name), gone.commitments.map(({ what }) => what)], [["First"], ["Other's"]]);
    const again = after(gone, back);
    assert.deepEqual([again.tenders, again.commitments], [one.tenders, one.commitments]);
  });

  it("is copied with its promises, of which nothing is done yet", () => {
    const one = full();
    let number = 0;
    const newId = (letter) => `${letter}-copy${"abcdefgh"[number++]}aaa`;
    const { id, event, back } = copy(one, T, { newId, name: "Café again" }, LATER);
    const both = after(one, event);
    const made = both.tenders.find((each) => each.id === id);
    assert.deepEqual([made.name, made.due, made.ticked, made.evidence], ["Café again", "", [], [E1]]);
    assert.deepEqual(made.questions.map(({ question, answered }) => [question, answered]), [["Why?", false]]);
    assert.deepEqual(commitmentsOf(both, id).map(({ what, outcome, record, evidence: made }) => [what, outcome, record, made]), [["One", "", "", ""], ["Two", "", "", ""]]);
    assert.equal(kindOf(both), "found");
    const undone = after(both, back);
    assert.deepEqual([undone.tenders, undone.commitments], [one.tenders, one.commitments]);
  });

  it("of two people keeps every word of both, and each number its line", () => {
    const shared = full();
    const ann = { ...after(shared, on({ type: "put", id: T, field: "evidence", value: E2 }), write("know", "Ann shows (E2).")), name: "Ann" };
    const bob = { ...[on({ type: "put", id: T, field: "evidence", value: E3 }), write("know", "Bob shows (E2)."), asked("q-bbbbbbbb", "Bob's?"), promised({ what: "Three" }, "c-dddddddd")].reduce((so, event) => next(so, event, "2026-11-24T00:00:00.000Z"), shared), id: idFor(), name: "Bob" };
    const merged = merge(ann, bob, {}, LATER);
    const { know, evidence: index, questions } = merged.tenders.find(({ id }) => id === T);
    assert.deepEqual(index, [E1, E3, E2]);
    assert.equal(know, "Ann: Ann shows (E3).\n\n–––\n\nBob: Bob shows (E2).");
    assert.deepEqual(questions.map(({ question }) => question), ["Why?", "Bob's?"]);
    assert.equal(merged.commitments.length, 4);
    assert.equal(kindOf(merged), "found");
    const content = ({ tenders, commitments }) => [tenders, commitments].map((list) => JSON.stringify([...list].sort((a, b) => (a.id < b.id ? -1 : 1))));
    assert.deepEqual(content(merged), content(merge(bob, ann, {}, LATER)));
    assert.deepEqual(merge(merged, bob, {}, LATER), merged);
  });
});

describe("A promise", () => {
  const made = (fields) => commitment(C, AT, { what: "Take on apprentices.", number: "2 apprentices", by: "2027-03-31", statement: "a", value_kind: "added", ...fields });

  it("becomes evidence, and its number a result only if it was kept", () => {
    const kept = asEvidence(made({ outcome: "kept", record: "Both passed." }), "A council", "2027-04-02", WORDING);
    assert.deepEqual(kept, {
      what: "Promised to A council and kept: Take on apprentices. Both passed",
      kind: "number",
      value: "2",
      unit: "apprentices",
      period: "Up to 31 March 2027",
      source: "Our record of what we promised A council",
      date: "2027-04-02",
      value_kind: "added",
      statements: ["a"],
    });
    assert.equal(strengthOf(evidence(E1, AT, kept), "2027-04-02"), "measured");
    const partly = asEvidence(made({ outcome: "partly", record: "One left.", statement: "", by: "" }), "", "2027-04-02", WORDING);
    assert.deepEqual([partly.what, partly.kind, partly.value, partly.period, partly.statements], ["Promised and partly kept: Take on apprentices. One left", "story", "", "", []]);
    assert.equal(kindOf(after(fresh(), on({ type: "add", item: evidence(E1, AT, kept) }, "evidence"))), "found");
  });

  it("has a number and a unit however they were typed", () => {
    const parts = (number) => [asEvidence(made({ outcome: "kept", number }), "", "", WORDING)].map(({ value, unit, kind }) => [value, unit, kind])[0];
    assert.deepEqual(parts("1,200 hours a year"), ["1,200", "hours a year", "number"]);
    assert.deepEqual(parts("£500"), ["£500", "", "number"]);
    assert.deepEqual(parts("40% of starters"), ["40%", "of starters", "number"]);
    assert.deepEqual(parts("every week"), ["", "", "story"]);
    assert.deepEqual(parts("2x"), ["", "", "story"]);
    assert.deepEqual(parts("١٢ ساعة"), ["١٢", "ساعة", "number"]);
  });

  it("is due when its day is here and nobody has said what became of it", () => {
    assert.ok(isDue(made({}), "2027-03-31"));
    assert.ok(!isDue(made({}), "2027-03-30"));
    assert.ok(!isDue(made({ outcome: "not" }), "2028-01-01"));
    assert.ok(!isDue(made({ by: "" }), "2028-01-01"));
  });
});

describe("A sentence", () => {
  it("is the first that can be filled, and begins with a capital", () => {
    const blanks = { what: "train staff", number: "4", by: "" };
    assert.equal(sentence(WORDING, "commitment", blanks), "Train staff: 4.");
    assert.equal(sentence(WORDING, "commitment", { ...blanks, number: " \n" }), "Train staff.");
    assert.equal(sentence(WORDING, "responsible", {}), "");
  });

  it("puts in what somebody typed as it is, on one line and without its last stop", () => {
    assert.equal(filled("{what} {what} {e}", { what: "{e} $& $1", e: "E1" }), "{e} $& $1 {e} $& $1 E1");
    assert.equal(filled("a{constructor}b", {}), "ab");
    assert.equal(inline("  Two\r\n words. ;"), "Two words");
    assert.equal(inline("."), "");
    assert.equal(inline(`x${" .".repeat(200_000)}`).length > 0, true);
  });
});

it("Only deleting and writing over takes a text of a tender away, it stays sound, and a file gives all of it back", () => {
  const tenders = [T, "t-bbbbbbbb"];
  const text = fc.oneof(fc.string({ unit: "binary", maxLength: 20 }), fc.constantFrom("=1+1", "مرحبا", "🙂", "a\r\nb", "\u0000"));
  const plain = text.map((each) => each.replaceAll("E", "e").replaceAll("\n\n–––\n\n", ""));
  const [q, f, c, e] = [["q-aaaaaaaa", "q-bbbbbbbb"], ["f-aaaaaaaa", "f-bbbbbbbb"], [C, "c-bbbbbbbb"], [E1, E2, E3]];
  const inTenders = (fields) => fc.record({ list: fc.constant("tenders"), event: fc.record(fields) });
  const one = fc.constantFrom(...tenders);
  const wrote = (ids, fields) => ({ type: fc.constant("write"), id: fc.constantFrom(...ids), field: fc.constantFrom(...fields), text: plain });
  const inner = (part, ids, fields) =>
    inTenders({
      type: fc.constant("within"),
      id: one,
      part: fc.constant(part),
      event: fc.oneof({ weight: 4, arbitrary: fc.record(wrote(ids, fields)) }, fc.record({ type: fc.constant("move"), id: fc.constantFrom(...ids), by: fc.constantFrom(-1, 1) })),
    });
  const event = fc.oneof(
    { weight: 5, arbitrary: inTenders(wrote(tenders, TENDERS.texts)) },
    { weight: 3, arbitrary: inner("questions", q, QUESTIONS.texts) },
    { weight: 2, arbitrary: inner("attachments", f, ATTACHMENTS.texts) },
    { weight: 3, arbitrary: fc.record({ list: fc.constant("commitments"), event: fc.record(wrote(c, COMMITMENTS.texts)) }) },
    inTenders({ type: fc.constantFrom("put", "take"), id: one, field: fc.constantFrom("evidence", "statements", "ticked"), value: fc.constantFrom(...e) }),
    inTenders({ type: fc.constant("shift"), id: one, field: fc.constant("evidence"), value: fc.constantFrom(...e), by: fc.constantFrom(-1, 1) }),
    inTenders({ type: fc.constant("move"), id: one, by: fc.constantFrom(-1, 1) }),
    inTenders({ type: fc.constant("remove"), id: one }),
  );
  check(
    fc.property(fc.array(event, { minLength: 40, maxLength: 120 }), (events) => {
      let kept = fresh();
      /** What each field should hold. @type {Map<string, string>} */
      const told = new Map();
      for (const { list, event: each } of events) {
        const write = each.type === "within" ? each.event : each;
        const key = [each.id, each.part ?? "", write.id, write.field].join(" ");
        const isWritten = write.type === "write";
        const filled = { ...write, ...(isWritten && { before: told.get(key) ?? "" }) };
        kept = next(kept, { list, event: each.type === "within" ? { ...each, event: filled } : filled }, LATER);
        if (isWritten) told.set(key, write.text);
        if (each.type === "remove") for (const name of told.keys()) if (name.startsWith(each.id)) told.delete(name);
      }
      for (const [key, words] of told) {
        const [id, part, inside, field] = key.split(" ");
        const item = [...kept.tenders, ...kept.commitments].find((each) => each.id === id);
        assert.equal((part ? item[part].find((each) => each.id === inside) : item)[field], words);
      }
      assert.equal(kindOf(kept), "found");
      assert.deepEqual(fromFile(toFile([kept], LATER)).assessments, [JSON.parse(JSON.stringify(kept))]);
    }),
  );
});

it("A tender has the texts that the page writes in", () => {
  assert.deepEqual(TENDERS.texts, ["name", "buyer", "question", ...SECTIONS]);
});
