// @ts-check
/**
 * How two texts become one without a word lost, when two tabs or two people wrote them. Pure.
 */

const BETWEEN = "\n\n–––\n\n";

/**
 * The text after an edit, where another tab may have changed it meanwhile: what that tab wrote stays beside it.
 *
 * @param {string} stored the text as it is now
 * @param {string} before what the field held before the edit
 * @param {string} after what it holds now
 */
export function rebase(stored, before, after) {
  if (stored === before) return after;
  const seen = parts(before);
  const others = parts(stored).filter((part) => !seen.includes(part));
  return [...others, ...parts(after).filter((part) => !others.includes(part))].join(BETWEEN);
}

/**
 * Both texts, each labelled with its name, in the same order whoever asks.
 *
 * @param {{name: string, text?: string}} one
 * @param {{name: string, text?: string}} other
 */
export function both(one, other) {
  if (!one.text || !other.text || one.text === other.text) return one.text || other.text || "";
  return [...new Set([...labelled(one), ...labelled(other)])].sort().join(BETWEEN);
}

/** Parts that an earlier joining made have their labels already. @param {{name: string, text?: string}} note */
function labelled({ name, text = "" }) {
  const all = parts(text);
  return all.length > 1 || !name ? all : all.map((part) => `${name}: ${part}`);
}

/** @param {string} text */
const parts = (text) => text.split(BETWEEN).filter(Boolean);
