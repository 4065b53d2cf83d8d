// @ts-check
/**
 * What to be sure of before an answer is sent. Pure.
 *
 * @import { Tender } from "../action/types.mjs"
 * @import { Assessment, Model } from "../checklist/types.mjs"
 * @import { Blanks, Wording } from "../action/wording.mjs"
 * @import { Place } from "./checks.mjs"
 *
 * @typedef {{id: string, isOk: boolean, isOwn: boolean, words: string, hint: string, where: Place | "question" | "questions"
 *   | "attachments" | ""}} Item where it can be put right; of an own one, which the reader ticks, it is ""
 */

import { commitmentsOf, isBlank } from "../action/commitments.mjs";
import { filled } from "../action/wording.mjs";
import { warnings } from "./checks.mjs";
import { wordsOf } from "./counting.mjs";

/** The warnings that stand against each check. */
const AGAINST = {
  commitments: ["vague", "past", "done"],
  proved: ["unproved", "undated", "stale", "policy", "pledge", "unindexed", "future"],
  indexed: ["gone", "unnamed", "unknown"],
  apart: ["core", "core-promise"],
};

/**
 * Every check that this tender needs, in order.
 *
 * @param {Tender} tender
 * @param {Assessment} assessment
 * @param {Model | null} model
 * @param {Wording} wording
 * @param {string} today
 * @param {ReturnType<typeof warnings>} [told] its warnings, where they are known already
 * @returns {Item[]}
 */
export function preflight(tender, assessment, model, wording, today, told = warnings(tender, assessment, model, wording, today)) {
  const warned = new Set(told.map(({ id }) => id));
  /** @param {keyof typeof AGAINST} check */
  const isClear = (check) => !AGAINST[check].some((id) => warned.has(id));
  const { total, limit, over } = wordsOf(tender);
  const { questions, attachments, supporting, due } = tender;
  const asked = tally(questions.filter(({ question }) => question.trim()).map(({ answered }) => answered));
  const listed = attachments.filter(({ name }) => name.trim());
  const ready = tally(listed.map((each) => each.ready));
  const promises = commitmentsOf(assessment, tender.id).filter((each) => !isBlank(each));
  /** @type {{[id: string]: {where: Item["where"], isOk: boolean, isNeeded?: boolean, blanks?: Blanks}}} */
  const checks = {
    question: { where: "question", isOk: [tender.question, tender.will, tender.know, tender.report].every((text) => text.trim()) },
    questions: { where: "questions", isOk: asked.left === 0, isNeeded: asked.total > 0, blanks: asked },
    limit: { where: "limit", isOk: over === 0, isNeeded: limit > 0, blanks: { count: total, limit, over } },
    commitments: { where: "commitments", isOk: promises.length > 0 && isClear("commitments") },
    proved: { where: "evidence", isOk: tender.evidence.length > 0 && isClear("proved") },
    indexed: { where: "evidence", isOk: isClear("indexed"), isNeeded: tender.evidence.length > 0 || warned.has("unknown") },
    apart: { where: "added", isOk: isClear("apart") },
    supporting: { where: "attachments", isOk: supporting !== "" },
    attachments: { where: "attachments", isOk: ready.left === 0, isNeeded: supporting !== "no" && ready.total > 0, blanks: ready },
    "none-attached": { where: "attachments", isOk: listed.length === 0, isNeeded: supporting === "no" },
    due: { where: "question", isOk: due !== "" && due >= today },
  };
  const isTicked = (/** @type {string} */ id) => tender.ticked.includes(id);
  return wording.preflight.flatMap(({ id, own: isOwn = false, words, hint }) => {
    const { where, isOk, isNeeded = true, blanks = {} } = isOwn ? { where: /** @type {const} */ (""), isOk: isTicked(id) } : checks[id];
    return isNeeded ? [{ id, isOk, isOwn, words: filled(words, blanks), hint: filled(hint, blanks), where }] : [];
  });
}

/** @param {boolean[]} done */
function tally(done) {
  const count = done.filter(Boolean).length;
  return { count, total: done.length, left: done.length - count };
}
