/** The blocks of a document, and what becomes of them as Markdown, HTML and plain text. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import fc from "fast-check";

import { address, clean, heading, list, paragraph, paragraphs, plain, runsOf, table, withText } from "#documents/blocks.mjs";
import { toHtml } from "#documents/html.mjs";
import { toMarkdown, toPlain } from "#documents/markdown.mjs";
import { widths } from "#documents/widths.mjs";
import { toDocx } from "#documents/word.mjs";
import { check } from "./support/actions.mjs";

const text = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.string({ unit: "grapheme", maxLength: 60 }));

/** Text without spaces, which every format is free to change. */
const squeezed = (words) => words.replace(/\s+/g, "");

/** Whether XML can hold a character, as its standard says it. */
const isAllowed = (code) => [0x9, 0xa, 0xd].includes(code) || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;

describe("The text of a document", () => {
  it("drops what no document can hold, and nothing else", () => {
    assert.equal(clean("a\u0000b\u0007c\ud800d\uffffe"), "abcde");
    assert.equal(clean("a\tb 🙂 مرحبا"), "a\tb 🙂 مرحبا");
    check(
      fc.property(text, (given) => {
        const kept = [...given].filter((sign) => isAllowed(sign.codePointAt(0))).join("");
        assert.equal(squeezed(clean(given)).replaceAll("\u0085", ""), squeezed(kept).replaceAll("\u0085", ""));
        assert.equal(clean(clean(given)), clean(given));
      }),
    );
  });

  it("has line breaks of one kind", () => {
    assert.equal(clean("a\r\nb\rc\vd\fe\u0085f\u2028g\u2029h"), "a\nb\nc\nd\ne\nf\ng\nh");
  });

  it("is cut into paragraphs where lines are empty", () => {
    assert.deepEqual(paragraphs(" \n\none\r\nand more \n \t\n\n two\n"), [paragraph("one\nand more"), paragraph("two")]);
    assert.deepEqual(paragraphs("  \n "), []);
  });

  it("leads to web and mail addresses, and nowhere else", () => {
    assert.equal(address("https://example.org/a b"), "https://example.org/a%20b");
    assert.equal(address("mailto:a@example.org?subject='x'"), "mailto:a@example.org?subject=%27x%27");
    for (const href of [undefined, "", "page.html", "//example.org", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:,x", "file:///x"]) {
      assert.equal(address(href), undefined, href);
    }
    assert.deepEqual(runsOf([{ text: "a", href: "javascript:x" }, { text: "\u0000" }]), [{ text: "a", href: undefined }]);
  });
});

describe("A document", () => {
  it("has no heading, paragraph or item without text", () => {
    const blocks = [heading(2, " \u0000"), paragraph([]), paragraph("\n"), list(["", "a", " "]), list([""]), table([], []), table([""], [])];
    assert.deepEqual(withText(blocks), [list(["a"]), table([""], [])]);
    assert.equal(toHtml([]), "");
  });

  it("is the same text in every form, whatever was typed", () => {
    const words = fc.oneof(text, fc.array(fc.record({ text, bold: fc.boolean(), italic: fc.boolean() }), { maxLength: 4 }));
    check(
      fc.property(words, text, (given, cell) => {
        const blocks = [paragraph(given), table([given], [[cell]])];
        const wanted = squeezed(`${plain(given)}${plain(given)}${plain(cell)}`);
        assert.equal(squeezed(toPlain(blocks)), wanted);
        const bare = toHtml(blocks).replace(/<[^>]*>/g, "").replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" })[name]);
        assert.equal(squeezed(bare), wanted);
      }),
    );
  });
});

describe("Markdown", () => {
  const written = (words) => toMarkdown([paragraph(words)]).trimEnd();

  it("takes no sign in a text for a mark", () => {
    assert.equal(written("*a* _b_ `c` [d](e) <f> g|h ~i~ $j$ \\"), "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f> g\\|h \\~i\\~ \\$j\\$ \\\\");
    assert.equal(written("R&D &amp; &#38;"), "R&D \\&amp; \\&#38;");
    assert.equal(written("# a\n- b\n+ c\n1. d\n2) e\n> f\n===\n---"), "\\# a\\\n\\- b\\\n\\+ c\\\n1\\. d\\\n2\\) e\\\n\\> f\\\n\\===\\\n\\---");
    assert.equal(written("    a - b. 1.5 x"), "a - b. 1.5 x");
    assert.equal(toMarkdown([heading(2, "a\nb #")]), "## a b \\#\n");
  });

  it("marks what is bold or slanted only where that can be read as such", () => {
    assert.equal(written([{ text: "Who: ", bold: true }, { text: "we" }]), "**Who:** we");
    assert.equal(written([{ text: "Who:", bold: true }, { text: "we" }]), "Who:we");
    assert.equal(written([{ text: "a", bold: true }, { text: "b", italic: true }]), "ab");
    assert.equal(written([{ text: "a\nb", bold: true, italic: true }]), "***a***\\\n***b***");
    assert.equal(written([{ text: "(a)", bold: true, href: "https://example.org/" }, { text: "b" }]), "[**(a)**](<https://example.org/>)b");
  });

  it("keeps two lists apart that meet", () => {
    assert.equal(toMarkdown([list(["a"]), list(["b"]), list(["c\nd"], true), list(["e"], true)]), "- a\n\n* b\n\n1. c\\\n   d\n\n1) e\n");
  });

  it("keeps a table a table", () => {
    const rows = [["a|b\nc"], ["d", "e", "f"]];
    assert.equal(
      toMarkdown([table(["x", "y"], rows, { caption: "z*" })]),
      "**z\\***\n\n| x | y |  |\n| --- | --- | --- |\n| a\\|b<br>c |  |  |\n| d | e | f |\n",
    );
  });
});

describe("HTML to be pasted", () => {
  it("escapes everything that a reader wrote", () => {
    const hostile = `<img src=x onerror="alert('1')">&`;
    const safe = "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;";
    const blocks = [heading(1, hostile), paragraph([{ text: hostile, bold: true, href: `https://example.org/"'><` }]), list([hostile]), table([hostile], [[hostile]], { caption: hostile })];
    const html = toHtml(blocks);
    assert.equal(html.split(safe).length - 1, 6);
    assert.ok(!html.includes("<img"));
    assert.match(html, /<a href="https:\/\/example\.org\/%22%27%3E%3C"><strong>/);
  });
});

describe("A document for Word", () => {
  const about = { title: "", footer: "", day: "2026-11-23", skeletonUrl: "https://example.org/skeleton.json" };

  it("is not made where its skeleton cannot be had", async (context) => {
    context.mock.method(globalThis, "fetch", async () => new Response("{}", { status: 404 }));
    await assert.rejects(toDocx([], about), /404 for https:\/\/example\.org\/skeleton\.json/);
    context.mock.method(globalThis, "fetch", () => Promise.reject(new TypeError("offline")));
    await assert.rejects(toDocx([], about), /offline/);
  });

  it("has columns that fill the page, none of which is squeezed by its neighbours", () => {
    const cell = fc.oneof(fc.constant(""), fc.string({ maxLength: 80 }), fc.constant("word ".repeat(5000)), fc.constant("x".repeat(5000)));
    check(
      fc.property(fc.integer({ min: 1, max: 12 }).chain((count) => fc.array(fc.array(cell, { minLength: count, maxLength: count }), { minLength: 1, maxLength: 5 })), (rows) => {
        const found = widths(rows, [], 9638);
        const all = found.reduce((sum, each) => sum + each, 0);
        assert.ok(all <= 9638 && all > 9638 - rows[0].length);
        assert.ok(Math.min(...found) >= 9638 / (rows[0].length * 25));
      }),
    );
  });

  it("has the widths that it was given, if there is one for each column", () => {
    assert.deepEqual(widths([["a", "b"]], [1, 3], 100), [25, 75]);
    for (const wrong of [[1], [1, 2, 3], [0, 1], [-1, 1], [Number.NaN, 1]]) assert.deepEqual(widths([["a", "b"]], wrong, 100), [50, 50]);
  });
});
