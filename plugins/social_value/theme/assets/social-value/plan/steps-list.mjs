// @ts-check
/**
 * The next steps, each with what helps: the step for the answer, a guide, and who did it already.
 *
 * @import { Step } from "../action/steps.mjs"
 * @import { Assessment } from "../checklist/types.mjs"
 * @import { Workplace } from "../action/workplace.mjs"
 */

import { arranged, casesFor, moved } from "../action/steps.mjs";
import { redraw } from "../action/fields.mjs";
import * as say from "../action/words.mjs";
import { button, h, hidden } from "../assessments/dom.mjs";

/** So many are seen at once; a plan of more would not be done. */
const FIRST = 5;

/** @param {Workplace} work @param {Step[]} steps */
export function drawSteps(work, steps) {
  const { steps: chosen } = /** @type {Assessment} */ (work.assessment);
  const { shown, dismissed } = arranged(steps, chosen);
  const items = shown.map((step) => item(work, step, shown));
  const unanswered = work.model && Object.keys(work.assessment?.answers ?? {}).length === 0;
  const why = steps.length ? "dismissed" : unanswered ? "answers" : "top";
  const none = work.find("[data-no-steps]");
  none.hidden = items.length > 0 || !work.model;
  none.textContent = none.hidden ? "" : say.NO_STEPS[why];
  redraw(work.find("[data-step-list]"), items.slice(0, FIRST));
  fold(work.find("[data-more]"), say.moreSteps(items.length - FIRST), items.slice(FIRST));
  fold(
    work.find("[data-dismissed]"),
    say.setAside(dismissed.length),
    dismissed.map(({ statement, text }) =>
      h("li", {}, text, h("p.sv-tools", {}, act("bring-back", "Bring back", statement, text))),
    ),
  );
}

/** @param {HTMLDetailsElement} details @param {string} summary @param {Node[]} items */
function fold(details, summary, items) {
  details.hidden = items.length === 0;
  const [title, list] = /** @type {HTMLElement[]} */ ([...details.children]);
  title.textContent = summary;
  redraw(list, items);
}

/** @param {Workplace} work @param {Step} step @param {Step[]} shown */
function item(work, step, shown) {
  const { steps, actions, organisation } = /** @type {Assessment} */ (work.assessment);
  const { statement, text, area, percent, label, state } = step;
  const { steps: texts = {}, guide, cases = [] } = work.extra?.statements?.[statement] ?? {};
  const isPinned = steps.pinned.includes(statement);
  const isPlanned = actions.some((action) => action.statement === statement && action.status !== "dropped");
  const page = work.find(`[data-checklist="${CSS.escape(work.model?.id ?? "")}"]`)?.getAttribute("href");
  const can = (/** @type {-1 | 1} */ by) => moved(shown, steps.pinned, statement, by) !== null;
  return h(
    "li",
    { "data-pinned": isPinned },
    h("strong", { "data-step": texts[state] ? statement : null }, texts[state] ?? text),
    h("p.sv-small", {}, h("a", { href: `${page}#${statement}` }, text)),
    h("p.sv-small", {}, `${say.yourAnswer(label)}. ${say.inArea(area, percent)}.`, isPlanned && " ", isPlanned && h("strong", {}, `${say.IN_PLAN}.`)),
    guide && h("p.sv-small", {}, say.GUIDE, link(work, guide.url, guide.title)),
    ...casesFor(cases, organisation, work.extra?.sectors ?? {}).map(({ title, url, organisation: who, why }) =>
      h("p.sv-small", {}, say.CASE, link(work, url, title), ` (${who}: ${say.WHY[why]})`),
    ),
    h(
      "p.sv-tools",
      {},
      !isPlanned && act("plan", "Plan this", statement, text),
      act(isPinned ? "unpin" : "pin", isPinned ? "Unpin" : "Pin to the top", statement, text),
      act("up", "Move up", statement, text, !can(-1)),
      act("down", "Move down", statement, text, !can(1)),
      act("dismiss", "Not for us", statement, text),
    ),
  );
}

/** @param {string} action @param {string} label @param {string} statement @param {string} text @param {boolean} [isDisabled] */
function act(action, label, statement, text, isDisabled = false) {
  const made = button(action, label);
  // One button for what most readers do; the others look like links, so that a list of steps stays calm.
  made.classList.toggle("sv-button-plain", action !== "plan");
  made.append(...[hidden(say.ofStep(text))].filter(Boolean));
  made.dataset.statement = statement;
  made.toggleAttribute("disabled", isDisabled);
  return made;
}

/** @param {Workplace} work @param {string} url from the start of the site @param {string} title */
const link = (work, url, title) => h("a", { href: `${work.host.dataset.site}/${url}` }, title);
