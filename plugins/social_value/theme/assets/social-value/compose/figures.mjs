// @ts-check
/** Dates, years and figures as the pages write them: what wording.py and case_studies/page.py do. Pure. */

import { inFigures } from "./yaml.mjs";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** 2024, March 2024 or 31 March 2024; what is no date stays as it is. @param {unknown} date */
export function dateInWords(date) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(`${date ?? ""}`) ?? [];
  if (!year || (month && !MONTHS[Number(month) - 1])) return `${date ?? ""}`;
  return [day && Number(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** 2013 to 2015, 2021 or since 2021. @param {{start?: number, end?: number, ongoing?: boolean}} [years] */
export function yearsInWords({ start, end, ongoing } = {}) {
  if (start === undefined) return "";
  if (ongoing) return `since ${start}`;
  return end && end !== start ? `${start} to ${end}` : `${start}`;
}

/** 1,665, 73.78 or 1.6 million: never rounded. @param {unknown} value */
export function number(value) {
  if (typeof value !== "number") return `${value}`;
  for (const [size, zeros, word] of /** @type {[number, number, string][]} */ ([[1e9, 9, "billion"], [1e6, 6, "million"]])) {
    // Of hundredths of so many, so that nothing is lost.
    if (Math.abs(value) >= size && Number.isInteger(value) && value % (size / 100) === 0) return `${grouped(shifted(value, zeros))} ${word}`;
  }
  return grouped(inFigures(value));
}

/** With the point so many places further left. @param {number} value @param {number} zeros */
function shifted(value, zeros) {
  const figures = `${Math.abs(value)}`.padStart(zeros + 1, "0");
  return `${value < 0 ? "-" : ""}${figures.slice(0, -zeros)}.${figures.slice(-zeros)}`;
}

/** @param {string} figures */
function grouped(figures) {
  const [whole, part = ""] = figures.split(".");
  const rest = part.replace(/0+$/, "");
  return (whole.replace(/\B(?=(?:\d{3})+$)/g, ",") + (rest && `.${rest}`)).replace("-", "−");
}

/** “over £1.6 million”, “£14 to £20 for each £1”; "" if there is none. @param {{[field: string]: any}} outcome @param {{[unit: string]: string}} units */
export function figure({ value, value_to: end, qualifier, unit = "number" }, units) {
  if (value === undefined) return "";
  const [before, after] = (units[unit] ?? "{value}").split("{value}");
  const values = [value, end].filter((each) => each !== undefined).map((each) => before + number(each));
  return [qualifier, values.join(" to ") + after].filter(Boolean).join(" ");
}

/** @param {unknown} value @param {string} [unit] @param {{[unit: string]: string}} [units] */
export const before = (value, unit = "number", units = {}) => (units[unit] ?? "{value}").replace("{value}", () => number(value));
