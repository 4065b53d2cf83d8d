// @ts-check
/**
 * All that belongs to a tender, gathered once for whoever writes or checks it. Pure.
 *
 * @import { Commitment, Evidence, Tender } from "../action/types.mjs"
 * @import { Assessment, Model } from "../checklist/types.mjs"
 * @import { Cited } from "../action/tenders.mjs"
 *
 * @typedef {{label: string, id: string, line: Evidence}} Indexed a line that is there and says something
 * @typedef {{id: string, text: string, isClaimed: boolean, lines: Indexed[], commitments: Commitment[]}} Claim a statement
 *   that was chosen, with what backs it up and what is promised about it; claimed if it is answered “in place” or above
 * @typedef {{index: Cited[], lines: Indexed[], claims: Claim[], commitments: Commitment[]}} Gathered
 */

import { commitmentsOf, isBlank as saysNothing } from "../action/commitments.mjs";
import { isBlank } from "../action/evidence.mjs";
import { cited } from "../action/tenders.mjs";
import { effectiveAnswers } from "../checklist/asked.mjs";

/**
 * @param {Tender} tender
 * @param {Assessment} assessment
 * @param {Model | null} model
 * @returns {Gathered}
 */
export function gathered(tender, assessment, model) {
  const index = cited(tender, assessment.evidence);
  const lines = index.flatMap(({ label, id, line }) => (line && !isBlank(line) ? [{ label, id, line }] : []));
  const commitments = commitmentsOf(assessment, tender.id).filter((each) => !saysNothing(each));
  const chosen = new Set(tender.statements);
  const known = new Map((model?.areas ?? []).flatMap(({ statements }) => statements).map(({ id, text = id }) => [id, text]));
  const isInPlace = inPlace(model, assessment);
  // In the order of the checklist. What it does not know comes last.
  const ids = [...[...known.keys()].filter((id) => chosen.has(id)), ...tender.statements.filter((id) => !known.has(id))];
  const claims = ids.map((id) => ({
    id,
    text: known.get(id) ?? id,
    isClaimed: isInPlace(id),
    lines: lines.filter(({ line }) => line.statements.includes(id)),
    commitments: commitments.filter(({ statement }) => statement === id),
  }));
  return { index, lines, claims, commitments };
}

/** @param {Model | null} model @param {Assessment} assessment @returns {(statement: string) => boolean} */
function inPlace(model, assessment) {
  if (!model) return () => false;
  const answers = effectiveAnswers(model, assessment);
  const points = new Map(model.options.map((option) => [option.id, option.points]));
  const least = points.get(model.inPlace) ?? Infinity;
  return (id) => (points.get(answers[id]) ?? -1) >= least;
}
