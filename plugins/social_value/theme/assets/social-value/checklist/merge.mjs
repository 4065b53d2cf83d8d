// @ts-check
/**
 * Two people's answers to one checklist made into one. Pure. Where their answers differ somebody chooses; what
 * either of them wrote is kept.
 *
 * @import { Assessment, Entry } from "./types.mjs"
 */

import { mergedWork } from "../action/joining.mjs";
import { entryOf } from "./assessment.mjs";
import { both } from "./notes.mjs";
import { LONGEST_TEXT } from "./soundness.mjs";

export class MergeError extends Error {
  /** @param {"different-checklists" | "too-long" | "too-many"} code @param {{statement?: string}} data */
  constructor(code, data = {}) {
    super(code);
    this.code = code;
    this.data = data;
  }
}

/** @typedef {"mine" | "theirs"} Side */

/**
 * The statements with different answers. `suggested` is the only side with an answer; null where both have one.
 *
 * @param {Assessment} mine
 * @param {Assessment} theirs
 * @returns {{statement: string, mine: Entry | null, theirs: Entry | null, suggested: Side | null}[]}
 * @throws {MergeError}
 */
export function differences(mine, theirs) {
  return statementsOf(mine, theirs).flatMap((statement) => {
    const [one, other] = [mine, theirs].map(({ answers }) => entryOf(answers, statement));
    if (one?.state === other?.state) return [];
    const suggested = other?.state === undefined ? "mine" : one?.state === undefined ? "theirs" : null;
    return [{ statement, mine: one ?? null, theirs: other ?? null, suggested: /** @type {Side | null} */ (suggested) }];
  });
}

/**
 * `mine` with the answers of both, and all that either of them wrote. Without a choice, an answer stands over none,
 * and the later of two.
 *
 * @param {Assessment} mine
 * @param {Assessment} theirs
 * @param {{[statement: string]: Side}} choices
 * @param {string} at
 * @returns {Assessment}
 * @throws {MergeError}
 */
export function merge(mine, theirs, choices, at) {
  /** @param {string | undefined} one @param {string | undefined} other @param {string} [statement] */
  const joined = (one, other, statement) => {
    const text = both({ name: mine.name, text: one }, { name: theirs.name, text: other });
    if (text.length > LONGEST_TEXT) throw new MergeError("too-long", { statement });
    return text;
  };
  const answers = statementsOf(mine, theirs).map((statement) => {
    const one = entryOf(mine.answers, statement);
    const other = entryOf(theirs.answers, statement);
    if (!one || !other) {
      const only = /** @type {Entry} */ (one ?? other);
      const taken = !Object.hasOwn(choices, statement) || (choices[statement] === "mine") === (only === one);
      return [statement, taken ? only : withoutState(only)];
    }
    const side = Object.hasOwn(choices, statement) ? choices[statement] : sideOf(one, other);
    const [chosen, refused] = side === "mine" ? [one, other] : [other, one];
    const { at: _, ...rest } = withoutState(refused);
    const reason = joined(one.reason, other.reason, statement);
    const note = joined(one.note, other.note, statement);
    return [statement, { ...rest, ...chosen, ...(reason && { reason }), ...(note && { note }) }];
  });
  // Taken over from one place or the other: with both in one, nobody could tell.
  const takenFrom = mine.takenFrom?.id === theirs.takenFrom?.id ? mine.takenFrom : undefined;
  const { takenFrom: _, ...others } = { ...theirs, ...mine };
  return {
    ...others,
    ...(takenFrom && { takenFrom }),
    note: joined(mine.note, theirs.note),
    broughtBack: [...new Set([...mine.broughtBack, ...theirs.broughtBack])].sort(),
    answers: Object.fromEntries(answers),
    ...mergedWork(mine, theirs, joined, () => {
      throw new MergeError("too-many");
    }),
    changed: at,
  };
}

/** @param {Assessment} mine @param {Assessment} theirs */
function statementsOf(mine, theirs) {
  if (mine.checklist !== theirs.checklist) throw new MergeError("different-checklists");
  return [...new Set([...Object.keys(mine.answers), ...Object.keys(theirs.answers)])];
}

/** The same answer whichever of the two is asked first. @param {Entry} one @param {Entry} other @returns {Side} */
function sideOf(one, other) {
  if ((one.state === undefined) !== (other.state === undefined)) return one.state === undefined ? "theirs" : "mine";
  /** Without the texts: they are joined, and so are no longer either's. @param {Entry} entry */
  const rank = ({ reason, note, ...rest }) => JSON.stringify(Object.entries(rest).sort());
  const later = Date.parse(one.at) - Date.parse(other.at) || (rank(one) > rank(other) ? 1 : -1);
  return later > 0 ? "mine" : "theirs";
}

/** @param {Entry} entry @returns {Entry} */
function withoutState({ state, fingerprint, carried, ...rest }) {
  return rest;
}
