// @ts-check
/** What the scripts say of answers to another checklist. */

const STATES = { "does-not-apply": "Does not apply to us", "dont-know": "Don’t know" };

/**
 * What was answered there; "" for an answer that the other checklist does not offer today.
 *
 * @param {{[option: string]: string}} labels @param {string} state @param {string} at ISO date and time
 */
export function answeredThere(labels, state, at) {
  const words = { ...STATES, ...labels };
  if (!Object.hasOwn(words, state)) return "";
  const day = new Date(at).toLocaleDateString("en-GB", { dateStyle: "long" });
  return ` There, on ${day}, you answered: ${words[state]}.`;
}
