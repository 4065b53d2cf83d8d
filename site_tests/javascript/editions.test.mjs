import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { begin, next } from "#checklist/assessment.mjs";
import { changes, fingerprintIn, idsIn } from "#checklist/editions.mjs";
import { AT, EDITIONS, MODEL, SMALL, idFor, small, statement, statementsOf } from "./support/models.mjs";

const [, FIRST, SECOND] = EDITIONS;
const LISTS = ["unchanged", "reworded", "added", "moved", "reweighted", "retired"];

const answered = (model, ids = statementsOf(model).map(({ id }) => id)) =>
  ids.reduce(
    (before, id) => {
      const fingerprint = statementsOf(model).find((each) => each.id === id)?.fingerprint ?? "none";
      return next(before, { type: "answer", statement: id, state: model.options[1].id, fingerprint }, AT);
    },
    begin(model, { id: idFor() }, AT),
  );

const find = (found, id) =>
  LISTS.flatMap((list) => found[list].filter((each) => each.id === id).map((each) => ({ list, ...each })));

describe("Between the first edition and the third", () => {
  const found = changes(MODEL, answered(FIRST));

  it("says which editions", () => assert.deepEqual(found.editions, { from: 1, to: 3 }));

  it("shows the wording that was answered and the one that stands now", () => {
    const [travel] = find(found, "env-travel");
    assert.equal(travel.list, "reworded");
    assert.deepEqual(travel.reworded, {
      before: "We travel less.",
      after: statementsOf(MODEL).find(({ id }) => id === "env-travel").text,
    });
  });

  it("says what is new", () => {
    assert.deepEqual(
      found.added.map(({ id }) => id),
      ["lead-design", "evidence-outside"],
    );
    assert.ok(found.added.every((each) => !each.answered));
  });

  it("says what moved, and from where", () => {
    assert.deepEqual(found.moved, [
      { id: "well-connect", answered: true, moved: { from: "community", to: "wellbeing" } },
    ]);
  });

  it("says what counts for more or less", () => {
    assert.deepEqual(found.reweighted, [{ id: "buy-look", answered: true, reweighted: { before: 1, after: 2 } }]);
  });

  it("says all that happened to a statement, once", () => {
    assert.deepEqual(find(found, "community-listen"), [
      {
        list: "reworded",
        id: "community-listen",
        answered: true,
        reworded: {
          before: "We ask people near us what they need.",
          after: statementsOf(MODEL).find(({ id }) => id === "community-listen").text,
        },
        moved: { from: "inclusion", to: "community" },
        reweighted: { before: 3, after: 1 },
      },
    ]);
    assert.deepEqual(find(found, "fair-who")[0].reweighted, { before: 2, after: 1 });
  });

  it("lists what is no longer asked, with what took its place", () => {
    assert.deepEqual(
      found.retired.map(({ id, successor, answered: was }) => [id, successor, was]),
      [
        ["community-payroll", "community-share", true],
        ["env-paper", null, true],
      ],
    );
  });

  it("says nothing of what came and went in between", () => assert.deepEqual(find(found, "work-briefly"), []));

  it("leaves the rest unchanged", () => assert.equal(found.unchanged.length, 37 - 3 - 2 - 1 - 1));
});

describe("Whatever is answered", () => {
  it("what an edition says of an earlier one is what that one said of itself", () => {
    for (const [old, now] of [
      [FIRST, SECOND],
      [SECOND, MODEL],
      [FIRST, MODEL],
    ]) {
      const found = changes(now, answered(old));
      for (const { id: area, statements } of old.areas) {
        for (const { id, text, weight, fingerprint } of statements) {
          const [change] = find(found, id);
          if (change.list === "retired") continue;
          assert.equal(change.reworded?.before ?? text, text, id);
          assert.equal(change.moved?.from ?? area, area, id);
          assert.equal(change.reweighted?.before ?? weight, weight, id);
          assert.equal(fingerprintIn(now, id, old.edition), fingerprint, id);
        }
      }
      assert.deepEqual(
        idsIn(now, old.edition),
        statementsOf(old)
          .map(({ id }) => id)
          .sort(),
      );
    }
  });

  it("an answer says itself which wording it was given to, whatever the edition", () => {
    const asked = statementsOf(MODEL).find(({ id }) => id === "env-travel");
    const since = next(
      begin(FIRST, { id: idFor() }, AT),
      { type: "answer", statement: asked.id, state: "shown", fingerprint: asked.fingerprint },
      AT,
    );
    assert.equal(find(changes(MODEL, since), asked.id)[0].list, "unchanged");
    const adopted = { ...answered(FIRST), edition: 3 };
    assert.equal(find(changes(MODEL, adopted), asked.id)[0].reworded.before, "We travel less.");
  });

  it("an answer without a fingerprint goes by the edition", () => {
    const bare = {
      ...begin(FIRST, { id: idFor() }, AT),
      answers: { "env-travel": { state: "shown", at: AT }, "jobs-routes": { state: "shown", at: AT } },
    };
    const found = changes(MODEL, bare);
    assert.equal(find(found, "env-travel")[0].reworded.before, "We travel less.");
    assert.equal(find(found, "jobs-routes")[0].list, "unchanged");
  });

  it("a wording that the history does not know is said to be unknown, not guessed", () => {
    const odd = {
      ...begin(MODEL, { id: idFor() }, AT),
      answers: { "jobs-routes": { state: "shown", fingerprint: "0ddba11", at: AT } },
    };
    assert.equal(find(changes(MODEL, odd), "jobs-routes")[0].reworded.before, null);
  });

  it("a model without texts gives none", () => {
    const bare = {
      ...MODEL,
      areas: MODEL.areas.map((area) => ({ ...area, statements: area.statements.map(({ text, ...rest }) => rest) })),
    };
    assert.deepEqual(find(changes(bare, answered(FIRST)), "env-travel")[0].reworded, {
      before: "We travel less.",
      after: null,
    });
  });

  it("an id that nobody knows is listed", () => {
    const odd = answered(FIRST, ["jobs-routes", "climate-flood"]);
    assert.deepEqual(changes(MODEL, odd).unknown, ["climate-flood"]);
  });

  it("an answer that is not offered is pointed out, and kept", () => {
    const odd = { ...begin(MODEL, { id: idFor() }, AT), answers: { "jobs-routes": { state: "nearly-there", at: AT } } };
    assert.equal(find(changes(MODEL, odd), "jobs-routes")[0].unknownState, "nearly-there");
  });

  it("a retired statement that was answered long ago is still shown", () => {
    const kept = { ...answered(FIRST, ["env-paper", "community-payroll"]), edition: 3 };
    const found = changes(MODEL, kept);
    assert.deepEqual(
      found.retired.map(({ id }) => id),
      ["community-payroll", "env-paper"],
    );
    assert.deepEqual(changes(MODEL, { ...answered(FIRST, []), edition: 3 }).retired, []);
  });

  it("names of JavaScript itself in the history find nothing", () => {
    const model = small({
      history: { earlier: {}, since: {}, retired: [] },
      areas: [{ id: "one", title: "One", statements: [statement("constructor"), statement("to-string")] }],
    });
    assert.equal(changes(model, begin(model, { id: idFor() }, AT)).unchanged.length, 2);
  });

  it("without a history nothing is new, moved or retired", () => {
    const found = changes(SMALL, answered(SMALL));
    assert.equal(found.unchanged.length, 4);
    assert.deepEqual(
      LISTS.slice(1).flatMap((list) => found[list]),
      [],
    );
  });
});
