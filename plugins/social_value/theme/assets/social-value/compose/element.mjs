// @ts-check
/**
 * <sv-compose data-form data-names data-studies data-folder data-repository data-edit data-site data-scope>: composes a case
 * study, or corrects the one that the address names: ?case=salford-dadz. Nothing that is typed leaves this page before the
 * reader opens GitHub.
 *
 * @import { Form } from "./types.mjs"
 */

import { fetchJson } from "../case-studies/cards.mjs";
import { unfold } from "../case-studies/tool.mjs";
import { Desk } from "./desk.mjs";
import { openNamed } from "./opening.mjs";
import { TOLD } from "./words.mjs";

export class ComposeElement extends HTMLElement {
  #connection = new AbortController();

  async connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    try {
      const at = (/** @type {string} */ name) => new URL(this.dataset[name] ?? "", document.baseURI);
      const [form, names] = await Promise.all([fetchJson(at("form")), fetchJson(at("names"))]);
      if (signal.aborted) return;
      const desk = new Desk(this, unfold(this, signal), /** @type {Form} */ (form), names);
      await openNamed(desk);
      this.dataset.ready = "";
    } catch (error) {
      console.warn(error);
      const plain = this.querySelector("[data-not-loaded]");
      if (plain) plain.textContent = TOLD.notLoaded;
    }
  }

  disconnectedCallback() {
    this.#connection.abort();
    delete this.dataset.ready;
  }
}

if (!customElements.get("sv-compose")) customElements.define("sv-compose", ComposeElement);
