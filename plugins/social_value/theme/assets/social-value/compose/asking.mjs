// @ts-check
/**
 * The form, drawn from the questions that `form.json` holds: a box for each, that knows the way to its value.
 *
 * @import { Form, Question, Study } from "./types.mjs"
 * @import { Loc } from "./draft.mjs"
 */

import { button, h, hidden, options } from "../assessments/dom.mjs";
import { valueAt } from "./draft.mjs";
import { ACT, SAY, oneOf } from "./words.mjs";

/** A longer text has several lines. */
const ONE_LINE = 160;
/** So many choices fit in a list to drop down; more are ticked. */
const FEW = 12;

/** The id of the control, or of the box, of a value. @param {Loc} loc */
export const idOf = (loc) => ["ask", ...loc].join("-");

/**
 * @param {Form} form
 * @param {Study} data
 * @param {Set<string>} open ids of the parts that were folded out
 * @param {Set<string>} extra lists that have one more choice to make
 */
export function drawForm(form, data, open, extra) {
  const drawing = new Drawing(form, data, open, extra);
  return form.parts.map(({ title, fields }) =>
    h("section.sv-part", {}, h("h3", {}, title), ...fields.map((name) => drawing.ask(/** @type {Question} */ (form.fields.find((field) => field.name === name)), [name]))),
  );
}

/** Whether it names one of the sources. @param {Question} field */
const isReference = ({ name, rule, choices }) => name === "source" && rule === "id" && !choices;

/** The id comes last: it is made from the title, and few change it. @param {Question[]} fields */
const idLast = (fields) => [...fields].sort((one, other) => Number(one.name === "id") - Number(other.name === "id"));

/** What a select offers. @param {Question} field @param {Study} data @param {string} value */
export function choicesOf(field, data, value) {
  const isSource = isReference(field);
  const sources = (data.sources ?? []).filter((/** @type {Study} */ { id }) => id);
  /** @type {[string, string][]} */
  const choices = isSource
    ? sources.map((/** @type {Study} */ { id, title }) => [id, title || id])
    : (field.choices ?? []).map(([id, label]) => [id, field.rule === "word" && id !== label ? `${id.replace(/^./, (letter) => letter.toUpperCase())}: ${label}` : label]);
  const first = isSource && !choices.length ? SAY.noSource : field.required ? SAY.choose : "";
  // What is not to be chosen any more is not lost for that.
  const isKnown = !value || choices.some(([id]) => id === value);
  return options([["", first], ...choices, ...(isKnown ? [] : [/** @type {[string, string]} */ ([value, value])])], value);
}

/**
 * Puts the buttons of a list right after a choice, and leaves the choice itself as it is: somebody may still be typing its
 * first letters.
 *
 * @param {Element} list
 * @param {Element} fresh the list as it is drawn now, with as many choices
 */
export function showButtons(list, fresh) {
  const those = (/** @type {Element} */ box) => [box, ...box.querySelectorAll(":scope > .sv-ask")];
  const now = those(fresh);
  those(list).forEach((box, place) => {
    box.querySelector(":scope > .sv-acts")?.remove();
    box.append(...now[place].querySelectorAll(":scope > .sv-acts"));
  });
}

class Drawing {
  /** @param {Form} form @param {Study} data @param {Set<string>} open @param {Set<string>} extra */
  constructor(form, data, open, extra) {
    this.form = form;
    this.data = data;
    this.open = open;
    this.extra = extra;
  }

  /** @param {Question} field @param {Loc} loc @returns {HTMLElement} */
  ask(field, loc) {
    if (field.kind === "group") return this.group(field, loc);
    if (field.kind === "records") return this.records(field, loc);
    if (field.kind === "list") return (field.choices?.length ?? 0) > FEW ? this.ticks(field, loc) : this.list(field, loc);
    if (field.kind === "true-or-false") return this.tick(field, loc);
    return this.box(loc, {}, this.label(field, loc), ...this.notes(field, loc), this.control(field, loc));
  }

  /** @param {Loc} loc @param {{[name: string]: string}} more @param {...(Node | false | undefined)} inner */
  box(loc, more, ...inner) {
    return h("div.sv-ask", { "data-loc": loc.join("."), ...more }, ...inner);
  }

  /** @param {Question} field @param {Loc} loc @param {string} [label] */
  label(field, loc, label = field.label) {
    return h("label", { for: idOf(loc) }, label, !field.required && ` ${SAY.optional}`);
  }

  /** What helps to fill it in, and what is wrong with it. @param {Question} field @param {Loc} loc */
  notes(field, loc) {
    const { rule, most, hint, choices } = field;
    const words = [
      field.about,
      !choices && rule !== "part-of-date" && !isReference(field) && hint,
      rule === "part-of-date" && SAY.partOfDate,
      rule === "markdown" && SAY.markdown,
      rule === "text" && most && SAY.upTo(most),
    ];
    return [h("p.sv-hint", { id: `${idOf(loc)}--hint` }, words.filter(Boolean).join(" ")), this.fault(loc)];
  }

  /** @param {Loc} loc */
  fault(loc) {
    return h("p.sv-fault", { id: `${idOf(loc)}--fault`, hidden: true });
  }

  /** @param {Question} field @param {Loc} loc */
  control(field, loc) {
    const value = valueAt(this.data, loc) ?? "";
    const id = idOf(loc);
    const more = { id, "data-put": loc.join("."), "aria-describedby": `${id}--hint ${id}--fault`, "aria-required": field.required ? "true" : null };
    if (field.choices || isReference(field)) return this.select(field, more, `${value}`);
    if (["text", "markdown"].includes(field.rule ?? "") && (field.most ?? 0) > ONE_LINE) {
      const area = h("textarea", { ...more, rows: field.rule === "markdown" ? "6" : "3" });
      /** @type {HTMLTextAreaElement} */ (area).value = value;
      return area;
    }
    const input = /** @type {HTMLInputElement} */ (h(`input.sv-${field.rule}`, { ...more, ...TYPED[field.rule ?? ""] }));
    input.value = `${value}`;
    return input;
  }

  /** @param {Question} field @param {{[name: string]: string | null}} more @param {string} value */
  select(field, more, value) {
    return h("select", more, ...choicesOf(field, this.data, value));
  }

  /** @param {Question} field @param {Loc} loc */
  tick(field, loc) {
    const id = idOf(loc);
    const input = h("input", { id, type: "checkbox", "data-put": loc.join("."), value: "true", checked: valueAt(this.data, loc) === true, "aria-describedby": `${id}--hint ${id}--fault` });
    return this.box(loc, {}, h("p.sv-tick", {}, input, " ", h("label", { for: id }, field.label)), ...this.notes(field, loc));
  }

  /** @param {Question} field @param {Loc} loc */
  group(field, loc) {
    const value = valueAt(this.data, loc);
    const isThere = value !== undefined;
    return this.several(
      field,
      loc,
      ...(isThere ? (field.fields ?? []).map((inner) => this.ask(inner, [...loc, inner.name])) : []),
      !field.required && h("p.sv-acts", {}, isThere ? act("take-out", loc, ACT.remove, field.label) : act("put-in", loc, ACT.add(field.label))),
    );
  }

  /** A box with boxes in it. @param {Question} field @param {Loc} loc @param {...(Node | false)} inner */
  several(field, loc, ...inner) {
    const id = idOf(loc);
    const about = { id, "data-loc": loc.join("."), "aria-describedby": `${id}--hint ${id}--fault` };
    const legend = h("legend", {}, field.label, !field.required && ` ${SAY.optional}`);
    return h("fieldset.sv-asked", about, legend, ...this.notes(field, loc), ...inner);
  }

  /** A list of groups. @param {Question} field @param {Loc} loc */
  records(field, loc) {
    const all = valueAt(this.data, loc) ?? [];
    const one = oneOf(field.label);
    return this.several(
      field,
      loc,
      ...all.map((/** @type {Study} */ _, /** @type {number} */ place) => {
        const at = [...loc, place];
        return h(
          "fieldset.sv-record",
          { "data-loc": at.join("."), id: idOf(at) },
          h("legend", { tabindex: "-1" }, `${one} ${place + 1}`),
          this.fault(at),
          ...idLast(field.fields ?? []).map((inner) => this.ask(inner, [...at, inner.name])),
          this.tools(at, all.length, `${one} ${place + 1}`, field.required ? 1 : 0),
        );
      }),
      all.length < (field.most ?? Infinity) && h("p.sv-acts", {}, act("add", loc, all.length ? ACT.another(one) : ACT.add(one))),
    );
  }

  /** A list of a few that are chosen from a few. @param {Question} field @param {Loc} loc */
  list(field, loc) {
    const all = valueAt(this.data, loc) ?? [];
    const one = oneOf(field.label);
    const isMore = this.extra.has(loc.join("."));
    const shown = isMore || !all.length ? [...all, ""] : all;
    return this.several(
      field,
      loc,
      ...shown.map((/** @type {string} */ value, /** @type {number} */ place) => {
        const at = [...loc, place];
        const id = idOf(at);
        const select = this.select({ ...field, required: true }, { id, "data-item": at.join("."), "aria-describedby": `${id}--fault` }, value);
        const tools = value && this.tools(at, all.length, `${one} ${place + 1}`, 1);
        return this.box(at, {}, h("label", { for: id }, `${one} ${place + 1}`), this.fault(at), select, tools || false);
      }),
      !isMore && all.length > 0 && all.length < (field.most ?? Infinity) && h("p.sv-acts", {}, act("add-item", loc, ACT.another(one))),
    );
  }

  /** @param {Loc} at @param {number} count @param {string} of @param {number} least */
  tools(at, count, of, least) {
    const place = Number(at.at(-1));
    if (count <= least) return false;
    return h(
      "p.sv-acts",
      {},
      place > 0 && act("up", at, ACT.up, of),
      place < count - 1 && act("down", at, ACT.down, of),
      act("remove", at, ACT.remove, of),
    );
  }

  /** A list chosen from many, by the areas they belong to. @param {Question} field @param {Loc} loc */
  ticks(field, loc) {
    const chosen = new Set(valueAt(this.data, loc) ?? []);
    const labels = new Map(field.choices);
    const grouped = new Set(this.form.areas.flatMap(([, ids]) => ids));
    const others = (field.choices ?? []).map(([id]) => id).filter((id) => !grouped.has(id));
    const areas = /** @type {[string, string[]][]} */ ([...this.form.areas, ...(others.length ? [[field.label, others]] : [])]);
    const id = idOf(loc);
    return this.several(
      field,
      loc,
      h(
        "details.sv-help",
        { id: `${id}--many`, open: this.open.has(`${id}--many`) },
        h("summary", {}, SAY.statements(chosen.size)),
        ...areas.map(([title, ids]) =>
          h(
            "fieldset.sv-many",
            {},
            h("legend", {}, title),
            ...ids.map((each) =>
              h("p.sv-tick", {}, h("input", { id: `${id}--${each}`, type: "checkbox", "data-choose": loc.join("."), value: each, checked: chosen.has(each) }), " ", h("label", { for: `${id}--${each}` }, labels.get(each) ?? each)),
            ),
          ),
        ),
      ),
    );
  }
}

/** What helps to type a value. @type {{[rule: string]: {[attribute: string]: string}}} */
const TYPED = {
  text: { type: "text" },
  id: { type: "text", autocapitalize: "none", spellcheck: "false" },
  address: { type: "url", inputmode: "url", autocapitalize: "none", spellcheck: "false" },
  day: { type: "date", max: "9999-12-31" },
  "part-of-date": { type: "text", spellcheck: "false" },
  whole: { type: "text", inputmode: "numeric" },
  number: { type: "text", inputmode: "decimal" },
};

/** @param {string} action @param {Loc} loc @param {string} label @param {string} [of] */
function act(action, loc, label, of = "") {
  const made = button(action, label, of);
  made.dataset.at = loc.join(".");
  return made;
}

/** @param {string} dotted @returns {Loc} */
export const locOf = (dotted) => dotted.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/**
 * Says at each box what is wrong there, and nowhere else.
 *
 * @param {HTMLElement} place
 * @param {{field: string, message: string, hint: string, inForm?: string}[]} problems
 */
export function showFaults(place, problems) {
  /** @type {Map<Element, string[]>} */
  const said = new Map();
  for (const { field, message, hint, inForm = hint } of problems) {
    const box = boxOf(place, field);
    // What the box says already it need not say twice.
    const advice = box?.querySelector(":scope > .sv-hint")?.textContent?.includes(inForm) ? "" : inForm;
    if (box) said.set(box, [...(said.get(box) ?? []), `${message} ${advice}`.trim()]);
  }
  for (const box of place.querySelectorAll("[data-loc]")) {
    const words = said.get(box) ?? [];
    const fault = /** @type {HTMLElement} */ (box.querySelector(":scope > .sv-fault"));
    const now = words.join(" ");
    if (fault.dataset.said !== now) fault.replaceChildren(...(now ? [hidden("Error:"), ` ${now}`] : []));
    fault.dataset.said = now;
    fault.hidden = !now;
    box.toggleAttribute("data-wrong", words.length > 0);
    for (const control of box.querySelectorAll(":scope > :is(input, select, textarea), :scope > .sv-tick > input")) {
      if (words.length) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }
}

/** The box of a value, or of the nearest thing around it. @param {HTMLElement} place @param {string} field @returns {Element | null} */
export function boxOf(place, field) {
  for (let loc = field; loc; loc = loc.includes(".") ? loc.slice(0, loc.lastIndexOf(".")) : "") {
    const box = place.querySelector(`[data-loc="${CSS.escape(loc)}"]`);
    if (box) return box;
  }
  return null;
}
