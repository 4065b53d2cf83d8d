// @ts-check
/**
 * The way out: to GitHub, or as a file. It follows the draft for as long as it is shown.
 *
 * @import { Desk } from "./desk.mjs"
 * @import { Problem } from "./rules.mjs"
 */

import { download } from "../assessments/dom.mjs";
import { editFile, issue, newFile, place } from "./propose.mjs";
import { TOLD } from "./words.mjs";

export class Sending {
  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    const { repository = "", edit = "", folder = "" } = desk.host.dataset;
    this.place = place(repository, edit, folder);
    for (const part of desk.tool.querySelectorAll("[data-with-repository]")) /** @type {HTMLElement} */ (part).hidden = !this.place.repository;
    for (const part of desk.tool.querySelectorAll("[data-without-repository]")) /** @type {HTMLElement} */ (part).hidden = Boolean(this.place.repository);
  }

  /** @param {Problem[]} problems */
  follow(problems) {
    const { find, draft } = this.desk;
    if (this.place.repository) find("[data-issue]").href = issue(this.place, draft.data);
    if (find("[data-sending]").hidden) return;
    if (problems.length) find("[data-sending]").hidden = true;
    else this.#fill();
  }

  /** Every answer passes, so it can go. */
  show() {
    this.#fill();
    const { find } = this.desk;
    find("[data-sending]").hidden = false;
    find("[data-sending] h3").focus();
  }

  #fill() {
    const { find, name, text, draft } = this.desk;
    find("[data-text]").value = text;
    find("[data-file]").textContent = `${name}.yml`;
    if (!this.place.repository) return;
    const isThere = Boolean(draft.of);
    const { address, isWhole } = newFile(this.place, name, text);
    find("[data-whole]").hidden = isThere || !isWhole;
    find("[data-long]").hidden = !isThere && isWhole;
    for (const link of find("[data-sending]").querySelectorAll("[data-github]")) link.href = isThere ? editFile(this.place, draft.of) : address;
    find("[data-too-long]").hidden = isThere;
    for (const step of find("[data-long]").querySelectorAll("[data-step]")) step.hidden = (step.dataset.step === "edit") !== isThere;
  }

  /** A file that no form could keep is changed on GitHub. @param {string} id */
  offerEdit(id) {
    if (this.place.repository) this.desk.find("[data-by-hand] a").href = editFile(this.place, id);
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.desk.text);
      this.desk.tell(TOLD.copied);
    } catch {
      const { find } = this.desk;
      find("[data-text]").closest("details").open = true;
      find("[data-text]").select();
      this.desk.tell(TOLD.notCopied);
    }
  }

  save() {
    download(`${this.desk.name || "case-study"}.yml`, this.desk.text, "text/yaml");
    this.desk.keeping.isAtRisk = false;
    this.desk.tell(TOLD.filed);
  }
}
