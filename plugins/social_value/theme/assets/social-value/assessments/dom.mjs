// @ts-check
/** Makes nodes. Whatever a reader or a file brought along only ever becomes text, never markup. */

/**
 * @typedef {Node | string | null | undefined | false} Child nothing is made of null, undefined and false
 * @typedef {{[attribute: string]: string | boolean | null | undefined}} Attributes true is an attribute without a value
 */

/**
 * @param {string} name a tag, and classes after dots
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function h(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  return fill(document.createElement(tag), classes, attributes, children);
}

/**
 * @param {string} tag
 * @param {Attributes} attributes
 * @param {...Child} children
 */
export const svg = (tag, attributes, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", tag), [], attributes, children);

/**
 * A button that the page's list of actions knows, with words that only screen readers need behind its label.
 *
 * @param {string} action
 * @param {string} label
 * @param {string} [of]
 */
export const button = (action, label, of = "") =>
  h("button.sv-button.sv-button-quiet", { type: "button", "data-action": action }, label, hidden(of));

/** @param {string} words for screen readers only */
export const hidden = (words) => words && h("span.sv-hidden", {}, ` ${words}`);

/** A select's choices. @param {[string, string][]} choices @param {string} chosen */
export const options = (choices, chosen) =>
  choices.map(([value, label]) => h("option", { value, selected: value === chosen }, label));

/**
 * @param {string} id
 * @param {Attributes} attributes of the input
 * @param {...Child} label
 */
export const tick = (id, attributes, ...label) =>
  h("p.sv-tick", {}, h("input", { id, ...attributes }), " ", h("label", { for: id }, ...label));

/** @param {string} name @param {string} text @param {string} type */
export const download = (name, text, type) => handOver(name, new Blob([text], { type: `${type};charset=utf-8` }));

/** Gives the reader a file. @param {string} name @param {Blob} file */
export function handOver(name, file) {
  const href = URL.createObjectURL(file);
  h("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {string[]} classes
 * @param {Attributes} attributes
 * @param {Child[]} children
 */
function fill(element, classes, attributes, children) {
  if (classes.length) element.classList.add(...classes);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}
