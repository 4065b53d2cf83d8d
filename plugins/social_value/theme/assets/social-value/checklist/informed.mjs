// @ts-check
/**
 * Says under a statement what the reader answered, on this device, to one of another checklist that is close to it. As
 * information only: nothing is answered or scored because of it. Loaded where a checklist names such statements.
 *
 * It imports only its words: what it shared with the page would be split off, and every page would fetch a part more.
 *
 * @import { Assessment, Model, Statement } from "./types.mjs"
 */

import { answeredThere } from "./strings-informed.mjs";

/**
 * What is said of each statement that this one is informed by; "" where there is nothing to say.
 *
 * @param {Pick<Statement, "informedBy">} statement
 * @param {{[checklist: string]: {[option: string]: string}}} labels of each checklist that may inform this one
 * @param {{[checklist: string]: Assessment | undefined}} open the assessment of each that is open on this device
 */
export function informing({ informedBy = [] }, labels, open) {
  return informedBy.map(({ checklist, statement }) => {
    const answers = open[checklist]?.answers ?? {};
    const { state, at } = Object.hasOwn(answers, statement) ? answers[statement] : { at: "" };
    return state === undefined ? "" : answeredThere(labels[checklist], state, at);
  });
}

/**
 * @param {any} host which has, under each such statement, a place for each that informs it
 * @param {Model} model
 * @param {{[checklist: string]: {[option: string]: string}}} labels
 * @param {(checklist: string) => Assessment | undefined} elsewhere
 */
export function informed(host, model, labels, elsewhere) {
  const open = Object.fromEntries(Object.keys(labels).map((id) => [id, elsewhere(id)]));
  for (const statement of model.areas.flatMap(({ statements }) => statements)) {
    const places = host.querySelectorAll(`#${statement.id} .sv-close span`);
    informing(statement, labels, open).forEach((words, place) => (places[place].textContent = words));
  }
}
