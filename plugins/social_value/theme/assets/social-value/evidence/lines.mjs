// @ts-check
/**
 * The lines of the register: each is a summary that opens into its fields. There may be hundreds, so the fields of a line
 * are made when it is opened, and a line is drawn again only when it changed.
 *
 * @import { Evidence } from "../action/types.mjs"
 * @import { Workplace } from "../action/workplace.mjs"
 */

import { KINDS, VALUES, figure, isBlank, isStale, strengthOf } from "../action/evidence.mjs";
import { fill, label } from "../action/fields.mjs";
import * as say from "../action/words.mjs";
import { h, options, tick } from "../assessments/dom.mjs";
import { textOf } from "../assessments/text-of.mjs";
import { onDay } from "../assessments/words.mjs";
import { drawReadings } from "./readings.mjs";

export class Lines {
  /** @type {Map<string, HTMLDetailsElement>} */
  #boxes = new Map();
  /** What each was last drawn of. @type {WeakMap<Element, string>} */
  #drawn = new WeakMap();
  /** @type {WeakMap<Evidence, number>} */
  #versions = new WeakMap();
  #latest = 0;
  /** One that is opened as soon as it is there. */
  #toOpen = "";

  /** @param {Workplace} work */
  constructor(work) {
    this.work = work;
    this.template = work.find("template[data-row]").content.firstElementChild;
    // The event does not bubble.
    work.host.addEventListener("toggle", (event) => this.#toggled(/** @type {any} */ (event.target)), {
      capture: true,
      signal: work.signal,
    });
  }

  /** @param {string} id */
  open(id) {
    this.#toOpen = id;
  }

  /** @param {string} id */
  isOpen(id) {
    return this.#toOpen === id || (this.#boxes.get(id)?.open ?? false);
  }

  /** Puts the focus on the first field of a line. @param {string} id */
  focus(id) {
    /** @type {HTMLElement | null | undefined} */ (this.#boxes.get(id)?.querySelector("[data-field]"))?.focus();
  }

  /** @param {Evidence[]} shown @param {Evidence[]} all @param {string} day */
  draw(shown, all, day) {
    const ids = new Set(all.map(({ id }) => id));
    for (const id of this.#boxes.keys()) if (!ids.has(id)) this.#boxes.delete(id);
    const places = new Map(all.map(({ id }, place) => [id, place]));
    const boxes = shown.map((line) => this.#box(line, places.get(line.id) ?? 0, day));
    const rows = this.work.find("[data-rows]");
    const kept = new Set(boxes);
    // A box that is moved in the document loses the focus, so those that stand right are left where they are.
    for (const box of [...rows.children]) if (!kept.has(box)) box.remove();
    let at = rows.firstElementChild;
    for (const box of boxes) {
      if (box === at) at = at.nextElementSibling;
      else rows.insertBefore(box, at);
    }
  }

  /** @param {Evidence} line @param {number} place @param {string} day */
  #box(line, place, day) {
    const known = this.#boxes.get(line.id);
    const box = known ?? /** @type {HTMLDetailsElement} */ (h("details.sv-line", { "data-id": line.id }, h("summary")));
    this.#boxes.set(line.id, box);
    if (line.id === this.#toOpen) {
      box.open = true;
      this.#toOpen = "";
    }
    const version = `${this.#version(line)} ${place} ${day} ${box.open} ${this.work.model?.id}`;
    if (this.#drawn.get(box) === version) return box;
    this.#drawn.set(box, version);
    box.firstElementChild?.replaceChildren(...summary(line, day));
    if (box.open) this.#body(box, line, place);
    else box.querySelector(".sv-line-body")?.remove();
    return box;
  }

  /** @param {HTMLDetailsElement} box @param {Evidence} line @param {number} place */
  #body(box, line, place) {
    let body = box.querySelector(".sv-line-body");
    if (!body) {
      body = /** @type {Element} */ (this.template.cloneNode(true));
      box.append(body);
      label(body, line.id);
      chooses(body, "kind", KINDS, say.KIND);
      chooses(body, "value_kind", VALUES, say.VALUE_KIND);
      body.querySelector("[data-statements]")?.append(...this.#statements(line));
    }
    fill(body, line);
    /** @type {HTMLElement} */ (body.querySelector("[data-of]")).textContent = say.ofLine(place + 1);
    /** @type {HTMLElement} */ (body.querySelector("[data-links] summary")).textContent = say.backs(line.statements.length);
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (body.querySelectorAll("[data-link]"))) {
      box.checked = line.statements.includes(box.dataset.link ?? "");
    }
    drawReadings(/** @type {HTMLElement} */ (body.querySelector("[data-readings]")), line);
  }

  /** A box to tick for each statement, also for one that is not asked any more. @param {Evidence} line */
  #statements({ id, statements }) {
    const { model } = this.work;
    const areas = model?.areas ?? [];
    const known = new Set(areas.flatMap((area) => area.statements.map((each) => each.id)));
    const others = statements.filter((each) => !known.has(each));
    const box = (/** @type {string} */ name, /** @type {string} */ text) =>
      tick(`${id}--${name}`, { type: "checkbox", "data-link": name }, text);
    return [
      ...areas.map(({ title, statements: all }) =>
        h("fieldset.sv-link-area", {}, h("legend", {}, title), ...all.map((each) => box(each.id, each.text ?? each.id))),
      ),
      ...others.map((name) => box(name, model ? textOf(model, name) : name)),
    ];
  }

  /** @param {HTMLElement} box */
  #toggled(box) {
    if (!box.matches("details.sv-line")) return;
    // The reader may have closed and opened it before the page could say so.
    this.work.draw();
  }

  /** A number that each state of a line has for itself. @param {Evidence} line */
  #version(line) {
    const known = this.#versions.get(line);
    if (known !== undefined) return known;
    this.#latest += 1;
    this.#versions.set(line, this.#latest);
    return this.#latest;
  }
}

/** @param {Evidence} line @param {string} day */
function summary(line, day) {
  const { what, value, unit, period, date } = line;
  const counted = figure(value, unit);
  const facts = [counted, period, date && onDay(date)].filter(Boolean).join(", ");
  return [
    h("strong", {}, short(what) || short(counted) || say.NEW_LINE),
    h("span.sv-small", {}, short([facts, isBlank(line) ? "" : say.STRENGTH[strengthOf(line, day)]].filter(Boolean).join(" · "))),
    isStale(line, day) ? h("span.sv-late", {}, say.STALE) : "",
  ];
}

/** @param {string} text */
const short = (text) => (text.length > 160 ? `${[...text].slice(0, 150).join("")}…` : text);

/** @param {Element} body @param {string} field @param {string[]} values @param {{[value: string]: string}} labels */
function chooses(body, field, values, labels) {
  const all = values.map((value) => /** @type {[string, string]} */ ([value, labels[value]]));
  body.querySelector(`[data-field="${field}"]`)?.append(...options([["", say.NOT_SAID], ...all], ""));
}
