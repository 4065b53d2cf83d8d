// @ts-check
/**
 * A first draft of an answer, from what the reader has written down already. Pure. It says nothing that is not there: where
 * something is missing, the sentence is shorter or absent.
 *
 * @import { Commitment, Reading, Tender } from "../action/types.mjs"
 * @import { Assessment, Model } from "../checklist/types.mjs"
 * @import { Section } from "../action/tenders.mjs"
 * @import { Wording } from "../action/wording.mjs"
 * @import { Indexed } from "./gathered.mjs"
 */

import { figure } from "../action/evidence.mjs";
import { LONGEST } from "../action/list.mjs";
import { sentence } from "../action/wording.mjs";
import { onDay } from "../assessments/words.mjs";
import { gathered } from "./gathered.mjs";

const BETWEEN = "\n\n";

/**
 * The four texts, with an empty line between two paragraphs. One that nothing is known for is empty.
 *
 * @param {Tender} tender
 * @param {Assessment} assessment
 * @param {Model | null} model
 * @param {Wording} wording
 * @returns {{[section in Section]: string}}
 */
export function draft(tender, assessment, model, wording) {
  const { lines, claims, commitments } = gathered(tender, assessment, model);
  const { buyer } = tender;
  /** @param {string} name @param {import("../action/wording.mjs").Blanks} [blanks] */
  const say = (name, blanks) => sentence(wording, name, blanks);
  const isAdded = (/** @type {Commitment} */ { value_kind }) => value_kind === "added";
  const isCore = (/** @type {Indexed} */ { line }) => line.value_kind !== "added";

  /** @param {Commitment} commitment */
  const promised = ({ what, number, by, who }) =>
    what.trim() && paragraph(say("commitment", { what, number, by: onDay(by) }), say("responsible", { who }));
  /** @param {Indexed} cited */
  const shown = ({ label: e, line: { what, value, unit, period, date, kind } }) =>
    paragraph(
      say("figure", { what: what.trim() || figure(value, unit), figure: what.trim() && figure(value, unit), period, date: onDay(date), e }),
      kind === "independent-check" ? say("checked") : "",
    );

  const will = commitments.filter((each) => !isAdded(each)).map(promised).filter(Boolean);
  const measures = commitments.map(({ what, measure }) => (what.trim() ? say("measure", { what, measure }) : ""));
  const measured = lines.filter(({ line }) => line.readings.length > 1 && line.what.trim());
  return {
    will: text([will.length ? say("promising", { buyer }) : "", ...will]),
    know: text(known(claims, lines.filter(isCore), shown)),
    report: text([
      commitments.length ? say("reporting", { buyer }) : "",
      ...measures,
      ...measured.map(({ label: e, line: { what, readings } }) => say("measured", { what, e, ...change(readings) })),
    ]),
    added: text([...commitments.filter(isAdded).map(promised), ...lines.filter((each) => !isCore(each)).map(shown)]),
  };
}

/** What is there already, and the draft below it. @param {string} before @param {string} drafted */
export const below = (before, drafted) => fitting(drafted.split(BETWEEN), BETWEEN, before.trimEnd());

/**
 * A paragraph for each statement that is claimed or shown, and for each line that belongs to none. A line is said once, so
 * that no word is wasted.
 *
 * @param {import("./gathered.mjs").Claim[]} claims
 * @param {Indexed[]} lines
 * @param {(cited: Indexed) => string} shown
 */
function known(claims, lines, shown) {
  const left = new Map(lines.map((each) => [each.id, each]));
  const paragraphs = claims.map((claim) => {
    const own = claim.lines.filter(({ id }) => left.delete(id));
    // What is only promised is no claim, and a line of its own says more than the statement.
    const isSaid = claim.isClaimed && (own.length > 0 || (claim.lines.length === 0 && claim.commitments.length === 0));
    return paragraph(isSaid ? claim.text : "", ...own.map(shown));
  });
  return [...paragraphs, ...[...left.values()].map(shown)];
}

/** What a measure was first and last. @param {Reading[]} readings */
function change(readings) {
  const [first, last] = [readings[0], readings[readings.length - 1]];
  return { first: first.value, from: onDay(first.date), last: last.value, to: onDay(last.date) };
}

/** @param {...string} sentences */
const paragraph = (...sentences) => fitting(sentences, " ");
/** @param {string[]} paragraphs */
const text = (paragraphs) => fitting(paragraphs, BETWEEN);

/**
 * Those that a field has room for, whole; the warnings name the evidence that is left out.
 *
 * @param {string[]} parts
 * @param {string} between
 * @param {string} [begin] what is there already, however long it is
 */
function fitting(parts, between, begin = "") {
  let all = begin;
  for (const part of parts.filter(Boolean)) {
    const longer = all ? `${all}${between}${part}` : part;
    if (longer.length <= LONGEST) all = longer;
  }
  return all;
}
