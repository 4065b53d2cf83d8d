import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { begin, next } from "#checklist/assessment.mjs";
import { toCsv } from "#checklist/csv.mjs";
import { Memory } from "#checklist/memory.mjs";
import { NO_WORK, VERSION, migrate } from "#checklist/migrations.mjs";
import { FILE_VERSION, LARGEST_FILE, PortableError, fromFile, isSame, planImport, preview, toFile } from "#checklist/portable.mjs";
import { kindOf } from "#checklist/soundness.mjs";
import { CSV } from "#checklist/strings-lasting.mjs";
import { AT, FILES, LATER, MODEL, SMALL, idFor, small, statement } from "./support/models.mjs";
import { PREFIX, storeOn } from "./support/storage.mjs";

const refuses = (text, code, data = {}) =>
  assert.throws(
    () => fromFile(text),
    (error) =>
      error instanceof PortableError &&
      error.code === code &&
      Object.entries(data).every(([key, value]) => error.data[key] === value),
  );

const mine = next(
  begin(SMALL, { id: idFor(), name: "Ours" }, AT),
  { type: "answer", statement: "a", state: "yes", fingerprint: "p" },
  AT,
);

describe("A file", () => {
  for (const { name, text } of FILES) {
    it(`kept from version 1 still loads, and is written again with all that it held: ${name}`, () => {
      const { exported, assessments } = fromFile(text);
      const written = JSON.parse(text);
      const today = written.assessments.map((each) => ({ ...each, ...NO_WORK(), version: VERSION }));
      assert.deepEqual(assessments, today);
      assert.ok(assessments.every((each) => kindOf(each) === "found"));
      assert.deepEqual(JSON.parse(toFile(assessments, exported)), {
        ...written,
        version: FILE_VERSION,
        assessments: today,
        maps: [],
      });
    });
  }

  it("may begin with the mark that some editors put there", () =>
    assert.equal(fromFile(`\ufeff${toFile([mine], AT)}`).assessments.length, 1));

  it("may be a single assessment without a frame", () => {
    assert.deepEqual(fromFile(JSON.stringify(mine)), { exported: "", assessments: [mine], maps: [] });
  });

  it("is refused with its own reason", () => {
    const frame = (changes) => JSON.stringify({ ...JSON.parse(toFile([mine], AT)), ...changes });
    refuses("x".repeat(LARGEST_FILE + 1), "too-large");
    refuses("", "not-json");
    refuses("{", "not-json");
    refuses("PK\u0003\u0004", "not-json");
    for (const foreign of [
      "null",
      "[]",
      "1",
      '"x"',
      "{}",
      frame({ format: "other" }),
      frame({ version: "1" }),
      frame({ version: 0 }),
    ]) {
      refuses(foreign, "foreign");
    }
    refuses(frame({ version: FILE_VERSION + 1, assessments: "of another shape" }), "newer");
    refuses(frame({ assessments: [mine, { ...mine, version: VERSION + 1 }] }), "newer", { place: 2, name: "Ours" });
    refuses(frame({ assessments: [] }), "empty");
    refuses(frame({ assessments: {} }), "broken");
    refuses(frame({ assessments: [mine, null] }), "broken", { place: 2, name: "" });
    refuses(frame({ assessments: [mine, mine] }), "repeated", { place: 2 });
  });

  it("with one fault gives nothing at all", () => {
    refuses(toFile([mine, { ...mine, id: idFor(), answers: { a: { state: 3, at: AT } } }], AT), "broken", { place: 2 });
  });

  it("that is too large is refused at once, before it is parsed", (test) => {
    const parse = test.mock.method(JSON, "parse");
    refuses(`{"format": "${"x".repeat(LARGEST_FILE)}"}`, "too-large");
    assert.equal(parse.mock.callCount(), 0);
  });

  for (const [kind, texts] of Object.entries({ "many small ones": 0, "a few with long notes": 37 })) {
    it(`of everything that a full browser keeps comes back whole: ${kind}`, () => {
      const storage = new Full();
      const note = "“ü\u0000漢🙂".repeat(texts ? 600 : 150);
      const answers = Object.fromEntries(
        Array.from({ length: texts }, (_, place) => [`s${place}`, { state: "yes", note, reason: note, at: AT }]),
      );
      const write = (number) => {
        const one = { ...begin(SMALL, { id: idFor(10_000 + number), name: `${number}` }, AT), note, answers };
        storage.setItem(`${PREFIX}assessment:${one.id}`, JSON.stringify({ ...one, tabs: {} }));
      };
      assert.throws(() => {
        for (let number = 0; ; number += 1) write(number);
      }, /The write failed/);
      assert.ok(storage.size > 0.9 * BROWSER_KEEPS);
      const { assessments } = storeOn(storage).list();
      assert.ok(texts ? assessments.length < 100 : assessments.length > 1000, `${assessments.length}`);
      const text = toFile(assessments, AT);
      assert.ok(text.length <= LARGEST_FILE);
      assert.deepEqual(fromFile(text), { exported: AT, assessments, maps: [] });
    });
  }

  it("nested without end is refused, and not by a fault", () => {
    refuses("[".repeat(1_000_000) + "]".repeat(1_000_000), "foreign");
    refuses(
      toFile([{ ...mine, deep: "HERE" }], AT).replace('"HERE"', "[".repeat(500_000) + "]".repeat(500_000)),
      "broken",
    );
  });

  it("cannot reach what every object has", () => {
    const text = toFile([{ ...mine, answers: { HERE: { state: "yes", at: AT } } }], AT);
    const { assessments } = fromFile(text.replace("HERE", "__proto__"));
    assert.equal(Object.getPrototypeOf(assessments[0].answers), Object.prototype);
    assert.equal({}.state, undefined);
    assert.ok(toFile(assessments, AT).includes('"__proto__"'));
  });
});

describe("A preview", () => {
  const older = { ...mine, changed: "2026-01-01T00:00:00.000Z", name: "Then" };
  const newer = { ...mine, changed: "2028-01-01T00:00:00.000Z", name: "Later", revision: 3 };
  const look = (assessments, stored) => preview({ exported: AT, assessments, maps: [] }, stored, [SMALL, MODEL]);

  it("says what each is, how much is in it, and what it would replace", () => {
    const { items, exported } = look(
      [{ ...mine, note: "n", answers: { ...mine.answers, b: { note: "x", at: AT } } }],
      [],
    );
    assert.equal(exported, AT);
    assert.deepEqual(
      [items[0].kind, items[0].answers, items[0].notes, items[0].stored, items[0].unknown],
      ["new", 1, 2, null, []],
    );
    const kinds = [mine, newer, older].map((each) => look([each], [mine]).items[0]);
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ["same", "newer", "older"],
    );
    assert.ok(kinds.every(({ stored }) => stored === mine));
  });

  it("goes by the revision where two changed at the same moment", () => {
    assert.equal(look([{ ...mine, name: "x", revision: 1 }], [mine]).items[0].kind, "newer");
    assert.equal(look([{ ...mine, name: "x" }], [mine]).items[0].kind, "older");
  });

  it("lists the ids that the checklist does not know, and says when it is not known itself", () => {
    const [starting, other] = fromFile(FILES.find(({ name }) => name === "v1-unknown-ids.json").text).assessments;
    const { items } = look([starting, other], []);
    assert.deepEqual(items[0].unknown, ["climate-flood", "constructor"]);
    assert.equal(items[1].unknown, null);
  });

  it("is the same whatever the order of fields", () => {
    assert.equal(
      look([JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(mine).reverse())))], [mine]).items[0].kind,
      "same",
    );
    assert.equal(isSame({ a: [1, { b: null }] }, { a: [1, { b: null }] }), true);
    for (const [one, other] of [
      [{ a: 1 }, { b: 1 }],
      [[1], { 0: 1 }],
      [[1, 2], [1]],
      [null, {}],
      [{ a: undefined }, {}],
    ]) {
      assert.equal(isSame(one, other), false);
    }
  });

  it("becomes a plan: new and newer are taken, what is replaced is kept", () => {
    const fresh = { ...mine, id: idFor() };
    assert.deepEqual(planImport(look([fresh, newer], [mine]), {}, idFor), {
      write: [fresh, { ...newer, revision: 4 }],
      backups: [mine],
    });
    assert.deepEqual(planImport(look([older], [mine]), {}, idFor), { write: [], backups: [] });
    assert.deepEqual(planImport(look([mine], [mine]), { [mine.id]: "take" }, idFor), { write: [], backups: [] });
  });

  it("follows the reader's choice", () => {
    const taken = planImport(look([older], [mine]), { [mine.id]: "take" }, idFor);
    assert.deepEqual(taken, { write: [{ ...older, revision: 1 }], backups: [mine] });
    const copied = planImport(look([newer], [mine]), { [mine.id]: "copy" }, () => "a-copycopycopy");
    assert.deepEqual(copied, { write: [{ ...newer, id: "a-copycopycopy", revision: 0 }], backups: [] });
    assert.deepEqual(planImport(look([newer], [mine]), { [mine.id]: "skip" }, idFor), { write: [], backups: [] });
  });
});

describe("Migrations", () => {
  it("leave what is of today's version as it is", () => {
    assert.equal(VERSION, 2);
    assert.equal(migrate(mine), mine);
  });

  it("give an assessment of version 1 an empty plan and no evidence", () => {
    const { steps, actions, evidence, reassess, ...others } = mine;
    assert.deepEqual(migrate({ ...others, version: 1 }), mine);
    assert.equal(kindOf({ ...others, version: 1 }), "found");
    assert.equal(kindOf(others), "broken");
  });

  it("fall through: each version goes by every later step", () => {
    const steps = [(value) => ({ ...value, two: true }), (value) => ({ ...value, three: value.two })];
    assert.deepEqual(migrate({ version: 1 }, steps), { version: 3, two: true, three: true });
    assert.deepEqual(migrate({ version: 2 }, steps), { version: 3, three: undefined });
    assert.deepEqual(migrate({ version: 3 }, steps), { version: 3 });
  });
});

describe("A table for a spreadsheet", () => {
  const rows = (text) => parseCsv(text.slice(1));

  it("has the mark and the line ends that Excel needs, and one row for each statement", () => {
    const text = toCsv(SMALL, mine, CSV);
    assert.equal(text[0], "\ufeff");
    assert.equal(text.match(/\r\n/g).length, 5);
    assert.doesNotMatch(text.replaceAll("\r\n", ""), /[\r\n]/);
    assert.deepEqual(rows(text).slice(0, 3), [
      ["Area", "Number", "Statement", "Answer", "Points", "Reason", "Note", "Answered on", "Flags"],
      ["One", "1.1", "We do a.", "In place", "2", "", "", "2026-11-22", "Reworded since you answered"],
      ["One", "1.2", "We do b.", "", "", "", "", "", ""],
    ]);
  });

  it("keeps every character of every note", () => {
    const { assessments } = fromFile(FILES.find(({ name }) => name === "v1-many-scripts.json").text);
    const notes = rows(toCsv(MODEL, assessments[0], CSV)).map((row) => row[6].replace(/^'/, ""));
    for (const { note } of Object.values(assessments[0].answers)) assert.ok(notes.includes(note), note);
  });

  it("makes a cell safe that a spreadsheet would run", () => {
    for (const start of ["=", "+", "-", "@", "\t", "\r"]) {
      const noted = next(mine, { type: "note", statement: "a", text: `${start}cmd|' /C calc'!A0` }, AT);
      assert.equal(rows(toCsv(SMALL, noted, CSV))[1][6][0], "'");
    }
    const plain = next(mine, { type: "note", statement: "a", text: "1 = 1, so - what" }, AT);
    assert.equal(rows(toCsv(SMALL, plain, CSV))[1][6], "1 = 1, so - what");
  });

  it("has rows for retired and unknown statements, so that nothing is dropped", () => {
    const [odd] = fromFile(FILES.find(({ name }) => name === "v1-unknown-ids.json").text).assessments;
    const table = rows(toCsv(MODEL, odd, CSV));
    assert.deepEqual(
      table.slice(-3).map((row) => [row[0], row[2], row[3], row[8]]),
      [
        ["", "climate-flood", "In place", "Not known to this edition"],
        ["", "constructor", "In place, and we can show it", "Not known to this edition"],
        [
          MODEL.areas.find(({ id }) => id === "environment").title,
          "We print less than we did.",
          "In place",
          "No longer asked",
        ],
      ],
    );
    assert.equal(table.find((row) => row[1] === "2.1")[3], "nearly-there");
  });

  it("says what is set aside, carried and reworded", () => {
    const model = small({
      areas: [
        {
          id: "one",
          title: "One",
          statements: [statement("a", { setAside: { alone: "You are alone." } }), statement("b"), statement("c")],
        },
      ],
    });
    const assessment = {
      ...mine,
      profile: "alone",
      answers: {
        b: { state: "does-not-apply", reason: "No, thanks", carried: true, at: AT },
        c: { state: "dont-know", fingerprint: "old", carried: true, at: LATER },
      },
    };
    assert.deepEqual(
      rows(toCsv(model, assessment, CSV))
        .slice(1)
        .map((row) => row.slice(3)),
      [
        ["Does not apply", "", "You are alone.", "", "", "Set aside"],
        ["Does not apply", "", "No, thanks", "", "2026-11-22", "Not looked at again"],
        ["Don’t know", "", "", "", "2026-11-23", "Not looked at again; Reworded since you answered"],
      ],
    );
  });
});

/** In characters: the most that any browser keeps for one site. */
const BROWSER_KEEPS = 5 * 1024 * 1024;

/** Storage that has as much room as a browser's. */
class Full extends Memory {
  size = 0;

  setItem(key, text) {
    const size = this.size + text.length - (this.getItem(key)?.length ?? -key.length);
    if (size > BROWSER_KEEPS) throw new DOMException("The write failed.", "QuotaExceededError");
    super.setItem(key, text);
    this.size = size;
  }
}

/** RFC 4180, strictly. */
function parseCsv(text) {
  const table = [];
  let row = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") {
      table.push(row);
      row = [];
    }
  }
  assert.ok(table.every((each) => each.length === 9));
  return table;
}
