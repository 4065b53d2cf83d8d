// @ts-check
/**
 * The Markdown of a case study as blocks: paragraphs, lists in lists, and in them bold, italic, code and links. It is for a
 * preview: what is seldom written stays as it is typed. Pure, and quick with any text.
 *
 * @typedef {{type: "text", text: string} | {type: "strong" | "em" | "code", inner: Span[]} | {type: "link", href: string, inner: Span[]}} Span
 * @typedef {{type: "paragraph", inner: Span[]} | {type: "ul" | "ol", items: Block[][]} | {type: "quote", inner: Block[]}} Block
 */

const ITEM = /^( {0,3})([-*+]|\d{1,9}\.) +(.*)$/;
const DEEPEST = 6;

/** @param {string} text @param {number} [depth] @returns {Block[]} */
export function blocks(text, depth = 0) {
  const lines = text.split("\n");
  /** @type {Block[]} */
  const found = [];
  while (lines.length) {
    if (!lines[0].trim()) lines.shift();
    else if (depth < DEEPEST && ITEM.test(lines[0])) found.push(list(lines, depth));
    else if (depth < DEEPEST && lines[0].startsWith(">")) {
      const quote = takeWhile(lines, (line) => line.startsWith(">"));
      found.push({ type: "quote", inner: blocks(quote.map((line) => line.replace(/^> ?/, "")).join("\n"), depth + 1) });
    } else {
      const body = [/** @type {string} */ (lines.shift()), ...takeWhile(lines, (line) => line.trim() !== "" && !(depth && ITEM.test(line)))];
      found.push({ type: "paragraph", inner: spans(body.map((line) => line.trim()).join("\n")) });
    }
  }
  return found;
}

/** @param {string[]} lines @param {number} depth @returns {Block} */
function list(lines, depth) {
  const isOrdered = /\d/.test(ITEM.exec(lines[0])?.[2] ?? "");
  const items = [];
  for (let match = ITEM.exec(lines[0] ?? ""); match && /\d/.test(match[2]) === isOrdered; match = ITEM.exec(lines[0] ?? "")) {
    lines.shift();
    const more = takeWhile(lines, (line, place) => (line.trim() ? !ITEM.test(line) || line.startsWith("    ") : /^ {2}/.test(lines[place + 1] ?? "")));
    const body = [match[3], ...more.map((line) => line.replace(/^ {1,4}/, ""))];
    items.push(blocks(body.join("\n"), depth + 1));
    while (lines.length > 1 && !lines[0].trim() && ITEM.test(lines[1])) lines.shift();
  }
  return { type: isOrdered ? "ol" : "ul", items };
}

/** @param {string[]} lines @param {(line: string, place: number) => boolean} fits */
function takeWhile(lines, fits) {
  const end = lines.findIndex((line, place) => !fits(line, place));
  return lines.splice(0, end < 0 ? lines.length : end);
}

const SPAN =
  /\\(?<escaped>[\\`*_{}[\]()#+.!-])|`(?<code>[^`\n]+)`|\[(?<label>[^\][]{1,500})\]\((?<href>[^()\s]{1,500})\)|<(?<address>https?:[^<>\s]{1,500})>|\*\*(?<strong>[^\s*](?:[^*]{0,2000}[^\s*])?)\*\*|(?<![\w*])(?<mark>[*_])(?<em>[^\s*_](?:[^*_]{0,2000}[^\s*_])?)\k<mark>(?![\w*])/g;

/** @param {string} text @returns {Span[]} */
export function spans(text) {
  /** @type {Span[]} */
  const found = [];
  let end = 0;
  const plain = (/** @type {string} */ piece) => piece && found.push({ type: "text", text: piece });
  for (const match of text.matchAll(SPAN)) {
    const { escaped, code, label, href, address, strong, em } = match.groups ?? {};
    plain(text.slice(end, match.index));
    end = match.index + match[0].length;
    if (escaped) plain(escaped);
    else if (code) found.push({ type: "code", inner: [{ type: "text", text: code }] });
    else if (href) found.push({ type: "link", href, inner: spans(label) });
    else if (address) found.push({ type: "link", href: address, inner: [{ type: "text", text: address }] });
    else found.push({ type: strong ? "strong" : "em", inner: spans(strong ?? em) });
  }
  plain(text.slice(end));
  return found;
}
