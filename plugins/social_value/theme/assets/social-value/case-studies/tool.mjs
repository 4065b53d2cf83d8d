// @ts-check
/** What the pages that work with case studies begin with. */

import { Drawer } from "../checklist/drawer.mjs";

/**
 * Puts in what needs a script, in place of what is there without one, and takes it away in the end.
 *
 * @param {HTMLElement} host with data-scope and data-site
 * @param {AbortSignal} signal
 */
export function unfold(host, signal) {
  const template = /** @type {HTMLTemplateElement} */ (host.querySelector("template"));
  const plain = /** @type {HTMLElement} */ (host.querySelector("[data-without]"));
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const tool = /** @type {HTMLElement} */ (copy.firstElementChild);
  template.after(tool);
  plain.hidden = true;
  signal.addEventListener("abort", () => {
    tool.remove();
    plain.hidden = false;
  });
  return {
    tool,
    drawer: new Drawer(() => window.localStorage, host.dataset.scope ?? "/"),
    /** Where the pages of case studies are. */
    pages: new URL("case-studies/", new URL(`${host.dataset.site ?? "."}/`, document.baseURI)),
    /** @param {string} selector @returns {any} */
    find: (selector) => tool.querySelector(selector),
    /** @param {EventTarget} target @param {string} type @param {(event: any) => void} listener */
    on: (target, type, listener) => target.addEventListener(type, listener, { signal }),
  };
}
