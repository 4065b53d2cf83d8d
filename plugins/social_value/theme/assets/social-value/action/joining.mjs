// @ts-check
/**
 * The plans, the evidence and the tenders of two people made into one. Pure. Whatever stands on one side only comes along.
 *
 * @import { Assessment } from "../checklist/types.mjs"
 * @import { Item, Kind } from "./list.mjs"
 */

import { ACTIONS } from "./actions.mjs";
import { COMMITMENTS } from "./commitments.mjs";
import { EVIDENCE } from "./evidence.mjs";
import { merged, union } from "./list.mjs";
import { TENDERS } from "./tenders.mjs";

/** More than this no assessment can hold. */
const MOST = 1000;

/**
 * @param {Assessment} mine
 * @param {Assessment} theirs
 * @param {(one: string, other: string) => string} joined makes one text of two
 * @param {() => never} refuse called where both together are too many
 * @returns {Pick<Assessment, "steps" | "actions" | "evidence" | "tenders" | "commitments" | "reassess">}
 */
export function mergedWork(mine, theirs, joined, refuse) {
  /** @type {<I extends Item>(kind: Kind, one: I[], other: I[]) => I[]} */
  const lists = (kind, one, other) => {
    const all = merged(kind, one, other, joined);
    if (all.length > MOST) refuse();
    return all;
  };
  const pinned = union(mine.steps.pinned, theirs.steps.pinned);
  const dismissed = union(mine.steps.dismissed, theirs.steps.dismissed).filter((id) => !pinned.includes(id));
  return {
    // The order is the reader's own.
    steps: { ...theirs.steps, ...mine.steps, pinned, dismissed, order: inOrder(mine.steps.order, theirs.steps.order) },
    actions: lists(ACTIONS, mine.actions, theirs.actions),
    evidence: lists(EVIDENCE, mine.evidence, theirs.evidence),
    tenders: lists(TENDERS, mine.tenders, theirs.tenders),
    commitments: lists(COMMITMENTS, mine.commitments, theirs.commitments),
    reassess: mine.reassess.months ? mine.reassess : theirs.reassess,
  };
}

/** What stands in either, in the order of the first. @param {string[]} one @param {string[]} other */
const inOrder = (one, other) => [...new Set([...one, ...other])];
