import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deflateRawSync } from "node:zlib";

import { begin, entryOf, next } from "#checklist/assessment.mjs";
import { changes } from "#checklist/editions.mjs";
import { LONGEST_LINK, fromLink, isLink, toLink } from "#checklist/link.mjs";
import { PortableError, fromFile } from "#checklist/portable.mjs";
import { AT, EDITIONS, FILES, LATER, MODEL, SMALL, idFor, small, statement, statementsOf } from "./support/models.mjs";

const STATES = [...MODEL.options.map(({ id }) => id), "does-not-apply", "dont-know"];
const full = (model, pick = (_, place) => STATES[(place * 7 + 3) % STATES.length], name = "Our assessment") =>
  statementsOf(model).reduce(
    (before, { id, fingerprint }, place) =>
      next(before, { type: "answer", statement: id, state: pick(id, place), fingerprint }, AT),
    begin(model, { id: idFor(), name, date: "2026-11-22" }, AT),
  );
const noted = (length) =>
  statementsOf(MODEL).reduce(
    (before, { id }, place) => next(before, { type: "note", statement: id, text: random(length, place) }, AT),
    full(MODEL),
  );
const states = ({ answers }) => Object.fromEntries(Object.entries(answers).map(([id, { state }]) => [id, state]));
const refuses = (fragment, code, model = MODEL) =>
  assert.rejects(fromLink(fragment, model, idFor()), (error) => error instanceof PortableError && error.code === code);
const encode = (text, deflate = true) =>
  `#a=1${deflate ? "" : "j"}.${(deflate ? deflateRawSync(text) : Buffer.from(text)).toString("base64url")}`;

/** The text inside a link, with its proof made right again. */
async function forge(change, source = full(MODEL)) {
  const { fragment } = await toLink(MODEL, source);
  const { inflateRawSync } = await import("node:zlib");
  const list = JSON.parse(
    inflateRawSync(Buffer.from(fragment.slice(5), "base64url"))
      .toString()
      .slice(7),
  );
  return sealed(JSON.stringify(change(list)));
}
function sealed(json) {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(json)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return encode(sum.toString(36).padStart(7, "0") + json);
}

describe("A link", () => {
  it("brings back every answer, the name, the dates and the edition, and nothing else", async () => {
    const mine = full(MODEL);
    const { fragment, left, texts, size } = await toLink(MODEL, mine);
    const back = await fromLink(fragment, MODEL, "a-linklinklink");
    assert.deepEqual(back, { ...mine, id: "a-linklinklink" });
    assert.deepEqual([left, texts, size], [[], 0, "fine"]);
  });

  it("stays below 200 characters for 37 answers, whatever they are", async () => {
    let longest = 0;
    for (let round = 0; round < 50; round += 1) {
      const pick = (id, place) => STATES[Math.floor(noise(round * 100 + place) * STATES.length)];
      const { length } = await toLink(MODEL, full(MODEL, pick, "Our first assessment, with the whole team"));
      longest = Math.max(longest, length);
    }
    assert.ok(longest < 200, `${longest}`);
  });

  it("leaves notes and reasons at home unless they are asked for, and says how many", async () => {
    const mine = {
      ...next(
        next(full(MODEL), { type: "note", statement: "buy-pay", text: "Secret" }, AT),
        { type: "reason", statement: "buy-know", text: "Why" },
        AT,
      ),
      note: "All",
    };
    const without = await toLink(MODEL, mine);
    assert.equal(without.texts, 3);
    assert.equal((await fromLink(without.fragment, MODEL, idFor())).answers["buy-pay"].note, undefined);
    const withNotes = await toLink(MODEL, mine, { notes: true });
    assert.equal(withNotes.texts, 0);
    assert.deepEqual(await fromLink(withNotes.fragment, MODEL, mine.id), mine);
  });

  it("carries notes in any script, and a note without an answer", async () => {
    const { assessments } = fromFile(FILES.find(({ name }) => name === "v1-many-scripts.json").text);
    const mine = next(assessments[0], { type: "note", statement: "jobs-routes", text: "Only this" }, AT);
    const { fragment } = await toLink(MODEL, mine, { notes: true });
    const back = await fromLink(fragment, MODEL, mine.id);
    for (const [id, { note }] of Object.entries(mine.answers)) assert.equal(back.answers[id].note, note);
  });

  it("keeps the profile, what was brought back and the depth, so the result is the same", async () => {
    const mine = { ...full(MODEL), profile: "sole-trader", broughtBack: ["work-hours", "gone"], depth: "quick" };
    const back = await fromLink((await toLink(MODEL, mine)).fragment, MODEL, idFor());
    assert.deepEqual([back.profile, back.broughtBack, back.depth], ["sole-trader", ["work-hours"], "quick"]);
  });

  it("may hold no answer at all", async () => {
    const empty = begin(MODEL, { id: idFor(), name: "Empty" }, AT);
    assert.deepEqual(await fromLink((await toLink(MODEL, empty)).fragment, MODEL, empty.id), empty);
  });

  it("says which answers it cannot carry", async () => {
    const odd = {
      ...full(MODEL),
      answers: {
        ...full(MODEL).answers,
        "climate-flood": { state: "shown", at: AT },
        "env-paper": { state: "shown", at: AT },
        "buy-know": { state: "odd", at: AT },
      },
    };
    assert.deepEqual((await toLink(MODEL, odd)).left.sort(), ["buy-know", "climate-flood", "env-paper"]);
  });

  it("says when it is long, and when it would be refused", async () => {
    assert.equal((await toLink(MODEL, noted(60), { notes: true })).size, "long");
    assert.equal((await toLink(MODEL, noted(400), { notes: true })).size, "too-long");
    const same = statementsOf(MODEL).reduce(
      (before, { id }) => next(before, { type: "note", statement: id, text: "x".repeat(4000) }, AT),
      full(MODEL),
    );
    const { size, length } = await toLink(MODEL, same, { notes: true });
    assert.ok(length < 2000);
    assert.equal(size, "too-long");
  });

  it("keeps in mind that an answer was given to another wording", async () => {
    const then = { ...full(EDITIONS[1]), edition: 1 };
    const back = await fromLink((await toLink(MODEL, then)).fragment, MODEL, idFor());
    const found = changes(MODEL, back);
    assert.deepEqual(
      found.reworded.map(({ id }) => id),
      changes(MODEL, then).reworded.map(({ id }) => id),
    );
    assert.equal(back.edition, 1);
  });

  it("works without compression where the browser has none", async () => {
    const { CompressionStream: kept } = globalThis;
    try {
      for (const missing of [
        undefined,
        class {
          constructor() {
            throw new TypeError("deflate-raw");
          }
        },
      ]) {
        globalThis.CompressionStream = missing;
        const { fragment } = await toLink(MODEL, full(MODEL));
        assert.match(fragment, /^#a=1j\./);
        assert.ok(fragment.length < 200);
        assert.deepEqual(states(await fromLink(fragment, MODEL, idFor())), states(full(MODEL)));
      }
    } finally {
      globalThis.CompressionStream = kept;
    }
  });

  it("says so where the browser cannot open it", async () => {
    const { DecompressionStream: kept } = globalThis;
    const { fragment } = await toLink(MODEL, full(MODEL));
    try {
      globalThis.DecompressionStream = undefined;
      await refuses(fragment, "link-unreadable-here");
    } finally {
      globalThis.DecompressionStream = kept;
    }
  });

  it("is told from other fragments", () => {
    assert.deepEqual(["#a=1.x", "a=9.x", "#area-jobs", "", "#"].map(isLink), [true, true, false, false, false]);
  });
});

describe("A link from another edition", () => {
  it("is read by the history: the ids of its edition stand in the same order", async () => {
    for (const edition of [1, 2]) {
      const then = full(EDITIONS[edition]);
      const { fragment } = await toLink(EDITIONS[edition], then);
      const back = await fromLink(fragment, MODEL, then.id);
      assert.deepEqual(states(back), states(then));
      assert.equal(back.edition, edition);
      const told = ({ retired, reworded, added }) => [retired, reworded, added].map((list) => list.map(({ id }) => id));
      assert.deepEqual(told(changes(MODEL, back)), told(changes(MODEL, then)));
    }
  });

  it("is refused plainly where the history does not tell its ids", async () => {
    const { fragment } = await toLink(EDITIONS[1], full(EDITIONS[1]));
    const { history, ...forgetful } = MODEL;
    await refuses(fragment, "link-other-edition", forgetful);
  });

  it("is refused plainly where the answers are others now, so that none is taken for another", async () => {
    const { fragment } = await toLink(MODEL, full(MODEL));
    const [first, ...others] = MODEL.options;
    await refuses(fragment, "link-other-edition", {
      ...MODEL,
      options: [first, { id: "thought-of", label: "", points: 1 }, ...others],
    });
  });

  it("is refused plainly when it is later than this page", async () => {
    const { fragment } = await toLink(MODEL, full(MODEL));
    await refuses(fragment, "link-later-edition", EDITIONS[1]);
  });

  it("is refused for another checklist", async () => {
    const { fragment } = await toLink(SMALL, begin(SMALL, { id: idFor() }, AT));
    await refuses(fragment, "link-other-checklist");
  });
});

describe("A hostile link", () => {
  it("is refused when it is no link, cut off, changed, or from a later version", async () => {
    await refuses("#area-jobs", "not-a-link");
    await refuses("#a=2.abc", "link-newer");
    for (const bad of ["#a=", "#a=1.", "#a=1.!!", "#a=1.abc", "#a=<b>", "#a=1.%41", "#a=1j.AAAA", "#a=0.aaaa"])
      await refuses(bad, "link-damaged");
    const { fragment } = await toLink(MODEL, full(MODEL));
    for (let length = 5; length < fragment.length; length += 1)
      await refuses(fragment.slice(0, length), "link-damaged");
  });

  it("is refused when one letter of it differs", async () => {
    const { fragment } = await toLink(MODEL, full(MODEL));
    for (let place = 5; place < fragment.length - 1; place += 1) {
      const letter = fragment[place] === "A" ? "B" : "A";
      await refuses(fragment.slice(0, place) + letter + fragment.slice(place + 1), "link-damaged");
    }
  });

  it("is refused when it is huge, before it is read", async () => {
    const started = performance.now();
    await refuses(`#a=1.${"A".repeat(5_000_000)}`, "link-too-large");
    await refuses(`#a=1.${"A".repeat(LONGEST_LINK)}`, "link-too-large");
    assert.ok(performance.now() - started < 50);
  });

  it("is refused when a few letters swell to millions, without swelling", async () => {
    const bomb = encode("0".repeat(5_000_000));
    assert.ok(bomb.length < LONGEST_LINK);
    const started = performance.now();
    await refuses(bomb, "link-too-large");
    assert.ok(performance.now() - started < 50);
  });

  it("is refused with the wrong ids, places, letters, kinds or numbers", async () => {
    const faults = [
      () => null,
      () => ({}),
      (list) => list.with(0, { toString: 1 }),
      (list) => list.with(1, "3"),
      (list) => list.with(1, -1),
      (list) => list.with(3, 1.5),
      (list) => list.with(4, 7),
      (list) => list.with(4, "n".repeat(70_000)),
      (list) => list.with(5, "tomorrow"),
      (list) => list.with(6, 1e300),
      (list) => list.with(6, -1),
      (list) => list.with(7, 5),
      (list) => list.with(7, "?".repeat(37)),
      (list) => list.with(7, "9".repeat(37)),
      (list) => list.with(7, "0".repeat(38)),
      (list) => [...list, "p".repeat(500)],
      (list) => [...list, { toString: 1 }],
      (list) => [...list, "", "work-hours"],
      (list) => [...list, "", [99]],
      (list) => [...list, "", ["__proto__"]],
      (list) => [...list, "", [], 0, { length: 3 }],
      (list) => [...list, "", [], 0, [7]],
      (list) => [...list, "", [], 0, ["", [99, "note", ""]]],
      (list) => [...list, "", [], 0, ["", ["length", "note", ""]]],
      (list) => [...list, "", [], 0, ["", ["__proto__", "note", ""]]],
      (list) => [...list, "", [], 0, ["", [0, { a: 1 }, ""]]],
      (list) => [...list, "", [], 0, ["", "0"]],
    ];
    for (const fault of faults) await refuses(await forge(fault), "link-damaged");
    await refuses(await forge((list) => list.with(2, "xxxxxxx")), "link-other-edition");
    await refuses(await forge((list) => list.with(0, "another-list")), "link-other-checklist");
    assert.equal({}.note, undefined);
  });

  it("with markup gives that text and nothing more", async () => {
    const markup = '<img src=x onerror="alert(1)">';
    const back = await fromLink(
      await forge((list) => [...list.with(4, markup), markup, [], 0, [markup, [0, markup, markup]]]),
      MODEL,
      idFor(),
    );
    assert.deepEqual([back.name, back.profile, back.note], [markup, markup, markup]);
  });

  it("cannot reach what every object has, even with a statement of such a name", async () => {
    const model = small({
      areas: [{ id: "one", title: "One", statements: [statement("constructor"), statement("__proto__")] }],
    });
    const { fragment } = await toLink(
      model,
      full(model, () => "yes"),
      { notes: true },
    );
    const back = await fromLink(fragment, model, idFor());
    assert.equal(entryOf(back.answers, "__proto__").state, "yes");
    assert.equal(Object.getPrototypeOf(back.answers), Object.prototype);
  });
});

/** The same every time, and as hard to press together as real prose or harder. */
function noise(seed) {
  const value = Math.sin(seed * 12.9898 + 78.233) * 43758.5453;
  return value - Math.floor(value);
}
function random(length, seed) {
  return Array.from(
    { length },
    (_, place) => "abcdefghijklmnopqrstuvwxyz      "[Math.floor(noise(seed * 1000 + place) * 32)],
  ).join("");
}
