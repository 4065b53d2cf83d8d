// @ts-check
/**
 * What a reader typed into the calculator, as numbers. Pure. What is empty counts as nothing, and what is no number
 * gives a plain word instead.
 *
 * @import { Case, Input, Outcome } from "./sroi.mjs"
 * @typedef {{[name: string]: string}} Texts
 * @typedef {{name: string, words: string}} Wrong
 */

import { MOST_YEARS } from "./sroi.mjs";

const MOST_PENCE = 100_000_000_00;

/** How each field is read: its least and most, how many figures stand after the point, and its value when empty. */
const FIELDS = {
  pounds: { least: 0, most: MOST_PENCE, digits: 2, empty: 0 },
  "signed-pounds": { least: -MOST_PENCE, most: MOST_PENCE, digits: 2, empty: 0 },
  quantity: { least: 0, most: 1_000_000, digits: 0, empty: 0 },
  percent: { least: 0, most: 100, digits: 0, empty: 0 },
  years: { least: 1, most: MOST_YEARS, digits: 0, empty: 1 },
  rate: { least: 0, most: 1000, digits: 1, empty: 0 },
};

/**
 * @param {string} text such as "1,200.50", "£30" or "−5"
 * @param {keyof typeof FIELDS} kind
 * @returns {number | string} in the smallest unit, such as pence; or what is wrong
 */
export function read(text, kind) {
  const { least, most, digits, empty } = FIELDS[kind];
  const plain = text.trim().replace(/[−–]/, "-").replace(/[\s£%]/g, "").replace(/,(?=\d{3})/g, "");
  if (plain === "") return empty;
  const match = /^(-?)(\d{1,12})(?:\.(\d*))?$/.exec(plain);
  if (!match) return "Write a number, such as 12.";
  const [, sign, whole, rest = ""] = match;
  if (/[1-9]/.test(rest.slice(digits))) return digits ? `Write no more than ${digits} figures after the point.` : "Write a whole number.";
  const value = Number(sign + whole + rest.slice(0, digits).padEnd(digits, "0"));
  const unit = 10 ** digits;
  if (value < least || value > most) return `Write a number from ${shown(least / unit)} to ${shown(most / unit)}.`;
  return value === 0 ? 0 : value;
}

/** @param {number} value */
const shown = (value) => value.toLocaleString("en-GB");

/**
 * @param {{inputs: Texts[], outcomes: Texts[], rates: Texts}} texts
 * @returns {{given: Case, wrong: {inputs: Wrong[][], outcomes: Wrong[][], rates: Wrong[]}, isWrong: boolean}}
 */
export function caseOf({ inputs, outcomes, rates }) {
  const all = {
    inputs: inputs.map((texts) => fields(texts, { pounds: "pounds" })),
    outcomes: outcomes.map((texts) =>
      fields(texts, {
        quantity: "quantity",
        pounds: "signed-pounds",
        deadweight: "percent",
        attribution: "percent",
        years: "years",
        drop_off: "percent",
      }),
    ),
    rates: fields(rates, { rate: "rate", swing: "percent" }),
  };
  const wrong = {
    inputs: all.inputs.map((each) => each.wrong),
    outcomes: all.outcomes.map((each) => each.wrong),
    rates: all.rates.wrong,
  };
  return {
    given: {
      inputs: all.inputs.map(({ values }, place) => ({ what: inputs[place].what ?? "", pence: values.pounds })),
      outcomes: all.outcomes.map(({ values: { pounds, ...values } }, place) => {
        const { what = "", source = "" } = outcomes[place];
        return /** @type {Outcome} */ ({ what, source, pence: pounds, ...values });
      }),
      discount_tenths: all.rates.values.rate,
      swing: all.rates.values.swing,
    },
    wrong,
    isWrong: [...wrong.inputs, ...wrong.outcomes, wrong.rates].some((list) => list.length > 0),
  };
}

/** The texts that would be read as this case. @param {Case} given */
export function textsOf({ inputs, outcomes, discount_tenths: rate, swing }) {
  return {
    inputs: inputs.map(({ what, pence }) => ({ what, pounds: pounds(pence) })),
    outcomes: outcomes.map(({ what, source, pence, ...numbers }) => ({
      what,
      source,
      pounds: pounds(pence),
      ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, `${value}`])),
    })),
    rates: { rate: `${rate / 10}`, swing: `${swing}` },
  };
}

/** @param {number} pence */
const pounds = (pence) => (pence % 100 ? (pence / 100).toFixed(2) : `${pence / 100}`);

/** @param {Texts} texts @param {{[name: string]: keyof typeof FIELDS}} kinds */
function fields(texts, kinds) {
  /** @type {{[name: string]: number}} */
  const values = {};
  /** @type {Wrong[]} */
  const wrong = [];
  for (const [name, kind] of Object.entries(kinds)) {
    const value = read(texts[name] ?? "", kind);
    if (typeof value === "string") wrong.push({ name, words: value });
    values[name] = typeof value === "string" ? FIELDS[kind].empty : value;
  }
  return { values, wrong };
}
