// @ts-check
/**
 * What somebody promised in a tender, and what became of it. Pure.
 *
 * @import { Commitment, Evidence } from "./types.mjs"
 * @import { Assessment } from "../checklist/types.mjs"
 * @import { Kind } from "./list.mjs"
 * @import { Wording } from "./wording.mjs"
 */

import { onDay } from "../assessments/words.mjs";
import { sentence } from "./wording.mjs";

/** @type {Exclude<Commitment["outcome"], "">[]} */
export const OUTCOMES = ["kept", "partly", "not"];
/** @type {Exclude<Commitment["value_kind"], "">[]} */
export const VALUES = ["core", "added"];

/** @type {Kind} */
export const COMMITMENTS = { most: 300, texts: ["what", "who", "number", "measure", "record"], blank };

/** @param {string} id @param {string} at @param {Partial<Commitment>} [fields] @returns {Commitment} */
export function blank(id, at, fields = {}) {
  const texts = { what: "", who: "", number: "", by: "", measure: "", record: "" };
  return { id, tender: "", statement: "", ...texts, value_kind: "", outcome: "", evidence: "", created: at, changed: at, ...fields };
}

/** Whether nothing is written in it. @param {Commitment} commitment */
export const isBlank = (commitment) => COMMITMENTS.texts.every((field) => !(/** @type {any} */ (commitment)[field].trim()));

/** Those of one tender, in the order in which they were written. @param {Assessment} assessment @param {string} tender */
export const commitmentsOf = ({ commitments }, tender) => commitments.filter((each) => each.tender === tender);

/** Whether nobody has said yet what became of it. @param {Commitment} commitment */
export const isOpen = ({ outcome }) => outcome === "";

/** Whether it is time to say what became of it. @param {Commitment} commitment @param {string} today */
export const isDue = (commitment, today) => isOpen(commitment) && commitment.by !== "" && commitment.by <= today;

/**
 * The fields of a line of evidence for what became of a commitment. Its number is a result only if it was kept.
 *
 * @param {Commitment} commitment
 * @param {string} buyer
 * @param {string} day of the record
 * @param {Wording} wording
 * @returns {Partial<Evidence>}
 */
export function asEvidence(commitment, buyer, day, wording) {
  const { what, number, by, record, statement, outcome } = commitment;
  const [, value = "", unit = ""] = /^(\p{Nd}[\p{Nd}.,]*%?|£\p{Nd}[\p{Nd}.,]*)(?:\s+([^]*))?$/u.exec(number.trim()) ?? [];
  const isNumber = outcome === "kept" && value !== "";
  return {
    what: (outcome && sentence(wording, outcome, { what, record, buyer })) || what,
    kind: isNumber ? "number" : "story",
    value: isNumber ? value : "",
    unit: isNumber ? unit : "",
    period: sentence(wording, "period", { by: onDay(by) }),
    source: sentence(wording, "source", { buyer }),
    date: day,
    value_kind: commitment.value_kind,
    statements: statement ? [statement] : [],
  };
}
