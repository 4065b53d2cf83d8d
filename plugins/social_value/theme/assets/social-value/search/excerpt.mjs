/** What is shown of a document that was found: its best section, and a few words around what was asked for. Pure. */

import { places } from "./words.mjs";

/** Words of an excerpt, and how many of them stand before the first one that was asked for. */
const LENGTH = 28;
const BEFORE = 5;

/** The number of the word of the query that a word of the text fits, or -1; `asked` is [{exact, beginning}]. */
function fitting(word, asked) {
  return asked.findIndex(({ exact, beginning }) => word.startsWith(beginning) || exact.includes(word));
}

/** The words of a text with the word of the query that each fits. */
function read(text, asked) {
  return places(text).map((place) => ({ ...place, fits: fitting(place.word, asked) }));
}

/** A text from `start` to `end` in parts: [{text, marked}]. */
function cutUp(text, found, start = 0, end = text.length) {
  const parts = [];
  let at = start;
  const add = (to, marked) => to > at && parts.push({ text: text.slice(at, to), marked });
  for (const place of found) {
    if (place.fits < 0 || place.start < start || place.end > end) continue;
    add(place.start, false);
    at = place.start;
    add(place.end, true);
    at = place.end;
  }
  add(end, false);
  return parts;
}

/** A text with the words marked that were asked for. */
export const marked = (text, asked) => cutUp(text, read(text, asked));

const different = (found) => new Set(found.map(({ fits }) => fits).filter((fits) => fits >= 0)).size;

/** The part of a text that has most of what was asked for, marked. */
export function excerpt(text, asked) {
  const found = read(text, asked);
  if (!found.length) return [];
  let [best, most] = [0, -1];
  for (let from = 0; from < found.length; from += 1) {
    if (found[from].fits < 0) continue;
    const here = found.slice(from, from + LENGTH - BEFORE);
    const weight = 100 * different(here) + here.filter(({ fits }) => fits >= 0).length;
    if (weight > most) [best, most] = [from, weight];
  }
  const first = Math.max(0, Math.min(best - BEFORE, found.length - LENGTH));
  const last = Math.min(found.length, first + LENGTH) - 1;
  const start = first ? found[first].start : 0;
  const end = last < found.length - 1 ? found[last].end : text.length;
  const parts = cutUp(text, found, start, end);
  if (start) parts.unshift({ text: "… ", marked: false });
  if (end < text.length) parts.push({ text: " …", marked: false });
  return parts;
}

/** How much a section says of what was asked for: most of its words first, then in its heading, then often. */
function worth({ heading, text }, asked) {
  const inHeading = read(heading, asked);
  const found = [...inHeading, ...read(text, asked)];
  const often = found.filter(({ fits }) => fits >= 0).length;
  return 1000 * different(found) + 100 * different(inHeading) + Math.min(99, often);
}

/**
 * A document as it is shown: {address, title, context, heading, text}, all but the address in parts.
 * The address is that of the best section; if the title says all that was asked for, the document begins at its start.
 */
export function shown(document, asked) {
  const { address, title, context, sections } = document;
  const isNamed = different(read(title, asked)) === asked.length;
  const worths = sections.map((section) => worth(section, asked));
  const best = isNamed ? sections.find(({ text }) => text) : sections[worths.indexOf(Math.max(...worths))];
  const { heading, anchor, text } = best ?? { heading: "", anchor: "", text: "" };
  const leads = anchor && !isNamed;
  return {
    address: leads ? `${address}#${anchor}` : address,
    title: marked(title, asked),
    context: marked(context, asked),
    heading: leads ? marked(heading, asked) : [],
    text: excerpt(text, asked),
  };
}
