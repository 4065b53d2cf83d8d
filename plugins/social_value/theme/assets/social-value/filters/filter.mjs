/**
 * Which items of a list fit what somebody chose. Pure: no page, no browser.
 *
 * An item is {text, facets: {theme: ["jobs", "buying"], size: ["small"], …}}. A choice is {text, facets: {theme: ["jobs"],
 * …}}, with every facet present. Within a facet any of the chosen values will do; between facets all must fit.
 */

const words = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);

/** The choice that an address's query string stands for; values that no facet has are passed over. */
export function read(query, facets) {
  const params = new URLSearchParams(query);
  const chosen = Object.entries(facets).map(([id, values]) => [id, values.filter((it) => params.getAll(id).includes(it))]);
  return { text: params.get("q") ?? "", facets: Object.fromEntries(chosen) };
}

/** The query string for a choice, with whatever else stood in the old one. */
export function write(choice, oldQuery) {
  const params = new URLSearchParams(oldQuery);
  params.delete("q");
  if (choice.text.trim()) params.set("q", choice.text.trim());
  for (const [id, values] of Object.entries(choice.facets)) {
    params.delete(id);
    for (const value of values) params.append(id, value);
  }
  return params.size ? `?${params}` : "";
}

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
