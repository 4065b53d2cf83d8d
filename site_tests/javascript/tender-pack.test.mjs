/** The tender pack: what it drafts, how it counts, what it warns of, what must hold before sending, and what is taken away. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, it } from "node:test";

import fc from "fast-check";

import { blank as commitment } from "#action/commitments.mjs";
import { blank as evidence } from "#action/evidence.mjs";
import { LONGEST } from "#action/list.mjs";
import { NAMED, SECTIONS, blank as tenderOf } from "#action/tenders.mjs";
import { begin, next as answer } from "#checklist/assessment.mjs";
import { toMarkdown } from "#documents/markdown.mjs";
import { warnings } from "#tender/checks.mjs";
import { countWords, wordsOf } from "#tender/counting.mjs";
import { below, draft } from "#tender/drafting.mjs";
import { packed } from "#tender/packed.mjs";
import { preflight } from "#tender/preflight.mjs";
import { hasFigure, paragraphsOf, quote } from "#tender/reading.mjs";
import { check } from "./support/actions.mjs";
import { AT, SMALL, idFor } from "./support/models.mjs";
import { WORDING } from "./support/wording.mjs";

const TODAY = "2026-11-23";
const T = "t-aaaaaaaa";
const id = (letter, place) => `${letter}-${[...`${place}`.padStart(8, "0")].map((digit) => "abcdefghij"[digit]).join("")}`;

/** A tender with what it is made of; lines and promises are given ids in their order, and every line is chosen. */
function made({ states = {}, lines = [], promises = [], ...fields }) {
  const answered = Object.entries(states).reduce(
    (one, [statement, state]) => answer(one, { type: "answer", statement, state, fingerprint: "p" }, AT),
    begin(SMALL, { id: idFor(), name: "Ours" }, AT),
  );
  const register = lines.map((each, place) => evidence(id("e", place), AT, each));
  const tender = tenderOf(T, AT, { evidence: register.map((line) => line.id), ...fields });
  const commitments = promises.map((each, place) => commitment(id("c", place), AT, { tender: T, ...each }));
  return { tender, assessment: { ...answered, evidence: register, tenders: [tender], commitments } };
}

const warned = (what, today = TODAY) => {
  const { tender, assessment } = made(what);
  return warnings(tender, assessment, SMALL, WORDING, today);
};
const ids = (what) => warned(what).map((each) => each.id);
const STARTERS = { what: "New starters still in post after six months", kind: "number", value: "4 of 6", unit: "people", period: "January to June 2026", date: "2026-07-01", statements: ["a"] };
const TRAIN = { what: "Train school leavers from Salford.", number: "2 people", who: "Operations manager", by: "2027-03-31", measure: "certificates, each quarter", value_kind: "core", statement: "b" };

describe("A draft", () => {
  it("says what was written down, with numbers, periods, days and where it is shown", () => {
    const { tender, assessment } = made({
      states: { a: "yes", b: "no" },
      statements: ["b", "a"],
      buyer: "Salford City Council",
      lines: [
        STARTERS,
        { what: "Audit of pay", kind: "independent-check", date: "2026-05-01", statements: ["a"] },
        { what: "Lunches given", kind: "number", value: "40", unit: "lunches", date: "2026-05-31", value_kind: "added", readings: [{ date: "2025-05-31", value: "31" }, { date: "2026-05-31", value: "40" }] },
        { what: "Staff said it is a good place to work.", kind: "survey", period: "2026" },
      ],
      promises: [TRAIN, { what: "Give time to a food bank", number: "30 hours", by: "2027-12-31", value_kind: "added" }],
    });
    assert.deepEqual(draft(tender, assessment, SMALL, WORDING), {
      will:
        "This is what we promise Salford City Council.\n\n" +
        "Train school leavers from Salford: 2 people, by 31 March 2027. Operations manager answers for it.",
      know:
        "We do a. New starters still in post after six months: 4 of 6 people, January to June 2026 (E1). " +
        "Audit of pay (E2). Somebody independent checked this.\n\n" +
        "Staff said it is a good place to work, 2026 (E4).",
      report:
        "We will tell Salford City Council what became of each promise, even if we do not keep it.\n\n" +
        "Train school leavers from Salford: certificates, each quarter.\n\n" +
        "We have measured this more than once: Lunches given, 31 on 31 May 2025 and 40 on 31 May 2026 (E3).",
      added: "Give time to a food bank: 30 hours, by 31 December 2027.\n\nLunches given: 40 lunches, as at 31 May 2026 (E3).",
    });
  });

  it("of nothing is empty, and without a checklist it still says what is shown", () => {
    const none = made({});
    assert.deepEqual(draft(none.tender, none.assessment, SMALL, WORDING), { will: "", know: "", report: "", added: "" });
    const some = made({ statements: ["a"], states: { a: "yes" }, lines: [STARTERS] });
    assert.equal(draft(some.tender, some.assessment, null, WORDING).know, "New starters still in post after six months: 4 of 6 people, January to June 2026 (E1).");
  });

  it("claims nothing that the reader has not answered", () => {
    const { tender, assessment } = made({ states: { a: "some", b: "yes" }, statements: ["a", "b", "c"], lines: [STARTERS] });
    const { know } = draft(tender, assessment, SMALL, WORDING);
    assert.doesNotMatch(know, /We do a|We do c/);
    assert.match(know, /We do b\./);
  });

  it("leaves out lines and promises in which nothing is written, and lines that are gone", () => {
    const { tender, assessment } = made({ lines: [{}, STARTERS], promises: [{}, { who: "Nobody" }] });
    const gone = { ...tender, evidence: ["e-zzzzzzzz", ...tender.evidence] };
    const { will, know, report } = draft(gone, assessment, SMALL, WORDING);
    assert.equal(will, "");
    assert.equal(know, "New starters still in post after six months: 4 of 6 people, January to June 2026 (E3).");
    assert.doesNotMatch(report, /E1|E2|Nobody/);
  });

  it("goes below what is there already", () => {
    assert.equal(below("Mine.\n", "Draft."), "Mine.\n\nDraft.");
    assert.equal(below("", "Draft."), "Draft.");
    assert.equal(below("Mine.", ""), "Mine.");
  });

  it("never has more than a field has room for, and the warnings name what is left out", () => {
    const lines = Array.from({ length: 300 }, (_, place) => ({ ...STARTERS, what: `Line ${place} of many`, statements: place % 2 ? ["a"] : [] }));
    const { tender, assessment } = made({ statements: ["a"], lines });
    const { know } = draft(tender, assessment, SMALL, WORDING);
    assert.ok(know.length <= LONGEST && know.length > LONGEST - 200 && know.endsWith(")."));
    const left = warnings({ ...tender, know }, assessment, SMALL, WORDING, TODAY).filter((each) => each.id === "unnamed");
    assert.equal(left.length, 300 - new Set(know.match(/\(E\d+\)/g)).size);
    const own = "My words. ".repeat(990).trim();
    assert.ok(below(own, know).startsWith(own) && below(own, know).length <= LONGEST);
    const long = "x".repeat(LONGEST + 5);
    assert.equal(below(long, know), long);
  });

  const typed = fc.oneof(fc.string({ unit: "grapheme", maxLength: 20 }), fc.constantFrom("12 {e} 34", "=1+1", "مرحبا ١٢", "E9", "(E7)", "5 of 6.", "\n", "$&", "{number}"));
  const line = fc.record({
    what: typed,
    value: typed,
    unit: typed,
    period: typed,
    kind: fc.constantFrom("", "number", "story", "independent-check"),
    value_kind: fc.constantFrom("", "core", "added", "either"),
    date: fc.constantFrom("", "2026-05-31"),
    statements: fc.subarray(["a", "b", "zz"]),
    readings: fc.constantFrom([], [{ date: "2026-01-01", value: "7" }, { date: "2026-02-01", value: "8" }]),
  });
  const promise = fc.record({ what: typed, number: typed, who: typed, measure: typed, by: fc.constantFrom("", "2027-03-31"), value_kind: fc.constantFrom("", "core", "added"), statement: fc.constantFrom("", "a") });
  const whole = fc.record({
    states: fc.dictionary(fc.constantFrom("a", "b", "c"), fc.constantFrom("no", "yes")),
    statements: fc.subarray(["a", "b", "c", "zz"]),
    buyer: typed,
    lines: fc.array(line, { maxLength: 6 }),
    promises: fc.array(promise, { maxLength: 4 }),
  });

  it("never holds a number that nobody wrote", () => {
    check(
      fc.property(whole, (what) => {
        const { tender, assessment } = made(what);
        const drafted = draft(tender, assessment, SMALL, WORDING);
        const days = "31 May 2026 31 March 2027 1 January 2026 1 February 2026";
        const written = new Set(`${JSON.stringify([what, tender.evidence.map((_, place) => `E${place + 1}`)])} ${days}`.match(/\p{Nd}+/gu) ?? []);
        for (const number of SECTIONS.map((section) => drafted[section]).join(" ").match(/\p{Nd}+/gu) ?? []) assert.ok(written.has(number), number);
      }),
    );
  });

  it("names each line of evidence that says something, and no other", () => {
    // What a reader types may look like a number of the index itself.
    const plain = (each) => Object.fromEntries(Object.entries(each).map(([field, value]) => [field, typeof value === "string" && field !== "value_kind" ? value.replace(/E/gi, "x") : value]));
    check(
      fc.property(whole, (what) => {
        const { tender, assessment } = made({ ...what, buyer: "", lines: what.lines.map(plain), promises: what.promises.map(plain) });
        const drafted = draft(tender, assessment, SMALL, WORDING);
        const named = [...`${drafted.know}\n${drafted.added}`.matchAll(NAMED)].map(([label]) => label);
        const expected = assessment.evidence.flatMap((each, place) =>
          ["what", "value", "unit", "period"].some((field) => each[field].trim()) && (each.what.trim() || each.value.trim()) ? [`E${place + 1}`] : [],
        );
        for (const label of expected) if (strip(assessment.evidence[label.slice(1) - 1])) assert.equal(named.filter((each) => each === label).length, 1, label);
        for (const label of named) assert.ok(Number(label.slice(1)) <= tender.evidence.length);
      }),
    );
  });
  /** Whether something is left of it without the stops at its end. */
  const strip = ({ what, value }) => /[^\s.;:,]/.test(what.trim() ? what : value);
});

describe("Words", () => {
  for (const [text, words] of [
    ["", 0],
    ["   \n\t ", 0],
    ["Two words", 2],
    ["Two\u00a0words\r\nand\u2003three more.", 5],
    ["well-being e-mail don’t and/or", 4],
    ["£1,665 40% 4 of 6 (E1) 2025/26", 7],
    ["a – b", 3],
    ["- one", 2],
    ["🙂 👩🏽‍🌾", 2],
    ["مرحبا بكم في سالفورد", 4],
    ["\u202bمرحبا\u202c \u200f", 1],
    ["我们的排班", 5],
    ["東京tower 2", 4],
    ["=1+1 @x", 2],
  ])
    it(`of ${JSON.stringify(text)} are ${words}`, () => assert.equal(countWords(text), words));

  it("of two texts are those of both", () => {
    const text = fc.string({ unit: "binary", maxLength: 60 });
    check(fc.property(text, text, fc.constantFrom(" ", "\n\n", "\u00a0", "\t"), (one, other, between) => assert.equal(countWords(one + between + other), countWords(one) + countWords(other))));
  });

  it("of the answer are those of its four texts, and say how many are too many", () => {
    const { tender } = made({ will: "One two", know: "three", report: "", added: "four five six", limit: 5, question: "Not counted" });
    assert.deepEqual(wordsOf(tender), { will: 2, know: 1, report: 0, added: 3, total: 6, limit: 5, over: 1 });
    assert.equal(wordsOf({ ...tender, limit: 0 }).over, 0);
    assert.equal(wordsOf({ ...tender, limit: 6 }).over, 0);
  });
});

describe("A warning", () => {
  const good = { states: { a: "yes" }, statements: ["a", "b"], lines: [STARTERS], promises: [TRAIN], limit: 100 };

  it("stands against nothing in a good answer, drafted or written by hand", () => {
    assert.deepEqual(ids(good), []);
    const { tender, assessment } = made({ ...good, states: { a: "yes" }, buyer: "A council" });
    const drafted = { ...tender, ...draft(tender, assessment, SMALL, WORDING) };
    assert.deepEqual(warnings(drafted, assessment, SMALL, WORDING, TODAY), []);
    const know = [
      "We are a family firm of cleaners. In 2025/26 we took on 6 people from Salford, and 4 stayed. That is in our payroll (E1).",
      "Our staff aged 16 to 24 work to ISO 14001. Since 3 March 2024 we are a Level 2 member.",
      "Local schools told us that it helps.",
      "We buy from charities that are based in Salford.",
    ].join("\n\n");
    assert.deepEqual(ids({ ...good, know, added: "We will give 30 hours a year to a food bank, by 31 March 2028." }), []);
  });

  it("says what is wrong, where, and what to do", () => {
    const [one, ...others] = warned({ statements: ["a"] });
    assert.deepEqual(others, []);
    assert.deepEqual([one.id, one.section, one.of], ["unproved", "statements", { statement: "a" }]);
    assert.match(one.words, /“We do a\.”/);
    assert.ok(one.hint.length > 20);
  });

  for (const [name, what, expected] of [
    ["a claim without evidence", { statements: ["a"], lines: [{ ...STARTERS, statements: ["b"] }] }, ["unproved"]],
    ["a claim whose line says nothing", { statements: ["a"], lines: [{ statements: ["a"] }] }, ["unproved"]],
    ["no claim that is only promised", { statements: ["b"], promises: [TRAIN] }, []],
    ["a number without a date", { lines: [{ ...STARTERS, date: "", period: "" }] }, ["undated"]],
    ["no number whose period says when", { lines: [{ ...STARTERS, date: "" }] }, []],
    ["no story without a date", { lines: [{ what: "A carer slept better", kind: "story" }] }, []],
    ["what is out of date", { lines: [{ ...STARTERS, staleOn: TODAY }] }, ["stale"]],
    ["no evidence that is still fresh", { lines: [{ ...STARTERS, staleOn: "2026-11-24" }] }, []],
    ["evidence from the future", { lines: [{ ...STARTERS, date: "2026-12-24" }] }, ["pledge"]],
    ["evidence that is a plan", { lines: [{ ...STARTERS, what: "We will take on six people" }] }, ["pledge"]],
    ["a policy as the only proof", { statements: ["a"], lines: [{ what: "Equality policy, signed", kind: "document", statements: ["a"] }] }, ["policy"]],
    ["two policies as the only proof", { statements: ["a"], lines: [{ what: "Code of Conduct", kind: "document", statements: ["a"] }, { what: "POLICIES", kind: "document", statements: ["a"] }] }, ["policy"]],
    ["no policy beside a number", { statements: ["a"], lines: [STARTERS, { what: "Our policy", kind: "document", statements: ["a"] }] }, []],
    ["no number about a policy", { statements: ["a"], lines: [{ ...STARTERS, what: "Staff trained in our safeguarding policy" }] }, []],
    ["a promise without a number", { promises: [{ ...TRAIN, number: "several" }] }, ["vague"]],
    ["no promise with a number in words", { promises: [{ ...TRAIN, number: "two people" }] }, []],
    ["a promise without anybody", { promises: [{ ...TRAIN, who: " " }] }, ["vague"]],
    ["a promise without a day", { promises: [{ ...TRAIN, by: "" }] }, ["vague"]],
    ["a promise whose day has passed", { promises: [{ ...TRAIN, by: "2026-11-22" }] }, ["past"]],
    ["no promise whose outcome is known", { promises: [{ ...TRAIN, by: "2026-11-22", outcome: "kept" }] }, []],
    ["a promise worded as a result", { promises: [{ ...TRAIN, what: "We have trained two school leavers" }] }, ["done"]],
    ["a promise that begins as a result", { promises: [{ ...TRAIN, what: "Delivered training" }] }, ["done"]],
    ["no promise that mentions what is done", { promises: [{ ...TRAIN, what: "Train two more, as we have done before" }] }, []],
    ["no promise in which nothing is written", { promises: [{}] }, []],
    ["too many words", { will: "One two three", limit: 2 }, ["over"]],
    ["a number without evidence", { know: "We saved 40 tonnes of carbon." }, ["unindexed"]],
    ["a number without evidence, in other figures", { know: "وفرنا ٤٠ طنا" }, ["unindexed"]],
    ["a number on top without evidence", { added: "Last year we gave £500 to a food bank." }, ["unindexed"]],
    ["no number with its evidence in a bracket after it", { know: "We saved 40 tonnes. (E1)", lines: [STARTERS] }, []],
    ["a number after the last evidence", { know: "Four stayed (E1). We also saved 40 tonnes.", lines: [STARTERS] }, ["unindexed"]],
    ["no number in another section", { report: "We report 4 times a year." }, []],
    ["evidence that no text names", { know: "It works.", lines: [STARTERS] }, ["unnamed"]],
    ["no evidence before anything is written", { lines: [STARTERS] }, []],
    ["a number of evidence that there is not", { know: "It works (E2).", lines: [{ ...STARTERS }] }, ["unnamed", "unknown"]],
    ["evidence that was taken out", { know: "It works (E?)." }, ["unknown"]],
    ["evidence that was deleted", { evidence: ["e-zzzzzzzz"], know: "It works (E1)." }, ["gone"]],
    ["a pledge among the results", { know: "We will take on apprentices." }, ["future"]],
    ["a pledge among the results, with an apostrophe", { know: "we'll  plant trees" }, ["future"]],
    ["no will that is a noun", { know: "There is good will, and people chose it of their free will." }, []],
    ["no promise as a number without evidence", { added: "Train school leavers from Salford: 2 people.", promises: [{ ...TRAIN, value_kind: "added" }] }, []],
    ["a promise among the results", { know: "Train school leavers from Salford.", promises: [TRAIN] }, ["future"]],
    ["no promise that evidence backs up", { know: "We train school leavers from Salford (E1).", promises: [TRAIN], lines: [STARTERS] }, []],
    ["core evidence as added", { added: "Most stayed (E1).", lines: [{ ...STARTERS, value_kind: "core" }] }, ["core"]],
    ["no core evidence where it belongs", { know: "Most stayed (E1).", lines: [{ ...STARTERS, value_kind: "core" }] }, []],
    ["a core promise as added", { added: "And we train school-leavers from SALFORD!", promises: [TRAIN] }, ["core-promise"]],
    ["no added promise as added", { added: "We train school leavers from Salford.", promises: [{ ...TRAIN, value_kind: "added" }] }, []],
    ["being local as a merit", { will: "We are a Salford firm and know the city well." }, ["local"]],
    ["being based here as a merit", { know: "We are based in Eccles." }, ["local"]],
    ["no local result", { know: "We are based in Eccles, and 8 of 10 staff live in Salford (E1).", lines: [STARTERS] }, []],
    ["nothing in text that only looks like it", { will: "E1x E01 constructor __proto__ [[[ ((( \\ $& {what}" }, []],
  ])
    it(`tells of ${name}`, () => assert.deepEqual(ids(what), expected));

  it("says what a promise lacks", () => {
    const [{ words }] = warned({ promises: [{ what: "Help" }] });
    assert.equal(words, "This promise does not say how much, who answers for it and by when: “Help”");
  });

  it("puts in what somebody typed as it is, and not too much of it", () => {
    const [{ words }] = warned({ statements: [], know: `{e} 5 ${"long 🙂 ".repeat(200)}` });
    assert.match(words, /“\{e\} 5 long/);
    assert.ok(words.length < 300 && words.isWellFormed());
    assert.equal(quote(" a\nb "), "a b");
  });
});

describe("A number in a sentence counts something", () => {
  for (const sentence of ["We took on 6 people.", "40% stayed", "£2026 was spent", "1,665 hours", "Over 30 firms joined.", "٤٠", "In 2025 we planted 12 trees", "3rd place and 5 cups", "2,026 lunches", "2024.5 tonnes", "Under 100 tonnes"])
    it(sentence, () => assert.ok(hasFigure(sentence)));
  for (const sentence of ["No number", "In 2025", "since 2019–20", "In 2025/26 we began", "On 3 March 2024", "by March 3, 2024", "on 2026-11-23 and 23/11/2026", "ISO 14001 and PPN 002", "Level 2, Lot 3", "E1 and E?", "people aged 16 to 24", "over 18s", "children aged 5-7", "staff who are 18 or over", "COVID-19, CO2, A4, M6", "open 24/7", "the Modern Slavery Act 2015"])
    it(`not: ${sentence}`, () => assert.ok(!hasFigure(sentence)));
});

describe("A text in sentences", () => {
  it("ends where one ends, and not at every stop", () => {
    assert.deepEqual(paragraphsOf("One. Two! “Three?” Four\n\nFive, e.g. this (E1). See approx. 5 t. of it. (E2)"), [
      ["One.", "Two!", "“Three?”", "Four"],
      ["Five, e.g. this (E1).", "See approx.", "5 t. of it. (E2)"],
    ]);
    assert.deepEqual(paragraphsOf(" \n\r\n "), []);
  });
});

describe("The pre-flight", () => {
  const ready = {
    states: { a: "yes" },
    statements: ["a", "b"],
    lines: [STARTERS],
    promises: [TRAIN],
    question: "What Social Value will you create?",
    limit: 100,
    will: "We promise this.",
    know: "Four stayed (E1).",
    report: "We will tell you.",
    supporting: "yes",
    due: "2026-12-01",
    ticked: ["instructions", "second-reader"],
    questions: [{ id: "q-aaaaaaaa", question: "Why?", answered: true, changed: AT }],
    attachments: [{ id: "f-aaaaaaaa", name: "Payroll.pdf", ready: true, changed: AT }],
  };
  const list = (what) => {
    const { tender, assessment } = made(what);
    return preflight(tender, assessment, SMALL, WORDING, TODAY);
  };
  const wrong = (fields) => list({ ...ready, ...fields }).filter(({ isOk }) => !isOk).map((each) => each.id);

  it("is passed by an answer that is ready, and says by what", () => {
    assert.deepEqual(wrong({}), []);
    const words = list(ready).map((each) => each.words);
    assert.ok(words.includes("The answer is within the limit: 10 of 100 words."));
    assert.ok(words.includes("Every other question has an answer: 1 of 1."));
  });

  for (const [fields, expected] of [
    [{ ticked: [] }, ["instructions", "second-reader"]],
    [{ question: " " }, ["question"]],
    [{ report: "" }, ["question"]],
    [{ questions: [{ ...ready.questions[0], answered: false }] }, ["questions"]],
    [{ questions: [{ ...ready.questions[0], question: "", answered: false }] }, []],
    [{ limit: 5 }, ["limit"]],
    [{ promises: [] , statements: ["a"] }, ["commitments"]],
    [{ promises: [{ ...TRAIN, number: "" }] }, ["commitments"]],
    [{ lines: [], know: "It works." }, ["proved"]],
    [{ lines: [{ ...STARTERS, staleOn: "2026-01-01" }] }, ["proved"]],
    [{ know: "Four stayed (E1, E9)." }, ["indexed"]],
    [{ lines: [{ ...STARTERS, value_kind: "core" }], added: "Four stayed (E1)." }, ["apart"]],
    [{ supporting: "" }, ["supporting"]],
    [{ supporting: "no" }, ["none-attached"]],
    [{ supporting: "no", attachments: [] }, []],
    [{ attachments: [{ ...ready.attachments[0], ready: false }] }, ["attachments"]],
    [{ due: "" }, ["due"]],
    [{ due: "2026-11-22" }, ["due"]],
    [{ due: TODAY }, []],
  ])
    it(`tells what is missing with ${JSON.stringify(fields).slice(0, 70)}`, () => assert.deepEqual(wrong(fields), expected));

  it("tells how much is missing, and asks only what this tender needs", () => {
    const [item] = list({ ...ready, limit: 5 }).filter(({ isOk }) => !isOk);
    assert.deepEqual([item.hint, item.where], ["The answer is 5 words too long.", "limit"]);
    const few = list({ ...ready, limit: 0, questions: [], attachments: [] }).map((each) => each.id);
    assert.deepEqual(["limit", "questions", "attachments", "none-attached"].filter((each) => few.includes(each)), []);
    assert.ok(list({}).filter(({ isOk }) => !isOk).length > 5);
  });
});

describe("The finished answer", () => {
  const whole = () =>
    made({
      name: "Cleaning 2027",
      buyer: "Salford City Council",
      question: "What will you do?",
      will: "First:\n\n- One\n- Two\n\nLast\nline.",
      know: "=1+1 مرحبا <b>bold</b> (E1)",
      supporting: "yes",
      lines: [{ ...STARTERS, source: "Payroll", kept: "starters.xlsx" }, { what: "Audit", kind: "independent-check", source: "An auditor" }],
      promises: [TRAIN, {}],
      attachments: [{ id: "f-aaaaaaaa", name: "Payroll.pdf", ready: true, changed: AT }, { id: "f-bbbbbbbb", name: "", ready: false, changed: AT }],
    });
  const blocks = (change = {}) => {
    const { tender, assessment } = whole();
    return packed({ ...tender, ...change }, assessment, SMALL, WORDING, "Untitled");
  };
  const headings = (found) => found.filter(({ type }) => type === "heading").map(({ level, text }) => `${level} ${text}`);

  it("has the question, the answer, the promises, the evidence and the documents", () => {
    assert.deepEqual(headings(blocks()), [
      "1 Cleaning 2027 – Salford City Council",
      "2 The question",
      "2 Our answer",
      "3 What we will do",
      "3 How we know it works",
      "2 Our promises",
      "2 Our evidence",
      "2 Documents with this answer",
    ]);
    const [promises, proof] = blocks().filter(({ type }) => type === "table");
    assert.deepEqual(promises.rows, [["Train school leavers from Salford.", "2 people", "31 March 2027", "Operations manager", "certificates, each quarter", "Core"]]);
    assert.deepEqual(proof.rows, [
      ["E1", STARTERS.what, "4 of 6 people", "January to June 2026, dated 1 July 2026", "Payroll", "starters.xlsx"],
      ["E2", "Audit", "", "", "An auditor; checked by somebody independent", ""],
    ]);
    assert.deepEqual(blocks().filter(({ type }) => type === "list").map(({ items }) => items), [["One", "Two"], ["Payroll.pdf"]]);
  });

  it("names no file where no document may go with it, and says where a line is gone", () => {
    const found = blocks({ supporting: "no", evidence: ["e-zzzzzzzz"] });
    assert.ok(!JSON.stringify(found).includes("starters.xlsx") && !JSON.stringify(found).includes("Payroll.pdf"));
    assert.deepEqual(found.filter(({ type }) => type === "table")[1].rows, [["E1", "This line was deleted."]]);
  });

  it("of nothing is a title alone", () => {
    const { tender, assessment } = made({});
    assert.deepEqual(packed(tender, assessment, null, WORDING, "Untitled"), [{ type: "heading", level: 1, text: "Untitled" }]);
  });

  it("loses no word on its way to Markdown", () => {
    const text = toMarkdown(blocks());
    for (const word of ["Cleaning 2027", "What will you do", "One", "Last", "line", "مرحبا", "bold", "starters", "31 March 2027"]) assert.ok(text.includes(word), word);
  });
});

describe("However much there is", () => {
  const lines = Array.from({ length: 500 }, (_, place) => ({ ...STARTERS, what: `Line ${place} about the people who stayed`, statements: ["a", "b"] }));
  const promises = Array.from({ length: 60 }, (_, place) => ({ ...TRAIN, what: `Promise number ${place} about training` }));
  const quick = (work, most) => {
    work();
    const times = [1, 2, 3].map(() => {
      const begun = performance.now();
      work();
      return performance.now() - begun;
    });
    assert.ok(Math.min(...times) < most, `${Math.min(...times)} ms`);
  };

  it("500 lines of evidence take less than 50 milliseconds", () => {
    const { tender, assessment } = made({ states: { a: "yes" }, statements: ["a", "b"], lines, promises });
    const full = { ...tender, ...draft(tender, assessment, SMALL, WORDING) };
    quick(() => draft(full, assessment, SMALL, WORDING), 50);
    quick(() => warnings(full, assessment, SMALL, WORDING, TODAY), 50);
    quick(() => wordsOf(full), 50);
    quick(() => packed(full, assessment, SMALL, WORDING, ""), 50);
  });

  for (const [name, piece] of Object.entries({ words: "word 5. ", spaces: " ", stops: ".", brackets: ".) ", we: "we ", emoji: "🙂", arabic: "مرحبا ", "E-numbers": "E1 ", figures: "1", newlines: "\n", months: "1 of ", Han: "我" }))
    it(`a megabyte of ${name} is read in a moment`, () => {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      const { tender, assessment } = made({ know: text, added: text, lines: [STARTERS] });
      const begun = performance.now();
      warnings(tender, assessment, SMALL, WORDING, TODAY);
      assert.ok(performance.now() - begun < 4000, `${performance.now() - begun} ms`);
    });

  it("any text at all is read without a fault", () => {
    const text = fc.string({ unit: "binary", maxLength: 200 });
    check(
      fc.property(text, text, text, (one, other, third) => {
        const { tender, assessment } = made({ know: one, added: other, statements: ["a", third], lines: [{ what: third, value: one }], promises: [{ what: other, number: third }] });
        const told = warnings(tender, assessment, SMALL, WORDING, TODAY);
        assert.ok(told.every(({ words, hint }) => words && hint));
        preflight(tender, assessment, SMALL, WORDING, TODAY);
        packed(tender, assessment, SMALL, WORDING, "");
        draft(tender, assessment, SMALL, WORDING);
      }),
    );
  });
});

describe("The modules of the tender pack", () => {
  const root = new URL("../../plugins/social_value/theme/assets/social-value/", import.meta.url);
  const code = (name) => readFileSync(new URL(name, root), "utf8");

  it("that decide reach for no page, storage, clock or chance", () => {
    const pure = ["checks", "counting", "drafting", "gathered", "packed", "preflight", "reading"].map((name) => `tender/${name}.mjs`);
    for (const name of [...pure, "action/tenders.mjs", "action/commitments.mjs", "action/wording.mjs"]) {
      const text = code(name).replace(/\/\*[^]*?\*\/|\/\/.*$/gm, "");
      assert.doesNotMatch(text, /\b(window|document(?!")|localStorage|Date\.now|new Date\(\)|Math\.random|crypto|fetch|console)\b/, name);
    }
  });

  it("are small", () => {
    for (const name of readdirSync(new URL("tender/", root))) assert.ok(code(`tender/${name}`).split("\n").length <= 250, name);
  });
});
