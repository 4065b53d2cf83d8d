// @ts-check
/** A table for a spreadsheet: RFC 4180, with the byte order mark and line ends that Excel needs. Pure. */

/** @param {string[][]} rows the headings first */
export function toText(rows) {
  const lines = rows.map((cells) => cells.map(cell).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/** A spreadsheet takes a cell that begins with one of these for a formula. @param {string} text */
function cell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
