// @ts-check
/**
 * What `check` would say of a case study: the same problems, in the same order and words. The shared cases of
 * site_tests/fixtures/composing, and random ones, must come out as in Python. Pure.
 *
 * @import { Form, Question, Study } from "./types.mjs"
 * @import { Complaint, Loc } from "./sentences.mjs"
 *
 * @typedef {object} World what there is besides this case study
 * @property {Form} form
 * @property {string[]} names ids of the other case studies
 * @property {import("./texts.mjs").Decode} decode
 * @typedef {{field: string, message: string, hint: string, inForm?: string}} Problem field is dotted: sources.0.id; inForm is
 *   the hint for who sees no file
 * @typedef {Complaint & {loc: Loc, at?: number, isRule?: boolean}} Found at is where in the text
 */

import { between } from "./between.mjs";
import { MISSPELT, misspelt, missing, noneOf, otherThan, outside, tooFew, tooMany } from "./sentences.mjs";
import { wrongFacts, wrongInMarkdown, wrongInText } from "./texts.mjs";
import { lengthOf, written } from "./yaml.mjs";

/** `source.py` says the same of a whole file; these are among what it allows. */
const INVISIBLE =
  /[^\t\n\r -~\u00a0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/gu;
const MOST_PROBLEMS = 20;
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const ADDRESS = /^https?:\/\/[^\s<>"'`{}|\\^]+$/;
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const PART_OF_DATE = /^[0-9]{4}(-[0-9]{2}){0,2}$/;

/** A text without what nobody sees, which no file may hold. @param {string} text */
export const visible = (text) => text.replace(/\t/g, " ").replace(INVISIBLE, "");

/** @param {Study} data @param {World} world @returns {Problem[]} */
export function problems(data, world) {
  const text = written(data, world.form.heading);
  const unreadable = wholeFile(text, world.form);
  if (unreadable.length) return unreadable;
  const rules = [...between(data, world, ID), ...facts(data, world.form, text)];
  const said = new Set(rules.map(({ loc }) => loc.join(".")));
  const own = [...record(world.form.fields, data, [], world)];
  // Of a value that is known to be wrong it is not said as well that its letters are.
  const found = [...rules, ...own.filter(({ loc, message }) => !said.has(loc.join(".")) || !message.includes(MISSPELT))];
  return sorted(found, places(data));
}

/** What is wrong with a new case study's id, or "". @param {string} name @param {string[]} names @param {Form} form */
export function nameProblem(name, names, form) {
  if (!ID.test(name)) return "Name it with small letters, figures and hyphens, such as salford-dadz.";
  if (form.reserved.includes(name)) return "That is the name of a page about all case studies. Choose another.";
  return names.includes(name) ? "There is a case study of that name already. Choose another." : "";
}

/** An id made from a title: its first words, in small letters, with hyphens. @param {string} title */
export const suggestedName = (title) =>
  (title.toLowerCase().match(/[a-z0-9]+/g) ?? []).slice(0, 5).join("-").replace(/^[-0-9]+/, "");

/** Whether that is how an id is written. @param {unknown} id */
export const isId = (id) => typeof id === "string" && ID.test(id);

/** @param {string} text @param {Form} form @returns {Problem[]} */
function wholeFile(text, form) {
  if (new TextEncoder().encode(text).length > form.biggest) {
    const message = `This file is too big: the most is ${form.biggest / 1024} KiB.`;
    return [{ field: "", message, hint: "Split it, or take something out." }];
  }
  return [...text.matchAll(INVISIBLE)].slice(0, MOST_PROBLEMS).map(([sign]) => ({
    field: "",
    message: `There is an invisible character here (U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}).`,
    hint: "Delete it. It often comes with text copied from another program.",
  }));
}

/** The number of each value, in the order in which they stand in the file. @param {unknown} data @returns {Map<string, number>} */
function places(data) {
  const all = new Map();
  const walk = (/** @type {unknown} */ value, /** @type {string} */ at) => {
    all.set(at, all.size);
    if (typeof value !== "object" || !value) return;
    for (const [step, inner] of Object.entries(value)) walk(inner, at ? `${at}.${step}` : step);
  };
  walk(data, "");
  return all;
}

/** @param {Found[]} found @param {Map<string, number>} order @returns {Problem[]} */
function sorted(found, order) {
  const placed = found.map(({ loc, at = -1, message, hint, inForm = hint }) => {
    let there = loc;
    while (!order.has(there.join("."))) there = there.slice(0, -1);
    const place = /** @type {number} */ (order.get(there.join(".")));
    const problem = { field: loc.join("."), message, hint };
    return { place, at, problem: inForm === hint ? problem : { ...problem, inForm } };
  });
  const key = (/** @type {Problem} */ { field, message, hint }) => [field, message, hint].join("\0");
  placed.sort((one, other) => one.place - other.place || one.at - other.at || (key(one.problem) < key(other.problem) ? -1 : 1));
  const all = new Map(placed.map(({ place, at, problem }) => [`${place} ${at} ${key(problem)}`, problem]));
  return [...all.values()];
}

/** @param {Question[]} fields @param {Study} data @param {Loc} at @param {World} world @returns {Generator<Found>} */
function* record(fields, data, at, world) {
  for (const field of fields) {
    const loc = [...at, field.name];
    const value = data[field.name];
    if (value !== undefined) yield* field.fields || field.kind === "list" ? branch(field, value, loc, world) : one(field, value, loc, world);
    else if (field.required) yield { loc, ...missing(loc, field.about) };
  }
}

/** A group, or a list of groups or of values. @param {Question} field @param {any} value @param {Loc} loc @param {World} world @returns {Generator<Found>} */
function* branch(field, value, loc, world) {
  if (field.kind === "group") return yield* record(field.fields ?? [], value, loc, world);
  const { length } = value;
  const item = { ...field, least: undefined, most: field.longest };
  const wrong = value.map((/** @type {any} */ each, /** @type {number} */ place) => {
    const there = [...loc, place];
    return [...(field.fields ? record(field.fields, each, there, world) : one(item, each, there, world))];
  });
  // Only those that are right are counted.
  const right = wrong.filter((/** @type {Found[]} */ found) => !found.length).length;
  if (right > (field.most ?? Infinity)) return yield { loc, ...tooMany(loc, length, "item", field.most ?? 0, field.about) };
  yield* wrong.flat();
  if (length < (field.least ?? 0)) yield { loc, ...tooFew(loc, length, "item", field.least ?? 0, field.about) };
}

/** @param {Question} field @param {unknown} value @param {Loc} loc @param {World} world @returns {Generator<Found>} */
function* one(field, value, loc, world) {
  const complaint = judged(field, value, loc, world);
  if (complaint) yield { loc, ...complaint };
}

/** @param {Question} field @param {unknown} value @param {Loc} loc @param {World} world @returns {Complaint | null} */
function judged(field, value, loc, { decode }) {
  const own = field.hint || field.about;
  const plainly = (/** @type {string} */ message) => (message ? { message, hint: "" } : null);
  switch (field.rule) {
    case "whole":
      return Number.isInteger(value) ? bounded(field, Number(value), loc, own) : otherThan(loc, "a whole number", value);
    case "number":
      return typeof value === "number" ? bounded(field, value, loc, own) : otherThan(loc, "a number", value);
    case "true-or-false":
      return typeof value === "boolean" ? null : otherThan(loc, "true or false", value);
    case "word": {
      const words = (field.choices ?? []).map(([word]) => word);
      return words.includes(`${value}`) && typeof value === "string" ? null : noneOf(loc, words, value);
    }
    case "part-of-date":
      if (typeof value === "string" || Number.isInteger(value)) {
        return plainly(isPartOfDate(`${value}`) ? "" : `“${value}” is not a year, month or day; write 2024, 2024-03 or 2024-03-31.`);
      }
      return otherThan(loc, "text", value);
    case "day":
      return typeof value === "string" ? plainly(wrongDay(value)) : otherThan(loc, "a date such as 2026-11-22", value);
  }
  if (typeof value !== "string") return otherThan(loc, "text", value);
  const text = value.trim();
  const length = lengthOf(text);
  if (field.most !== undefined && length > field.most) return tooMany(loc, length, "character", field.most, own);
  if (length < (field.least ?? 0)) return tooFew(loc, length, "character", field.least ?? 0, own);
  if (field.rule === "id") return ID.test(text) ? null : misspelt(loc, value, own, ID);
  if (field.rule === "address") return ADDRESS.test(text) ? null : misspelt(loc, value, own, ADDRESS);
  return plainly(field.rule === "markdown" ? wrongInMarkdown(text, decode) : wrongInText(text));
}

/** @param {Question} field @param {number} value @param {Loc} loc @param {string} own @returns {Complaint | null} */
function bounded({ least = -Infinity, most = Infinity }, value, loc, own) {
  if (value < least) return outside(loc, value, "or more", least, own);
  return value > most ? outside(loc, value, "or less", most, own) : null;
}

/** @param {string} value */
function wrongDay(value) {
  if (DAY.test(value)) return isPartOfDate(value) ? "" : `“${value}” is not a day that exists; write it like 2026-11-22.`;
  const [, day, month, year] = /^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})$/.exec(value) ?? [];
  const two = (/** @type {string} */ figures) => figures.padStart(2, "0");
  const isDate = year && Number(month) <= 12;
  const how = isDate ? `the year comes first: ${year}-${two(month)}-${two(day)}` : "write it like 2026-11-22";
  return `“${value}” is not a day as it is written here; ${how}.`;
}

/** Whether that year, month or day exists. @param {string} text */
export function isPartOfDate(text) {
  if (!PART_OF_DATE.test(text)) return false;
  const [year, month = 1, day = 1] = text.split("-").map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return year > 0 && last !== undefined && day > 0 && day <= last;
}

/** @param {Study} data @param {Form} form @param {string} file @returns {Generator<Found>} */
function* facts(data, form, file) {
  const ids = Object.keys(form.facts);
  /** @type {(value: unknown, loc: Loc) => Generator<Found>} */
  function* walk(value, loc) {
    if (typeof value === "string") {
      const name = loc.filter((step) => typeof step === "string").at(-1) ?? "";
      const isFree = loc.some((step) => form.free_text.includes(`${step}`));
      for (const { quote, ...wrong } of wrongFacts(value, `${name}`, form.free_text, isFree, ids)) {
        // Where a line of the file is broken within it, it is told where the value starts.
        yield { loc, at: file.includes(quote) ? value.indexOf(quote) : -1, ...wrong };
      }
    } else if (typeof value === "object" && value) {
      const isList = Array.isArray(value);
      for (const [step, inner] of Object.entries(value)) yield* walk(inner, [...loc, isList ? Number(step) : step]);
    }
  }
  yield* walk(data, []);
}
