/** The models and the kept files that the tests share, and small models made by hand. */

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../../../", import.meta.url);
const ASSESSMENTS = new URL("site_tests/fixtures/assessments/", ROOT);

/** What a browser would get of every kept edition: "editions/starting-off-1" and so on. Today's code makes it. */
export const MODELS = JSON.parse(
  execFileSync(process.env.PYTHON ?? ".venv/bin/python", ["-m", "site_tests.kept"], {
    cwd: fileURLToPath(ROOT),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  }),
);

/** The three invented editions of "starting off", the first at [1]. */
export const EDITIONS = [null, 1, 2, 3].map((edition) => edition && MODELS[`past/starting-off-${edition}`]);

export const MODEL = EDITIONS[3];

/** @param {string} folder @returns every file in it: its name and its text */
const filesIn = (folder) =>
  readdirSync(new URL(folder, ASSESSMENTS))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => ({ folder, name, text: readFileSync(new URL(folder + name, ASSESSMENTS), "utf8") }));

/** Every kept file of the invented editions: its name and its text. */
export const FILES = filesIn("exports/past/");

/** Every kept file. */
export const EXPORTS = [...FILES, ...filesIn("exports/next/"), ...filesIn("exports/editions/")];

/** What is expected of the step from one kept edition to another. */
export const EXPECTED = filesIn("expected/").map(({ text }) => JSON.parse(text));

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
