// @ts-check
/** @import { Model } from "../checklist/types.mjs" */

/** The words of a statement, also of one that is not asked any more; the id of one that is not known. @param {Model} model @param {string} id */
export function textOf(model, id) {
  const statement = model.areas.flatMap(({ statements }) => statements).find((each) => each.id === id);
  return statement?.text ?? model.history?.retired.find((each) => each.id === id)?.text ?? id;
}
