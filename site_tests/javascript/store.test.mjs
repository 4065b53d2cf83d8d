import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { applyPlan } from "#checklist/archive.mjs";
import { backupsOf, discard } from "#checklist/backups.mjs";
import { begin, next } from "#checklist/assessment.mjs";
import { newId } from "#checklist/ids.mjs";
import { fromFile, planImport, preview, toFile } from "#checklist/portable.mjs";
import { currentOf, setCurrent, setExported, settingsOf } from "#checklist/settings.mjs";
import { memoryStore } from "#checklist/memory.mjs";
import { VERSION } from "#checklist/migrations.mjs";
import { Store } from "#checklist/store.mjs";
import { AT, FILES, LATER, MODEL, SMALL, idFor } from "./support/models.mjs";
import { Browser, PREFIX, Recording, blockedStore, storeOn } from "./support/storage.mjs";

const fresh = (name = "Ours", id = idFor()) => begin(SMALL, { id, name }, AT);
const answer =
  (statement, state = "yes") =>
  (before) =>
    next(before, { type: "answer", statement, state, fingerprint: "p" }, LATER);
const note = (statement, text, before) => (assessment) =>
  next(assessment, { type: "note", statement, text, before }, LATER);
const keyOf = ({ id }) => `${PREFIX}assessment:${id}`;

/** A store with one assessment in it. */
function kept(storage = new Recording()) {
  const store = storeOn(storage);
  const assessment = fresh();
  assert.equal(store.create(assessment), "saved");
  return { storage, store, assessment, id: assessment.id, key: keyOf(assessment) };
}

describe("A store", () => {
  it("keeps assessments beyond the page, in the order in which they were made", () => {
    const { storage, store, assessment } = kept();
    const second = fresh("Second");
    store.create(second);
    const { kind, assessments, unreadable } = storeOn(storage).list();
    assert.deepEqual([kind, assessments, unreadable], ["found", [assessment, second], []]);
    assert.deepEqual(storeOn(storage).read(second.id), { kind: "found", assessment: second });
  });

  it("counts the changes that it stores", () => {
    const { storage, store, id } = kept();
    const { outcome, assessment } = store.change(id, answer("a"));
    assert.deepEqual([outcome, assessment.revision], ["saved", 1]);
    store.change(id, answer("a", "no"));
    const stored = storeOn(storage).read(id).assessment;
    assert.deepEqual([stored.revision, stored.answers.a.state], [2, "no"]);
    assert.equal("tabs" in stored, false);
  });

  it("writes each change with one write, so that none can be cut in half", () => {
    const { storage, store, id, key } = kept();
    const before = storage.writes.length;
    store.change(id, answer("a"));
    assert.deepEqual(
      storage.writes.slice(before).map((write) => write.key),
      [key],
    );
  });

  it("writes a document before the index names it", () => {
    const { storage, key } = kept();
    assert.deepEqual(
      storage.writes.map((write) => write.key),
      [key, `${PREFIX}index`],
    );
  });

  it("finds what the index has lost, and makes the index again", () => {
    const { storage, store, assessment } = kept();
    const second = fresh("Second");
    store.create(second);
    for (const lost of [
      null,
      "{",
      "[]",
      '{"version":1}',
      '{"version":1,"ids":{"x":1}}',
      '{"version":1,"ids":["a-nothingthere"]}',
    ]) {
      if (lost === null) storage.removeItem(`${PREFIX}index`);
      else storage.setItem(`${PREFIX}index`, lost);
      assert.deepEqual(
        storeOn(storage)
          .list()
          .assessments.map(({ id }) => id)
          .sort(),
        [assessment.id, second.id].sort(),
      );
      assert.equal(JSON.parse(storage.getItem(`${PREFIX}index`)).ids.length, 2);
    }
  });

  it("leaves an index of a newer version alone", () => {
    const { storage, store } = kept();
    const newer = '{"version":2,"order":"other"}';
    storage.setItem(`${PREFIX}index`, newer);
    assert.equal(store.create(fresh()), "saved");
    assert.equal(store.list().assessments.length, 2);
    assert.equal(storage.getItem(`${PREFIX}index`), newer);
  });

  it("forgets what is removed, and takes it back", () => {
    const { storage, store, id } = kept();
    const { assessment } = store.change(id, answer("a"));
    assert.equal(store.remove(id), "saved");
    assert.equal(storeOn(storage).read(id).kind, "absent");
    assert.deepEqual(storeOn(storage).list().assessments, []);
    assert.equal(store.create(assessment), "saved");
    assert.deepEqual(storeOn(storage).list().assessments, [assessment]);
  });

  it("removes everything of this site and nothing of another", () => {
    const { storage, store } = kept();
    storage.setItem("other", "theirs");
    storage.setItem(`${PREFIX}unreadable:1`, "x");
    storage.setItem("social-value-toolkit:/toolkit/2/:index", "theirs");
    storage.setItem("social-value-toolkit:/toolkit/2/:assessment:a-theirsxxxxxx", "theirs");
    storage.setItem("social-value-toolkit:/toolkit/2/:unreadable:1", "theirs");
    assert.deepEqual(store.list().assessments.length, 1);
    assert.deepEqual(
      store.list().unreadable.map(({ text }) => text),
      ["x"],
    );
    assert.equal(store.removeAll(), "saved");
    assert.deepEqual(
      Array.from({ length: storage.length }, (_, place) => storage.key(place)),
      [
        "other",
        "social-value-toolkit:/toolkit/2/:index",
        "social-value-toolkit:/toolkit/2/:assessment:a-theirsxxxxxx",
        "social-value-toolkit:/toolkit/2/:unreadable:1",
      ],
    );
    assert.deepEqual(store.list().assessments, []);
  });

  it("knows which storage events are about an assessment", () => {
    const { store, id, key } = kept();
    assert.deepEqual(
      [key, `${PREFIX}index`, "other", null].map((each) => store.idOf(each)),
      [id, "", "", ""],
    );
  });

  it("makes ids that no two assessments share", () => {
    const ids = new Set(Array.from({ length: 1000 }, newId));
    assert.equal(ids.size, 1000);
    for (const id of ids) assert.match(id, /^a-[a-z2-7]{12}$/);
  });

  it("has a removed one taken back with what other tabs had done, once", () => {
    const { storage, store, id } = kept();
    const other = storeOn(storage);
    other.read(id);
    other.change(id, answer("a", "no"));
    const { assessment } = store.change(id, answer("a", "yes"));
    store.remove(id);
    assert.equal(store.create(assessment), "saved");
    assert.equal(other.settle(id).assessment.answers.a.state, "yes");
    assert.equal(store.change(id, answer("b")).outcome, "saved");
    assert.deepEqual(Object.keys(storeOn(storage).read(id).assessment.answers), ["a", "b"]);
  });

  it("in memory has the same methods and keeps nothing", () => {
    const store = memoryStore("/toolkit/");
    const assessment = fresh();
    assert.ok(store instanceof Store);
    assert.equal(store.create(assessment), "saved");
    assert.equal(store.change(assessment.id, answer("a")).assessment.answers.a.state, "yes");
    assert.equal(store.list().assessments.length, 1);
    assert.equal(memoryStore("/toolkit/").list().assessments.length, 0);
    assert.equal(store.removeAll(), "saved");
  });
});

describe("Two tabs", () => {
  const two = () => {
    const { storage, store, id } = kept();
    const other = storeOn(storage);
    other.read(id);
    return { storage, one: store, other, id };
  };

  it("keep the answers of both", () => {
    const { storage, one, other, id } = two();
    one.change(id, answer("a"));
    other.change(id, answer("b"));
    const { assessment } = one.change(id, answer("c"));
    assert.deepEqual(Object.keys(assessment.answers), ["a", "b", "c"]);
    assert.deepEqual(storeOn(storage).read(id).assessment, assessment);
    assert.equal(assessment.revision, 3);
  });

  it("keep both texts of a note that was written in both", () => {
    const { one, other, id } = two();
    one.change(id, note("a", "From one", ""));
    const { assessment } = other.change(id, note("a", "From the other", ""));
    assert.match(assessment.answers.a.note, /From one[^]*From the other/);
  });

  it("see each other's work when told of it, and write nothing for that", () => {
    const { storage, one, other, id } = two();
    one.change(id, answer("a"));
    const before = storage.writes.length;
    const { outcome, assessment } = other.settle(id);
    assert.deepEqual([outcome, assessment.answers.a.state], ["saved", "yes"]);
    assert.equal(storage.writes.length, before);
  });

  it("are told when the assessment was deleted in the other, and it does not come back by itself", () => {
    const { storage, one, other, id } = two();
    one.remove(id);
    const { outcome, assessment } = other.change(id, answer("a"));
    assert.deepEqual([outcome, assessment.answers.a.state], ["gone", "yes"]);
    assert.equal(other.settle(id).outcome, "gone");
    assert.deepEqual(other.read(id), { kind: "gone" });
    assert.deepEqual(storeOn(storage).list().assessments, []);
    assert.equal(other.create(assessment), "saved");
    assert.equal(other.change(id, answer("b")).outcome, "saved");
  });

  it("both take back what one of them deleted, and lose nothing by it", () => {
    const { storage, one, other, id } = two();
    const { assessment } = one.change(id, answer("a"));
    one.remove(id);
    other.change(id, answer("b"));
    assert.equal(one.create(assessment), "saved");
    one.change(id, answer("c"));
    assert.equal(other.create(assessment), "saved");
    assert.deepEqual(Object.keys(storeOn(storage).read(id).assessment.answers).sort(), ["a", "b", "c"]);
  });

  it("are told when a newer version of the site wrote, and leave that alone", () => {
    const { storage, one, id } = two();
    const newer = JSON.stringify({ ...one.read(id).assessment, version: VERSION + 1 });
    storage.setItem(`${PREFIX}assessment:${id}`, newer);
    assert.equal(one.change(id, answer("a")).outcome, "newer");
    assert.equal(one.settle(id).outcome, "newer");
    assert.equal(storage.getItem(`${PREFIX}assessment:${id}`), newer);
  });

  it("that write in the same moment lose nothing, though the browser keeps only the last write", () => {
    const browser = new Browser();
    const first = storeOn(browser.open());
    const assessment = fresh();
    first.create(assessment);
    browser.settle();
    const second = storeOn(browser.open());
    second.read(assessment.id);
    for (const [store, tab] of [
      [first, browser.tabs[0]],
      [second, browser.tabs[1]],
    ])
      tab.onStorage = (key) => store.settle(store.idOf(key));
    // Neither has heard of the other yet.
    first.change(assessment.id, answer("a"));
    first.change(assessment.id, answer("b"));
    second.change(assessment.id, answer("c"));
    second.change(assessment.id, note("a", "Note", ""));
    second.change(assessment.id, answer("d"));
    browser.settle();
    const { answers } = storeOn(browser.middle).read(assessment.id).assessment;
    assert.deepEqual(Object.keys(answers).sort(), ["a", "b", "c", "d"]);
    assert.deepEqual([answers.a.state, answers.a.note], ["yes", "Note"]);
    assert.deepEqual(first.settle(assessment.id).assessment, second.settle(assessment.id).assessment);
  });

  it("do not do again what others have done over since, however many they were and however long ago", () => {
    const { storage, one, id } = two();
    one.change(id, answer("a", "no"));
    for (let tabs = 0; tabs < 30; tabs += 1) {
      const other = storeOn(storage);
      other.read(id);
      for (let count = 0; count < 3; count += 1) other.change(id, answer("a", count % 2 ? "some" : "yes"));
      if (tabs === 20) assert.equal(storeOn(storage).read(id).assessment.answers.a.state, "yes");
    }
    assert.equal(one.settle(id).assessment.answers.a.state, "yes");
    assert.ok(JSON.parse(storage.getItem(`${PREFIX}assessment:${id}`)).tabs);
  });

  it("count no more tabs than they need", () => {
    const { storage, key, id } = kept();
    for (let tabs = 0; tabs < 100; tabs += 1) {
      const store = storeOn(storage);
      store.read(id);
      store.change(id, answer("a"));
    }
    assert.equal(Object.keys(JSON.parse(storage.getItem(key)).tabs).length, 12);
  });
});

describe("When storage fails", () => {
  for (const [failure, outcome] of [
    ["QuotaExceededError", "full"],
    ["NS_ERROR_DOM_QUOTA_REACHED", "full"],
    ["SecurityError", "blocked"],
  ]) {
    it(`the reader is told (${failure}), goes on, and all is stored once it can be`, () => {
      const { storage, store, id } = kept();
      storage.fails = () => failure;
      assert.equal(store.change(id, answer("a")).outcome, outcome);
      assert.equal(store.change(id, note("a", "typed while it failed")).outcome, outcome);
      assert.equal(store.read(id).assessment.answers.a.note, "typed while it failed");
      assert.equal(storeOn(storage).read(id).assessment.answers.a, undefined);
      storage.fails = () => "";
      assert.equal(store.settle(id).outcome, "saved");
      assert.equal(storeOn(storage).read(id).assessment.answers.a.note, "typed while it failed");
    });
  }

  it("what waits goes on top of what another tab stored meanwhile", () => {
    const { storage, store, id } = kept();
    storage.fails = () => "QuotaExceededError";
    store.change(id, answer("a"));
    store.change(id, note("b", "mine", ""));
    storage.fails = () => "";
    const other = storeOn(storage);
    other.read(id);
    other.change(id, note("b", "theirs", ""));
    const { outcome, assessment } = store.change(id, answer("c"));
    assert.equal(outcome, "saved");
    assert.deepEqual([assessment.answers.a.state, assessment.answers.c.state], ["yes", "yes"]);
    assert.match(assessment.answers.b.note, /theirs[^]*mine/);
  });

  it("what waits does not take itself for stored because many tabs wrote before", () => {
    const { storage, id } = kept();
    for (let tabs = 0; tabs < 20; tabs += 1) {
      const other = storeOn(storage);
      other.read(id);
      other.change(id, answer("b"));
    }
    const store = storeOn(storage);
    store.read(id);
    storage.fails = () => "QuotaExceededError";
    store.change(id, answer("a"));
    storage.fails = () => "";
    const other = storeOn(storage);
    other.read(id);
    other.change(id, answer("c"));
    assert.deepEqual(Object.keys(store.settle(id).assessment.answers).sort(), ["a", "b", "c"]);
    assert.deepEqual(Object.keys(storeOn(storage).read(id).assessment.answers).sort(), ["a", "b", "c"]);
  });

  it("a new assessment waits too, and is listed", () => {
    const storage = new Recording();
    const store = storeOn(storage);
    const assessment = fresh();
    storage.fails = () => "QuotaExceededError";
    assert.equal(store.create(assessment), "full");
    assert.equal(store.change(assessment.id, answer("a")).outcome, "full");
    assert.equal(store.list().assessments[0].answers.a.state, "yes");
    storage.fails = () => "";
    assert.equal(store.change(assessment.id, answer("b")).outcome, "saved");
    assert.deepEqual(Object.keys(storeOn(storage).list().assessments[0].answers), ["a", "b"]);
  });

  it("a blocked one is no fault: the assessment lives as long as the page", () => {
    const store = blockedStore();
    const assessment = fresh();
    assert.equal(store.list().kind, "blocked");
    assert.equal(store.create(assessment), "blocked");
    const { outcome, assessment: after } = store.change(assessment.id, answer("a"));
    assert.deepEqual([outcome, after.answers.a.state], ["blocked", "yes"]);
    assert.deepEqual(store.read(assessment.id), { kind: "blocked", assessment: after });
    assert.deepEqual(store.list(), { kind: "blocked", assessments: [after], unreadable: [] });
    assert.deepEqual(settingsOf(store), { version: 1, current: {}, lastExported: {} });
    assert.equal(setCurrent(store, assessment), "blocked");
    assert.equal(currentOf(store, "small").kind, "blocked");
    assert.equal(store.remove(assessment.id), "blocked");
    assert.equal(store.removeAll(), "blocked");
    assert.equal(applyPlan(store, { write: [assessment], backups: [assessment] }, AT), "blocked");
    assert.deepEqual(backupsOf(store), []);
  });

  it("an index that cannot be written does not matter", () => {
    const storage = new Recording();
    storage.fails = (_, key) => (key.endsWith("index") ? "QuotaExceededError" : "");
    const store = storeOn(storage);
    assert.equal(store.create(fresh()), "saved");
    assert.equal(storeOn(storage).list().assessments.length, 1);
  });

  it("a text too long to be read again is not written, and is written once it is shorter", () => {
    const { store, id } = kept();
    const long = (before) => ({ ...before, note: "x".repeat(100_001) });
    assert.equal(store.change(id, long).outcome, "refused");
    assert.equal(store.read(id).assessment.note.length, 100_001);
    assert.equal(store.change(id, (before) => ({ ...before, note: "short" })).outcome, "saved");
  });

  it("an id that is not known is gone, and nothing is made of it", () => {
    const { store, storage } = kept();
    const before = storage.writes.length;
    assert.deepEqual(store.change("a-notheretoday", answer("a")), { outcome: "gone" });
    assert.deepEqual(store.settle("a-notheretoday"), { outcome: "gone" });
    assert.equal(storage.writes.length, before);
  });
});

describe("What cannot be read", () => {
  const bad = {
    corrupt: () => '{"format":"social-value-ass',
    foreign: () => '{"theme":"dark"}',
    broken: (assessment) => JSON.stringify({ ...assessment, answers: 7 }),
    newer: (assessment) => JSON.stringify({ ...assessment, version: VERSION + 1 }),
  };
  for (const [kind, textOf] of Object.entries(bad)) {
    it(`is told apart, stays where it is, and can be downloaded: ${kind}`, () => {
      const { storage, assessment, id, key } = kept();
      const text = textOf(assessment);
      storage.setItem(key, text);
      const store = storeOn(storage);
      assert.deepEqual(store.read(id), { kind, assessment: undefined });
      assert.deepEqual(store.list(), {
        kind: "found",
        assessments: [],
        unreadable: [{ name: `assessment:${id}`, kind, text }],
      });
      assert.equal(storage.getItem(key), text);
      assert.equal(discard(store, `assessment:${id}`), "saved");
      assert.deepEqual(store.list().unreadable, []);
    });
  }

  it("and stands under another id's name is not taken for it", () => {
    const { storage, assessment } = kept();
    const other = idFor();
    storage.setItem(`${PREFIX}assessment:${other}`, JSON.stringify(assessment));
    assert.equal(storeOn(storage).read(other).kind, "foreign");
  });

  it("is put aside, not written over, when the page that has the assessment open goes on", () => {
    const { storage, store, id, key } = kept();
    store.change(id, answer("a"));
    storage.setItem(key, "{damaged");
    const { outcome, assessment } = store.change(id, answer("b"));
    assert.equal(outcome, "saved");
    assert.deepEqual(Object.keys(assessment.answers), ["a", "b"]);
    assert.deepEqual(store.list().unreadable, [{ name: "unreadable:1", kind: "corrupt", text: "{damaged" }]);
    storage.setItem(key, "again");
    store.settle(id);
    assert.deepEqual(
      store.list().unreadable.map(({ text }) => text),
      ["{damaged", "again"],
    );
  });

  it("is not written over when there is no room to put it aside", () => {
    const { storage, store, id, key } = kept();
    storage.setItem(key, "{damaged");
    storage.fails = (_, name) => (name.includes("unreadable") ? "QuotaExceededError" : "");
    const { outcome, assessment } = store.change(id, answer("a"));
    assert.deepEqual([outcome, assessment.answers.a.state], ["full", "yes"]);
    assert.equal(storage.getItem(key), "{damaged");
  });
});

describe("The settings", () => {
  it("say which assessment was open last, and when each was downloaded", () => {
    const { store, storage, assessment } = kept();
    assert.equal(setCurrent(store, assessment), "saved");
    assert.equal(setExported(store, [assessment], LATER), "saved");
    assert.deepEqual(settingsOf(storeOn(storage)), {
      version: 1,
      current: { small: assessment.id },
      lastExported: { [assessment.id]: LATER },
    });
    assert.deepEqual(currentOf(storeOn(storage), "small"), { kind: "found", assessment });
    assert.deepEqual(currentOf(storeOn(storage), "other"), { kind: "absent", assessment: undefined });
  });

  it("when lost, give way to the assessment that changed last", () => {
    const { store } = kept();
    const second = { ...fresh("Second"), changed: LATER };
    store.create(second);
    store.create(fresh("Third"));
    assert.equal(currentOf(store, "small").assessment.id, second.id);
    setCurrent(store, { id: "a-nothingthere", checklist: "small" });
    assert.equal(currentOf(store, "small").assessment.id, second.id);
  });

  it("do not hide that the assessment cannot be read", () => {
    const { store, storage, assessment, key } = kept();
    setCurrent(store, assessment);
    storage.setItem(key, "{");
    assert.equal(currentOf(storeOn(storage), "small").kind, "corrupt");
  });

  it("when damaged are put aside; when newer are left alone; unknown fields stay", () => {
    const { store, storage, assessment } = kept();
    storage.setItem(`${PREFIX}settings`, "{damaged");
    assert.equal(setCurrent(store, assessment), "saved");
    assert.equal(storage.getItem(`${PREFIX}unreadable:1`), "{damaged");
    storage.setItem(`${PREFIX}settings`, '{"version":2,"now":{}}');
    assert.equal(setCurrent(store, assessment), "newer");
    assert.equal(storage.getItem(`${PREFIX}settings`), '{"version":2,"now":{}}');
    storage.setItem(`${PREFIX}settings`, '{"version":1,"current":[],"text":"large"}');
    assert.equal(setCurrent(store, assessment), "saved");
    assert.deepEqual(settingsOf(store), {
      version: 1,
      current: { small: assessment.id },
      lastExported: {},
      text: "large",
    });
  });

  it("cannot be led astray by a checklist with a name of JavaScript itself", () => {
    const { store } = kept();
    for (const name of ["constructor", "__proto__", "toString"]) assert.equal(currentOf(store, name).kind, "absent");
  });
});

describe("Taking a file in", () => {
  const file = fromFile(FILES.find(({ name }) => name === "v1-carried.json").text);
  const plan = (store, choices = {}) => planImport(preview(file, store.list().assessments, [MODEL]), choices, newId);

  it("and asking for all again is the identity", () => {
    const store = memoryStore("/toolkit/");
    assert.equal(applyPlan(store, plan(store), AT), "saved");
    assert.deepEqual(fromFile(toFile(store.list().assessments, file.exported)), file);
    assert.deepEqual(plan(store), { write: [], backups: [] });
  });

  it("keeps what it replaces, and what it replaced can be taken back", () => {
    const storage = new Recording();
    const store = storeOn(storage);
    const [old] = file.assessments;
    const mine = { ...old, name: "Edited here", changed: "2020-01-01T00:00:00.000Z", revision: 90 };
    store.create(mine);
    assert.equal(applyPlan(store, plan(store), LATER), "saved");
    assert.deepEqual(store.read(old.id).assessment, { ...old, revision: 91 });
    const [backup] = backupsOf(storeOn(storage));
    assert.deepEqual(backup, { name: "backup:1", at: LATER, assessment: mine });
    const back = planImport(
      preview({ exported: backup.at, assessments: [backup.assessment], maps: [] }, store.list().assessments, []),
      { [old.id]: "take" },
      newId,
    );
    assert.equal(applyPlan(store, back, LATER), "saved");
    assert.deepEqual(store.read(old.id).assessment, { ...mine, revision: 92 });
    assert.equal(backupsOf(store).length, 2);
    assert.equal(discard(store, "backup:1"), "saved");
    assert.equal(backupsOf(store).length, 1);
  });

  it("keeps what was typed after the preview was shown", () => {
    const store = memoryStore("/toolkit/");
    const [old] = file.assessments;
    store.create({ ...old, changed: "2020-01-01T00:00:00.000Z" });
    const ready = plan(store);
    store.change(old.id, (before) => next(before, { type: "note", statement: "buy-pay", text: "Just now" }, AT));
    assert.equal(applyPlan(store, ready, AT), "saved");
    assert.equal(backupsOf(store)[0].assessment.answers["buy-pay"].note, "Just now");
  });

  it("takes all or nothing, whichever write fails", () => {
    for (let failing = 0; ; failing += 1) {
      const storage = new Recording();
      const store = storeOn(storage);
      const mine = { ...file.assessments[0], name: "Edited here", changed: "2020-01-01T00:00:00.000Z" };
      store.create(mine);
      const ready = plan(store);
      const start = storage.writes.length;
      const before = new Map(
        Array.from({ length: storage.length }, (_, place) => [storage.key(place), storage.getItem(storage.key(place))]),
      );
      let count = 0;
      storage.fails = () => (count++ === failing ? "QuotaExceededError" : "");
      const outcome = applyPlan(store, ready, AT);
      storage.fails = () => "";
      if (outcome === "saved") {
        assert.equal(failing, 3, "a backup and two documents");
        assert.ok(storage.writes.length > start);
        return;
      }
      assert.equal(outcome, "full");
      const after = new Map(
        Array.from({ length: storage.length }, (_, place) => [storage.key(place), storage.getItem(storage.key(place))]),
      );
      assert.deepEqual(after, before);
      assert.deepEqual(store.list().assessments, [mine]);
    }
  });

  it("puts aside what stands in the way and cannot be read, and leaves alone what is newer", () => {
    const storage = new Recording();
    const store = storeOn(storage);
    const [first, second] = file.assessments;
    storage.setItem(keyOf(first), "{damaged");
    assert.equal(applyPlan(store, plan(store), AT), "saved");
    assert.equal(storage.getItem(`${PREFIX}unreadable:1`), "{damaged");
    const newer = JSON.stringify({ ...second, version: VERSION + 1 });
    storage.setItem(keyOf(second), newer);
    assert.equal(applyPlan(store, { write: [second], backups: [] }, AT), "newer");
    assert.equal(storage.getItem(keyOf(second)), newer);
  });

  it("reaches a tab that has the replaced one open", () => {
    const storage = new Recording();
    const [one, other] = [storeOn(storage), storeOn(storage)];
    const [old] = file.assessments;
    one.create({ ...old, changed: "2020-01-01T00:00:00.000Z", revision: 500 });
    one.change(old.id, answer("buy-pay", "not-yet"));
    assert.equal(applyPlan(other, plan(other), AT), "saved");
    assert.deepEqual(one.settle(old.id).assessment.answers, old.answers);
    assert.equal(one.settle(old.id).outcome, "saved");
  });
});
