// @ts-check
/**
 * Days as a calendar file: RFC 5545, with all-day events, which every calendar takes. Pure. An event keeps its name (UID)
 * for good, so that a file which is taken again moves what is in the calendar already.
 *
 * @import { Assessment } from "../checklist/types.mjs"
 *
 * @typedef {{uid: string, stamp: string, day: string, summary: string, description: string, remind?: boolean}} Day
 *   stamp is an ISO date and time, day such as "2026-11-22"
 */

/** In bytes, without the end of the line. */
const WIDEST = 75;

/** @param {Day[]} days those that are no days are left out */
export function toCalendar(days) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Salford Social Value Toolkit//Action plan//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...days.filter(({ day }) => isDay(day)).flatMap(event),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** @param {Day} day */
function event({ uid, stamp, day, summary, description, remind }) {
  return [
    "BEGIN:VEVENT",
    `UID:${uid}@social-value-toolkit`,
    `DTSTAMP:${new Date(stamp).toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(plusDays(day, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    "TRANSP:TRANSPARENT",
    ...(remind
      ? // At nine in the morning of the day.
        ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(summary)}`, "TRIGGER:PT9H", "END:VALARM"]
      : []),
    "END:VEVENT",
  ];
}

/** The name of an event for something that has an id and a time of its own. @param {string} id @param {string} created */
export const uidOf = (id, created) => `${id}-${Date.parse(created).toString(36)}`;

/** Whether it is in the calendar, and the day after it too. @param {string} day */
export const isDay = (day) => /^\d{4}-\d\d-\d\d$/.test(day) && plusDays(day, 0) === day && day < "9999-12-31";

/** The same day some months later, or the last of that month. @param {string} day @param {number} months */
export function plusMonths(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** When the reader wants to answer again, or "". @param {Pick<Assessment, "reassess">} assessment */
export const reassessmentDay = ({ reassess: { months, from } }) => (months && isDay(from) ? plusMonths(from, months) : "");

/** @param {string} day @param {number} days */
function plusDays(day, days) {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? "" : new Date(time + days * 86_400_000).toISOString().slice(0, 10);
}

/** @param {string} day */
const compact = (day) => day.replaceAll("-", "");

/** Control characters are not allowed, whole line ends become \n. @param {string} text */
const escaped = (text) =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");

/** In lines of at most 75 bytes, broken between characters. @param {string} line */
function folded(line) {
  const lines = [""];
  let left = WIDEST;
  for (const character of line) {
    const code = character.codePointAt(0) ?? 0;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4; // in UTF-8
    if (size > left) {
      lines.push(" ");
      left = WIDEST - 1;
    }
    lines[lines.length - 1] += character;
    left -= size;
  }
  return lines.join("\r\n");
}
