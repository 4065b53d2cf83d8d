// @ts-check
/**
 * The four parts of the answer: their texts, how many words they have, and a draft that never takes the place of what the
 * reader wrote without being told to.
 *
 * @import { Tender } from "../action/types.mjs"
 * @import { Section } from "../action/tenders.mjs"
 * @import { WorkEvent } from "../action/work.mjs"
 * @import { Workplace } from "../action/workplace.mjs"
 *
 * @typedef {{[section in Section]: string}} Texts
 * @typedef {"below" | "replace" | "empty"} Way what becomes of the reader's own words
 */

import { fill } from "../action/fields.mjs";
import { SECTIONS } from "../action/tenders.mjs";
import { wordsOf } from "./counting.mjs";
import { below } from "./drafting.mjs";
import * as say from "./words.mjs";

/** The count is spoken so long after the last key, in milliseconds. */
const PAUSE = 1500;

export class Answer {
  /** The draft that is offered. @type {Texts | null} */
  #offered = null;
  /** What an earlier draft of this visit put in, which is nobody's own. @type {Map<string, Texts>} */
  #drafts = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;

  /** @param {Workplace} work @param {() => Tender | undefined} tender */
  constructor(work, tender) {
    this.work = work;
    this.tender = tender;
    this.place = work.find("[data-sections]");
    this.place.append(...SECTIONS.map((section) => this.#made(section)));
    work.on(this.place, "input", () => this.#speak());
    work.signal.addEventListener("abort", () => clearTimeout(this.#pause));
  }

  /** @param {Tender} tender */
  draw(tender) {
    const counted = wordsOf(tender);
    for (const box of this.place.children) {
      const section = /** @type {Section} */ (box.dataset.section);
      const { heading = say.LABELS[section], hint = "" } = this.work.extra?.sections?.[section] ?? {};
      box.querySelector("label").textContent = heading;
      box.querySelector("label + .sv-small").textContent = hint;
      box.querySelector("[data-words]").textContent = say.words(counted[section]);
    }
    fill(this.place, tender);
    const count = this.work.find("[data-count]");
    count.textContent = say.total(counted.total, tender.limit);
    count.toggleAttribute("data-over", counted.over > 0);
  }

  /** Puts a draft in; where something of the reader's own stands, asks first. @param {Texts} texts */
  offer(texts) {
    const tender = /** @type {Tender} */ (this.tender());
    const own = SECTIONS.filter((section) => texts[section] && this.#isOwn(tender, section) && tender[section] !== texts[section]);
    this.#offered = texts;
    if (own.length === 0) return this.take("replace");
    const ask = this.work.find("[data-ask]");
    ask.hidden = false;
    ask.querySelector("h4").textContent = say.ask(own.length);
    return ask.querySelector("h4").focus();
  }

  /** @param {Way} way */
  take(way) {
    const tender = this.tender();
    const texts = this.#offered;
    this.close();
    if (!texts || !tender) return;
    const changed = SECTIONS.flatMap((section) => {
      const before = tender[section];
      const text = this.#isOwn(tender, section) ? WAYS[way](before, texts[section]) : texts[section];
      return text && text !== before ? [{ section, before, text }] : [];
    });
    this.#drafts.set(tender.id, texts);
    if (changed.length === 0) this.work.tell(say.DONE.nothingToDraft);
    else {
      const write = (/** @type {Section} */ field, /** @type {string} */ text, /** @type {string} */ before) =>
        /** @type {WorkEvent} */ ({ list: "tenders", event: { type: "write", id: tender.id, field, text, before } });
      this.work.act(
        { list: "all", events: changed.map(({ section, before, text }) => write(section, text, before)) },
        say.DONE.drafted,
        { list: "all", events: changed.map(({ section, before, text }) => write(section, before, text)) },
      );
    }
    this.place.querySelector("textarea").focus();
  }

  /** Asks no more. */
  close() {
    this.#offered = null;
    this.work.find("[data-ask]").hidden = true;
  }

  /** @param {Tender} tender @param {Section} section */
  #isOwn(tender, section) {
    return tender[section].trim() !== "" && tender[section] !== this.#drafts.get(tender.id)?.[section];
  }

  /** @param {Section} section */
  #made(section) {
    const box = /** @type {any} */ (this.work.find("template[data-section]").content.firstElementChild.cloneNode(true));
    const [label, hint, field] = ["label", ".sv-small", "textarea"].map((each) => box.querySelector(each));
    box.dataset.section = section;
    field.dataset.field = section;
    field.id = label.htmlFor = `tender--${section}`;
    hint.id = `${field.id}--hint`;
    field.setAttribute("aria-describedby", hint.id);
    box.querySelector(".sv-warnings").dataset.warnings = section;
    return box;
  }

  /** Says the count once the reader pauses: at each key it would be in the way. */
  #speak() {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.work.find("[data-spoken]").textContent = this.work.find("[data-count]").textContent;
    }, PAUSE);
  }
}

/** What stands in a part that has words of the reader's own. @type {{[way in Way]: (own: string, draft: string) => string}} */
const WAYS = {
  below: (own, draft) => (own.includes(draft) ? own : below(own, draft)),
  replace: (own, draft) => draft || own,
  empty: (own) => own,
};
