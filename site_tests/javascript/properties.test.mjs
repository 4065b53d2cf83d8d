/** What holds whatever a reader does: lives of at least 200 actions, 500 of them for each property. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";

import { applyPlan } from "#checklist/archive.mjs";
import { backupsOf } from "#checklist/backups.mjs";
import { effectiveAnswers } from "#checklist/asked.mjs";
import { adoptEdition, begin, duplicate, entryOf, next, record, startFrom } from "#checklist/assessment.mjs";
import { fromLink, toLink } from "#checklist/link.mjs";
import { differences, merge } from "#checklist/merge.mjs";
import { fromFile, isSame, planImport, preview, toFile } from "#checklist/portable.mjs";
import { score } from "#checklist/scoring.mjs";
import { kindOf } from "#checklist/soundness.mjs";
import { ACTIONS, Dice, RUNS, check, eventOf, lives, textsOf, timeOf, word } from "./support/actions.mjs";
import { AT, EDITIONS, LATER, MODEL, idFor } from "./support/models.mjs";
import { Recording, storeOn } from "./support/storage.mjs";

const fresh = (number = 1) => begin(EDITIONS[1], { id: idFor(number), name: `Assessment ${number}` }, AT);

/** What a field shows, so that an edit says what it was made to. */
const fieldOf = (assessment) => (type, statement) =>
  type === "document" ? assessment.note : (entryOf(assessment.answers, statement)?.[type] ?? "");

const live = (numbers, start = fresh()) =>
  numbers.reduce((before, number, count) => {
    const dice = new Dice(number);
    return next(before, eventOf(dice, count, fieldOf(before)), timeOf(count));
  }, start);

describe(`In ${RUNS} lives of ${ACTIONS} actions or more`, () => {
  it("an assessment stays sound, and export then import is the identity", () => {
    const field = fc.jsonValue({ maxDepth: 3 });
    const property = fc.property(
      lives(),
      fc.dictionary(fc.string({ unit: "binary" }), field),
      fc.string({ unit: "binary" }),
      (numbers, unknown, text) => {
        const lived = live(numbers);
        const [statement] = Object.keys(lived.answers);
        const noted = next(lived, { type: "note", statement, text, before: fieldOf(lived)("note", statement) }, LATER);
        const { tabs, ...fields } = unknown;
        const assessment = { ...fields, ...noted };
        assert.equal(kindOf(assessment), "found");
        const { assessments } = fromFile(toFile([assessment], LATER));
        // The order of fields is no part of it; "__proto__" as a field is.
        assert.deepEqual(assessments, [JSON.parse(JSON.stringify(assessment))]);
        const store = storeOn(new Recording());
        applyPlan(store, planImport(preview({ exported: "", assessments, maps: [] }, [], [MODEL]), {}, idFor), LATER);
        assert.deepEqual(fromFile(toFile(store.list().assessments, LATER)).assessments, assessments);
      },
    );
    check(property);
  });

  it("two people's answers become the same whoever begins, and once is enough", () => {
    const content = ({ answers, note, broughtBack }) => ({ answers, note, broughtBack });
    const property = fc.property(lives(), fc.nat(ACTIONS / 2), (numbers, fork) => {
      const shared = live(numbers.slice(0, fork));
      const half = fork + Math.floor((numbers.length - fork) / 2);
      const mine = { ...live(numbers.slice(fork, half), shared), name: "Ann" };
      const theirs = {
        ...live(numbers.slice(half), duplicate(shared, { id: idFor(2), name: "Bob" }, AT)),
        name: "Bob",
      };
      const choices = {};
      const flipped = {};
      for (const [place, { statement }] of differences(mine, theirs).entries()) {
        const side = new Dice(numbers[place]).below(3);
        if (side === 2) continue;
        Object.defineProperty(choices, statement, { value: ["mine", "theirs"][side], enumerable: true });
        Object.defineProperty(flipped, statement, { value: ["theirs", "mine"][side], enumerable: true });
      }
      const one = merge(mine, theirs, choices, LATER);
      assert.deepEqual(content(one), content(merge(theirs, mine, flipped, LATER)));
      assert.deepEqual(merge(one, theirs, choices, LATER), one);
      assert.equal(kindOf(one), "found");
      const all = textsOf(one).join("\n");
      for (const text of [...textsOf(mine), ...textsOf(theirs)].flatMap((each) => each.split("–––")))
        assert.ok(all.includes(text.trim()), text);
    });
    check(property);
  });

  it("no note, no reason and no answer is lost, whatever is done with several assessments in two tabs", async () => {
    const property = fc.asyncProperty(lives(), async (numbers) => {
      const world = new World(numbers[0] % 2 === 0);
      for (const [count, number] of numbers.entries()) await world.act(new Dice(number), count);
      world.check();
    });
    await check(property);
  });
});

/** Two tabs, a store that sometimes has no room, several assessments, and a memory of every word and every answer. */
class World {
  storage = new Recording();
  tabs = [storeOn(this.storage), storeOn(this.storage)];
  /** Id to the words that it must hold. */
  words = new Map();
  /** Id to statement to the states that were given, the last one last. */
  given = new Map();
  failing = false;

  /** @param {boolean} canFail without failures the last answer stands; with them, one that waited can come after it */
  constructor(canFail) {
    this.canFail = canFail;
    this.storage.fails = () => (this.failing ? "QuotaExceededError" : "");
    this.keep(fresh(), []);
    assert.equal(this.tabs[0].create(fresh()), "saved");
  }

  keep(assessment, words) {
    this.words.set(assessment.id, words);
    this.given.set(
      assessment.id,
      new Map(Object.entries(assessment.answers).map(([statement, { state }]) => [statement, [state]])),
    );
  }

  async act(dice, count) {
    const tab = dice.of(this.tabs);
    const id = dice.of([...this.words.keys()]);
    const at = timeOf(count);
    const { assessment } = tab.read(id);
    // The other tab made it while nothing could be stored: this one cannot know of it yet.
    if (!assessment) return;
    const model = EDITIONS[1 + dice.below(3)];
    const action = dice.below(24);
    if (action === 0) this.add(tab, duplicate(assessment, { id: idFor(count + 10), name: "Copy" }, at), id);
    else if (action === 1)
      this.add(tab, startFrom(assessment, { id: idFor(count + 10), name: "Next year", date: "" }, at), id);
    else if (action === 2) tab.change(id, (before) => adoptEdition(model, before, at));
    else if (action === 3)
      tab.change(id, (before) => record(model, before, score(model, effectiveAnswers(model, before)), at));
    else if (action === 4) this.merges(tab, id, dice.of([...this.words.keys()]), at);
    else if (action === 5) this.imports(tab, assessment, dice, count);
    else if (action === 6) await this.links(assessment, dice, count);
    else if (action === 7) this.failing = this.canFail && !this.failing && dice.below(3) === 0;
    else if (action === 8) this.reload(dice.below(2));
    else this.edits(tab, id, eventOf(dice, count, fieldOf(assessment)), count);
  }

  edits(tab, id, event, count) {
    const { outcome } = tab.change(id, (before) => next(before, event, timeOf(count)));
    assert.equal(outcome, this.failing ? "full" : "saved");
    if ("before" in event) this.words.get(id).push(`w${count}`);
    if (event.type === "answer") this.give(id, event.statement, event.state);
    if (event.type === "clear") this.give(id, event.statement, undefined);
  }

  give(id, statement, state) {
    const states = this.given.get(id);
    states.set(statement, [...(states.get(statement) ?? [undefined]), state]);
  }

  /** What waits in the other tab is not in the copy. */
  add(tab, assessment, from) {
    if (this.words.size > 6) return;
    this.keep(assessment, wordsIn(assessment, this.words.get(from)));
    assert.equal(tab.create(assessment), this.failing ? "full" : "saved");
  }

  merges(tab, id, other, at) {
    const theirs = tab.read(other).assessment;
    if (!theirs || other === id || this.failing) return;
    const { assessment } = tab.change(id, (before) => merge(before, theirs, {}, at));
    this.words.set(id, [...new Set([...this.words.get(id), ...wordsIn(theirs, this.words.get(other))])]);
    for (const [statement, { state }] of Object.entries(assessment.answers)) this.give(id, statement, state);
  }

  /** A file that was changed elsewhere comes in. What it replaces is backed up; what waits in a tab goes on top. */
  imports(tab, assessment, dice, count) {
    if (this.failing) return;
    const outside = next(
      assessment,
      { type: "note", statement: "buy-pay", text: `w${count}.`, before: "" },
      timeOf(count + 1),
    );
    const choice = dice.of(["take", "copy", "skip"]);
    if (choice === "copy" && this.words.size > 6) return;
    const file = fromFile(toFile([outside], timeOf(count)));
    const plan = planImport(preview(file, tab.list().assessments, [MODEL]), { [outside.id]: choice }, () =>
      idFor(count + 10_000),
    );
    const before = tab.read(outside.id).assessment;
    assert.equal(applyPlan(tab, plan, timeOf(count)), "saved");
    for (const { id } of plan.write) {
      if (id === outside.id) assert.ok(backupsOf(tab).some((backup) => isSame(backup.assessment, before)));
      const waiting = this.given.get(id);
      this.keep({ ...outside, id }, [...wordsIn(outside, this.words.get(outside.id)), `w${count}`]);
      if (this.canFail)
        for (const [statement, states] of waiting ?? [])
          this.given.get(id).set(statement, [...states, ...(this.given.get(id).get(statement) ?? [undefined])]);
    }
  }

  async links(assessment, dice, count) {
    // Compressing is slow, so it is done now and then.
    if (dice.below(3)) return;
    const { fragment, size, left } = await toLink(MODEL, assessment, { notes: true });
    if (size === "too-long") return;
    const back = await fromLink(fragment, MODEL, idFor(count));
    for (const [statement, { state }] of Object.entries(assessment.answers)) {
      if (state !== undefined && !left.includes(statement)) assert.equal(entryOf(back.answers, statement).state, state);
    }
  }

  /** A page warns before it closes with unsaved changes, so only one without them is closed here. */
  reload(place) {
    const settled = [...this.words.keys()].every((id) => this.tabs[place].settle(id).outcome === "saved");
    if (settled && !this.failing) this.tabs[place] = storeOn(this.storage);
  }

  check() {
    this.failing = false;
    for (const tab of this.tabs) for (const id of this.words.keys()) tab.settle(id);
    const store = storeOn(this.storage);
    assert.deepEqual(store.list().unreadable, []);
    for (const [id, words] of this.words) {
      const { kind, assessment } = store.read(id);
      assert.equal(kind, "found");
      assert.deepEqual(wordsIn(assessment, words), words);
      for (const [statement, states] of this.given.get(id)) {
        const state = entryOf(assessment.answers, statement)?.state;
        assert.ok(
          this.canFail ? states.includes(state) : state === states.at(-1),
          `${statement}: ${state} of ${states}`,
        );
      }
    }
  }
}

/** Those of the words that stand somewhere in it. */
function wordsIn(assessment, words) {
  const found = new Set(textsOf(assessment).join("\n").match(/w\d+/g));
  return words.filter((each) => found.has(each));
}
