// @ts-check
/**
 * <sv-compose data-form data-names data-studies data-folder data-repository data-edit data-site data-scope>: composes a case
 * study, or corrects the one that the address names: ?case=salford-dadz. Nothing that is typed leaves this page before the
 * reader opens GitHub.
 *
 * @import { Form } from "./types.mjs"
 */

import { define } from "../assessments/define.mjs";
import { fetchJson } from "../case-studies/cards.mjs";
import { unfold } from "../case-studies/tool.mjs";
import { Desk } from "./desk.mjs";
import { openNamed } from "./opening.mjs";
import { TOLD } from "./words.mjs";

define("sv-compose", async (host, signal) => {
  signal.addEventListener("abort", () => delete host.dataset.ready);
  try {
    const at = (/** @type {string} */ name) => new URL(host.dataset[name] ?? "", document.baseURI);
    const [form, names] = await Promise.all([fetchJson(at("form")), fetchJson(at("names"))]);
    if (signal.aborted) return;
    const desk = new Desk(host, unfold(host, signal), /** @type {Form} */ (form), names);
    await openNamed(desk);
    host.dataset.ready = "";
  } catch (error) {
    console.warn(error);
    const plain = host.querySelector("[data-not-loaded]");
    if (plain) plain.textContent = TOLD.notLoaded;
  }
});
