// @ts-check
/**
 * A document as Markdown, in which every character of its text stays text. Pure.
 *
 * @import { Block, Run, Words } from "./blocks.mjs"
 */

import { clean, grid, plain, runsOf, withText, wordsOf } from "./blocks.mjs";

/** What may mean something anywhere in a line, and what does so only where a line starts. */
const ANYWHERE = /[\\`*_[\]<|~$]|&(?=#?\w+;)/g;
const AT_START = /^(?:[#+>=:-]|\d{1,9}(?=[.)]))/;

/** @param {readonly Block[]} blocks */
export const toMarkdown = (blocks) =>
  `${withText(blocks).map((block, place) => written(block, place % 2)).join("\n\n")}\n`;

/** @param {Block} block @param {number} turn 0 or 1: of two lists that meet, each has marks of its own, or they would be one */
function written(block, turn) {
  switch (block.type) {
    case "heading":
      return `${"#".repeat(Math.min(Math.max(block.level, 1), 6))} ${inOneLine(block.text).replace(/#+$/, "\\$&")}`;
    case "paragraph":
      return lines(wordsOf(block)).join("\\\n");
    case "list": {
      const mark = (/** @type {number} */ place) => (block.ordered ? `${place + 1}${".)"[turn]} ` : `${"-*"[turn]} `);
      return block.items.map((item, place) => lines(item).join(`\\\n${" ".repeat(mark(place).length)}`).replace(/^/, mark(place))).join("\n");
    }
    case "table":
      return tabled(block);
  }
}

/** @param {import("./blocks.mjs").Table} block */
function tabled(block) {
  const [head, ...rows] = grid(block).map((row) => row.map((cell) => lines(cell).join("<br>")));
  const table = [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
  const caption = block.caption && `**${inOneLine(block.caption)}**`;
  return [caption, head.length && table].filter(Boolean).join("\n\n");
}

/** @param {string} text */
const inOneLine = (text) => atStart(escaped(clean(text).replace(/\s+/g, " ").trim()));

/** Words as lines that are not empty. @param {Words} words @returns {string[]} */
function lines(words) {
  /** @type {Run[][]} */
  const all = [[]];
  for (const run of runsOf(words)) {
    const [first, ...others] = run.text.split("\n").map((text) => ({ ...run, text }));
    all[all.length - 1].push(first);
    all.push(...others.map((each) => [each]));
  }
  return all
    .map((runs) => runs.filter(({ text }) => text))
    .map((runs) => atStart(runs.map((run, place) => marked(run, runs[place - 1], runs[place + 1])).join("").trim()))
    .filter(Boolean);
}

/** @param {Run} run @param {Run} [before] @param {Run} [after] */
function marked({ text, bold, italic, href }, before, after) {
  const [, start, inner, end] = /** @type {RegExpExecArray} */ (/^(\s*)(.*?)(\s*)$/su.exec(text));
  if (!inner) return text;
  // Marks mean nothing where they touch a sign on their inside and a letter on their outside, or other marks.
  const isClear =
    (!before || start || /\s$/.test(before.text) || (/^[\p{L}\p{N}]/u.test(inner) && !before.bold && !before.italic)) &&
    (!after || end || /^\s/.test(after.text) || (/[\p{L}\p{N}]$/u.test(inner) && !after.bold && !after.italic));
  const mark = isClear || href ? `${bold ? "**" : ""}${italic ? "*" : ""}` : "";
  const shown = `${mark}${escaped(inner)}${mark}`;
  return `${start}${href ? `[${shown}](<${href}>)` : shown}${end}`;
}

/** @param {string} text */
const escaped = (text) => text.replace(ANYWHERE, "\\$&");

/** A number that starts a list is escaped behind it. @param {string} line */
const atStart = (line) => line.replace(AT_START, (found) => (/\d/.test(found) ? `${found}\\` : `\\${found}`));

/** A document as text alone, for fields that know nothing else. @param {readonly Block[]} blocks */
export const toPlain = (blocks) =>
  withText(blocks)
    .map((block) => {
      if (block.type === "heading") return clean(block.text);
      if (block.type === "paragraph") return plain(wordsOf(block));
      if (block.type === "list") return block.items.map((item, place) => `${block.ordered ? `${place + 1}.` : "•"} ${plain(item)}`).join("\n");
      const rows = grid(block).map((row) => row.map((cell) => plain(cell).replace(/\s+/g, " ")).join("\t"));
      return [...(block.caption ? [clean(block.caption)] : []), ...rows].join("\n");
    })
    .join("\n\n");
