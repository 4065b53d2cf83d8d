/**
 * Which items of a list fit what somebody chose. Pure: no page, no browser.
 *
 * An item is {text, facets: {theme: ["jobs", "buying"], size: ["small"], …}}. A choice is {text, facets: {theme: ["jobs"],
 * …}}, with every facet present. Within a facet any of the chosen values will do; between facets all must fit.
 */

const words = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);

/** Whether an item fits; `except` names a facet to leave out of account. */
export function fits(item, choice, except) {
  const text = item.text.toLowerCase();
  return (
    words(choice.text).every((word) => text.includes(word)) &&
    Object.entries(choice.facets).every(
      ([id, values]) => id === except || !values.length || values.some((value) => item.facets[id].includes(value)),
    )
  );
}

/** How many items would be shown for one value, if it were the only one chosen in its facet. */
export function count(items, choice, facet, value) {
  return items.filter((item) => item.facets[facet].includes(value) && fits(item, choice, facet)).length;
}
