// @ts-check
/**
 * The next steps that the answers lead to, and what the reader made of them. Pure.
 *
 * @import { Steps } from "./types.mjs"
 * @import { Assessment, Model } from "../checklist/types.mjs"
 *
 * @typedef {{statement: string, text: string, area: string, percent: number | null, state: string, label: string,
 *   target: string, gain: number}} Step target is the next option; gain is in points times weight
 * @typedef {{title: string, url: string, organisation: string, size: string, sector: string}} Case
 * @typedef {{type: "pin" | "unpin" | "dismiss" | "bringBack", statement: string}
 *   | {type: "order", order: string[]}} StepsEvent
 */

import { effectiveAnswers, modelAtDepth } from "../checklist/asked.mjs";
import { score } from "../checklist/scoring.mjs";

const MOST_CASES = 3;

/**
 * A step for each answer below the highest: those of the weakest area first, and of each area those that lift it most.
 *
 * @param {Model} model
 * @param {Assessment} assessment
 * @returns {Step[]}
 */
export function nextSteps(model, assessment) {
  const asked = modelAtDepth(model, assessment);
  const answers = effectiveAnswers(asked, assessment);
  const { areas } = score(asked, answers);
  const { options } = model;
  return asked.areas
    .flatMap(({ title, statements }, place) =>
      statements.flatMap(({ id, weight, text = id }) => {
        const at = options.findIndex((option) => option.id === answers[id]);
        const [option, target] = [options[at], options[at + 1]];
        if (!option || !target) return [];
        const gain = (target.points - option.points) * weight;
        const { percent } = areas[place];
        return [{ statement: id, text, area: title, percent, state: option.id, label: option.label, target: target.id, gain }];
      }),
    )
    .sort((one, other) => (one.percent ?? 0) - (other.percent ?? 0) || (one.area === other.area ? other.gain - one.gain : 0));
}

/**
 * As the reader wants to see them: the pinned ones first, then in the order of their own; what they dismissed is apart.
 *
 * @param {Step[]} steps
 * @param {Steps} chosen
 */
export function arranged(steps, { pinned, dismissed, order }) {
  /** @param {Step} step */
  const rank = ({ statement }) => {
    const place = order.indexOf(statement);
    return (pinned.includes(statement) ? 0 : 1e6) + (place < 0 ? order.length : place);
  };
  const isDismissed = (/** @type {Step} */ { statement }) => dismissed.includes(statement);
  return {
    shown: steps.filter((step) => !isDismissed(step)).sort((one, other) => rank(one) - rank(other)),
    dismissed: steps.filter(isDismissed),
  };
}

/**
 * The order in which a step has changed places with its neighbour; null where there is none among those of its kind.
 *
 * @param {Step[]} shown
 * @param {string[]} pinned
 * @param {string} statement
 * @param {-1 | 1} by
 */
export function moved(shown, pinned, statement, by) {
  const ids = shown.map((step) => step.statement);
  const from = ids.indexOf(statement);
  const other = ids[from + by];
  if (from < 0 || other === undefined || pinned.includes(other) !== pinned.includes(statement)) return null;
  [ids[from], ids[from + by]] = [other, statement];
  return ids;
}

/** @param {Steps} steps @param {StepsEvent} event @returns {Steps} */
export function next(steps, event) {
  if (event.type === "order") return { ...steps, order: [...new Set([...event.order, ...steps.order])] };
  const { statement } = event;
  const without = (/** @type {string[]} */ ids) => ids.filter((id) => id !== statement);
  const pinned = without(steps.pinned);
  const dismissed = without(steps.dismissed);
  switch (event.type) {
    case "pin":
      return { ...steps, pinned: [...pinned, statement], dismissed };
    case "unpin":
      return { ...steps, pinned };
    case "dismiss":
      return { ...steps, pinned, dismissed: [...dismissed, statement] };
    case "bringBack":
      return { ...steps, dismissed };
  }
}

/**
 * Up to three case studies that show a statement, those of the reader's size or kind first, each with the reason.
 *
 * @param {Case[]} cases
 * @param {{size: string, kind: string}} organisation
 * @param {{[sector: string]: string}} sectors their labels
 * @returns {(Case & {why: "both" | "size" | "sector" | "statement"})[]}
 */
export function casesFor(cases, { size, kind }, sectors) {
  const said = kind.toLocaleLowerCase("en-GB");
  return cases
    .map((each) => {
      const isSize = size !== "" && each.size === size;
      const label = Object.hasOwn(sectors, each.sector) ? sectors[each.sector].toLocaleLowerCase("en-GB") : "";
      const isSector = label !== "" && said.includes(label);
      const rank = (isSize ? 2 : 0) + (isSector ? 1 : 0);
      return { each, rank, why: /** @type {const} */ (["statement", "sector", "size", "both"])[rank] };
    })
    .sort((one, other) => other.rank - one.rank)
    .slice(0, MOST_CASES)
    .map(({ each, why }) => ({ ...each, why }));
}
