// @ts-check
/**
 * Reads back what `yaml.mjs` writes, and nothing else: a file that holds anything more, such as a comment, is not for a
 * form, which could not keep it. Pure.
 *
 * @import { Value } from "./yaml.mjs"
 */

import { written } from "./yaml.mjs";

const NAMED = /^(?:("(?:[^"\\]|\\.)*")|([^"].*?)):(?: (.*))?$/s;
const FIGURE = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
/** @type {{[sign: string]: string}} */
const ESCAPED = { n: "\n", r: "\r", t: "\t" };

/**
 * @param {string} text
 * @param {string} heading the comment above it
 * @returns {Value | undefined} undefined if writing it again would not give the very same text
 */
export function read(text, heading) {
  const start = heading ? `${heading}\n\n` : "";
  if (!text.startsWith(start)) return undefined;
  try {
    const data = block(text.slice(start.length).replace(/\n$/, "").split("\n"), 0);
    return written(data, heading) === text ? data : undefined;
  } catch {
    return undefined; // so odd that it could not be followed
  }
}

/** Takes from the lines all that stand so far in, or further. @param {string[]} lines @param {number} indent @returns {Value} */
function block(lines, indent) {
  const margin = " ".repeat(indent);
  /** @type {Value[]} */
  const items = [];
  /** @type {[string, Value][]} */
  const named = [];
  while (lines[0]?.startsWith(margin) && lines[0][indent] !== " ") {
    const line = lines[0].slice(indent);
    if (line.startsWith("- ")) {
      const inner = line.slice(2);
      if (NAMED.test(inner) || /^- (?!-$)/.test(inner)) {
        lines[0] = `${margin}  ${inner}`;
        items.push(block(lines, indent + 2));
      } else items.push(valueOf(inner, lines, indent));
      continue;
    }
    const [, quoted, plain, rest] = NAMED.exec(line) ?? [];
    if (quoted === undefined && plain === undefined) break;
    named.push([quoted === undefined ? plain : unquoted(quoted), valueOf(rest, lines, indent)]);
  }
  return items.length ? items : Object.fromEntries(named);
}

/** What stands behind a name or dash, and below it. @param {string | undefined} rest @param {string[]} lines @param {number} indent @returns {Value} */
function valueOf(rest, lines, indent) {
  lines.shift();
  if (rest === undefined) return block(lines, indent + 2);
  const [, sign, mark] = /^([|>])(-?)$/.exec(rest) ?? [];
  if (sign) {
    const margin = " ".repeat(indent + 2);
    const body = [];
    while (lines.length && (lines[0] === "" || lines[0].startsWith(margin))) body.push(lines.shift()?.slice(indent + 2));
    return body.join(sign === ">" ? " " : "\n") + (mark ? "" : "\n");
  }
  if (rest.startsWith('"')) return unquoted(rest);
  if (FIGURE.test(rest)) return Number(rest);
  if (rest === "[]") return [];
  if (rest === "{}") return {};
  return rest === "true" ? true : rest === "false" ? false : rest;
}

/** @param {string} text in double quotes */
const unquoted = (text) => text.slice(1, -1).replace(/\\(.)/gs, (_, sign) => ESCAPED[sign] ?? sign);
