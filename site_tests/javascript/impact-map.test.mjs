/** Impact maps: what happens to them, and that they are kept, taken away and brought back as assessments are. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import fc from "fast-check";

import { applyPlan } from "#checklist/archive.mjs";
import { backupsOf, storeOf } from "#checklist/backups.mjs";
import { Drawer } from "#checklist/drawer.mjs";
import { newId } from "#checklist/ids.mjs";
import { PortableError, fromFile, planImport, preview, toFile } from "#checklist/portable.mjs";
import { Store } from "#checklist/store.mjs";
import { begin as beginAssessment } from "#checklist/assessment.mjs";
import { MAPS } from "#impact-map/kind.mjs";
import { begin, isBlank, next, textOf } from "#impact-map/map.mjs";
import { AT, LATER, SMALL, idFor } from "./support/models.mjs";
import { PREFIX, Recording, SCOPE, storeOn } from "./support/storage.mjs";

const mapsOn = (storage) => new Store(new Drawer(() => storage, SCOPE), MAPS);
const fresh = (name = "Lunch") => begin({ id: newId("m"), name, date: "2026-11-22" }, AT);
const write = (row, column, text, before = "") => ({ type: "write", row, column, text, before });
const after = (map, ...events) => events.reduce((so, event) => next(so, event, LATER), map);
const rowsOf = ({ rows }) => rows.map(({ id }) => id);

describe("An impact map", () => {
  it("begins without rows, and is blank until something is written", () => {
    assert.deepEqual(fresh().rows, []);
    assert.ok(isBlank(after(fresh(), { type: "add", row: "a" })));
    assert.ok(!isBlank(after(fresh(), write("a", "who", "Neighbours"))));
  });

  it("forgets a text that is emptied", () => {
    const map = after(fresh(), write("a", "who", "Neighbours"), write("a", "who", "", "Neighbours"));
    assert.deepEqual(map.rows, [{ id: "a", cells: {} }]);
  });

  it("moves rows, and not beyond its ends", () => {
    const map = after(fresh(), { type: "add", row: "a" }, { type: "add", row: "b" }, { type: "add", row: "c" });
    assert.deepEqual(rowsOf(after(map, { type: "move", row: "c", by: -1 })), ["a", "c", "b"]);
    assert.deepEqual(rowsOf(after(map, { type: "move", row: "a", by: -1 })), ["a", "b", "c"]);
    assert.deepEqual(rowsOf(after(map, { type: "move", row: "c", by: 1 })), ["a", "b", "c"]);
    assert.deepEqual(rowsOf(after(map, { type: "move", row: "not here", by: 1 })), ["a", "b", "c"]);
  });

  it("takes a deleted row back to its place, once", () => {
    const map = after(fresh(), write("a", "who", "One"), write("b", "who", "Two"));
    const [row] = map.rows;
    const back = { type: "restore", row, place: 0 };
    assert.deepEqual(after(map, { type: "remove", row: "a" }, back, back).rows, map.rows);
  });

  it("keeps what two tabs wrote in one cell", () => {
    const map = after(fresh(), write("a", "who", "From one"), write("a", "who", "From the other"));
    assert.match(textOf(map.rows[0], "who"), /From one[^]*From the other/);
  });

  it("gets a row back that one tab deleted while another wrote in it", () => {
    const map = after(fresh(), { type: "add", row: "a" }, { type: "remove", row: "a" }, write("a", "who", "Here"));
    assert.deepEqual(map.rows, [{ id: "a", cells: { who: "Here" } }]);
  });

  it("carries columns and fields along that this site does not know", () => {
    const map = { ...fresh(), later: [1], rows: [{ id: "a", cells: { another: "Text" }, mark: true }] };
    assert.deepEqual(after(map, write("a", "who", "Here")), {
      ...map,
      changed: LATER,
      rows: [{ id: "a", cells: { another: "Text", who: "Here" }, mark: true }],
    });
  });

  it("cannot reach what every object has", () => {
    const map = after(fresh(), write("a", "__proto__", "Text"));
    assert.equal(Object.getPrototypeOf(map.rows[0].cells), Object.prototype);
    assert.equal(textOf({ id: "a", cells: {} }, "constructor"), "");
  });
});

describe("Kept impact maps", () => {
  it("stand beside assessments in one browser, and neither is taken for the other", () => {
    const storage = new Recording();
    const [store, maps] = [storeOn(storage), mapsOn(storage)];
    const assessment = beginAssessment(SMALL, { id: idFor() }, AT);
    const [one, two] = [fresh(), fresh("Second")];
    assert.deepEqual([store.create(assessment), maps.create(one), maps.create(two)], ["saved", "saved", "saved"]);
    assert.deepEqual(storeOn(storage).list(), { kind: "found", assessments: [assessment], unreadable: [] });
    assert.deepEqual(mapsOn(storage).list(), { kind: "found", assessments: [one, two], unreadable: [] });
    const index = JSON.parse(storage.getItem(`${PREFIX}index`));
    assert.deepEqual([index.ids, index.maps], [[assessment.id], [one.id, two.id]]);
  });

  it("go with all else at one press", () => {
    const storage = new Recording();
    mapsOn(storage).create(fresh());
    assert.equal(storeOn(storage).removeAll(), "saved");
    assert.equal(storage.length, 0);
  });

  it("keep the edits of two tabs", () => {
    const storage = new Recording();
    const [one, other] = [mapsOn(storage), mapsOn(storage)];
    const map = fresh();
    one.create(map);
    other.read(map.id);
    one.change(map.id, (each) => next(each, write("a", "who", "One"), LATER));
    const { outcome, assessment } = other.change(map.id, (each) => next(each, write("b", "who", "Two"), LATER));
    assert.equal(outcome, "saved");
    assert.deepEqual(rowsOf(assessment), ["a", "b"]);
    assert.deepEqual(mapsOn(storage).read(map.id).assessment, assessment);
  });

  for (const [kind, text] of Object.entries({
    corrupt: (map) => JSON.stringify(map).slice(0, 40),
    foreign: () => '{"format":"recipes","version":1}',
    broken: (map) => JSON.stringify({ ...map, rows: "none" }),
    newer: (map) => JSON.stringify({ ...map, version: 2 }),
  })) {
    it(`that are ${kind} are told apart, and stay as they are`, () => {
      const storage = new Recording();
      const map = fresh();
      const key = `${PREFIX}map:${map.id}`;
      storage.setItem(key, text(map));
      const { assessments, unreadable } = mapsOn(storage).list();
      assert.deepEqual([assessments, unreadable.map((each) => each.kind)], [[], [kind]]);
      assert.equal(storage.getItem(key), text(map));
    });
  }

  it("that cannot be stored stay with the page, and are stored with the next edit", () => {
    const storage = new Recording();
    storage.fails = (_, key) => (key.includes("map:") ? "QuotaExceededError" : "");
    const maps = mapsOn(storage);
    const map = fresh();
    assert.equal(maps.create(map), "full");
    storage.fails = () => "";
    assert.equal(maps.change(map.id, (each) => next(each, write("a", "who", "One"), LATER)).outcome, "saved");
  });
});

describe("A file with impact maps", () => {
  const [mine, other] = [after(fresh(), write("a", "who", "Neighbours")), fresh("Other")];

  it("gives back what went in", () => {
    const assessment = beginAssessment(SMALL, { id: idFor() }, AT);
    assert.deepEqual(fromFile(toFile([assessment], AT, [mine, other])), {
      exported: AT,
      assessments: [assessment],
      maps: [mine, other],
    });
    assert.deepEqual(fromFile(toFile([], AT, [mine])).maps, [mine]);
    assert.deepEqual(fromFile(JSON.stringify(mine)).maps, [mine]);
  });

  it("of the version before there were maps is read all the same", () => {
    const assessment = beginAssessment(SMALL, { id: idFor() }, AT);
    const old = { format: "social-value-assessments", version: 1, exported: AT, assessments: [assessment] };
    assert.deepEqual(fromFile(JSON.stringify(old)), { exported: AT, assessments: [assessment], maps: [] });
  });

  it("with one fault gives nothing at all, and says which map it is", () => {
    for (const [code, bad] of [
      ["broken", { ...other, rows: [{ id: "a" }] }],
      ["newer", { ...other, version: 2 }],
      ["repeated", mine],
    ]) {
      assert.throws(
        () => fromFile(toFile([], AT, [mine, bad])),
        (error) => error instanceof PortableError && error.code === code && error.data.isMap && error.data.place === 2,
      );
    }
  });

  it("is looked at first, keeps what it replaces, and what it replaced can be taken back", () => {
    const storage = new Recording();
    const [store, maps] = [storeOn(storage), mapsOn(storage)];
    maps.create({ ...mine, name: "Edited here", changed: AT });
    const file = fromFile(toFile([], AT, [mine, other]));
    const seen = preview(file, [], [], maps.list().assessments);
    assert.deepEqual(
      seen.maps.map(({ kind }) => kind),
      ["newer", "new"],
    );
    assert.equal(applyPlan(store, planImport(seen, {}, newId), LATER), "saved");
    assert.deepEqual(
      mapsOn(storage).list().assessments.map(({ name }) => name),
      ["Lunch", "Other"],
    );
    const [backup] = backupsOf(store);
    assert.equal(backup.assessment.name, "Edited here");
    assert.equal(storeOf(store, backup.assessment).overwrite(backup.assessment), "saved");
    assert.equal(mapsOn(storage).read(mine.id).assessment.name, "Edited here");
  });

  it("can be taken as a copy, with an id of a map", () => {
    const plan = planImport(preview(fromFile(toFile([], AT, [mine])), [], [], [other]), { [mine.id]: "copy" }, newId);
    assert.match(plan.write[0].id, /^m-[a-z2-7]{12}$/);
    assert.notEqual(plan.write[0].id, mine.id);
  });

  it("that does not fit leaves everything as it was", () => {
    const storage = new Recording();
    const maps = mapsOn(storage);
    maps.create({ ...mine, name: "Edited here", changed: AT });
    const before = storage.getItem(`${PREFIX}map:${mine.id}`);
    storage.fails = (_, key) => (key.includes(other.id) ? "QuotaExceededError" : "");
    const plan = planImport(preview(fromFile(toFile([], AT, [mine, other])), [], [], maps.list().assessments), {}, newId);
    assert.equal(applyPlan(storeOn(storage), plan, LATER), "full");
    assert.equal(storage.getItem(`${PREFIX}map:${mine.id}`), before);
    assert.deepEqual(backupsOf(storeOn(storage)), []);
  });
});

describe("Whatever a reader does to a map", () => {
  const name = fc.constantFrom("a", "b", "c", "d");
  const event = fc.oneof(
    fc.record({ type: fc.constant("add"), row: name }),
    fc.record({ type: fc.constant("write"), row: name, column: fc.constantFrom("who", "impact", "odd"), text: fc.string({ unit: "grapheme" }) }),
    fc.record({ type: fc.constant("move"), row: name, by: fc.constantFrom(-1, 1) }),
    fc.record({ type: fc.constant("remove"), row: name }),
    fc.record({ type: fc.constant("rename"), name: fc.string({ unit: "grapheme" }) }),
  );

  it("only deleting and writing over takes a text away, and a file gives all of it back", () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 50, maxLength: 200 }), (events) => {
        let map = fresh();
        /** What each cell should hold. @type {Map<string, string>} */
        const told = new Map();
        for (const each of events) {
          const { row, column } = each;
          const before = told.get(`${row} ${column}`) ?? "";
          map = next(map, each.type === "write" ? { ...each, before } : each, LATER);
          if (each.type === "write") told.set(`${row} ${column}`, each.text);
          if (each.type === "remove") for (const key of told.keys()) if (key.startsWith(`${row} `)) told.delete(key);
        }
        for (const [key, text] of told) {
          const [row, column] = key.split(" ");
          assert.equal(textOf(map.rows.find(({ id }) => id === row) ?? { cells: {} }, column), text);
        }
        assert.equal(new Set(rowsOf(map)).size, map.rows.length);
        assert.deepEqual(fromFile(toFile([], AT, [map])).maps, [map]);
      }),
      { numRuns: 100 },
    );
  });
});
