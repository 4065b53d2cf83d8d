// @ts-check
/**
 * The arithmetic of social return on investment, as `worksheets/sroi.py` does it: the same rules, twice. They stand in
 * words there. Pure. The names of fields are those of content/_data/sroi.yml.
 *
 * Whole numbers only: each figure is a fraction of two of them until it is rounded, once, to whole pence.
 *
 * @typedef {{what: string, pence: number}} Input
 * @typedef {object} Outcome Percents are whole numbers from 0 to 100.
 * @property {string} what
 * @property {number} quantity for how many
 * @property {number} pence value of one for one year; below zero for harm
 * @property {string} source of that value
 * @property {number} deadweight
 * @property {number} attribution
 * @property {number} years from 1 to 10
 * @property {number} drop_off
 * @typedef {{inputs: Input[], outcomes: Outcome[], discount_tenths: number, swing: number}} Case discount_tenths is
 *   in tenths of a percent, swing in percentage points
 *
 * @typedef {{total: number, ratio: number | null}} Total ratio is pence for each £1, null where nothing was put in
 * @typedef {{gross: number, after_deadweight: number, after_attribution: number, years: number[],
 *   discounted: number[], total: number}} OutcomeResult all in pence
 * @typedef {Total & {inputs: number, outcomes: OutcomeResult[], low: Total, high: Total}} Result
 */

export const MOST_YEARS = 10;

/** @param {Case} given @returns {Result} */
export function calculate(given) {
  const inputs = given.inputs.reduce((sum, { pence }) => sum + pence, 0);
  return {
    inputs,
    outcomes: given.outcomes.map((outcome) => steps(outcome, given.discount_tenths)),
    ...total(given, inputs, 0),
    low: total(given, inputs, given.swing),
    high: total(given, inputs, -given.swing),
  };
}

/** @param {Case} given @param {number} inputs @param {number} swing @returns {Total} */
function total({ outcomes, discount_tenths: rate }, inputs, swing) {
  const sum = outcomes.reduce((so, outcome) => so + atTodaysValue(outcome, rate, swing).reduce(add, 0n), 0n);
  const whole = todaysDenominator(rate);
  return {
    total: rounded(sum, whole),
    ratio: inputs === 0 ? null : rounded(sum * 100n, whole * BigInt(inputs)),
  };
}

/** @param {Outcome} outcome @param {number} rate @returns {OutcomeResult} */
function steps(outcome, rate) {
  const { quantity, pence, deadweight, drop_off: dropOff, years } = outcome;
  const gross = BigInt(quantity) * BigInt(pence);
  const first = firstYear(outcome, 0);
  const discounted = atTodaysValue(outcome, rate, 0);
  const whole = todaysDenominator(rate);
  return {
    gross: Number(gross),
    after_deadweight: rounded(gross * kept(deadweight), 100n),
    after_attribution: rounded(first, 10_000n),
    years: Array.from({ length: years }, (_, year) =>
      rounded(first * kept(dropOff) ** BigInt(year), 10_000n * 100n ** BigInt(year)),
    ),
    discounted: discounted.map((value) => rounded(value, whole)),
    total: rounded(discounted.reduce(add, 0n), whole),
  };
}

/**
 * Each year, to be divided by `todaysDenominator`.
 *
 * @param {Outcome} outcome
 * @param {number} rate
 * @param {number} swing
 */
function atTodaysValue(outcome, rate, swing) {
  const first = firstYear(outcome, swing);
  // What is left after a year, (100 - d) / 100, divided by (1000 + r) / 1000, is 10 (100 - d) / (1000 + r).
  const left = 10n * kept(outcome.drop_off);
  return Array.from(
    { length: outcome.years },
    (_, year) => first * left ** BigInt(year) * BigInt(1000 + rate) ** BigInt(MOST_YEARS - 1 - year),
  );
}

/** @param {number} rate */
const todaysDenominator = (rate) => 10_000n * BigInt(1000 + rate) ** BigInt(MOST_YEARS - 1);

/** In ten-thousandths of a penny. @param {Outcome} outcome @param {number} swing */
function firstYear({ quantity, pence, deadweight, attribution }, swing) {
  // A loss is moved the other way, so that the low case is always the lower one.
  const points = pence > 0 ? swing : -swing;
  return BigInt(quantity) * BigInt(pence) * kept(within(deadweight + points)) * kept(within(attribution + points));
}

/** @param {number} percent */
const kept = (percent) => BigInt(100 - percent);

/** @param {number} percent */
const within = (percent) => Math.max(0, Math.min(100, percent));

/** @param {bigint} one @param {bigint} other */
const add = (one, other) => one + other;

/** To the nearest whole number, a half up. @param {bigint} value @param {bigint} whole above zero */
function rounded(value, whole) {
  const doubled = 2n * value + whole;
  const quotient = doubled / (2n * whole);
  // BigInt cuts towards zero, and this is to go down.
  return Number(doubled < 0n && quotient * 2n * whole !== doubled ? quotient - 1n : quotient);
}
