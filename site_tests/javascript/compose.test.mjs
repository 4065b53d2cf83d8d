/** The parts of the form that need no page: edits of a draft, addresses, the file that is read back, and Markdown. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { didYouMean } from "#compose/alike.mjs";
import { add, begin, choose, isDraft, move, put, putInSource, remove } from "#compose/draft.mjs";
import { dateInWords, figure, number, yearsInWords } from "#compose/figures.mjs";
import { blocks } from "#compose/markdown.mjs";
import { ASKED, LONGEST, editFile, issue, newFile, place } from "#compose/propose.mjs";
import { read } from "#compose/reading.mjs";
import { suggestedName, visible } from "#compose/rules.mjs";
import { resolved } from "#compose/texts.mjs";
import { written } from "#compose/yaml.mjs";

const text = (name, required = true) => ({ name, label: name, about: "", kind: "text", rule: "text", required });
const FORM = {
  heading: "# schema",
  period: 365,
  fields: [
    text("title"),
    { name: "years", kind: "group", required: true, fields: [{ name: "start", kind: "number", rule: "whole", required: true }, { name: "end", kind: "number", rule: "whole" }] },
    { name: "themes", kind: "list", rule: "id", required: true },
    { name: "shows", kind: "list", rule: "id" },
    { name: "cost", kind: "group", fields: [text("what"), { name: "source", kind: "text", rule: "id" }] },
    { name: "outcomes", kind: "records", fields: [text("what"), { name: "source", kind: "text", rule: "id", required: true }] },
    { name: "sources", kind: "records", required: true, fields: [{ name: "id", kind: "text", rule: "id", required: true }, text("title"), { name: "accessed", kind: "text", rule: "day", required: true }] },
    { name: "reviewed_on", kind: "text", rule: "day", required: true },
    { name: "review_by", kind: "text", rule: "day", required: true },
  ],
};
const fresh = () => begin(FORM, "2024-02-28", "s");
const after = (...edits) => edits.reduce((draft, edit) => edit(draft), fresh()).data;

describe("A new draft", () => {
  it("has what every case study has, and the days of the checks", () =>
    assert.deepEqual(fresh().data, {
      title: "",
      years: {},
      themes: [],
      sources: [{ title: "", accessed: "2024-02-28" }],
      reviewed_on: "2024-02-28",
      review_by: "2025-02-27",
    }));
  it("is a draft, and what has other fields or kinds of values is none", () => {
    assert.ok(isDraft(fresh(), FORM));
    for (const data of [null, [], { other: "" }, { title: {} }, { title: null }, { sources: {} }, { years: { begin: 1 } }, { themes: [{}] }]) {
      assert.ok(!isDraft({ ...fresh(), data }, FORM), JSON.stringify(data));
    }
    assert.ok(!isDraft({ data: {} }, FORM));
  });
});

describe("An edit", () => {
  it("puts a value where the fields have it, whatever comes first", () => {
    const data = after(put(FORM, ["shows"], ["a"]), put(FORM, ["years", "end"], 2), put(FORM, ["years", "start"], 1));
    assert.deepEqual(Object.keys(data), ["title", "years", "themes", "shows", "sources", "reviewed_on", "review_by"]);
    assert.deepEqual(Object.keys(data.years), ["start", "end"]);
  });
  it("keeps the order that a file has", () => {
    const draft = { ...fresh(), data: { review_by: "b", title: "t" } };
    assert.deepEqual(Object.keys(put(FORM, ["title"], "u")(draft).data), ["review_by", "title"]);
  });
  it("takes away what is empty and may be left out, and nothing else", () => {
    assert.ok(!("shows" in after(put(FORM, ["shows"], ["a"]), remove(FORM, ["shows", 0]))));
    assert.deepEqual(after(put(FORM, ["themes"], ["a"]), remove(FORM, ["themes", 0])).themes, []);
    assert.ok(!("cost" in after(put(FORM, ["cost"], { what: "" }), put(FORM, ["cost"], undefined))));
  });
  it("adds, moves and chooses", () => {
    const data = after(add(FORM, ["themes"], "a"), add(FORM, ["themes"], "b"), move(FORM, ["themes", 1], -1), choose(FORM, ["shows"], "x", true), choose(FORM, ["shows"], "y", true), choose(FORM, ["shows"], "x", false));
    assert.deepEqual([data.themes, data.shows], [["b", "a"], ["y"]]);
  });
  it("changes nothing of the draft before it", () => {
    const draft = fresh();
    const before = JSON.stringify(draft);
    putInSource(FORM, 0, "title", "A report")(draft);
    remove(FORM, ["sources", 0])(draft);
    assert.equal(JSON.stringify(draft), before);
  });
});

describe("The id of a source", () => {
  const named = (...edits) => after(add(FORM, ["outcomes"], { what: "" }), add(FORM, ["sources"], { title: "" }), ...edits);
  const title = (at, words) => putInSource(FORM, at, "title", words);
  it("comes from its title until somebody writes another, and no two are the same", () => {
    assert.deepEqual(named(title(0, "A report"), title(1, "A report")).sources.map(({ id }) => id), ["a-report", "a-report-2"]);
    assert.equal(named(title(0, "A report"), title(0, "The report")).sources[0].id, "the-report");
    assert.equal(named(title(0, "A report"), putInSource(FORM, 0, "id", "mine"), title(0, "Other")).sources[0].id, "mine");
    assert.ok(!("id" in named(title(0, "报告")).sources[0]));
  });
  it("takes what names it along", () => {
    const { outcomes, cost } = named(title(0, "A report"), put(FORM, ["outcomes", 0, "source"], "a-report"), put(FORM, ["cost"], { what: "", source: "a-report" }), title(0, "The report"));
    assert.deepEqual([outcomes[0].source, cost.source], ["the-report", "the-report"]);
  });
});

describe("The address for GitHub", () => {
  const at = place("https://github.com/somebody/toolkit/", "edit/main/content/", "case_studies");
  it("names the file and holds its text", () => {
    const { address, isWhole } = newFile(at, "a-b", "title: “x” & y\n");
    assert.ok(isWhole);
    const url = new URL(address);
    assert.equal(url.origin + url.pathname, "https://github.com/somebody/toolkit/new/main/case_studies");
    assert.deepEqual([...url.searchParams], [["filename", "a-b.yml"], ["value", "title: “x” & y\n"]]);
  });
  it("is never longer than GitHub takes, to the byte", () => {
    const room = LONGEST - newFile(at, "a", "").address.length;
    assert.ok(newFile(at, "a", "x".repeat(room)).isWhole);
    const { address, isWhole } = newFile(at, "a", "x".repeat(room + 1));
    assert.ok(!isWhole);
    assert.deepEqual([...new URL(address).searchParams], [["filename", "a.yml"]]);
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 4000 }), (value) => newFile(at, "a", value).address.length <= LONGEST));
  });
  it("of a file that is there opens its editor", () =>
    assert.equal(editFile(at, "a-b"), "https://github.com/somebody/toolkit/edit/main/case_studies/a-b.yml"));
  it("is not made up where no repository is known", () => {
    for (const [repository, edit] of [["", "edit/main/content/"], ["https://github.com/a/b", ""], ["javascript:x", "edit/main/content/"], ["https://x.org/a", "blob/main/content/"]]) {
      assert.equal(place(repository, edit, "case_studies").repository, "");
    }
  });
  it("of the issue form has what fits, and only fields that the form has", () => {
    const data = { title: "T", organisation: "O", summary: "s".repeat(9000), sources: [{ address: "https://example.org", title: "R" }], years: { start: 2020, end: 2021 }, outcomes: [{ what: "people", value: 3, kind: "measured", as_of: 2024 }] };
    const { searchParams } = new URL(issue(at, data));
    assert.ok(issue(at, data).length <= LONGEST);
    assert.deepEqual(Object.fromEntries(searchParams), { template: "case-study.yml", title: "Case study: T", organisation: "O", sources: "https://example.org R", years: "2020 to 2021", outcomes: "3 people (measured) as of 2024." });
    const form = readFileSync(new URL("../../.github/ISSUE_TEMPLATE/case-study.yml", import.meta.url), "utf8");
    for (const name of ASKED) assert.match(form, new RegExp(`- type: (?:input|textarea)\n    id: ${name}\n`));
  });
});

describe("A file", () => {
  const heading = "# schema";
  it("that holds more than a form keeps is not read", () => {
    const good = written({ title: "x", list: ["a: b"], more: { deep: [{ one: 1, two: "2\n3" }, []] } }, heading);
    assert.deepEqual(read(good, heading), { title: "x", list: ["a: b"], more: { deep: [{ one: 1, two: "2\n3" }, []] } });
    for (const other of [`${good}# more\n`, good.replace("title: x", "title: x # why"), good.replace("title: x", "title:  x"), good.replace("title: x", "title: 'x'"), good.replace("\n\n", "\n"), good.slice(0, -1), `${good}\n`, good.replace("[]", "[ ]"), good.replace("title: x", "title: null"), "", heading]) {
      assert.equal(read(other, heading), undefined, other);
    }
  });
  it("that nobody would write does no harm", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("- ", "a", ":", " ", "\n", '"', "|", ">", "-", "#", "[", "1") }), (body) => {
      const data = read(`${heading}\n\n${body}`, heading);
      assert.ok(data === undefined || written(data, heading) === `${heading}\n\n${body}`);
    }));
    assert.equal(read(`${heading}\n\n${"- ".repeat(100_000)}\n`, heading), undefined);
  });
});

describe("Markdown", () => {
  const plain = (span) => (span.type === "text" ? span.text : `<${span.type}${span.href ? ` ${span.href}` : ""}>${span.inner.map(plain).join("")}</>`);
  const shown = (block) => (block.type === "paragraph" ? `P(${block.inner.map(plain).join("")})` : block.type === "quote" ? `Q(${block.inner.map(shown)})` : `${block.type}(${block.items.map((item) => item.map(shown).join("+")).join("|")})`);
  for (const [source, expected] of [
    ["one\ntwo\n\nthree", "P(one\ntwo) P(three)"],
    ["- a\n- **b** c\n  d\n- e", "ul(P(a)|P(<strong>b</> c\nd)|P(e))"],
    ["1. a\n2. b", "ol(P(a)|P(b))"],
    ["- a\n    - b", "ul(P(a)+ul(P(b)))"],
    ["> a\n> b", "Q(P(a\nb))"],
    ["*a* _b_ `**c**` a*b*c 2 * 3 * 4", "P(<em>a</> <em>b</> <code>**c**</> a*b*c 2 * 3 * 4)"],
    ["[a *b*](../guidance/x.md) \\*c\\* <https://example.org>", "P(<link ../guidance/x.md>a <em>b</></> *c* <link https://example.org>https://example.org</>)"],
    ["[a](x y) <b> ** * [", "P([a](x y) <b> ** * [)"],
  ]) {
    it(`takes ${JSON.stringify(source)} as it is meant`, () => assert.equal(blocks(source).map(shown).join(" "), expected));
  }
  it("is quick with any text, and loses no letter", () => {
    const hostile = ["**".repeat(5000), "[".repeat(10_000), "*a ".repeat(5000), "> ".repeat(2000), "- ".repeat(5000), "`a".repeat(5000), "[a](".repeat(4000)];
    for (const source of hostile) {
      const start = performance.now();
      blocks(source);
      assert.ok(performance.now() - start < 1500, source.slice(0, 9));
    }
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "-") }), (source) => {
      const letters = (words) => words.replace(/[^ab]/g, "");
      assert.equal(letters(blocks(source).map(shown).join("").replace(/[A-Z]|ul|ol|text/g, "")), letters(source));
    }));
  });
});

describe("Words and figures", () => {
  it("of dates, years and figures are those of the pages", () => {
    assert.deepEqual(["2024", 2024, "2024-03", "2024-03-31", "soon", undefined].map(dateInWords), ["2024", "2024", "March 2024", "31 March 2024", "soon", ""]);
    assert.deepEqual([{ start: 2013, end: 2015 }, { start: 2021 }, { start: 2021, ongoing: true }, {}].map(yearsInWords), ["2013 to 2015", "2021", "since 2021", ""]);
    assert.deepEqual([1665, 73.78, 1_600_000, 1_650_000, 1_234_567, 2_500_000_000, -5, 0.00001].map(number), ["1,665", "73.78", "1.6 million", "1.65 million", "1,234,567", "2.5 billion", "−5", "0.00001"]);
    assert.equal(figure({ value: 14, value_to: 20, qualifier: "about", unit: "r" }, { r: "£{value} for each £1" }), "about £14 to £20 for each £1");
  });
  it("a name comes from a title", () => assert.deepEqual(["The Big Shop & Co of Salford town", "24 hours", "—"].map(suggestedName), ["the-big-shop-co-of", "hours", ""]));
  it("what nobody sees is taken out of what is typed", () => assert.equal(visible("a\tb\u0007\u202ec\u2028é😀"), "a bcé😀"));
  it("a link leads where it leads in the folder of case studies", () => assert.deepEqual(["x.md", "../guidance/./y.md", "../../z.md"].map(resolved), ["case-studies/x.md", "guidance/y.md", "../z.md"]));
  it("what was probably meant is offered, also for a label", () => {
    const choices = [["private", "Private business"], ["charity", "Charity"]];
    assert.deepEqual(["privat", "private BUSINESS", "zzz", "x".repeat(101)].map((word) => didYouMean(word, choices)), ["Did you mean “private”?", "Did you mean “private”?", "", ""]);
  });
});
