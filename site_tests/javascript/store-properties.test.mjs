/** What holds whatever happens to the storage: a crash between any two writes, any write that fails, tabs that race. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";

import { applyPlan } from "#checklist/archive.mjs";
import { backupsOf, discard } from "#checklist/backups.mjs";
import { begin, entryOf, next } from "#checklist/assessment.mjs";
import { Memory } from "#checklist/memory.mjs";
import { fromFile, isSame, planImport, preview, toFile } from "#checklist/portable.mjs";
import { currentOf, setCurrent, settingsOf } from "#checklist/settings.mjs";
import { ACTIONS, Dice, RUNS, check, eventOf, lives, textsOf, timeOf } from "./support/actions.mjs";
import { AT, SMALL, idFor } from "./support/models.mjs";
import { Browser, Recording, replay, storeOn } from "./support/storage.mjs";

const fresh = (number) => begin(SMALL, { id: idFor(number), name: `Assessment ${number}` }, AT);
const STATEMENTS = ["a", "b", "c"];

/** A small edit, so that a life is quick. */
function editOf(dice, count) {
  const event = eventOf(dice, count);
  if ("statement" in event) event.statement = dice.of(STATEMENTS);
  return (before) => next(before, event, timeOf(count));
}

/** One thing that a reader does; true if it was done to the store. */
function act(store, dice, count) {
  const { assessments } = store.list();
  if (assessments.length === 0) return store.create(fresh(count));
  const one = dice.of(assessments);
  switch (dice.below(12)) {
    case 0:
      return assessments.length < 4 ? store.create(fresh(count)) : "";
    case 1:
      return assessments.length > 1 ? store.remove(one.id) : "";
    case 2:
      return setCurrent(store, one);
    case 3: {
      // A reader who keeps no more than two backups.
      const [, , third] = backupsOf(store);
      if (third) return discard(store, third.name);
      const changed = assessments.map((each) =>
        next(each, { type: "rename", name: `Elsewhere ${count}` }, timeOf(count + 1)),
      );
      const file = fromFile(toFile([...changed, fresh(count)], AT));
      const plan = planImport(
        preview(file, assessments, []),
        assessments.length > 3 ? { [idFor(count)]: "skip" } : {},
        () => "",
      );
      return applyPlan(store, plan, timeOf(count));
    }
    default:
      return store.change(one.id, editOf(dice, count)).outcome;
  }
}

const stateOf = (store) => new Map(store.list().assessments.map((assessment) => [assessment.id, assessment]));

describe(`In ${RUNS} lives of ${ACTIONS} actions or more`, () => {
  it("what is stored after a crash between any two writes loads, and lacks the last action at most", () => {
    const property = fc.property(lives(), (numbers) => {
      const storage = new Recording();
      const store = storeOn(storage);
      store.create(fresh(1));
      const crashed = new Memory();
      let done = 0;
      let before = new Map();
      for (const [count, number] of [0, ...numbers].entries()) {
        if (count > 0) act(store, new Dice(number), count + 10);
        const after = stateOf(store);
        for (; done < storage.writes.length; done += 1) {
          replay(crashed, storage.writes[done]);
          const { kind, assessments, unreadable } = copyOf(crashed).list();
          assert.deepEqual([kind, unreadable], ["found", []]);
          const found = new Map(assessments.map((assessment) => [assessment.id, assessment]));
          for (const id of new Set([...before.keys(), ...after.keys()])) {
            const each = found.get(id);
            assert.ok(
              isSame(each ?? null, before.get(id) ?? null) || isSame(each ?? null, after.get(id) ?? null),
              `${id} after write ${done}`,
            );
          }
          assert.ok(assessments.every(({ id }) => before.has(id) || after.has(id)));
        }
        before = after;
      }
      assert.equal(settingsOf(store).version, 1);
    });
    check(property);
  });

  it("a write that fails loses nothing: it is told, and stored when it can be", () => {
    const property = fc.property(lives(), (numbers) => {
      const storage = new Recording();
      const store = storeOn(storage);
      const calm = storeOn(new Recording());
      for (const each of [store, calm]) each.create(fresh(1));
      let failing = false;
      storage.fails = (_, key) => (failing && !key.endsWith(":index") ? "QuotaExceededError" : "");
      for (const [count, number] of numbers.entries()) {
        failing = new Dice(number ^ 0x5bd1e995).below(3) === 0;
        const edit = editOf(new Dice(number), count);
        const { outcome, assessment } = store.change(idFor(1), edit);
        calm.change(idFor(1), edit);
        assert.equal(outcome, failing ? "full" : "saved");
        assert.deepEqual({ ...assessment, revision: 0 }, { ...calm.read(idFor(1)).assessment, revision: 0 });
      }
      failing = false;
      assert.equal(store.settle(idFor(1)).outcome, "saved");
      assert.deepEqual(
        { ...storeOn(storage).read(idFor(1)).assessment, revision: 0 },
        { ...calm.read(idFor(1)).assessment, revision: 0 },
      );
    });
    check(property);
  });

  it("damage done to any key is told and kept, and the rest still loads", () => {
    const property = fc.property(
      lives(),
      fc.constantFrom(
        "",
        "{",
        "null",
        "[1]",
        '{"version":1}',
        '{"format":"social-value-assessment","version":1}',
        '{"version":9,"format":"social-value-assessment"}',
      ),
      (numbers, damage) => {
        const storage = new Recording();
        const store = storeOn(storage);
        store.create(fresh(1));
        for (const [count, number] of numbers.slice(0, 40).entries()) act(store, new Dice(number), count + 10);
        const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place));
        const key = keys[numbers[0] % keys.length];
        const text = storage.getItem(key);
        const rest = stateOf(store);
        rest.delete(store.idOf(key));
        storage.setItem(key, damage);
        const now = storeOn(storage);
        const { kind, assessments, unreadable } = now.list();
        assert.equal(kind, "found");
        assert.deepEqual(new Map(assessments.map((assessment) => [assessment.id, assessment])), rest);
        if (store.idOf(key))
          assert.deepEqual(
            unreadable.map((each) => each.text),
            [damage],
          );
        backupsOf(now);
        currentOf(now, SMALL.id);
        // The reader goes on: what was damaged is never written over.
        for (const [count, number] of numbers.slice(40, 60).entries()) act(now, new Dice(number), count + 100);
        const texts = Array.from({ length: storage.length }, (_, place) => storage.getItem(storage.key(place)));
        // To the index and the settings, anything with their version is one of theirs.
        const replaced = /:(index|settings)$/.test(key) && damage.includes('"version":1');
        if (rest.size > 0 && !replaced) assert.ok(texts.includes(damage), `${key}: ${damage}`);
        assert.notEqual(text, null);
      },
    );
    check(property);
  });

  it("two or three tabs that write at any moment, and hear of each other late, lose no note and no answer", () => {
    const property = fc.property(lives(), (numbers) => {
      const browser = new Browser();
      const id = idFor(1);
      storeOn(browser.open()).create(fresh(1));
      browser.settle();
      const pages = Array.from({ length: 2 + (numbers[0] % 2) }, () => new Page(browser, id));
      const owners = new Map();
      const words = [];
      for (const [count, number] of numbers.entries()) {
        const dice = new Dice(number);
        if (dice.below(3) > 0) {
          for (let steps = dice.below(20); steps > 0; steps -= 1) browser.step(new Dice(number + steps).below(6));
          continue;
        }
        const place = dice.below(pages.length);
        const statement = `s${dice.below(4)}`;
        if (dice.below(2)) {
          words.push(`w${count}`);
          pages[place].types(statement, `w${count}`, dice.below(2) === 0);
        } else {
          // Each statement is answered on one page only, so it is known which answer must stand.
          const own = `p${place}-${statement}`;
          pages[place].answers(own, `v${count}`);
          owners.set(own, `v${count}`);
        }
      }
      browser.settle();
      const texts = pages.map(({ store }) => store.settle(id).assessment);
      for (const each of texts) assert.ok(isSame(each, texts[0]));
      const { assessment } = storeOn(browser.middle).read(id);
      assert.ok(isSame(assessment, texts[0]));
      const found = new Set(textsOf(assessment).join(" ").match(/w\d+/g));
      assert.deepEqual(
        words.filter((word) => !found.has(word)),
        [],
      );
      for (const [statement, state] of owners) assert.equal(entryOf(assessment.answers, statement).state, state);
    });
    check(property);
  });
});

/** A page: it shows fields, and shows what the store gives back, except in the field that is being typed in. */
class Page {
  fields = new Map();

  constructor(browser, id) {
    const tab = browser.open();
    this.id = id;
    this.store = storeOn(tab);
    this.store.read(id);
    tab.onStorage = (key) => this.store.idOf(key) === id && this.show(this.store.settle(id).assessment, this.focus);
  }

  show({ answers }, focus) {
    for (const statement of Object.keys(answers))
      if (statement !== focus) this.fields.set(statement, answers[statement].note ?? "");
  }

  types(statement, word, staysFocused) {
    const before = this.fields.get(statement) ?? "";
    const text = `${before} ${word}`;
    this.fields.set(statement, text);
    this.focus = staysFocused ? statement : undefined;
    const { assessment } = this.store.change(this.id, (old) =>
      next(old, { type: "note", statement, text, before }, AT),
    );
    this.show(assessment, this.focus);
  }

  answers(statement, state) {
    const { assessment } = this.store.change(this.id, (old) =>
      next(old, { type: "answer", statement, state, fingerprint: "p" }, AT),
    );
    this.show(assessment, this.focus);
  }
}

/** A new page on a copy, so that looking changes nothing. */
function copyOf(storage) {
  const copy = new Memory();
  for (let place = 0; place < storage.length; place += 1)
    copy.setItem(storage.key(place), storage.getItem(storage.key(place)));
  return storeOn(copy);
}
