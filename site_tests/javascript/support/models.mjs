/** The models and the real files that the tests share, and small models made by hand. */

import { readFileSync, readdirSync } from "node:fs";

const FIXTURES = new URL("../fixtures/", import.meta.url);

const read = (path) => readFileSync(new URL(path, FIXTURES), "utf8");

/** The three editions of "starting off", the first at [1]. */
export const EDITIONS = [null, 1, 2, 3].map(
  (edition) => edition && JSON.parse(read(`models/starting-off-${edition}.json`)),
);

export const MODEL = EDITIONS[3];

/** Every kept file: its name and its text. */
export const FILES = readdirSync(new URL("assessments/", FIXTURES))
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name) => ({ name, text: read(`assessments/${name}`) }));

export const AT = "2026-11-22T14:02:00.000Z";
export const LATER = "2026-11-23T09:30:00.000Z";

/** Small enough to work out by hand: two areas, three answers. */
export const SMALL = small();

export function small(changes = {}) {
  return {
    id: "small",
    edition: 1,
    options: [
      { id: "no", label: "Not yet", points: 0 },
      { id: "some", label: "Getting started", points: 1 },
      { id: "yes", label: "In place", points: 2 },
    ],
    inPlace: "yes",
    evidenced: null,
    bands: [
      { id: "low", label: "Starting off", lower: 0 },
      { id: "high", label: "Leading", lower: 60 },
    ],
    areas: [
      { id: "one", title: "One", statements: [statement("a"), statement("b", { weight: 2 })] },
      { id: "two", title: "Two", statements: [statement("c"), statement("d")] },
    ],
    ...changes,
  };
}

export function statement(id, changes = {}) {
  return {
    id,
    weight: 1,
    must: false,
    doesNotApply: "allowed",
    fingerprint: `print-${id}`,
    text: `We do ${id}.`,
    ...changes,
  };
}

export const statementsOf = (model) => model.areas.flatMap(({ statements }) => statements);

/** Assessments of their own, each with its own id. */
let counter = 0;
export function idFor(number = (counter += 1)) {
  return `a-${number
    .toString(32)
    .replace(/[0189]/g, (digit) => "wxyz"["0189".indexOf(digit)])
    .padStart(12, "a")}`;
}
