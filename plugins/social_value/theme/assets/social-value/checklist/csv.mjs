// @ts-check
/**
 * An assessment as a table for a spreadsheet. Pure.
 *
 * @import { Assessment, Model } from "./types.mjs"
 */

import { effectiveAnswers, setAside } from "./asked.mjs";
import { entryOf, isReworded } from "./assessment.mjs";
import { toText } from "./spreadsheet.mjs";

/**
 * @typedef {object} CsvWords
 * @property {string[]} headings nine of them
 * @property {{[state: string]: string}} states the answers that are not options
 * @property {{setAside: string, carried: string, reworded: string, retired: string, unknown: string}} flags
 */

/**
 * One row for each statement, in the order of the page, then one for each other id that has an answer.
 *
 * @param {Model} model with the statements' texts
 * @param {Assessment} assessment
 * @param {CsvWords} words
 */
export function toCsv(model, assessment, { headings, states, flags }) {
  const effective = effectiveAnswers(model, assessment);
  const aside = new Map(setAside(model, assessment).map(({ id, reason }) => [id, reason]));
  const options = new Map(model.options.map((option) => [option.id, option]));
  const known = new Set();

  /** @param {string[]} place @param {string} id @param {string | undefined} state @param {string[]} marks */
  const row = (place, id, state, marks) => {
    const { reason = "", note = "", at = "", state: own } = entryOf(assessment.answers, id) ?? {};
    const option = options.get(state ?? "");
    const answer =
      option?.label ?? (state !== undefined && Object.hasOwn(states, state) ? states[state] : (state ?? ""));
    const day = own === undefined ? "" : at.slice(0, 10);
    known.add(id);
    return [...place, answer, `${option?.points ?? ""}`, aside.get(id) ?? reason, note, day, marks.join("; ")];
  };
  const asked = model.areas.flatMap(({ title, statements }, area) =>
    statements.map((statement, place) => {
      const { id, text = id } = statement;
      const entry = entryOf(assessment.answers, id);
      const marks = [
        ...(aside.has(id) ? [flags.setAside] : []),
        ...(entry?.carried ? [flags.carried] : []),
        ...(isReworded(statement, entry) ? [flags.reworded] : []),
      ];
      return row([title, `${area + 1}.${place + 1}`, text], id, effective[id], marks);
    }),
  );
  const others = Object.entries(assessment.answers).flatMap(([id, { state }]) => {
    if (known.has(id)) return [];
    const retired = model.history?.retired.find((each) => each.id === id);
    const area = model.areas.find((each) => each.id === retired?.area)?.title ?? "";
    return [row([area, "", retired?.text ?? id], id, state, [retired ? flags.retired : flags.unknown])];
  });
  return toText([headings, ...asked, ...others]);
}
