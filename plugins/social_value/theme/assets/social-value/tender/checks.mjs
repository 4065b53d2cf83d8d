// @ts-check
/**
 * What a buyer could not score in an answer, each with what to do. Pure. A warning stops nothing.
 *
 * @import { Commitment, Tender } from "../action/types.mjs"
 * @import { Assessment, Model } from "../checklist/types.mjs"
 * @import { Section } from "../action/tenders.mjs"
 * @import { Blanks, Wording } from "../action/wording.mjs"
 * @import { Gathered, Indexed } from "./gathered.mjs"
 *
 * @typedef {"limit" | "statements" | "evidence" | "commitments" | Section} Place
 * @typedef {{statement?: string, evidence?: string, commitment?: string}} Of ids
 * @typedef {{id: string, section: Place, blanks: Blanks, of: Of}} Found
 * @typedef {{id: string, section: Place, words: string, hint: string, of: Of}} Warning section is where it belongs
 */

import { isOpen } from "../action/commitments.mjs";
import { isStale } from "../action/evidence.mjs";
import { NO_NUMBER, SECTIONS } from "../action/tenders.mjs";
import { filled } from "../action/wording.mjs";
import { onDay } from "../assessments/words.mjs";
import { wordsOf } from "./counting.mjs";
import { gathered } from "./gathered.mjs";
import { beginsWith, folded, hasFigure, hasPhrase, labelsIn, paragraphsOf, quote } from "./reading.mjs";

/** A promise shorter than this may stand in a text by chance. */
const SHORTEST = 12;

/**
 * All warnings, in the order of the page.
 *
 * @param {Tender} tender
 * @param {Assessment} assessment
 * @param {Model | null} model
 * @param {Wording} wording
 * @param {string} today
 * @returns {Warning[]}
 */
export function warnings(tender, assessment, model, wording, today) {
  const all = gathered(tender, assessment, model);
  const found = [
    ...all.claims.flatMap((claim) => ofClaim(claim, wording)),
    ...ofEvidence(tender, all, wording, today),
    ...all.commitments.flatMap((commitment) => ofCommitment(commitment, wording, today)),
    ...SECTIONS.flatMap((section) => ofText(section, tender, all, wording)),
    ...ofLength(tender),
  ];
  return found.map(({ id, section, blanks, of }) => {
    const { words, hint } = wording.warnings[id];
    return { id, section, words: filled(words, blanks), hint: filled(hint, blanks), of };
  });
}

/** @param {Gathered["claims"][number]} claim @param {Wording} wording @returns {Found[]} */
function ofClaim({ id, text, lines, commitments }, { phrases }) {
  /** @param {string} name @returns {Found[]} */
  const found = (name) => [{ id: name, section: "statements", blanks: { what: quote(text) }, of: { statement: id } }];
  if (lines.length === 0) return commitments.length ? [] : found("unproved");
  /** @param {Indexed} cited */
  const isPolicy = ({ line: { kind, what, value } }) =>
    (kind === "document" || kind === "") && !/\p{Nd}/u.test(value) && hasPhrase(what, phrases.policy);
  return lines.every(isPolicy) ? found("policy") : [];
}

/** @param {Tender} tender @param {Gathered} all @param {Wording} wording @param {string} today @returns {Found[]} */
function ofEvidence(tender, { index, lines }, { phrases }, today) {
  const texts = SECTIONS.map((section) => tender[section]);
  const named = new Set(texts.flatMap(labelsIn));
  const isWritten = texts.some((text) => text.trim());
  /** @param {string} id @param {{label: string, id: string, line?: any}} cited @returns {Found} */
  const found = (id, cited) => ({
    id,
    section: "evidence",
    blanks: { e: cited.label, what: quote(cited.line?.what || cited.line?.value || "") },
    of: { evidence: cited.id },
  });
  return [
    ...index.flatMap(({ label, id, line }) => (line ? [] : [found("gone", { label, id })])),
    ...lines.flatMap((cited) => {
      const { line } = cited;
      const isUndated = /\p{Nd}/u.test(line.value) && !line.date && !/\p{Nd}/u.test(line.period);
      return [
        ...(isUndated ? [found("undated", cited)] : []),
        ...(isStale(line, today) ? [found("stale", cited)] : []),
        ...(line.date > today || hasPhrase(line.what, phrases.future) ? [found("pledge", cited)] : []),
        ...(isWritten && !named.has(cited.label) ? [found("unnamed", cited)] : []),
      ];
    }),
  ];
}

/** @param {Commitment} commitment @param {Wording} wording @param {string} today @returns {Found[]} */
function ofCommitment(commitment, { labels, phrases }, today) {
  const { id, what, who, number, by } = commitment;
  const isNumber = /\p{Nd}/u.test(number) || hasPhrase(number, phrases.number);
  const missing = [
    ...(isNumber ? [] : [labels["missing-number"]]),
    ...(who.trim() ? [] : [labels["missing-who"]]),
    ...(by ? [] : [labels["missing-by"]]),
  ];
  const told = quote(what || number || who);
  /** @param {string} name @param {Blanks} blanks @returns {Found} */
  const found = (name, blanks) => ({ id: name, section: "commitments", blanks: { what: told, ...blanks }, of: { commitment: id } });
  return [
    ...(missing.length ? [found("vague", { missing: listed(missing, labels.and) })] : []),
    ...(by && by < today && isOpen(commitment) ? [found("past", { by: onDay(by) })] : []),
    ...(beginsWith(what, phrases.done) && !hasPhrase(what, phrases.future) ? [found("done", {})] : []),
  ];
}

/** @param {Section} section @param {Tender} tender @param {Gathered} all @param {Wording} wording @returns {Found[]} */
function ofText(section, tender, { index, lines, commitments }, { phrases }) {
  const text = tender[section];
  /** @param {string} id @param {Blanks} blanks @param {Of} [of] @returns {Found} */
  const found = (id, blanks, of = {}) => ({ id, section, blanks, of });
  const named = labelsIn(text);
  const known = new Set(index.map(({ label }) => label));
  const promises = commitments.map(({ what }) => folded(what));
  const sentences = paragraphsOf(text).flatMap((paragraph) => ofParagraph(paragraph, section, promises, phrases));
  return [
    ...named.filter((label) => label === NO_NUMBER || !known.has(label)).map((e) => found("unknown", { e })),
    ...(section === "added" ? offered(text, new Set(named), lines, commitments, found) : []),
    ...sentences.map(({ id, sentence }) => found(id, { what: quote(sentence) })),
  ];
}

/**
 * Evidence stands at the end of what it backs up: a number that is named later in a paragraph is of all before it.
 *
 * @param {string[]} paragraph
 * @param {Section} section
 * @param {string[]} promises what is promised, folded
 * @param {{[list: string]: string[]}} phrases
 */
function ofParagraph(paragraph, section, promises, phrases) {
  const isResult = section === "know" || section === "added";
  const last = paragraph.findLastIndex((sentence) => labelsIn(sentence).length > 0);
  return paragraph.flatMap((sentence, place) => {
    const isFigure = hasFigure(sentence);
    const isPromised = place > last && isAnySaid(promises, sentence);
    const isFuture = isPromised || hasPhrase(sentence, phrases.future);
    const ids = [
      ...(section === "know" && isFuture ? ["future"] : []),
      ...(isResult && place > last && isFigure && !isFuture ? ["unindexed"] : []),
      ...(place > last && !isFigure && hasPhrase(sentence, phrases.local) ? ["local"] : []),
    ];
    return ids.map((id) => ({ id, sentence }));
  });
}

/**
 * Core value in the text about added value.
 *
 * @param {string} text
 * @param {Set<string>} named the numbers in it
 * @param {Indexed[]} lines
 * @param {Commitment[]} commitments
 * @param {(id: string, blanks: Blanks, of: Of) => Found} found
 */
function offered(text, named, lines, commitments, found) {
  const said = folded(text);
  return [
    ...lines
      .filter(({ label, line }) => line.value_kind === "core" && named.has(label))
      .map(({ label: e, id, line }) => found("core", { e, what: quote(line.what || line.value) }, { evidence: id })),
    ...commitments
      .filter(({ value_kind, what }) => value_kind === "core" && isSaid(folded(what), said))
      .map(({ id, what }) => found("core-promise", { what: quote(what) }, { commitment: id })),
  ];
}

/** Whether a promise stands in a text; both are folded. @param {string} what @param {string} text */
const isSaid = (what, text) => what.length >= SHORTEST && ` ${text} `.includes(` ${what} `);

/** @param {string[]} promises folded @param {string} sentence */
function isAnySaid(promises, sentence) {
  if (!promises.length) return false;
  const text = folded(sentence);
  return promises.some((what) => isSaid(what, text));
}

/** @param {Tender} tender @returns {Found[]} */
function ofLength(tender) {
  const { total: count, limit, over } = wordsOf(tender);
  return over ? [{ id: "over", section: "limit", blanks: { count, limit, over }, of: {} }] : [];
}

/** "a, b and c" @param {string[]} words @param {string} and */
const listed = (words, and) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${and} ${words.at(-1)}`);
