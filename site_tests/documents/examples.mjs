/**
 * Writes the documents that `test_browser_documents.py` reads: each of its examples as NAME.docx into a folder, and all of
 * them as JSON on the standard output, with what each is made of, and its Markdown, HTML and plain text.
 *
 *     node examples.mjs FOLDER SKELETON
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";

import { clean, heading, list, paragraph, paragraphs, plain, table, withText, wordsOf } from "#documents/blocks.mjs";
import { toHtml } from "#documents/html.mjs";
import { toMarkdown, toPlain } from "#documents/markdown.mjs";
import { toDocx } from "#documents/word.mjs";

const RANDOM = 60;
const [folder, skeleton] = process.argv.slice(2);
const skeletonUrl = `data:application/json;base64,${readFileSync(skeleton).toString("base64")}`;

const SENTENCE = "We will pay the Real Living Wage to all twelve cleaners on this contract from the first day. ";

const ORDINARY = [
  heading(1, "How we will create Social Value in Salford"),
  paragraph([
    { text: "For: " },
    { text: "cleaning of six schools", bold: true },
    { text: ", " },
    { text: "2026", italic: true },
    { text: ". See " },
    { text: "our policy", href: "https://example.org/a b?x=(1)&y=<2>" },
    { text: ", " },
    { text: "or write", href: "mailto:office@example.org" },
    { text: "." },
  ]),
  heading(2, "What we will do"),
  ...paragraphs(`${SENTENCE.repeat(6)}\n\n${SENTENCE}\nA line of its own.`),
  list([SENTENCE, "Short", "First line\nsecond line", [{ text: "Who: ", bold: true }, { text: "the office manager" }]]),
  list(["One", "Two", SENTENCE.repeat(3)], true),
  heading(3, "By when"),
  list(["One again", "Two again"], true),
  heading(2, "How we know"),
  table(
    ["Mark", "Evidence", "Value", "Date"],
    [
      ["E1", "Payroll records, checked by our accountant", "12 of 12 people", "31 March 2026"],
      ["E2", "https://example.org/an/address/that/is/long/and/does/not/break/anywhere.html", "3 people"],
    ],
    { caption: "Evidence, in the order in which it is named" },
  ),
  table(["Left", "Right"], [["a", "b"]], { widths: [1, 3] }),
  paragraph("A paragraph behind a table."),
  table(["Left", "Right"], [["a", "b"]]),
  list(["A list behind a table", "and its end"]),
  heading(2, "A table over many pages"),
  table(["Number", "What"], Array.from({ length: 120 }, (_, place) => [`Row ${place + 1}`, SENTENCE])),
];

const HOSTILE_TEXTS = [
  "=1+1",
  "@SUM(A1:A9)",
  "+44 161",
  "- not a list",
  "1. not a list",
  "# not a heading",
  "> not a quotation",
  "    not code",
  "```\nnot code\n```",
  "a | b\n--- | ---\nc | d",
  "*not* _marked_ **at** __all__ ~~no~~ `no`",
  "[no](link) ![no](picture) <b>no</b> &amp; &#38; <!-- no -->",
  "<script>alert(1)</script>",
  "</w:t></w:r></w:p><w:sectPr>",
  "$& $1 $` \\ \\\\ {fact:x} {{ x }}",
  "]]> <![CDATA[ <?xml ?>",
  "quoted \" and ' and “”",
  "a\u0000b\u0007c\u001fd\ufffee\ud800f\udc00g",
  "\ttab\tand\r\nline\rline\u2028line\vline\fline",
  "مرحبا بالعالم 12%",
  "שלום עולם",
  "漢字かな 한국어",
  "😀 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
  "x".repeat(2000),
  "ends with \\",
  "## ##",
  "===",
  "---",
  "",
  "   ",
];

/** Each text between two words that only it has, so that one can see on paper that it was not cut. */
const hostile = HOSTILE_TEXTS.map((text, place) => `start${place} ${text} end${place}`);

const HOSTILE = [
  heading(1, "Hostile"),
  ...HOSTILE_TEXTS.flatMap((text) => [heading(2, text), paragraph(text), heading(9, text), heading(0, text)]),
  ...hostile.map((text) => paragraph(text)),
  list(HOSTILE_TEXTS),
  list(HOSTILE_TEXTS, true),
  list(hostile, true),
  list([]),
  table(HOSTILE_TEXTS.slice(0, 5), [HOSTILE_TEXTS, HOSTILE_TEXTS.slice(0, 2), []], { caption: "=caption <b> | *x*" }),
  table(["Text", ""], hostile.map((text) => [text, text])),
  table([], [["a row without a head"]]),
  table([], []),
  table(["only a head"], []),
  paragraph([]),
  paragraph(
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org", "page.html", " ", "mailto:<a>\"b'"].map((href) => ({
      text: `link to ${href} `,
      href,
    })),
  ),
  paragraph([{ text: "a", bold: true }, { text: "b" }, { text: "c:", bold: true, italic: true }, { text: "d" }, { text: " e ", italic: true }]),
];

const WORDS = Array.from({ length: 40_000 }, (_, place) => `word${String(place).padStart(5, "0")}`);
const LONG = [
  heading(1, "Long"),
  paragraph(WORDS.slice(0, 20_000).join(" ")),
  table(["Long", "Short"], [[WORDS.slice(20_000, 24_000).join(" "), "beside"], ["below", "all"]]),
  list([WORDS.slice(24_000).join(" ")]),
];

const WIDE = [
  heading(1, "Wide"),
  table(
    Array.from({ length: 8 }, (_, place) => `Column ${place + 1}`),
    [Array.from({ length: 8 }, (_, place) => `Some words in cell ${place + 1}`)],
    { caption: "Eight columns" },
  ),
];

const text = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS.filter(({ length }) => length < 100)),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.array(fc.constantFrom(..."*_`~[](){}<>#+-.!|\\&;:=$ \nab1é"), { maxLength: 30 }).map((signs) => signs.join("")),
);
const href = fc.option(fc.constantFrom("https://example.org/(a)*b_", "mailto:a@example.org", "javascript:x", "no"), { nil: undefined });
const run = fc.record({ text, bold: fc.boolean(), italic: fc.boolean(), href });
const words = fc.oneof(text, fc.array(run, { maxLength: 5 }));
const block = fc.oneof(
  fc.record({ type: fc.constant("heading"), level: fc.integer({ min: 1, max: 3 }), text }),
  words.map(paragraph),
  fc.record({ type: fc.constant("list"), ordered: fc.boolean(), items: fc.array(words, { maxLength: 4 }) }),
  fc
    .tuple(fc.array(words, { minLength: 1, maxLength: 4 }), fc.array(fc.array(words, { maxLength: 5 }), { maxLength: 4 }), text)
    .map(([head, rows, caption]) => table(head, rows, { caption })),
);
const random = fc.sample(fc.array(block, { maxLength: 8 }), { numRuns: RANDOM, seed: 2026 });

/** What must be found again in every document, in order: the kind of each piece, and its text. */
const pieces = (blocks) =>
  withText(blocks).flatMap((each) => {
    if (each.type === "heading") return [[`heading ${Math.min(Math.max(each.level, 1), 3)}`, clean(each.text)]];
    if (each.type === "paragraph") return [["paragraph", plain(wordsOf(each))]];
    if (each.type === "list") return each.items.map((item) => [each.ordered ? "number" : "bullet", plain(item)]);
    const rows = [each.head, ...each.rows].map((row) => row.map(plain));
    return [...(each.caption ? [["caption", clean(each.caption)]] : []), ["table", rows]];
  });

const examples = { ordinary: ORDINARY, hostile: HOSTILE, long: LONG, wide: WIDE, empty: [] };
random.forEach((blocks, place) => Object.assign(examples, { [`random-${place}`]: blocks }));

const about = { title: "A title & <more> \u0000", footer: "A footer & <more>", day: "2026-11-23", skeletonUrl };
const written = {};
for (const [name, blocks] of Object.entries(examples)) {
  const before = JSON.stringify(blocks);
  const file = await toDocx(blocks, about);
  writeFileSync(join(folder, `${name}.docx`), Buffer.from(await file.arrayBuffer()));
  written[name] = { pieces: pieces(blocks), markdown: toMarkdown(blocks), html: toHtml(blocks), plain: toPlain(blocks), type: file.type };
  if (JSON.stringify(blocks) !== before) throw new Error(`${name} was changed`);
}
console.log(JSON.stringify(written));
