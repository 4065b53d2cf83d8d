// @ts-check
/**
 * <sv-results data-scope="/site/path/" data-site=".."> tells the result of an assessment that this browser keeps.
 *
 * @import { Assessment } from "../checklist/types.mjs"
 */

import { story } from "../action/story.mjs";
import { title } from "../action/words.mjs";
import { Workplace } from "../action/workplace.mjs";
import { define } from "../assessments/define.mjs";
import { download } from "../assessments/dom.mjs";
import { fileName } from "../assessments/file-name.mjs";
import { onDay } from "../assessments/words.mjs";
import { today } from "../assessments/words-steps.mjs";
import { next } from "../checklist/assessment.mjs";
import { toText } from "../checklist/spreadsheet.mjs";
import { copyRich, saveDocx, saveMarkdown } from "../documents/save.mjs";
import { ROOMY, summary } from "./board.mjs";
import { numbers } from "./numbers.mjs";
import * as parts from "./sections.mjs";
import * as say from "./words.mjs";

define("sv-results", open);

/** @param {HTMLElement} host @param {AbortSignal} signal */
function open(host, signal) {
  const work = new Workplace(host, "actions", draw, signal);
  /** What the field of the reader's own words was filled with. */
  let held = "";

  const assessment = () => /** @type {Assessment} */ (work.assessment);
  const told = () => {
    const { model } = work;
    return model && story(model, assessment(), work.store.list().assessments, today(new Date()));
  };
  const page = () => work.find(`[data-checklist="${CSS.escape(assessment().checklist)}"]`)?.getAttribute("href") ?? "";
  const put = (/** @type {string} */ name, /** @type {any[]} */ ...nodes) => {
    const place = work.find(`[data-part="${name}"]`);
    place.replaceChildren(...nodes.flat().filter(Boolean));
    place.hidden = !place.hasChildNodes();
  };

  function draw() {
    const { name, date, note, id, depth } = assessment();
    const found = told();
    put("name", title(name, date), work.model && `: ${/** @type {any} */ (work.model).title}`);
    for (const link of host.querySelectorAll("[data-onward]")) {
      /** @type {HTMLAnchorElement} */ (link).hash = id;
    }
    const field = work.find("[data-note]");
    if (field.value !== note.replace(/\r\n?/g, "\n")) field.value = note;
    held = note;
    const hasResult = Boolean(found && found.result.counts.scored > 0);
    work.find("[data-story]").hidden = !hasResult;
    work.find("[data-empty]").hidden = hasResult || !found;
    host.toggleAttribute("data-filled", hasResult);
    if (!found || !hasResult) return;
    const { extra, model } = work;
    put("areas", parts.scoresTable(found.areas, (area) => `${page()}#area-${area}`));
    put("extremes", parts.extremes(found));
    put("overall", `${say.overall(found)}.`);
    put("meaning", say.meaning(found, extra?.bands ?? {}));
    put("provisional", say.provisional(found));
    put("older", found.isOlder && say.OLDER);
    put("since", parts.sinceParts(found.since));
    put("tender", parts.tenderParts(found));
    put("duties", parts.dutyParts(found, extra, page()));
    put("steps", parts.stepParts(found, extra, page()));
    put("made", say.denominator(found.result.counts), depth === "quick" && ` ${say.SHORT}`);
    put("too-long", note.length > ROOMY && say.BOARD.tooLong);
    if (model) put("board", parts.boardParts(summary(model, assessment(), found, extra), found.areas));
  }

  /** @param {(blocks: import("../documents/blocks.mjs").Block[], name: string) => unknown} give */
  function take(give) {
    const found = told();
    if (!found || !work.model) return;
    give(summary(work.model, assessment(), found, work.extra), `${fileName(assessment())}-${say.BOARD.file}`);
  }

  /** @param {"" | "board"} what */
  function print(what) {
    host.dataset.print = what;
    window.print();
  }

  /** @type {{[action: string]: () => unknown}} */
  const acts = {
    undo: () => work.undo(),
    print: () => print(""),
    board: () => print("board"),
    csv() {
      const found = told();
      if (!found) return;
      download(`${fileName(assessment())}-${say.NUMBERS.file}.csv`, toText(numbers(found)), "text/csv");
      work.tell(say.csv);
    },
    docx: () => take((blocks, name) => saveDocx(host, name, blocks, say.BOARD.footer(assessment().name, onDay(today(new Date()))))),
    markdown: () => take((blocks, name) => saveMarkdown(host, name, blocks)),
    copy: () => take((blocks) => copyRich(host, blocks)),
  };
  work.on(host, "click", ({ target }) => {
    const action = target.closest("[data-action]")?.dataset.action ?? "";
    if (Object.hasOwn(acts, action)) acts[action]();
  });
  work.on(host, "input", ({ target }) => {
    if (!target.matches("[data-note]")) return;
    const [before, text] = [held, target.value];
    held = text;
    work.change((each, at) => next(each, { type: "describe", note: text, before }, at), say.saved(new Date()));
  });
  work.on(window, "afterprint", () => delete host.dataset.print);
  work.open(location.hash.slice(1));
}
