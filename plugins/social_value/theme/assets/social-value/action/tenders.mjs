// @ts-check
/**
 * Answers to buyers: what is in one, and what can be done with one as a whole. Pure.
 *
 * The evidence of a tender is an index: its first line is E1, and the texts say "(E1)". When the index changes, the texts
 * follow. A line that was deleted from the register keeps its number, because the texts still name it.
 *
 * @import { Evidence, Tender } from "./types.mjs"
 * @import { Assessment } from "../checklist/types.mjs"
 * @import { Kind, ListEvent } from "./list.mjs"
 * @import { WorkEvent } from "./work.mjs"
 *
 * @typedef {"will" | "know" | "report" | "added"} Section
 * @typedef {{label: string, id: string, line: Evidence | null}} Cited line is null where it was deleted
 * @typedef {{event: WorkEvent, back: WorkEvent}} Undoable
 */

import { commitmentsOf } from "./commitments.mjs";
import { next } from "./list.mjs";

/** @type {Section[]} */
export const SECTIONS = ["will", "know", "report", "added"];

/** What stands for the number of a line that is not in the index any more. */
export const NO_NUMBER = "E?";

/** @type {Kind} */
export const QUESTIONS = {
  most: 60,
  texts: ["question"],
  blank: (id, at) => ({ id, question: "", answered: false, changed: at }),
};
/** @type {Kind} */
export const ATTACHMENTS = {
  most: 60,
  texts: ["name"],
  blank: (id, at) => ({ id, name: "", ready: false, changed: at }),
};
/** @type {Kind} */
export const TENDERS = {
  most: 50,
  texts: ["name", "buyer", "question", ...SECTIONS],
  orders: ["evidence"],
  parts: { questions: QUESTIONS, attachments: ATTACHMENTS },
  follow: renumbered,
  blank,
};

/** @param {string} id @param {string} at @param {Partial<Tender>} [fields] @returns {Tender} */
export function blank(id, at, fields = {}) {
  const texts = { name: "", buyer: "", question: "", will: "", know: "", report: "", added: "" };
  const lists = { statements: [], evidence: [], questions: [], attachments: [], ticked: [] };
  return { id, ...texts, limit: 0, due: "", supporting: "", ...lists, created: at, changed: at, ...fields };
}

/** The limit that somebody typed: "500 words", "1,000"; 0 for none. @param {string} text */
export function limitOf(text) {
  const [digits = ""] = /\d[\d,\s]*/.exec(text) ?? [];
  return Math.min(Number(digits.replace(/\D/g, "")) || 0, 1_000_000);
}

/**
 * The index of a tender: E1, E2 and so on.
 *
 * @param {Tender} tender
 * @param {Evidence[]} evidence the register
 * @returns {Cited[]}
 */
export function cited({ evidence: ids }, evidence) {
  const lines = new Map(evidence.map((line) => [line.id, line]));
  return ids.map((id, place) => ({ label: `E${place + 1}`, id, line: lines.get(id) ?? null }));
}

/** The numbers in a text that look as if they were of the index: E1 gives "1". @param {string} text */
export const NAMED = /(?<![\p{L}\p{N}_-])E([1-9]\d{0,3})(?![\p{L}\p{N}_]|[.,-]\d)/gu;

/**
 * What a tender says when its index has another order: every number in its texts goes with its line.
 *
 * @param {Tender} before
 * @param {Tender} after the same with the other index
 * @returns {Tender}
 */
export function renumbered(before, after) {
  const places = new Map(after.evidence.map((id, place) => [id, place]));
  /** @param {string} text */
  const follow = (text) =>
    text.replace(NAMED, (label, number) => {
      const id = before.evidence[number - 1];
      if (id === undefined) return label;
      const place = places.get(id);
      return place === undefined ? NO_NUMBER : `E${place + 1}`;
    });
  return { ...after, ...Object.fromEntries(SECTIONS.map((section) => [section, follow(before[section])])) };
}

/**
 * Takes a line out of the index. Undone, its number stands in the texts again.
 *
 * @param {Tender} tender
 * @param {string} evidence an id
 * @param {string} at
 * @returns {Undoable}
 */
export function taken(tender, evidence, at) {
  const { id } = tender;
  /** @type {ListEvent} */
  const take = { type: "take", id, field: "evidence", value: evidence };
  const [without] = next(TENDERS, [tender], take, at);
  /** @type {ListEvent} */
  const put = { type: "put", id, field: "evidence", value: evidence, place: tender.evidence.indexOf(evidence) };
  const [again] = next(TENDERS, [without], put, at);
  const writes = SECTIONS.filter((section) => again[section] !== tender[section]).map((section) => ({
    list: /** @type {const} */ ("tenders"),
    event: /** @type {ListEvent} */ ({ type: "write", id, field: section, text: tender[section], before: again[section] }),
  }));
  return { event: { list: "tenders", event: take }, back: { list: "all", events: [{ list: "tenders", event: put }, ...writes] } };
}

/**
 * Deletes a tender with its commitments. Evidence that was made of them stays.
 *
 * @param {Assessment} assessment
 * @param {string} id
 * @returns {Undoable}
 */
export function removal(assessment, id) {
  const gone = [
    ...placesOf("tenders", assessment.tenders, (each) => each.id === id),
    ...placesOf("commitments", assessment.commitments, (each) => each.tender === id),
  ];
  return {
    event: { list: "all", events: gone.map(({ list, item }) => ({ list, event: { type: "remove", id: item.id } })) },
    back: { list: "all", events: gone.map(({ list, item, place }) => ({ list, event: { type: "add", item, place } })) },
  };
}

/**
 * A new tender that begins with all of another one. Nothing of it is ready, answered or promised yet.
 *
 * @param {Assessment} assessment
 * @param {string} id
 * @param {{newId: (letter: string) => string, name: string}} details
 * @param {string} at
 * @returns {{id: string} & Undoable}
 */
export function copy(assessment, id, { newId, name }, at) {
  const tender = assessment.tenders.find((each) => each.id === id) ?? blank(id, at);
  const to = newId("t");
  const fresh = { created: at, changed: at };
  const questions = tender.questions.map((each) => ({ ...each, id: newId("q"), answered: false, changed: at }));
  const attachments = tender.attachments.map((each) => ({ ...each, id: newId("f"), ready: false, changed: at }));
  const open = { tender: to, outcome: /** @type {const} */ (""), record: "", evidence: "" };
  const { length } = assessment.commitments;
  /** With places, so that none is left out where there is hardly any room. @type {{list: "tenders" | "commitments", item: any, place?: number}[]} */
  const items = [
    { list: "tenders", item: { ...tender, id: to, name, due: "", questions, attachments, ticked: [], ...fresh } },
    ...commitmentsOf(assessment, id).map((each, place) => ({
      list: /** @type {const} */ ("commitments"),
      place: length + place,
      item: { ...each, id: newId("c"), ...open, ...fresh },
    })),
  ];
  return {
    id: to,
    event: { list: "all", events: items.map(({ list, item, place }) => ({ list, event: { type: "add", item, place } })) },
    back: { list: "all", events: items.map(({ list, item }) => ({ list, event: { type: "remove", id: item.id } })) },
  };
}

/**
 * @template {{id: string}} I
 * @param {"tenders" | "commitments"} list
 * @param {I[]} items
 * @param {(item: I) => boolean} isGone
 * @returns {{list: "tenders" | "commitments", item: any, place: number}[]} the first place first, so that each goes back to its own
 */
const placesOf = (list, items, isGone) =>
  items.flatMap((item, place) => (isGone(item) ? [{ list, item, place }] : []));
