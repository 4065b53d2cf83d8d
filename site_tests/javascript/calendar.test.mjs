/** The calendar file: as RFC 5545 wants it, whatever a reader wrote. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import fc from "fast-check";

import { isDay, plusMonths, reassessmentDay, toCalendar, uidOf } from "#action/calendar.mjs";
import { AT } from "./support/models.mjs";
import { check } from "./support/actions.mjs";

const DAY = { uid: "x-aaaaaaaa", stamp: AT, day: "2026-12-31", summary: "Ask", description: "" };

/** The lines as a calendar reads them, each whole again. */
const unfolded = (text) => text.replaceAll("\r\n ", "").split("\r\n").slice(0, -1);
/** The text of a property as a calendar reads it. */
const textIn = (lines, name) =>
  lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1)
    .replace(/\\([\\;,nN])/g, (_, character) => (/n/i.test(character) ? "\n" : character));

describe("A calendar file", () => {
  it("has an event for the whole of each day", () => {
    assert.deepEqual(unfolded(toCalendar([DAY])), [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Salford Social Value Toolkit//Action plan//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "BEGIN:VEVENT",
      "UID:x-aaaaaaaa@social-value-toolkit",
      "DTSTAMP:20261122T140200Z",
      "DTSTART;VALUE=DATE:20261231",
      "DTEND;VALUE=DATE:20270101",
      "SUMMARY:Ask",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "END:VCALENDAR",
    ]);
  });

  it("reminds at nine of the day on which to answer again", () => {
    const lines = unfolded(toCalendar([{ ...DAY, remind: true }]));
    assert.deepEqual(lines.slice(lines.indexOf("BEGIN:VALARM"), lines.indexOf("END:VALARM")), [
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      "DESCRIPTION:Ask",
      "TRIGGER:PT9H",
    ]);
  });

  it("leaves out what is no day", () => {
    for (const day of ["", "2026-02-30", "2026-13-45", "soon", "9999-12-31", "20261231"]) {
      assert.ok(!toCalendar([{ ...DAY, day }]).includes("VEVENT"), day);
    }
    assert.ok(isDay("2028-02-29"));
  });

  it("names an event the same each time, and no two alike", () => {
    assert.equal(uidOf("x-aaaaaaaa", AT), uidOf("x-aaaaaaaa", AT));
    assert.notEqual(uidOf("x-aaaaaaaa", AT), uidOf("x-aaaaaaaa", "2027-01-01T00:00:00.000Z"));
  });

  it("holds any text, in lines of at most 75 bytes that break no character", () => {
    const text = fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.string({ unit: "grapheme", maxLength: 300 }));
    const property = fc.property(text, text, (summary, description) => {
      const file = toCalendar([{ ...DAY, summary, description: description || "-" }]);
      assert.ok(file.endsWith("END:VCALENDAR\r\n"));
      const lines = file.split("\r\n");
      for (const line of lines) {
        assert.ok(new TextEncoder().encode(line).length <= 75);
        assert.doesNotMatch(line, /[\u0000-\u001f\u007f]/);
        // Half of a character stands only where the text had half of one.
        if (summary.isWellFormed() && description.isWellFormed()) assert.ok(line.isWellFormed());
      }
      const plain = (words) => words.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ");
      assert.equal(textIn(unfolded(file), "SUMMARY"), plain(summary));
      assert.equal(textIn(unfolded(file), "DESCRIPTION"), plain(description || "-"));
      assert.equal(unfolded(file).filter((line) => line === "BEGIN:VEVENT").length, 1);
    });
    check(property);
  });
});

describe("The day on which to answer again", () => {
  it("is the same day some months later, or the last of that month", () => {
    assert.equal(plusMonths("2026-11-22", 3), "2027-02-22");
    assert.equal(plusMonths("2026-08-31", 6), "2027-02-28");
    assert.equal(plusMonths("2027-08-31", 6), "2028-02-29");
    assert.equal(plusMonths("2026-12-31", 12), "2027-12-31");
  });

  it("is none where the reader wants no reminder", () => {
    assert.equal(reassessmentDay({ reassess: { months: 0, from: "2026-11-22" } }), "");
    assert.equal(reassessmentDay({ reassess: { months: 6, from: "" } }), "");
    assert.equal(reassessmentDay({ reassess: { months: 6, from: "2026-11-22" } }), "2027-05-22");
  });
});
