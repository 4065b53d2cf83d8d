/** What readers may still have: every kept file and every kept edition, with today's code. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { applyPlan } from "#checklist/archive.mjs";
import { adoptEdition, begin, next } from "#checklist/assessment.mjs";
import { changes, idsIn } from "#checklist/editions.mjs";
import { memoryStore } from "#checklist/memory.mjs";
import { VERSION } from "#checklist/migrations.mjs";
import { Store } from "#checklist/store.mjs";
import { MAPS } from "#impact-map/kind.mjs";
import { FILE_VERSION, fromFile, planImport, preview, toFile } from "#checklist/portable.mjs";
import { AT, EXPECTED, EXPORTS, MODELS, idFor, statementsOf } from "./support/models.mjs";

const PLACED = ["unchanged", "reworded", "added", "moved", "reweighted", "retired"];

/** Every kept assessment, with the folder and the name of its file. */
const ALL = EXPORTS.flatMap(({ folder, name, text }) =>
  fromFile(text).assessments.map((assessment) => {
    return { folder, file: name, name: `${name}: ${assessment.name}`, assessment };
  }),
);

/** The editions that those of a folder were answered with. */
const editionsOf = (folder) => {
  const lineage = folder.split("/").at(-2);
  return Object.entries(MODELS).filter(([name]) => name.startsWith(`${lineage}/`) || name.startsWith("editions/"));
};

/** What `changes` says, in the shape of the files in expected/. */
function told(model, assessment) {
  const found = changes(model, assessment);
  const present = ["reworded", "moved", "reweighted", "unchanged"].flatMap((list) => found[list]);
  const all = (kind, pair) =>
    Object.fromEntries(present.filter((each) => each[kind]).map((each) => [each.id, pair(each[kind])]));
  return {
    carried: found.unchanged.length,
    reworded: all("reworded", ({ before, after }) => [before, after]),
    new: found.added.map(({ id }) => id).sort(),
    moved: all("moved", ({ from, to }) => [from, to]),
    reweighted: all("reweighted", ({ before, after }) => [before, after]),
    retired: Object.fromEntries(found.retired.map(({ id, successor }) => [id, successor])),
  };
}

/** An assessment of an edition in which every statement has an answer and a note. */
const answered = (model) =>
  statementsOf(model).reduce(
    (before, { id, fingerprint }) =>
      [
        { type: "answer", statement: id, state: "in-place", fingerprint },
        { type: "note", statement: id, text: `Nodyn ${id} ✎` },
      ].reduce((one, event) => next(one, event, AT), before),
    begin(model, { id: idFor() }, AT),
  );

describe("A kept file", () => {
  it("is there for every version of the format", () => {
    const versions = new Set(EXPORTS.map(({ text }) => JSON.parse(text).version));
    assert.deepEqual(
      [...versions].sort(),
      Array.from({ length: FILE_VERSION }, (_, index) => index + 1),
    );
  });

  it("is there for every version of an assessment in it", () => {
    const versions = new Set(EXPORTS.flatMap(({ text }) => JSON.parse(text).assessments.map(({ version }) => version)));
    assert.deepEqual(
      [...versions].sort(),
      Array.from({ length: VERSION }, (_, index) => index + 1),
    );
  });

  for (const { folder, name, text } of EXPORTS) {
    it(`goes into a browser and comes out again as it was: ${folder}${name}`, () => {
      const store = memoryStore("/toolkit/");
      const models = editionsOf(folder).map(([, model]) => model);
      const file = fromFile(text);
      assert.equal(applyPlan(store, planImport(preview(file, [], models), {}, idFor), AT), "saved");
      const kept = store.list().assessments;
      const inOrder = JSON.parse(text).assessments.map(({ id }) => kept.find((each) => each.id === id));
      const written = JSON.parse(text);
      const out = toFile(inOrder, file.exported, new Store(store.drawer, MAPS).list().assessments);
      assert.deepEqual(fromFile(out), file);
      const isOfToday = written.assessments.every(({ version }) => version === VERSION);
      if (isOfToday && written.version === FILE_VERSION) assert.deepEqual(JSON.parse(out), written);
    });
  }
});

describe("A kept assessment", () => {
  for (const { folder, name, assessment } of ALL.filter((each) => each.assessment.checklist === "starting-off")) {
    it(`loses nothing to any edition, earlier or later: ${folder}${name}`, () => {
      const before = structuredClone(assessment);
      for (const [, model] of editionsOf(folder)) {
        const found = changes(model, assessment);
        const places = [...PLACED.flatMap((list) => found[list].map(({ id }) => id)), ...found.unknown];
        assert.equal(new Set(places).size, places.length, "stands in one list");
        for (const id of Object.keys(assessment.answers)) assert.ok(places.includes(id), id);
        const { edition, changed, ...others } = adoptEdition(model, assessment, AT);
        assert.equal(edition, model.edition);
        assert.deepEqual({ ...others, edition: assessment.edition, changed: assessment.changed }, assessment);
      }
      assert.deepEqual(assessment, before);
    });
  }

  it("of the published edition holds all kinds of things, in many scripts", () => {
    const kept = ALL.filter(({ folder }) => folder === "exports/editions/").map(({ assessment }) => assessment);
    const entries = kept.flatMap(({ note, answers }) => [{ note }, ...Object.values(answers)]);
    for (const script of ["Latin", "Cyrillic", "Arabic", "Han", "Devanagari", "Gurmukhi", "Malayalam"]) {
      assert.ok(entries.some(({ note = "" }) => new RegExp(`\\p{Script=${script}}`, "u").test(note)), script);
    }
    for (const field of ["state", "reason", "note", "carried"]) assert.ok(entries.some((each) => each[field]), field);
    assert.ok(kept.some(({ depth, profile, broughtBack }) => depth === "quick" && profile && broughtBack.length > 0));
    assert.ok(kept.some(({ takenFrom, results }) => takenFrom && results.length > 0));
  });
});

describe("From one kept edition to another", () => {
  for (const { from, to, unknown_wordings: odd = {}, ...expected } of EXPECTED) {
    const [old, model] = [MODELS[from], MODELS[to]];
    const step = { ...expected, new: [...expected.new].sort() };

    it(`a reader is told exactly what happened: ${from} to ${to}`, () => {
      const everything = answered(old);
      assert.deepEqual(told(model, everything), step);
      const found = changes(model, everything);
      assert.deepEqual(found.unknown, []);
      assert.ok(found.retired.every((each) => each.answered));
      assert.deepEqual(
        idsIn(model, old.edition),
        statementsOf(old)
          .map(({ id }) => id)
          .sort(),
      );
    });

    const folder = `exports/${from.split("/")[0]}/`;
    const kept = ALL.filter((each) => each.folder === folder && each.assessment.checklist === old.id).filter(
      ({ assessment }) => assessment.edition === old.edition,
    );
    it(`so is the reader of each kept file: ${from} to ${to}`, () => {
      assert.ok(kept.length > 0);
      for (const { file, name, assessment } of kept) {
        const found = changes(model, assessment);
        const strange = Object.hasOwn(odd, file) ? odd[file] : [];
        const texts = strange.map((id) => [id, [null, statementsOf(model).find((each) => each.id === id).text]]);
        const reworded = { ...step.reworded, ...Object.fromEntries(texts) };
        assert.deepEqual(told(model, assessment), { ...step, carried: step.carried - texts.length, reworded }, name);
        assert.deepEqual(
          found.unknown,
          Object.keys(assessment.answers).filter((id) => !idsIn(model, old.edition).includes(id)),
          name,
        );
        for (const { id, answered: was } of PLACED.flatMap((list) => found[list])) {
          assert.equal(was, Object.hasOwn(assessment.answers, id), `${name}, ${id}`);
        }
      }
    });
  }
});
