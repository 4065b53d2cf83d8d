// @ts-check
/**
 * <sv-cases data-finder data-site data-scope>: finds case studies by facets and words. The page holds the newest cards and
 * the controls; this shows the controls and works them. What a case study is found by comes in one small file, and the
 * cards that are shown in a few more. The choice is in the address, so that a link and the back button bring it back.
 */

import { fetchJson } from "./cards.mjs";
import { Finder } from "./finder.mjs";
import { Index } from "./index.mjs";

export class CasesElement extends HTMLElement {
  #connection = new AbortController();

  async connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const address = new URL(this.dataset.finder ?? "", document.baseURI);
    try {
      const data = await fetchJson(address);
      if (!signal.aborted) new Index(this, new Finder(data), address, signal);
      performance.mark("sv-cases-ready"); // so that it can be measured
    } catch (error) {
      // The page is as whole as without a script.
      console.warn(error);
    }
  }

  disconnectedCallback() {
    this.#connection.abort();
  }
}

if (!customElements.get("sv-cases")) customElements.define("sv-cases", CasesElement);
