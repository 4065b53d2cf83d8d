// @ts-check
/**
 * Assessments as a file: written, read, and planned into what is stored already. Pure: a file is looked at first, and
 * nothing is taken from one that has a fault anywhere. `link.mjs` and `csv.mjs` know the two other forms.
 *
 * @import { Assessment, Incoming, Model, Plan, Preview } from "./types.mjs"
 */

import { migrate } from "./migrations.mjs";
import { FORMAT, isRecord, kindOf } from "./soundness.mjs";

export const FILE_FORMAT = "social-value-assessments";
export const FILE_VERSION = 1;

/** In characters. More than a browser keeps for one site, so that a file of everything can always come back. */
export const LARGEST_FILE = 6_000_000;
const MOST_ASSESSMENTS = 1000;

/** Something from outside that is not taken. The words for each code stand in strings-lasting.mjs. */
export class PortableError extends Error {
  /**
   * @param {"too-large" | "not-json" | "foreign" | "newer" | "empty" | "broken" | "repeated" | "not-a-link"
   *   | "link-newer" | "link-damaged" | "link-too-large" | "link-other-checklist" | "link-other-edition"
   *   | "link-later-edition" | "link-unreadable-here"} code
   * @param {{place?: number, name?: string, checklist?: string, edition?: number}} data place counts from 1
   */
  constructor(code, data = {}) {
    super(code);
    this.code = code;
    this.data = data;
  }
}

/**
 * @param {Assessment[]} assessments
 * @param {string} at
 */
export const toFile = (assessments, at) =>
  JSON.stringify({ format: FILE_FORMAT, version: FILE_VERSION, exported: at, assessments });

/**
 * What a file holds. A single assessment without the frame of a file is read too.
 *
 * @param {string} text
 * @returns {{exported: string, assessments: Assessment[]}} exported is "" where the file does not say
 * @throws {PortableError}
 */
export function fromFile(text) {
  if (text.length > LARGEST_FILE) throw new PortableError("too-large");
  const { version, exported, assessments } = frameOf(parse(text));
  if (version > FILE_VERSION) throw new PortableError("newer");
  if (!Array.isArray(assessments) || assessments.length > MOST_ASSESSMENTS) throw new PortableError("broken");
  if (assessments.length === 0) throw new PortableError("empty");
  const ids = new Set();
  const taken = assessments.map((value, index) => {
    const where = { place: index + 1, name: typeof value?.name === "string" ? value.name.slice(0, 120) : "" };
    const kind = kindOf(value);
    if (kind === "newer") throw new PortableError("newer", where);
    if (kind !== "found") throw new PortableError("broken", where);
    if (ids.has(value.id)) throw new PortableError("repeated", where);
    ids.add(value.id);
    return migrate(value);
  });
  return { exported: typeof exported === "string" && exported.length <= 40 ? exported : "", assessments: taken };
}

/**
 * What taking the file would mean.
 *
 * @param {{exported: string, assessments: Assessment[]}} file
 * @param {Assessment[]} stored
 * @param {Model[]} models the checklists that are known here
 * @returns {Preview}
 */
export function preview({ exported, assessments }, stored, models) {
  return { exported, items: assessments.map((assessment) => incoming(assessment, stored, models)) };
}

/**
 * What to write, and what to keep of that which is written over. Without a choice, what is new or newer is taken.
 *
 * @param {Preview} preview
 * @param {{[id: string]: "take" | "copy" | "skip"}} choices
 * @param {() => string} newId
 * @returns {Plan}
 */
export function planImport({ items }, choices, newId) {
  /** @type {Plan} */
  const plan = { write: [], backups: [] };
  for (const { id, assessment, kind, stored } of items) {
    const usual = kind === "new" || kind === "newer" ? "take" : "skip";
    const choice = Object.hasOwn(choices, id) ? choices[id] : usual;
    if (choice === "copy") plan.write.push({ ...assessment, id: newId(), revision: 0 });
    if (choice !== "take" || kind === "same") continue;
    if (stored) plan.backups.push(stored);
    // Above both, so that a tab which has the old one open sees that this is a later state.
    const revision = stored ? Math.max(stored.revision, assessment.revision) + 1 : assessment.revision;
    plan.write.push({ ...assessment, revision });
  }
  return plan;
}

/**
 * @param {Assessment} assessment
 * @param {Assessment[]} all
 * @param {Model[]} models
 * @returns {Incoming}
 */
function incoming(assessment, all, models) {
  const { id, checklist, answers } = assessment;
  const stored = all.find((each) => each.id === id) ?? null;
  const model = models.find((each) => each.id === checklist);
  const known =
    model &&
    new Set(
      [...model.areas.flatMap(({ statements }) => statements), ...(model.history?.retired ?? [])].map(
        (each) => each.id,
      ),
    );
  const entries = Object.values(answers);
  return {
    id,
    assessment,
    answers: entries.filter(({ state }) => state !== undefined).length,
    notes: entries.filter(({ note }) => note).length + (assessment.note ? 1 : 0),
    kind: !stored ? "new" : isSame(assessment, stored) ? "same" : isLater(assessment, stored) ? "newer" : "older",
    stored,
    unknown: known ? Object.keys(answers).filter((statement) => !known.has(statement)) : null,
  };
}

/** @param {Assessment} one @param {Assessment} other */
const isLater = (one, other) =>
  (Date.parse(one.changed) - Date.parse(other.changed) || one.revision - other.revision) > 0;

/** Equal in everything but the order of fields. @param {any} one @param {any} other @returns {boolean} */
export function isSame(one, other) {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  const fields = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    fields.length === Object.keys(other).length &&
    fields.every((field) => Object.hasOwn(other, field) && isSame(one[field], other[field]))
  );
}

/** @param {string} text @returns {any} */
function parse(text) {
  try {
    // Some editors begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new PortableError("not-json");
  }
}

/** @param {any} value @returns {any} */
function frameOf(value) {
  if (!isRecord(value)) throw new PortableError("foreign");
  if (value.format === FORMAT) return { version: FILE_VERSION, exported: "", assessments: [value] };
  const ours = value.format === FILE_FORMAT && Number.isSafeInteger(value.version) && value.version > 0;
  if (!ours) throw new PortableError("foreign");
  return value;
}
