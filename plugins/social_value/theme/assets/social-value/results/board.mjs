// @ts-check
/**
 * One page for a board, as blocks of a document. Pure.
 *
 * @import { Story } from "../action/story.mjs"
 * @import { Assessment, Model } from "../checklist/types.mjs"
 * @import { Block, Table } from "../documents/blocks.mjs"
 */

import { onDay } from "../assessments/words.mjs";
import { heading, list, paragraph, paragraphs, table } from "../documents/blocks.mjs";
import * as say from "./words.mjs";

const { BOARD } = say;

/** Longer words of the reader's own may need a second sheet, in characters. */
export const ROOMY = 600;

/** The areas with their scores. @param {Story} story @returns {Table} */
export const scores = ({ areas }) =>
  table(
    BOARD.headings,
    areas.map((area) => [area.title, say.score(area), say.bands(area)]),
    { caption: BOARD.areas, widths: [5, 5, 4] },
  );

/**
 * @param {Model} model
 * @param {Assessment} assessment
 * @param {Story} story
 * @param {any} extra what the page has beside the model
 * @returns {Block[]}
 */
export function summary(model, { name, date, organisation, note }, story, extra) {
  const { strongest, weakest, isLevel, duties, steps, result } = story;
  const about = [date && onDay(date), organisation.kind, BOARD.checklist(/** @type {any} */ (model).title ?? model.id, model.edition)];
  const level = isLevel ? say.LEVEL : say.ONE_AREA;
  const isRanked = strongest.length > 0 || weakest.length > 0;
  return [
    heading(1, name || BOARD.checklist(/** @type {any} */ (model).title ?? model.id, model.edition)),
    paragraph(`${about.filter(Boolean).join(". ")}.`),
    ...paragraphs(note),
    scores(story),
    paragraph([{ text: `${say.overall(story)}.`, bold: true }, { text: ` ${say.meaning(story, extra?.bands ?? {})}`.trimEnd() }]),
    ...(result.overall.provisional ? [paragraph(say.provisional(story))] : []),
    ...(isRanked
      ? [
          heading(2, BOARD.strengths),
          list(strongest.map((area) => say.inFull("strongest", area))),
          heading(2, BOARD.weaknesses),
          list(weakest.map((area) => say.inFull("weakest", area))),
        ]
      : [paragraph(level)]),
    ...(duties.length ? [heading(2, BOARD.duties), list(duties.map(({ id, text }) => `${text} (${extra?.duties?.[id]?.law ?? id})`))] : []),
    ...(steps.length
      ? [
          heading(2, BOARD.steps),
          list(
            steps.map((step) => BOARD.step(step, extra?.statements?.[step.statement]?.steps?.[step.state] ?? "")),
            true,
          ),
        ]
      : []),
    heading(2, BOARD.made),
    paragraph(`${say.denominator(result.counts)} ${BOARD.mean} ${say.BANDS_ARE_OURS}`),
  ];
}
