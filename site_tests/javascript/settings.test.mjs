import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";

import { begin } from "#checklist/assessment.mjs";
import { Memory } from "#checklist/memory.mjs";
import { askToKeep, isReminderDue, setCurrent, setExported, setReminded, settingsOf } from "#checklist/settings.mjs";
import { AT, SMALL, idFor } from "./support/models.mjs";
import { blockedStore, storeOn } from "./support/storage.mjs";

const daysLater = (days) => new Date(Date.parse(AT) + days * 86_400_000).toISOString();

/** Changed on the first day, with so many answers and a note more. */
const answered = (number) => {
  const entries = Array.from({ length: number }, (_, place) => [`s${place}`, { state: "yes", at: AT }]);
  const answers = { ...Object.fromEntries(entries), noted: { note: "x", at: AT } };
  return { ...begin(SMALL, { id: idFor() }, AT), answers };
};

describe("The reminder to take a file", () => {
  const assessment = answered(10);
  const changed = { ...assessment, changed: daysLater(20) };

  it("comes with the tenth answer", () => {
    const store = storeOn(new Memory());
    assert.equal(isReminderDue(store, answered(9), AT), false);
    assert.equal(isReminderDue(store, answered(10), AT), true);
  });

  it("stays away for a week after a file, and until something changes", () => {
    const store = storeOn(new Memory());
    setExported(store, [assessment], daysLater(1));
    assert.equal(isReminderDue(store, assessment, daysLater(1)), false);
    assert.equal(isReminderDue(store, assessment, daysLater(30)), false, "the file still holds all of it");
    assert.equal(isReminderDue(store, { ...assessment, changed: daysLater(2) }, daysLater(7.9)), false);
    assert.equal(isReminderDue(store, { ...assessment, changed: daysLater(2) }, daysLater(8)), true);
    assert.equal(isReminderDue(store, answered(10), daysLater(1)), true, "another one is in no file");
  });

  it("stays away for a week after it was read, for every assessment", () => {
    const store = storeOn(new Memory());
    setReminded(store, AT);
    assert.equal(isReminderDue(store, assessment, daysLater(6.9)), false);
    assert.equal(isReminderDue(store, answered(30), daysLater(6.9)), false);
    assert.equal(isReminderDue(store, assessment, daysLater(7)), true);
    setCurrent(store, assessment);
    assert.equal(settingsOf(store).reminded, AT, "nothing else forgets it");
  });

  it("comes rather than fails where a time makes no sense", () => {
    const store = storeOn(new Memory());
    store.drawer.putRecord("settings", { reminded: "soon", lastExported: { [changed.id]: 7 } });
    assert.equal(isReminderDue(store, changed, daysLater(21)), true);
  });
});

describe("The wish that the browser keeps what it has", () => {
  const { storage } = navigator;
  const withAnswer = (persist) => Object.defineProperty(navigator, "storage", { value: persist && { persist }, configurable: true });
  afterEach(() => Object.defineProperty(navigator, "storage", { value: storage, configurable: true }));

  for (const [name, answer] of Object.entries({
    "says yes": () => Promise.resolve(true),
    "says no": () => Promise.resolve(false),
    fails: () => Promise.reject(new Error("no")),
    "never answers": () => new Promise(() => {}),
  })) {
    it(`is told once, and holds nothing up: a browser that ${name}`, () => {
      let asked = 0;
      withAnswer(() => {
        asked += 1;
        return answer();
      });
      const memory = new Memory();
      for (const at of [AT, daysLater(1), daysLater(90)]) assert.equal(askToKeep(storeOn(memory), at), undefined);
      assert.equal(asked, 1);
      assert.equal(settingsOf(storeOn(memory)).askedToKeep, AT);
    });
  }

  it("is not told where there is nobody to tell, or nothing can be kept", () => {
    withAnswer(undefined);
    const store = storeOn(new Memory());
    askToKeep(store, AT);
    assert.equal(settingsOf(store).askedToKeep, undefined);
    withAnswer(() => Promise.resolve(true));
    askToKeep(blockedStore(), AT);
  });
});
