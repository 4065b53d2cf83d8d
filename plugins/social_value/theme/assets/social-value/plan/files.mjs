// @ts-check
/**
 * The plan as files: for a spreadsheet, and for a calendar.
 *
 * @import { Workplace } from "../action/workplace.mjs"
 * @import { Assessment } from "../checklist/types.mjs"
 */

import { isOpen } from "../action/actions.mjs";
import { isDay, reassessmentDay, toCalendar, uidOf } from "../action/calendar.mjs";
import * as say from "../action/words.mjs";
import { download } from "../assessments/dom.mjs";
import { fileName } from "../assessments/file-name.mjs";
import { textOf } from "../assessments/text-of.mjs";
import { toText } from "../checklist/spreadsheet.mjs";
import { rowsOf } from "./forecast.mjs";

const { TOLD } = say;

/** @param {Workplace} work */
export function saveTable(work) {
  const name = fileName(/** @type {Assessment} */ (work.assessment));
  download(`${name}-plan.csv`, toText([say.PLAN_CSV, ...rowsOf(work)]), "text/csv");
  work.tell(TOLD.csv);
}

/** What is done or dropped needs no day. @param {Workplace} work */
export function saveCalendar(work) {
  const assessment = /** @type {Assessment} */ (work.assessment);
  const { model } = work;
  const again = reassessmentDay(assessment);
  const days = [
    ...assessment.actions.filter(isOpen).map(({ id, created, changed, due, text, owner, statement, note }) => {
      const claim = statement && (model ? textOf(model, statement) : statement);
      return { uid: uidOf(id, created), stamp: changed, day: due, summary: text || claim, description: say.describe(owner, claim, note) };
    }),
    {
      uid: uidOf(assessment.id, assessment.created),
      stamp: assessment.changed,
      day: again,
      summary: say.answerAgain(work.find(`[data-checklist="${CSS.escape(assessment.checklist)}"]`)?.textContent ?? assessment.checklist),
      description: "",
      remind: true,
    },
  ].filter(({ day }) => isDay(day));
  if (days.length === 0) return work.tell(TOLD.noDays);
  download(`${fileName(assessment)}-plan.ics`, toCalendar(days), "text/calendar");
  return work.tell(TOLD.calendar(days.length));
}
