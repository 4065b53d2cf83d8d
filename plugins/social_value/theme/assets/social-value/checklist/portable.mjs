// @ts-check
/**
 * Assessments and impact maps as a file: written, read, and planned into what is stored already. Pure: a file is looked
 * at first, and nothing is taken from one that has a fault anywhere. `link.mjs` and `csv.mjs` know the two other forms.
 *
 * @import { Assessment, ImpactMap, Incoming, IncomingMap, Model, Plan, Preview } from "./types.mjs"
 * @import { Format } from "./soundness.mjs"
 */

import { MAPS, isMap } from "../impact-map/kind.mjs";
import { migrate } from "./migrations.mjs";
import { ASSESSMENT, isRecord, kindOf } from "./soundness.mjs";

export const FILE_FORMAT = "social-value-assessments";

/** As for a document: a step is never changed once it is published. @type {((file: any) => any)[]} */
const STEPS = [
  // Before version 2 there were no impact maps.
  (file) => ({ ...file, maps: [] }),
];

/** The version that is written today. */
export const FILE_VERSION = STEPS.length + 1;

/**
 * In characters. No browser keeps more than 5 × 1024 × 1024 of them for one site, and a file has hardly more than what
 * is kept. So a file of everything can always come back, and a larger one cannot be ours.
 */
export const LARGEST_FILE = 6_000_000;

/** Something from outside that is not taken. The words for each code stand in strings-lasting.mjs. */
export class PortableError extends Error {
  /**
   * @param {"too-large" | "not-json" | "foreign" | "newer" | "empty" | "broken" | "repeated" | "not-a-link"
   *   | "link-newer" | "link-damaged" | "link-too-large" | "link-other-checklist" | "link-other-edition"
   *   | "link-later-edition" | "link-unreadable-here"} code
   * @param {{place?: number, name?: string, isMap?: boolean, checklist?: string, edition?: number}} data place counts
   *   from 1
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
 * @param {ImpactMap[]} maps
 */
export const toFile = (assessments, at, maps = []) =>
  JSON.stringify({ format: FILE_FORMAT, version: FILE_VERSION, exported: at, assessments, maps });

/**
 * What a file holds. A single assessment or map without the frame of a file is read too.
 *
 * @param {string} text
 * @returns {{exported: string, assessments: Assessment[], maps: ImpactMap[]}} exported is "" where the file does not say
 * @throws {PortableError}
 */
export function fromFile(text) {
  if (text.length > LARGEST_FILE) throw new PortableError("too-large");
  const frame = frameOf(parse(text));
  if (frame.version > FILE_VERSION) throw new PortableError("newer");
  const { exported, assessments, maps } = migrate(frame, STEPS);
  if (!Array.isArray(assessments) || !Array.isArray(maps)) throw new PortableError("broken");
  if (assessments.length + maps.length === 0) throw new PortableError("empty");
  return {
    exported: typeof exported === "string" && exported.length <= 40 ? exported : "",
    assessments: taken(assessments, ASSESSMENT),
    maps: taken(maps, MAPS.format),
  };
}

/** @param {any[]} documents @param {Format} format */
function taken(documents, format) {
  const ids = new Set();
  return documents.map((value, index) => {
    const name = typeof value?.name === "string" ? value.name.slice(0, 120) : "";
    const where = { place: index + 1, name, ...(format === MAPS.format && { isMap: true }) };
    const kind = kindOf(value, format);
    if (kind === "newer") throw new PortableError("newer", where);
    if (kind !== "found") throw new PortableError("broken", where);
    if (ids.has(value.id)) throw new PortableError("repeated", where);
    ids.add(value.id);
    return format.migrate(value);
  });
}

/**
 * What taking the file would mean.
 *
 * @param {{exported: string, assessments: Assessment[], maps: ImpactMap[]}} file
 * @param {Assessment[]} stored
 * @param {Model[]} models the checklists that are known here
 * @param {ImpactMap[]} storedMaps
 * @returns {Preview}
 */
export function preview({ exported, assessments, maps }, stored, models, storedMaps = []) {
  return {
    exported,
    items: assessments.map((assessment) => incoming(assessment, stored, models)),
    maps: maps.map((map) => ({ id: map.id, map, ...standing(map, storedMaps) })),
  };
}

/**
 * What to write, and what to keep of that which is written over. Without a choice, what is new or newer is taken.
 *
 * @param {Preview} preview
 * @param {{[id: string]: "take" | "copy" | "skip"}} choices
 * @param {(letter?: string) => string} newId letter is the first of a map's id
 * @returns {Plan}
 */
export function planImport({ items, maps }, choices, newId) {
  /** @type {Plan} */
  const plan = { write: [], backups: [] };
  const all = [...items.map((item) => ({ ...item, kept: item.assessment })), ...maps.map(ofMap)];
  for (const { id, kept, kind, stored } of all) {
    const usual = kind === "new" || kind === "newer" ? "take" : "skip";
    const choice = Object.hasOwn(choices, id) ? choices[id] : usual;
    if (choice === "copy") plan.write.push({ ...kept, id: newId(isMap(kept) ? "m" : "a"), revision: 0 });
    if (choice !== "take" || kind === "same") continue;
    if (stored) plan.backups.push(stored);
    // Above both, so that a tab which has the old one open sees that this is a later state.
    const revision = stored ? Math.max(stored.revision, kept.revision) + 1 : kept.revision;
    plan.write.push({ ...kept, revision });
  }
  return plan;
}

/** @param {IncomingMap} item */
const ofMap = (item) => ({ ...item, kept: item.map });

/**
 * @param {Assessment} assessment
 * @param {Assessment[]} all
 * @param {Model[]} models
 * @returns {Incoming}
 */
function incoming(assessment, all, models) {
  const { id, checklist, answers } = assessment;
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
    ...standing(assessment, all),
    unknown: known ? Object.keys(answers).filter((statement) => !known.has(statement)) : null,
  };
}

/**
 * What is stored under its id, and how it stands to that.
 *
 * @template {Assessment | ImpactMap} D
 * @param {D} kept
 * @param {D[]} all
 * @returns {{stored: D | null, kind: "new" | "same" | "newer" | "older"}}
 */
function standing(kept, all) {
  const stored = all.find((each) => each.id === kept.id) ?? null;
  if (!stored) return { stored, kind: "new" };
  return { stored, kind: isSame(kept, stored) ? "same" : isLater(kept, stored) ? "newer" : "older" };
}

/** @param {Assessment | ImpactMap} one @param {Assessment | ImpactMap} other */
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
  const frame = { version: FILE_VERSION, exported: "", assessments: [], maps: [] };
  if (value.format === ASSESSMENT.name) return { ...frame, assessments: [value] };
  if (isMap(value)) return { ...frame, maps: [value] };
  const ours = value.format === FILE_FORMAT && Number.isSafeInteger(value.version) && value.version > 0;
  if (!ours) throw new PortableError("foreign");
  return value;
}
