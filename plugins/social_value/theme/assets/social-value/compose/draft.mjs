// @ts-check
/**
 * The case study that lies open, as data, and what somebody does to it. Each edit gives a new one. Pure.
 *
 * @import { Form, Question, Study } from "./types.mjs"
 *
 * @typedef {object} Draft
 * @property {string} stamp of this draft, which no other has
 * @property {string} of the id of the case study that it corrects, or ""
 * @property {string} name of its file, as somebody typed it; "" for the one that is suggested
 * @property {Study} data
 * @typedef {(draft: Draft) => Draft} Edit
 * @typedef {(string | number)[]} Loc
 */

import { isId, suggestedName, visible } from "./rules.mjs";

const FIGURE = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const EXACT = 2n ** 53n;

/** A new one, with what every case study has. @param {Form} form @param {string} today 2026-11-22 @param {string} stamp @returns {Draft} */
export function begin(form, today, stamp) {
  const again = new Date(`${today}T00:00:00Z`);
  again.setUTCDate(again.getUTCDate() + form.period);
  const data = { ...blank(form.fields, today), reviewed_on: today, review_by: again.toISOString().slice(0, 10) };
  return { stamp, of: "", name: "", data };
}

/** What is there before anything is typed, so that what is missing is said where it is asked for. @param {Question[]} fields @param {string} today @returns {Study} */
export function blank(fields, today) {
  /** @type {Study} */
  const data = {};
  for (const { name, kind, rule, required, fields: inner } of fields) {
    if (!required) continue;
    if (kind === "group") data[name] = blank(inner ?? [], today);
    else if (kind === "records") data[name] = [blank(inner ?? [], today)];
    else if (kind === "list") data[name] = [];
    else if (rule === "text" || rule === "markdown") data[name] = "";
    else if (rule === "day" && name === "accessed") data[name] = today;
  }
  return data;
}

/**
 * What somebody typed, as the kind of value that is wanted; as text if it is none.
 *
 * @param {Question} field
 * @param {string} text
 * @returns {string | number | boolean | undefined} undefined if there is nothing
 */
export function typed(field, text) {
  const value = visible(text.replace(/\r\n?/g, "\n")).trim();
  const isText = field.rule === "text" || field.rule === "markdown";
  if (!value) return field.required && isText ? "" : undefined;
  if (field.kind === "true-or-false") return value === "true" ? true : value;
  if (field.kind !== "number" || !FIGURE.test(value)) return value;
  // A number too big to be exact is nearly always a reference.
  if (!Number.isInteger(Number(value))) return Number(value);
  const whole = BigInt(value.replace(/\..*$/, ""));
  return whole <= EXACT && whole >= -EXACT ? Number(whole) : value;
}

/** The value there. @param {Study} data @param {Loc} loc @returns {any} */
export const valueAt = (data, loc) => loc.reduce((/** @type {any} */ value, step) => value?.[step], data);

/** @param {Form} form @param {Loc} loc @param {any} value undefined takes it away @returns {Edit} */
export const put = (form, loc, value) => (draft) => ({ ...draft, data: set(form.fields, draft.data, loc, value) });

/** @param {Form} form @param {Loc} loc of a list @param {any} item @returns {Edit} */
export const add = (form, loc, item) => (draft) => put(form, loc, [...(valueAt(draft.data, loc) ?? []), item])(draft);

/** @param {Form} form @param {Loc} loc of an item @returns {Edit} */
export const remove = (form, loc) => (draft) => {
  const list = valueAt(draft.data, loc.slice(0, -1));
  return put(form, loc.slice(0, -1), list.filter((/** @type {any} */ _, /** @type {number} */ place) => place !== loc.at(-1)))(draft);
};

/** @param {Form} form @param {Loc} loc of an item @param {1 | -1} by @returns {Edit} */
export const move = (form, loc, by) => (draft) => {
  const items = [...valueAt(draft.data, loc.slice(0, -1))];
  const from = Number(loc.at(-1));
  items.splice(from + by, 0, ...items.splice(from, 1));
  return put(form, loc.slice(0, -1), items)(draft);
};

/** Whether a value is chosen in a list; the last one that is chosen stands last. @param {Form} form @param {Loc} loc @param {string} value @param {boolean} isIn @returns {Edit} */
export const choose = (form, loc, value, isIn) => (draft) => {
  const others = (valueAt(draft.data, loc) ?? []).filter((/** @type {string} */ each) => each !== value);
  return put(form, loc, isIn ? [...others, value] : others)(draft);
};

/**
 * Changes a field of a source, and with its title the id that was made from it; what names the source follows.
 *
 * @param {Form} form
 * @param {number} place
 * @param {string} name
 * @param {any} value
 * @returns {Edit}
 */
export const putInSource = (form, place, name, value) => (draft) => {
  const all = draft.data.sources;
  const before = all[place];
  const others = all.filter((/** @type {any} */ _, /** @type {number} */ each) => each !== place).map((/** @type {Study} */ { id }) => id);
  const isOwn = before.id !== undefined && before.id !== idFor(before.title ?? "", others);
  let next = put(form, ["sources", place, name], value)(draft);
  if (name === "title" && !isOwn) next = put(form, ["sources", place, "id"], idFor(value ?? "", others) || undefined)(next);
  const { id } = next.data.sources[place];
  // An id that stands twice, or is half typed, is nobody's to follow.
  return id === before.id || !isId(id) || !before.id || others.includes(before.id) ? next : renamed(form, before.id, id)(next);
};

/** @param {Form} form @param {string} from @param {string} to @returns {Edit} */
const renamed = (form, from, to) => (draft) => {
  const { outcomes = [], cost } = draft.data;
  const locs = [...outcomes.keys()].map((place) => ["outcomes", place, "source"]);
  return [...locs, ["cost", "source"]].reduce(
    (so, loc) => ((loc[0] !== "cost" || cost) && valueAt(so.data, loc) === from ? put(form, loc, to)(so) : so),
    draft,
  );
};

/** An id made from a title that no other source has. @param {string} title @param {string[]} others */
function idFor(title, others) {
  const id = suggestedName(title);
  for (let number = 2; id; number += 1) {
    const free = number === 2 ? id : `${id}-${number - 1}`;
    if (!others.includes(free)) return free;
  }
  return id;
}

/** @param {Question[]} fields @param {any} data @param {Loc} loc @param {any} value @returns {any} */
function set(fields, data, [step, ...rest], value) {
  if (typeof step === "number") {
    return data.map((/** @type {any} */ item, /** @type {number} */ place) =>
      place !== step ? item : rest.length ? set(fields, item, rest, value) : value,
    );
  }
  const field = fields.find(({ name }) => name === step);
  const inner = rest.length ? set(field?.fields ?? [], data[step] ?? {}, rest, value) : value;
  // A list that may be left out is left out when nothing is in it.
  const isGone = inner === undefined || (Array.isArray(inner) && !inner.length && !field?.required);
  if (isGone || step in data) {
    return Object.fromEntries(
      Object.entries(data).flatMap(([name, each]) => (name !== step ? [[name, each]] : isGone ? [] : [[name, inner]])),
    );
  }
  // In its place by the order of the fields; those that are there keep the order that their file has.
  const later = fields.slice(fields.findIndex(({ name }) => name === step) + 1).map(({ name }) => name);
  const entries = Object.entries(data);
  const at = entries.findIndex(([name]) => later.includes(name));
  entries.splice(at < 0 ? entries.length : at, 0, [step, inner]);
  return Object.fromEntries(entries);
}

/** Whether what was kept is a draft of ours: a text that somebody put there is not taken for one. @param {any} kept @param {Form} form @returns {kept is Draft} */
export const isDraft = (kept, form) =>
  ["stamp", "of", "name"].every((name) => typeof kept?.[name] === "string") && fits(form.fields, kept.data);

/** @param {Question[]} fields @param {any} data @returns {boolean} */
function fits(fields, data) {
  if (typeof data !== "object" || !data || Array.isArray(data)) return false;
  return Object.entries(data).every(([name, value]) => {
    const field = fields.find((each) => each.name === name);
    if (!field) return false;
    if (field.kind === "group") return fits(field.fields ?? [], value);
    const isPlain = (/** @type {any} */ item) => ["string", "number", "boolean"].includes(typeof item);
    if (field.kind !== "records" && field.kind !== "list") return isPlain(value);
    return Array.isArray(value) && value.every((item) => (field.fields ? fits(field.fields, item) : isPlain(item)));
  });
}
