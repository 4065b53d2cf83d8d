// @ts-check
/**
 * Writes a file as `python -m social_value format` leaves it. The rules are those of `formatting/__init__.py`, by their
 * numbers; a program writes no brackets and no comment but the heading. Pure.
 *
 * @typedef {string | number | boolean | null | Value[] | Map<string, Value> | {[name: string]: Value}} Value an object
 *   whose names are figures would not keep their order, so a group may be a map too
 */

const WIDTH = 120;

/** All of a text that some reader of YAML takes for something else: a number, a time, true, nothing. */
const AMBIGUOUS =
  /^(?:~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?\.inf|\.nan)$|^[-+]?\.?[0-9][0-9a-f_.:xo+-]*$|^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[t ][^\n]*$/i;
const DATE = /^[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?$/;
const NOT_PLAIN = /^$|^\.{3}|^[-?:,[\]{}#&*!|>'"%@` ]|[\n\r\t]|: | #|[: ]$/;
const BREAK = /(?<=[^ ]) (?=[^ ])/;
/** @type {{[sign: string]: string}} */
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** The file, with a comment above it and an empty line between. @param {Value} data @param {string} [heading] */
export const written = (data, heading) => `${heading ? `${heading}\n\n` : ""}${below(data, 0).join("\n")}\n`;

/** In characters, not in the halves of which JavaScript counts two for some. @param {string} text */
export const lengthOf = (text) => [...text].length;

/** @param {Value} value @returns {[string, Value][]} names are "" in a list */
const entries = (value) =>
  Array.isArray(value) ? value.map((item) => ["", item]) : value instanceof Map ? [...value] : Object.entries(/** @type {any} */ (value));

/** @param {Value} value */
const isBranch = (value) => typeof value === "object" && value !== null && entries(value).length > 0;

/** The lines of a whole value, `indent` spaces further in. @param {Value} value @param {number} indent @returns {string[]} */
function below(value, indent) {
  if (!isBranch(value)) return beside(value, 0, 0);
  const margin = " ".repeat(indent);
  return entries(value).flatMap(([name, item]) => {
    const head = margin + (Array.isArray(value) ? "-" : `${onOneLine(name)}:`);
    if (!isBranch(item)) {
      const [first, ...rest] = beside(item, lengthOf(head) + 1, indent);
      return [`${head} ${first}`, ...rest];
    }
    const inner = below(item, indent + 2);
    // The first value of a group in a list stands beside the dash (3).
    return Array.isArray(value) ? [`${head} ${inner[0].slice(indent + 2)}`, ...inner.slice(1)] : [head, ...inner];
  });
}

/**
 * What stands beside a name or dash, and the lines below it.
 *
 * @param {Value} value
 * @param {number} column how many characters stand before it on its line
 * @param {number} indent how many spaces before its name
 * @returns {string[]}
 */
function beside(value, column, indent) {
  if (typeof value === "string") return text(value, column, indent);
  if (typeof value === "number") return [inFigures(value)];
  return [Array.isArray(value) ? "[]" : typeof value === "object" && value ? "{}" : `${value}`];
}

/** @param {string} whole @param {number} column @param {number} indent @returns {string[]} */
function text(whole, column, indent) {
  const body = whole.endsWith("\n") ? whole.slice(0, -1) : whole;
  const line = onOneLine(whole);
  const isAll = body === whole;
  if (isAll && !body.includes("\n") && column + lengthOf(line) <= WIDTH) return [line]; // 7
  if (!mayBeBlock(body)) return [line];
  const margin = " ".repeat(indent + 2);
  const mark = isAll ? "-" : "";
  const pieces = body.split(BREAK);
  if (body.includes("\n") || (!isAll && pieces.length === 1)) {
    return [`|${mark}`, ...body.split("\n").map((each) => each && margin + each)]; // 8
  }
  return pieces.length > 1 ? [`>${mark}`, ...filled(pieces, margin)] : [line]; // 9
}

/** Plain, or in double quotes where it needs them (10, 12). @param {string} whole */
function onOneLine(whole) {
  const isPlain = !NOT_PLAIN.test(whole) && (DATE.test(whole) || !AMBIGUOUS.test(whole));
  return isPlain ? whole : `"${whole.replace(/[\\"\n\r\t]/g, (sign) => ESCAPES[sign])}"`;
}

/** Rule 11. @param {string} body */
const mayBeBlock = (body) =>
  !/^[ \n]|[ \n]$|[\r\t]/.test(body) && body !== "" && !body.split("\n").some((line) => /^[^\S\ufeff]+$/.test(line)); // no byte order mark is a space to Python

/** @param {string[]} pieces @param {string} margin */
function filled([first, ...rest], margin) {
  const lines = [margin + first];
  for (const piece of rest) {
    const last = lines[lines.length - 1];
    if (lengthOf(last) + 1 + lengthOf(piece) <= WIDTH) lines[lines.length - 1] = `${last} ${piece}`;
    else lines.push(margin + piece);
  }
  return lines;
}

/** A number without an exponent. @param {number} value */
export function inFigures(value) {
  const [, sign, whole, part = "", exponent] = /^(-?)(\d+)(?:\.(\d+))?(?:e(.+))?$/.exec(`${value}`) ?? [];
  if (!exponent) return `${value}`;
  const moved = Number(exponent);
  return moved < 0 ? `${sign}0.${"0".repeat(-moved - 1)}${whole}${part}` : `${sign}${whole}${part.padEnd(moved, "0")}`;
}
