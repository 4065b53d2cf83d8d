import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, it } from "node:test";

import { ComparisonError } from "#checklist/compare.mjs";
import { MergeError } from "#checklist/merge.mjs";
import { PortableError } from "#checklist/portable.mjs";
import * as say from "#checklist/strings-lasting.mjs";

const FOLDER = new URL(".", import.meta.resolve("#checklist/assessment.mjs"));
const source = (name) => readFileSync(new URL(name, FOLDER), "utf8");
const codesIn = (name, kind) =>
  [...source(name).matchAll(new RegExp(`new ${kind}\\((?:.*\\? )?"([a-z-]+)"(?: : "([a-z-]+)")?`, "g"))].flatMap(
    ([, ...codes]) => codes.filter(Boolean),
  );
const data = { place: 2, name: "Ours", checklist: "other", edition: 4 };

describe("Every code that the modules give", () => {
  const refusals = ["portable.mjs", "link.mjs"].flatMap((name) => codesIn(name, "PortableError"));
  it("is found by this test", () => assert.equal(new Set(refusals).size, 15));

  for (const code of new Set(refusals)) {
    it(`has a sentence: ${code}`, () => isSentence(say.notTaken(new PortableError(code, data))));
  }
  for (const code of codesIn("compare.mjs", "ComparisonError")) {
    it(`has a sentence: ${code}`, () => isSentence(say.notCompared(new ComparisonError(code))));
  }
  for (const code of codesIn("merge.mjs", "MergeError")) {
    it(`has a sentence for two people: ${code}`, () => isSentence(say.notMerged(new MergeError(code))));
  }
  for (const outcome of ["full", "blocked", "newer", "gone", "refused"]) {
    it(`has a sentence for what is not kept: ${outcome}`, () => isSentence(say.NOT_KEPT[outcome]));
  }
  for (const kind of ["corrupt", "foreign", "broken", "newer"]) {
    it(`has a sentence for what cannot be read: ${kind}`, () => isSentence(say.UNREADABLE[kind]));
  }
});

describe("The words", () => {
  it("name the assessment that is at fault, if the file does", () => {
    assert.match(
      say.notTaken(new PortableError("broken", { place: 2, name: "Ours" })),
      /^Assessment 2 in this file, “Ours”, is damaged\./,
    );
    assert.match(
      say.notTaken(new PortableError("broken", { place: 2, name: "" })),
      /^Assessment 2 in this file is damaged\./,
    );
    assert.match(say.notTaken(new PortableError("broken")), /^This file is damaged\./);
  });

  it("say a change by its answers and its sign", () => {
    const options = [
      { id: "no", label: "Getting started" },
      { id: "yes", label: "In place, and shown" },
    ];
    assert.equal(
      say.changeWords({ points: 1, direction: "up", from: "no", to: "yes" }, options),
      "up from “Getting started” to “In place, and shown”",
    );
    assert.equal(
      say.changeWords({ points: 0, direction: "same", from: "no", to: "no" }, options),
      "no change: “Getting started”",
    );
    assert.deepEqual([0, 1, 12, -1].map(say.pointsWords), [
      "no change",
      "+1 percentage point",
      "+12 percentage points",
      "−1 percentage point",
    ]);
  });

  it("warn of a long link, and refuse one that is too long", () => {
    assert.equal(say.LINK_SIZE.fine(150), "");
    assert.match(say.LINK_SIZE.long(2500), /2500 characters/);
    isSentence(say.LINK_SIZE["too-long"](9000));
  });
});

describe("The modules", () => {
  const pure = [
    "assessment",
    "asked",
    "compare",
    "csv",
    "editions",
    "link",
    "merge",
    "migrations",
    "notes",
    "portable",
    "scoring",
    "soundness",
  ];

  it("that decide hold no sentence for the reader, and reach for no page, storage, clock or chance", () => {
    for (const name of pure) {
      const code = source(`${name}.mjs`).replace(/\/\*[^]*?\*\/|\/\/.*$/gm, "");
      assert.doesNotMatch(
        code,
        /\b(window|document(?!")|localStorage|sessionStorage|Date\.now|new Date\(\)|Math\.random|crypto|fetch|console)\b/,
        name,
      );
      assert.doesNotMatch(code, /"[A-Z][a-z]+ [a-z]+ [^"]*"/, name);
    }
  });

  it("reach for the browser's storage in one place only", () => {
    const reaching = readdirSync(FOLDER).filter((name) =>
      /\b(localStorage|sessionStorage)\b/.test(source(name).replace(/\/\*[^]*?\*\//g, "")),
    );
    assert.deepEqual(reaching, ["store.mjs"]);
  });

  it("are small", () => {
    for (const name of readdirSync(FOLDER)) assert.ok(source(name).split("\n").length <= 250, name);
  });
});

function isSentence(text) {
  assert.match(text, /^[A-Z][^<>]*\.$/);
  for (const sentence of text.split(/(?<=\.) /)) assert.ok(sentence.split(" ").length <= 22, sentence);
}
