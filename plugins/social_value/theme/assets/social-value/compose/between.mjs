// @ts-check
/**
 * What must hold between the values of a case study, and between it and the rest of the toolkit: the rules and the words
 * of case_studies/library.py. They bear any value, so that one mistake does not hide another. Pure.
 *
 * @import { Question, Study } from "./types.mjs"
 * @import { Loc } from "./sentences.mjs"
 * @import { Found, World } from "./rules.mjs"
 */

import { didYouMean } from "./alike.mjs";
import { asPython } from "./sentences.mjs";
import { wrongLinks } from "./texts.mjs";

const FEW = 12;

/** @param {Study} data @param {World} world @param {RegExp} id @returns {Generator<Found>} */
export function* between(data, { form, names }, id) {
  const choices = choicesIn(form.fields);
  for (const field of ["sector", "size", "place"]) yield* notListed([field], data[field], choices(field), field);
  for (const [place, theme] of (data.themes ?? []).entries()) yield* notListed(["themes", place], theme, choices("themes"), "theme");
  const units = choicesIn(form.fields.find(({ name }) => name === "outcomes")?.fields ?? [])("unit");
  for (const [at, { unit = "number" }] of records(data, "outcomes")) yield* notListed([...at, "unit"], unit, units, "unit");

  const statements = choices("shows").map(([statement]) => statement);
  yield* repeated(numbered(data.themes, ["themes"]), "theme");
  for (const [loc, statement] of numbered(data.shows, ["shows"])) yield* unknown(loc, statement, statements, "statement");
  yield* repeated(numbered(data.shows, ["shows"]), "statement");

  const sources = records(data, "sources");
  yield* repeated(sources.map(([at, source]) => [[...at, "id"], source.id]), "source id");
  const ids = sources.map(([, source]) => source.id).filter((each) => typeof each === "string" && id.test(each));
  const what = "source of this case study";
  for (const [at, outcome] of records(data, "outcomes")) {
    // While a source's own id is wrong, what names it may be right.
    if (ids.length === sources.length) yield* unknown([...at, "source"], outcome.source, ids, what);
    yield* figure(at, outcome);
  }
  if (data.cost) yield* unknown(["cost", "source"], data.cost.source, ids, what);
  yield* years(data.years);
  yield* reviews(data);

  const pages = [...form.pages, ...names.map((name) => `case-studies/${name}.md`)];
  for (const field of ["what_they_did", "what_you_can_do", "limits"]) {
    if (typeof data[field] !== "string") continue;
    for (const wrong of wrongLinks(data[field], pages)) yield { loc: [field], ...wrong };
  }
}

/** @param {Question[]} fields @returns {(name: string) => [string, string][]} */
const choicesIn = (fields) => (name) => fields.find((field) => field.name === name)?.choices ?? [];

/** @param {Study} data @param {string} name @returns {[Loc, Study][]} */
const records = (data, name) => (data[name] ?? []).map((/** @type {Study} */ record, /** @type {number} */ place) => [[name, place], record]);

/** @param {unknown[] | undefined} values @param {Loc} at @returns {[Loc, unknown][]} */
const numbered = (values = [], at) => values.map((value, place) => [[...at, place], value]);

/** @param {Loc} loc @param {unknown} value @param {[string, string][]} choices @param {string} what @returns {Generator<Found>} */
function* notListed(loc, value, choices, what) {
  if (typeof value !== "string" || choices.some(([choice]) => choice === value)) return;
  const hint = didYouMean(value, choices) || `Choose one of: ${choices.map(([choice]) => choice).join(", ")}.`;
  yield { loc, message: `There is no ${what} “${value}” in case_studies/_taxonomy.yml.`, hint };
}

/** @param {Loc} loc @param {unknown} value @param {string[]} choices @param {string} what @returns {Generator<Found>} */
function* unknown(loc, value, choices, what) {
  if (typeof value !== "string" || choices.includes(value)) return;
  const meant = didYouMean(value, choices.map((choice) => [choice, choice]));
  const hint = meant || (choices.length <= FEW ? `Choose one of: ${[...choices].sort().join(", ")}.` : "");
  yield { loc, message: `There is no ${what} “${value}”.`, hint };
}

/** @param {[Loc, unknown][]} places @param {string} what @returns {Generator<Found>} */
function* repeated(places, what) {
  const seen = new Set();
  for (const [loc, value] of places) {
    if (typeof value !== "string") continue;
    if (seen.has(value)) {
      yield { loc, message: `The ${what} “${value}” stands twice.`, hint: "Every id may stand once; give this one another." };
    }
    seen.add(value);
  }
}

/** @param {Loc} at @param {Study} outcome @returns {Generator<Found>} */
function* figure(at, outcome) {
  const { value, value_to: end } = outcome;
  for (const field of ["value_to", "before", "qualifier"]) {
    if (outcome[field] !== undefined && value === undefined) {
      yield { loc: [...at, field], message: `“${field}” needs a “value” beside it.`, hint: "" };
    }
  }
  if (typeof value === "number" && typeof end === "number" && end <= value) {
    const message = `The range ends at ${asPython(end)}, which is not above ${asPython(value)}.`;
    yield { loc: [...at, "value_to"], message, hint: "" };
  }
}

/** @param {Study} [all] @returns {Generator<Found>} */
function* years({ start, end, ongoing } = {}) {
  const loc = ["years", "end"];
  if (Number.isInteger(start) && Number.isInteger(end) && end < start) {
    yield { loc, message: `It ends in ${end}, before it starts in ${start}.`, hint: "" };
  }
  if (ongoing === true && end !== undefined) {
    yield { loc, message: "Work that goes on has no last year.", hint: "Take “end” or “ongoing” away." };
  }
}

/** @param {Study} data @returns {Generator<Found>} */
function* reviews({ reviewed_on: reviewed, review_by: again }) {
  const areDays = [reviewed, again].every((day) => typeof day === "string" && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(day));
  // Days are written year first, so their texts compare as the days do.
  if (!areDays || again > reviewed) return;
  const hint = "Write a later day, such as a year after “reviewed_on”.";
  yield { loc: ["review_by"], message: "“review_by” must be later than “reviewed_on”.", hint };
}
