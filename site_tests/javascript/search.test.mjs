/**
 * The search: the index that Python wrote, asked by the browser's engine, against a search that reads every document.
 */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { asked, openIndex, rarity } from "#search/engine.mjs";
import { excerpt, marked, shown } from "#search/excerpt.mjs";
import { fold, otherForms, places, words } from "#search/words.mjs";

const KINDS = ["guidance", "statement", "case-study", "glossary", "page"];
const SEED = 1844;

// ---- words

const cases = JSON.parse(readFileSync(new URL("../fixtures/search/words.json", import.meta.url), "utf8"));

for (const [text, expected] of cases) {
  test(`the words of “${text}” are those that the index has`, () => {
    assert.deepEqual(words(text.normalize("NFC")), expected);
  });
}

test("the places of words are those of the text as it is shown", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      for (const { word, start, end } of places(text)) assert.equal(fold(text.slice(start, end)), word);
    }),
  );
});

test("one and many find each other, and short words are left alone", () => {
  assert.deepEqual(otherForms("charities"), ["charity"]);
  assert.deepEqual(otherForms("charity"), ["charities"]);
  assert.ok(otherForms("apprentices").includes("apprentice"));
  assert.ok(otherForms("businesses").includes("business"));
  assert.deepEqual(otherForms("business"), []);
  assert.deepEqual(otherForms("gas"), []);
});

test("words that stand everywhere are asked only if there is no other", () => {
  const stop = new Set(["the", "who"]);
  const folded = (text) => [...asked(text, stop).keys()];
  assert.deepEqual(folded("the Living the wage"), ["living", "wage"]);
  assert.deepEqual(folded("The WHO"), ["the", "who"]);
  assert.deepEqual(folded(" – "), []);
  assert.equal(folded("a b c d e f g h i j k l").length, 8);
});

// ---- an index from Python, and one search that needs none

const WORDS = "wage wages waged living tender tenders tend charity charities café 2026".split(" ");
const HOSTILE = "constructor __proto__ toString <b> O’Neil the organize naïve 𝐛𝐨𝐥𝐝 学校".split(" ");
const aWord = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...WORDS) }, fc.constantFrom(...HOSTILE), fc.string());
const aText = fc
  .array(aWord, { maxLength: 7 })
  .map((all) => all.join(" ").normalize("NFC").replace(/\s+/g, " ").trim());
const aDocument = fc.record({
  kind: fc.constantFrom(...KINDS),
  address: fc.constantFrom("a/", "b/", "c/#d"),
  title: aText,
  context: aText,
  boost: fc.constantFrom(1, 2),
  sections: fc.array(fc.tuple(aText, fc.constantFrom("", "x"), aText), { maxLength: 3 }),
});
const library = fc.array(aDocument, { maxLength: 25 });

/** Several indexes in one start of Python, each as the function that loads its parts. */
function indexesOf(orders) {
  const script = new URL("support/index_documents.py", import.meta.url);
  const env = { ...process.env, PYTHONIOENCODING: "utf-8" };
  const options = { input: JSON.stringify(orders), encoding: "utf8", maxBuffer: 1 << 28, env };
  const made = JSON.parse(execFileSync(process.env.PYTHON ?? ".venv/bin/python", [script.pathname], options));
  return made.map((files) => {
    const loaded = [];
    const load = async (path) => {
      assert.ok(Object.hasOwn(files, path), `${path} is no part of the index`);
      loaded.push(path);
      return JSON.parse(files[path]);
    };
    return { load, loaded, files };
  });
}

const FIELDS = ({ title, context, sections }) => [
  [8, title],
  [4, context],
  ...sections.flatMap(([heading, , text]) => [
    [3, heading],
    [1, text],
  ]),
];

const STOP = new Set();

/** Every document read, for each query: [{kind, numbers}]. Only words that stand somewhere are asked of it. */
class Reader {
  constructor(documents) {
    this.documents = KINDS.flatMap((kind) => documents.filter((it) => it.kind === kind));
    const lengths = this.documents.map((it) => FIELDS(it).flatMap(([, text]) => words(text)).length);
    this.impacts = this.documents.map((it, number) => {
      const own = lengths.filter((_, other) => this.documents[other].kind === it.kind);
      const average = Math.max(1, Math.floor(own.reduce((sum, length) => sum + length, 0) / own.length));
      const weights = new Map();
      for (const [weight, text] of FIELDS(it)) {
        for (const word of words(text)) if (!STOP.has(word)) weights.set(word, (weights.get(word) ?? 0) + weight);
      }
      const impact = (weight) => this.#impact(weight, lengths[number], average, it.boost);
      return new Map([...weights].map(([word, weight]) => [word, impact(weight)]));
    });
  }

  #impact(weight, length, average, boost) {
    const fits = 2 * average * weight;
    return Math.max(1, Math.floor(boost * Math.floor((63 * fits) / (fits + 8 * (average + length)))));
  }

  scores(word) {
    const found = new Map();
    this.impacts.forEach((impacts, number) => {
      for (const [term, impact] of impacts) {
        const near =
          term === word ? 10
          : term.startsWith(word) ? 1 + Math.floor((6 * [...word].length) / [...term].length)
          : otherForms(word).includes(term) ? 9
          : 0;
        if (near) found.set(number, Math.max(found.get(number) ?? 0, near * impact));
      }
    });
    return found;
  }

  find(query) {
    const each = [...asked(query, STOP).keys()].map((word) => this.scores(word));
    const all = this.documents.map((_, number) => ({
      number,
      having: each.filter((scores) => scores.has(number)).length,
      score: each.reduce((sum, it) => sum + rarity(this.documents.length, it.size || 1) * (it.get(number) ?? 0), 0),
    }));
    const most = Math.max(0, ...all.map(({ having }) => having));
    const best = most ? all.filter(({ having }) => having === most) : [];
    best.sort((one, other) => other.score - one.score || one.number - other.number);
    const numbers = best.map(({ number }) => number);
    return KINDS.map((kind) => ({ kind, numbers: numbers.filter((it) => this.documents[it].kind === kind) })).filter(
      (group) => group.numbers.length,
    );
  }

  /** Every word that can be found. */
  get vocabulary() {
    return [...new Set(this.impacts.flatMap((impacts) => [...impacts.keys()]))];
  }
}

const libraries = fc.sample(library, { seed: SEED, numRuns: 60 });
const FINE = { words: 90, texts: 120, wide: 1000, best: 3 };
const indexes = indexesOf(libraries.map((documents) => ({ documents, sizes: FINE })));
const anyStop = (await indexes[0].load("index.json")).stop;
for (const word of anyStop) STOP.add(word);

const found = (groups) => groups.map(({ kind, numbers }) => ({ kind, numbers }));

test("every word of every document finds it, and so does every beginning of the word", async () => {
  for (const [place, documents] of libraries.entries()) {
    const reader = new Reader(documents);
    const { find } = await openIndex(indexes[place].load);
    for (const [number, impacts] of reader.impacts.entries()) {
      for (const word of impacts.keys()) {
        const letters = [...word];
        for (const length of [1, Math.ceil(letters.length / 2), letters.length]) {
          const query = letters.slice(0, length).join("");
          const { groups } = await find(query);
          const all = groups.flatMap(({ numbers }) => numbers);
          assert.ok(all.includes(number), `“${query}” does not find ${JSON.stringify(reader.documents[number])}`);
        }
      }
    }
  }
});

test("the engine finds what reading every document finds, in the same order", async () => {
  let compared = 0;
  for (const [place, documents] of libraries.entries()) {
    const reader = new Reader(documents);
    const { find } = await openIndex(indexes[place].load);
    if (!reader.vocabulary.length) continue;
    const aTerm = fc.constantFrom(...reader.vocabulary, "wage", "ten", "charity", "the");
    const aQuery = fc.array(aTerm, { minLength: 1, maxLength: 4 });
    for (const query of fc.sample(aQuery, { seed: SEED, numRuns: 12 })) {
      const text = query.join(" ");
      // What is nowhere is cut until it is somewhere: a rule of its own, with tests of its own.
      if ([...asked(text, STOP).keys()].some((word) => !reader.scores(word).size)) continue;
      const { groups, missing } = await find(text);
      assert.deepEqual(missing, []);
      assert.deepEqual(found(groups), reader.find(text), `“${text}” in ${JSON.stringify(documents)}`);
      compared += 1;
    }
  }
  assert.ok(compared > 300, `only ${compared} queries were compared`);
});

test("documents come as they were given, whichever block they stand in", async () => {
  for (const [place, documents] of libraries.entries()) {
    const reader = new Reader(documents);
    const engine = await openIndex(indexes[place].load);
    const numbers = reader.documents.map((_, number) => number).reverse();
    const got = await engine.documents(numbers);
    const expected = numbers.map((number) => {
      const { address, title, context, sections } = reader.documents[number];
      const named = sections.map(([heading, anchor, text]) => ({ heading, anchor, text }));
      return { address, title, context, sections: named };
    });
    assert.deepEqual(got, expected);
  }
});

// ---- a large site

const LARGE = Array.from({ length: 300 }, (_, number) => ({
  kind: KINDS[number % 5],
  address: `${number}/`,
  title: `Case ${number} alpha${number % 7}`,
  context: "",
  boost: 1,
  sections: [["", "", `beta${number % 90} gamma${number} social value ${"a".repeat(1 + (number % 9))}`]],
}));
const [large] = indexesOf([{ documents: LARGE, sizes: { words: 300, texts: 1000, wide: 3, best: 4 } }]);

test("a short beginning on a large site finds the best of each kind, and fetches one range of words at most", async () => {
  const reader = new Reader(LARGE);
  const engine = await openIndex(large.load);
  for (const beginning of ["a", "g", "ga", "gam"]) {
    large.loaded.length = 0;
    const { groups, isWhole } = await engine.find(beginning);
    assert.equal(isWhole, false);
    const best = reader.find(beginning).map(({ kind, numbers }) => ({ kind, numbers: numbers.slice(0, 4) }));
    const top = found(groups).map(({ kind, numbers }) => ({ kind, numbers: numbers.slice(0, 4) }));
    assert.deepEqual(top, best, beginning);
    assert.ok(large.loaded.filter((path) => path.includes("/words-")).length <= 1, large.loaded.join(" "));
  }
});

test("a short beginning beside another word leaves no document out that has it", async () => {
  const { find } = await openIndex(large.load);
  const numbers = async (query) => new Set((await find(query)).groups.flatMap((group) => group.numbers));
  assert.deepEqual(await numbers("beta17 g"), await numbers("beta17"));
  assert.equal((await find("beta17 g")).isWhole, true);
});

test("each part is fetched once, and again only after it failed", async () => {
  large.loaded.length = 0;
  let fails = true;
  const engine = await openIndex(async (path) => {
    if (fails && path.includes("/words-")) throw new Error("offline");
    return large.load(path);
  });
  await assert.rejects(engine.find("gamma17"), /offline/);
  fails = false;
  const first = await engine.find("gamma17");
  const { length } = large.loaded;
  assert.deepEqual(await engine.find("gamma17"), first);
  assert.equal(large.loaded.length, length);
});

test("on a site with nothing to find, nothing is found", async () => {
  const [{ load }] = indexesOf([{ documents: [], sizes: {} }]);
  assert.deepEqual((await (await openIndex(load)).find("wage")).groups, []);
});

// ---- words that are nowhere

const page = (title, content) => ({
  kind: "page",
  address: `${title}/`,
  title,
  context: "",
  boost: 1,
  sections: [["", "", content]],
});
const [few] = indexesOf([
  { sizes: {}, documents: [page("Employment", "tender"), page("Charities", "employment law")] },
]);

test("a word that is nowhere finds what begins like it, and says so", async () => {
  const { groups, missing, words: used } = await (await openIndex(few.load)).find("employability");
  assert.deepEqual(missing, [{ word: "employability", instead: "employ" }]);
  assert.deepEqual(groups[0].numbers, [0, 1]);
  assert.deepEqual(used, [{ exact: [], beginning: "employ" }]);
});

test("a word that nothing begins like is left out, and named", async () => {
  const { groups, missing } = await (await openIndex(few.load)).find("tender Xylophonized");
  assert.deepEqual(missing, [{ word: "Xylophonized", instead: "" }]);
  assert.deepEqual(groups[0].numbers, [0]);
});

test("documents with all of the words are the only results, if there are any", async () => {
  const { find } = await openIndex(few.load);
  assert.deepEqual((await find("employment tender")).groups[0].numbers, [0]);
  assert.deepEqual(new Set((await find("charity tender")).groups[0].numbers), new Set([0, 1]));
});

// ---- what is shown

const WAGE = [{ exact: [], beginning: "wage" }];
const text = (parts) => parts.map((part) => part.text).join("");

test("marking changes no letter of a text, and marks each word that was asked for", () => {
  fc.assert(
    fc.property(aText, (shownText) => {
      const parts = marked(shownText, WAGE);
      assert.equal(text(parts), shownText);
      const inside = parts.filter((part) => part.marked).map((part) => fold(part.text));
      assert.deepEqual(inside, words(shownText).filter((word) => word.startsWith("wage")));
    }),
  );
});

test("an excerpt is a short piece of the text that holds what was asked for", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("one", "two", "wages", "three"), { maxLength: 300 }), (all) => {
      const parts = excerpt(all.join(" "), WAGE);
      const bare = text(parts).replace(/^… | …$/g, "");
      assert.ok(all.join(" ").includes(bare));
      assert.ok(words(bare).length <= 28);
      assert.equal(parts.some((part) => part.marked), all.includes("wages"));
    }),
  );
});

test("a result leads to the section that says most of it, or to the start if the title says it", () => {
  const sections = [
    { heading: "", anchor: "", text: "The start." },
    { heading: "Often", anchor: "often", text: "wage wage wage" },
    { heading: "A wage", anchor: "pay", text: "It is." },
  ];
  const document = { address: "a/", title: "Pay", context: "", sections };
  assert.equal(shown(document, WAGE).address, "a/#pay");
  const named = shown({ ...document, title: "Wages" }, WAGE);
  assert.equal(named.address, "a/");
  assert.deepEqual(named.heading, []);
  assert.equal(text(named.text), "The start.");
  assert.equal(shown({ ...document, sections: [] }, WAGE).address, "a/");
});
