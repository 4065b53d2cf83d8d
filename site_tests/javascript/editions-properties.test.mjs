/** What holds however the questions change while they are answered. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";

import { effectiveAnswers } from "#checklist/asked.mjs";
import { adoptEdition, begin, entryOf, next, record } from "#checklist/assessment.mjs";
import { changes, idsIn } from "#checklist/editions.mjs";
import { fromLink, toLink } from "#checklist/link.mjs";
import { score } from "#checklist/scoring.mjs";
import { kindOf } from "#checklist/soundness.mjs";
import { ACTIONS, Dice, RUNS, check, lives, timeOf } from "./support/actions.mjs";
import { Editing } from "./support/editing.mjs";
import { AT, SMALL, idFor, statementsOf } from "./support/models.mjs";

const LISTS = ["unchanged", "reworded", "added", "moved", "reweighted", "retired"];

describe(`In ${RUNS} lives of ${ACTIONS} actions or more, in which the questions change too`, () => {
  it("no change of the questions changes an answer, and every answer is shown exactly once", async () => {
    const property = fc.asyncProperty(lives(), async (numbers) => {
      const editing = new Editing();
      /** The models as they were published, and what each said of itself. */
      const published = new Map();
      let assessment = begin(SMALL, { id: idFor(1) }, AT);
      for (const [count, number] of numbers.entries()) {
        const dice = new Dice(number);
        const { answers } = assessment;
        if (dice.below(3) === 0) {
          editing.act(dice);
        } else if (dice.below(8) === 0) {
          assessment = adoptEdition(editing.model, assessment, timeOf(count));
        } else {
          assessment = answered(editing.model, assessment, dice, count);
          continue;
        }
        assert.deepEqual(assessment.answers, answers);
        published.set(editing.model.edition, editing.model);
        if (dice.below(4) === 0) shownOnce(editing.model, assessment);
      }
      shownOnce(editing.model, assessment);
      for (const [edition, model] of published) if (edition < editing.model.edition) tells(editing.model, model);
      const { model } = editing;
      const back = await fromLink((await toLink(model, assessment)).fragment, model, assessment.id);
      for (const { id } of statementsOf(model))
        assert.equal(entryOf(back.answers, id)?.state, entryOf(assessment.answers, id)?.state);
    });
    await check(property);
  });

  it("a result stays for ever as it was scored in its edition", () => {
    const property = fc.property(lives(), (numbers) => {
      const editing = new Editing();
      const kept = new Map();
      let assessment = begin(SMALL, { id: idFor(1) }, AT);
      for (const [count, number] of numbers.entries()) {
        const dice = new Dice(number);
        if (dice.below(3) === 0) editing.act(dice);
        else if (dice.below(8) === 0) assessment = adoptEdition(editing.model, assessment, timeOf(count));
        else assessment = answered(editing.model, assessment, dice, count);
        const { model } = editing;
        assessment = record(model, assessment, score(model, effectiveAnswers(model, assessment)), timeOf(count));
        for (const result of assessment.results) {
          if (result.edition < assessment.edition && kept.has(result.edition))
            assert.equal(result, kept.get(result.edition));
          kept.set(result.edition, result);
        }
      }
      assert.equal(new Set(assessment.results.map(({ edition }) => edition)).size, assessment.results.length);
      assert.equal(kindOf(assessment), "found");
    });
    check(property);
  });
});

function answered(model, assessment, dice, count) {
  const known = dice.of(statementsOf(model));
  const event = dice.of([
    {
      type: "answer",
      statement: known.id,
      state: dice.of(["no", "some", "yes", "dont-know"]),
      fingerprint: known.fingerprint,
    },
    { type: "note", statement: known.id, text: `n${count}` },
    { type: "answer", statement: dice.of(["elsewhere", "constructor"]), state: "yes", fingerprint: "x" },
    { type: "clear", statement: known.id },
    { type: "confirm", statement: known.id, fingerprint: known.fingerprint },
  ]);
  return next(assessment, event, timeOf(count));
}

/** Each statement of this edition, and each id with an answer, stands in one list and no other. */
function shownOnce(model, assessment) {
  const found = changes(model, assessment);
  const shown = [...LISTS.flatMap((list) => found[list].map(({ id }) => id)), ...found.unknown];
  assert.equal(new Set(shown).size, shown.length);
  for (const id of [...Object.keys(assessment.answers), ...statementsOf(model).map(({ id }) => id)])
    assert.ok(shown.includes(id), id);
  for (const list of LISTS) {
    for (const { id, answered: was } of found[list]) assert.equal(was, Object.hasOwn(assessment.answers, id), id);
  }
}

/** What an edition says of an earlier one is what that one said of itself. */
function tells(model, older) {
  const found = changes(model, begin(older, { id: idFor(1) }, AT));
  const shown = new Map(LISTS.flatMap((list) => found[list].map((change) => [change.id, { list, ...change }])));
  for (const { id: area, statements } of older.areas) {
    for (const { id, text, weight } of statements) {
      const change = shown.get(id);
      if (change.list === "retired") continue;
      assert.equal(change.reworded?.before ?? text, text);
      assert.equal(change.moved?.from ?? area, area);
      assert.equal(change.reweighted?.before ?? weight, weight);
    }
  }
  for (const { id } of found.added) assert.ok(!statementsOf(older).some((each) => each.id === id));
  assert.deepEqual(
    idsIn(model, older.edition),
    statementsOf(older)
      .map(({ id }) => id)
      .sort(),
  );
}
