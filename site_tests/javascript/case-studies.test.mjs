/** Finding case studies, the address of a choice, the shortlist and the paper made of it. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { read, write } from "#case-studies/address.mjs";
import { Finder } from "#case-studies/finder.mjs";
import { Drawer } from "#checklist/drawer.mjs";
import { Memory } from "#checklist/memory.mjs";
import { added, change, fromHash, moved, picks, saying, titleOf, toHash, without } from "#shortlist/kept.mjs";
import { blocks, pack } from "#shortlist/pack.mjs";

const DATA = {
  count: 5,
  cards: 16,
  facets: [
    { id: "theme", label: "Theme", values: [["jobs", "Jobs"], ["green", "Environment"]], rows: [0, 1, [0, 1], 0, []] },
    { id: "size", label: "Size", values: [["micro", "Micro"], ["small", "Small"], ["large", "Large"], ["unknown", "?"]], rows: [0, 1, 2, 3, 0] },
    { id: "sector", label: "Sector", values: [["charity", "Charity"], ["private", "Private"]], rows: [0, 1, 1, 0, 1] },
  ],
  first: [2010, 2020, 2020, 2015, 2001],
  last: [2026, 2021, 2021, 2026, 2002],
  evidence: [101, 310, 20, 101, 0],
};
const finder = new Finder(DATA);
const choice = (facets = {}, more = {}) => ({
  text: "",
  facets: { theme: [], size: [], sector: [], ...facets },
  sort: "newest",
  near: { size: "", sector: "" },
  ...more,
});
const rows = (chosen, found = null) => finder.select(chosen, found).rows;

describe("What fits a choice", () => {
  it("is everything without one, the newest first", () => assert.deepEqual(rows(choice()), [3, 0, 1, 2, 4]));
  it("has any value within a facet and one of each facet", () => {
    assert.deepEqual(rows(choice({ theme: ["jobs", "green"] })), [3, 0, 1, 2]);
    assert.deepEqual(rows(choice({ theme: ["jobs"], sector: ["private"] })), [2]);
  });
  it("has the words that were found", () => assert.deepEqual(rows(choice({ theme: ["jobs"] }), Uint8Array.of(1, 1, 0, 0, 1)), [0]));
});

describe("The counts", () => {
  it("say what would be shown if that value alone were chosen in its facet", () => {
    const words = Uint8Array.of(1, 0, 1, 1, 1);
    for (const found of [null, words]) {
      for (const chosen of [choice(), choice({ theme: ["jobs"] }), choice({ theme: ["green"], size: ["micro", "large"] })]) {
        const { counts } = finder.select(chosen, found);
        DATA.facets.forEach(({ id, values }, number) =>
          values.forEach(([value], place) => {
            const alone = choice({ ...chosen.facets, [id]: [value] });
            assert.equal(counts[number][place], rows(alone, found).length, `${id} ${value}`);
          }),
        );
      }
    }
  });
  it("say what there would be without a facet", () => {
    const { rows: none, without } = finder.select(choice({ theme: ["green"], size: ["micro"] }), null);
    assert.deepEqual([none, without], [[], [2, 2, 0]]);
  });
});

describe("The order", () => {
  it("puts the best evidenced first, and the newest of equals", () =>
    assert.deepEqual(rows(choice({}, { sort: "evidence" })), [1, 3, 0, 2, 4]));
  it("puts those first that are like the reader's organisation", () => {
    const near = (size, sector) => rows(choice({}, { sort: "near", near: { size, sector } }));
    assert.deepEqual(near("micro", ""), [0, 4, 1, 3, 2]);
    assert.deepEqual(near("", "private").slice(0, 3), [1, 2, 4]);
    assert.deepEqual(near("large", "private")[0], 2);
  });
  it("takes an unknown size or sector for none", () =>
    assert.deepEqual(rows(choice({}, { sort: "near", near: { size: "huge", sector: "" } })), rows(choice())));
});

it("What comes closest misses least of the choice", () => {
  const chosen = choice({ theme: ["green"], size: ["micro"], sector: ["private"] });
  const { fails, rows: none } = finder.select(chosen, null);
  assert.deepEqual(none, []);
  assert.deepEqual(finder.closest(chosen, fails, 2), [1, 2]);
});

it("Ten thousand case studies are sifted in the time of one picture", () => {
  const rows = (of) => Array.from({ length: 10_000 }, (_, row) => (row * 7919) % of);
  const facets = [9, 8, 8, 5, 100].map((of, at) => ({ id: `f${at}`, label: "", values: Array.from({ length: of }, (_, v) => [`${v}`, ""]), rows: rows(of) }));
  const ids = ["theme", "sector", "size", "place", "shows"];
  const large = new Finder({ count: 10_000, cards: 16, facets: facets.map((it, at) => ({ ...it, id: ids[at] })), first: rows(20), last: rows(20), evidence: rows(900) });
  const chosen = { text: "", facets: { theme: ["1", "2"], sector: ["3"], size: [], place: [], shows: [] }, sort: "newest", near: {} };
  const times = Array.from({ length: 15 }, () => {
    const start = performance.now();
    large.select(chosen, null);
    return performance.now() - start;
  });
  assert.ok(times.sort((a, b) => a - b)[7] < 16, `${times}`);
});

describe("The address", () => {
  const here = { pathname: "/case-studies/", search: "" };
  const parts = (address) => ({ hash: new URL(address, "http://x").hash, search: new URL(address, "http://x").search });
  it("brings back every choice that was written, and sends nothing of it to a server", () => {
    for (const chosen of [
      choice(),
      choice({ theme: ["jobs", "green"], size: ["large"] }, { text: "one & two=three #x" }),
      choice({}, { sort: "near", near: { size: "small", sector: "charity" } }),
    ]) {
      const address = write(chosen, 60, here);
      assert.equal(parts(address).search, "");
      assert.deepEqual(read(parts(address), finder.values), { choice: chosen, show: 60 });
    }
  });
  it("still understands a question mark, and keeps what belongs to others", () => {
    const old = { hash: "", search: "?theme=green&theme=nonsense&h=tree" };
    const { choice: chosen } = read(old, finder.values);
    assert.deepEqual(chosen, choice({ theme: ["green"] }));
    assert.equal(write(chosen, 0, { ...here, search: old.search }), "/case-studies/?h=tree#theme=green");
  });
  it("takes a place on the page for no choice", () =>
    assert.deepEqual(read({ hash: "#lists", search: "" }, finder.values).choice, choice()));
});

describe("The shortlist", () => {
  const kept = () => {
    const memory = new Memory();
    return new Drawer(() => memory, "/t/");
  };
  const one = { id: "one", title: "One", organisation: "A", why: "" };
  const two = { id: "two", title: "Two", organisation: "B", why: "" };
  it("keeps what was picked, once, with the order and the sentences", () => {
    const drawer = kept();
    for (const pick of [one, two, one]) change(drawer, added(pick));
    change(drawer, saying("two", "It is like us."));
    change(drawer, moved("two", -1), "For the board");
    assert.deepEqual(picks(drawer), [{ ...two, why: "It is like us." }, one]);
    assert.equal(titleOf(drawer), "For the board");
    change(drawer, without("two"));
    assert.deepEqual(picks(drawer), [one]);
    assert.equal(titleOf(drawer), "For the board");
  });
  it("moves nothing past an end", () => {
    assert.deepEqual(moved("one", -1)([one, two]), [one, two]);
    assert.deepEqual(moved("two", 1)([one, two]), [one, two]);
  });
  it("says when a browser keeps nothing", () => {
    const blocked = new Drawer(() => { throw new Error("blocked"); }, "/t/");
    assert.equal(change(blocked, added(one)), "blocked");
    assert.deepEqual(picks(blocked), []);
  });
  it("passes over whatever is no pick", () => {
    const drawer = kept();
    drawer.putRecord("shortlist", { items: [null, { id: "../x" }, { id: 3 }, { id: "one", why: 5 }, { id: "one" }] });
    assert.deepEqual(picks(drawer).map(({ id, why }) => [id, why]), [["one", ""]]);
  });
  it("travels in a link, with its sentences only if they are wanted", () => {
    const said = [{ ...one, why: "Äh & so = #1" }, two];
    const bare = (items) => items.map(({ id, why }) => ({ id, why }));
    assert.deepEqual(bare(fromHash(toHash(said, true))), bare(said));
    assert.deepEqual(bare(fromHash(toHash(said, false))), bare([one, two]));
    for (const other of ["", "#your-paper", "#case=", "#case=../../x"]) assert.deepEqual(fromHash(other), []);
  });
});

describe("The paper for a board", () => {
  const outcome = (kind, text, isRatio = false) => ({ kind, label: kind, text, asOf: "As of 2024", source: 1, note: "", isRatio });
  const study = (id, outcomes, cost) => ({
    id, title: `Title ${id}`, url: `https://x.example/${id}/`, summary: "S.", caution: "", facts: { organisation: `Org ${id}`, ...(cost && { cost }) },
    outcomes, limits: ["Not much."], sources: [{ text: `Source of ${id}`, href: "https://s.example/" }],
  });
  const pick = (id, why = "") => ({ id, title: "", organisation: "", why });
  const text = (block) => block.text ?? block.runs?.map((run) => run.text).join("") ?? JSON.stringify(block.items);
  const chosen = [
    { pick: pick("a", " It matters. "), study: study("a", [outcome("pledged", "100 jobs"), outcome("measured", "5 jobs")]) },
    { pick: pick("b"), study: study("b", [outcome("estimated", "£3 for each £1", true)], "£5 (source 1)") },
    { pick: pick("c"), study: study("c", [outcome("forecast", "9 trees")]) },
  ];
  const { cover, sheets, sources } = pack("", chosen, "1 May 2027", "A toolkit");
  const below = (sheet, heading) => {
    const from = sheet.findIndex((block) => block.text === heading);
    const to = sheet.findIndex((block, place) => place > from && block.type === "heading");
    return from < 0 ? "" : sheet.slice(from + 1, to < 0 ? undefined : to).map(text).join("\n");
  };
  it("has a sheet for each case study, in the reader's order, and the sources at the end", () => {
    assert.deepEqual(sheets.map(([first]) => first.text), ["Title a", "Title b", "Title c"]);
    assert.equal(sources.at(-1).items.length, 3);
    assert.deepEqual(blocks({ cover, sheets, sources }).at(-1), sources.at(-1));
  });
  it("says which site its case studies are from, and on what day", () => {
    assert.equal(text(cover[1]), "3 case studies from the site “A toolkit”, put together on 1 May 2027.");
  });
  it("never has a promise among the results", () => {
    assert.match(below(sheets[0], "Results"), /5 jobs/);
    assert.doesNotMatch(below(sheets[0], "Results"), /100 jobs/);
    assert.match(below(sheets[0], "Promised or expected, not yet a result"), /100 jobs/);
    assert.match(below(sheets[2], "Results"), /No result is published/);
  });
  it("warns beside every ratio, and nowhere else", () => {
    const warned = sheets.map((sheet) => sheet.some((block) => /Never rank/.test(text(block))));
    assert.deepEqual(warned, [false, true, false]);
  });
  it("counts sources through the whole paper", () => {
    assert.match(below(sheets[1], "Results"), /Source 2\./);
    assert.match(below(sheets[1], "What it cost"), /source 2/);
    assert.match(below(sheets[0], "What it cost"), /Not known/);
  });
  it("says why a case study matters only where the reader said so", () => {
    assert.ok(sheets[0].some((block) => text(block) === "Why it matters to us: It matters."));
    assert.ok(!sheets[1].some((block) => /Why it matters/.test(text(block))));
  });
});
