// @ts-check
/**
 * What a reader writes down in a list: actions, evidence, tenders. Pure: a list and an event give the next list, nothing is changed
 * in place, and times and ids are passed in. Only a text that is edited or deleted goes; what two tabs write is kept.
 *
 * @typedef {{[field: string]: any, id: string, changed: string}} Item
 * @typedef {object} Kind
 * @property {number} most how many a reader can add
 * @property {string[]} texts the fields that a reader types in
 * @property {(id: string, at: string) => any} blank
 * @property {string[]} [orders] fields that hold ids in an order of the reader's own
 * @property {{[part: string]: Kind}} [parts] fields that hold lists of this kind themselves
 * @property {(before: any, after: any) => any} [follow] what else an item becomes when such an order changes
 *
 * @typedef {{type: "add", item: Item, place?: number}
 *   | {type: "write", id: string, field: string, text: string, before: string}
 *   | {type: "set", id: string, fields: {[field: string]: string | number | boolean}}
 *   | {type: "link" | "unlink", id: string, statement: string}
 *   | {type: "measure" | "unmeasure", id: string, reading: {date: string, value: string}}
 *   | {type: "put", id: string, field: string, value: string, place?: number}
 *   | {type: "take", id: string, field: string, value: string}
 *   | {type: "shift", id: string, field: string, value: string, by: number}
 *   | {type: "move", id: string, by: number}
 *   | {type: "within", id: string, part: string, event: ListEvent}
 *   | {type: "remove", id: string}} ListEvent an item that is added at a place was there before. `before` is what the
 *   field held before the edit, so that an edit in another tab is seen and kept. put, take and shift are of ids in a field of
 *   an item, move is of the item, and within is of an item of its parts
 */

import { cut } from "../checklist/assessment.mjs";
import { both, rebase } from "../checklist/notes.mjs";

/** How long a text may be when it is typed, in characters. */
export const LONGEST = 10_000;

/**
 * The list after the event.
 *
 * @template {Item} I
 * @param {Kind} kind
 * @param {I[]} items
 * @param {ListEvent} event
 * @param {string} at
 * @returns {I[]}
 */
export function next(kind, items, event, at) {
  /** @param {(item: any) => object} part @param {I[]} [list] */
  const changed = (part, list = items) =>
    list.map((item) =>
      event.type !== "add" && item.id === event.id ? { ...item, ...part(item), changed: at } : item,
    );
  switch (event.type) {
    case "add":
      return withItem(kind, items, /** @type {I} */ (event.item), event.place);
    case "write": {
      const { id, field, before } = event;
      if (!kind.texts.includes(field)) return items;
      const text = cut(event.text, Math.max(LONGEST, before.length));
      // One that another tab deleted meanwhile comes back, because somebody is writing in it.
      const list = items.some((item) => item.id === id) ? items : [...items, kind.blank(id, at)];
      return changed((item) => ({ [field]: rebase(item[field], before, text) }), list);
    }
    case "set":
      return changed(() => event.fields);
    case "link":
      return changed(({ statements }) => ({ statements: union(statements, [event.statement]) }));
    case "unlink":
      return changed(({ statements }) => ({
        statements: statements.filter((/** @type {string} */ id) => id !== event.statement),
      }));
    case "measure":
      return changed((item) => measured(item, event.reading));
    case "unmeasure":
      return changed(({ readings }) => ({
        readings: readings.filter((/** @type {any} */ each) => keyOf(each) !== keyOf(event.reading)),
      }));
    case "put":
    case "take":
    case "shift":
      return changed((item) => chosen(kind, item, event));
    case "move":
      return moved(items, items.findIndex(({ id }) => id === event.id), event.by);
    case "within": {
      const { id, part } = event;
      const { parts = {} } = kind;
      if (!Object.hasOwn(parts, part)) return items;
      const list = event.event.type !== "write" || items.some((item) => item.id === id) ? items : [...items, kind.blank(id, at)];
      return changed((item) => ({ [part]: next(parts[part], item[part], event.event, at) }), list);
    }
    case "remove":
      return items.filter(({ id }) => id !== event.id);
  }
}

/**
 * One item out of two that somebody made of the same: the later in all that is chosen, and every word of both.
 *
 * @template {Item} I
 * @param {Kind} kind
 * @param {I} one
 * @param {I} other
 * @param {(one: string, other: string) => string} joined
 * @returns {I}
 */
export function together(kind, one, other, joined) {
  const { texts, orders = [], parts = {}, follow } = kind;
  const [older, newer] = isLater(one, other, texts) ? [other, one] : [one, other];
  const ordered = Object.fromEntries(orders.map((field) => [field, [...new Set([...newer[field], ...older[field]])]]));
  // What follows the order is made to fit that of both before it is joined.
  const [mine, theirs] = [one, other].map((item) => follow?.(item, { ...item, ...ordered }) ?? item);
  const made = Object.keys(newer).flatMap((field) => {
    if (texts.includes(field)) return [[field, joined(mine[field], theirs[field])]];
    if (Object.hasOwn(parts, field)) return [[field, merged(parts[field], one[field], other[field], joined)]];
    return Array.isArray(newer[field]) ? [[field, union(one[field], other[field])]] : [];
  });
  return { ...older, ...newer, ...Object.fromEntries(made), ...ordered };
}

/**
 * What stands in one list or the other: first those of the one, each made of both where both have it.
 *
 * @template {Item} I
 * @param {Kind} kind
 * @param {I[]} one
 * @param {I[]} other
 * @param {(one: string, other: string) => string} joined
 * @returns {I[]}
 */
export function merged(kind, one, other, joined) {
  const theirs = new Map(other.map((item) => [item.id, item]));
  const shared = one.map((item) => {
    const theirOwn = theirs.get(item.id);
    theirs.delete(item.id);
    return theirOwn ? together(kind, item, theirOwn, joined) : item;
  });
  return [...shared, ...theirs.values()];
}

/**
 * What stands in one list or the other, once and in a fixed order.
 *
 * @template T
 * @param {T[]} one
 * @param {T[]} other
 * @returns {T[]}
 */
export const union = (one, other) =>
  [...new Map([...one, ...other].map((each) => [keyOf(each), each])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]) => each);

/** Of readings it begins with the date, so that they stand in order. @param {any} value */
const keyOf = (value) => (typeof value === "string" ? value : JSON.stringify([value.date, value.value]));

/**
 * @template {Item} I
 * @param {Kind} kind
 * @param {I[]} items
 * @param {I} item
 * @param {number} [place]
 */
function withItem(kind, items, item, place) {
  const joined = (/** @type {string} */ one, /** @type {string} */ other) => both({ name: "", text: one }, { name: "", text: other });
  if (items.some(({ id }) => id === item.id)) {
    return items.map((each) => (each.id === item.id ? together(kind, each, item, joined) : each));
  }
  if (place === undefined && items.length >= kind.most) return items;
  const at = place ?? items.length;
  return [...items.slice(0, at), item, ...items.slice(at)];
}

/**
 * One id in a field put in, taken out or moved. Where the order is nobody's, it is fixed.
 *
 * @param {Kind} kind
 * @param {any} item
 * @param {{type: "put" | "take" | "shift", field: string, value: string, place?: number, by?: number}} event
 */
function chosen({ orders = [], follow }, item, { type, field, value, place, by = 0 }) {
  const ids = item[field];
  if (!Array.isArray(ids)) return {};
  const without = ids.filter((id) => id !== value);
  const at = place ?? without.length;
  /** @type {() => string[]} */
  const put = () => (ids.includes(value) ? ids : [...without.slice(0, at), value, ...without.slice(at)]);
  const after = { take: () => without, put, shift: () => moved(ids, ids.indexOf(value), by) }[type]();
  if (!orders.includes(field)) return { [field]: union(after, []) };
  const changed = { ...item, [field]: after };
  return follow ? follow(item, changed) : changed;
}

/** @template T @param {T[]} list @param {number} from @param {number} by @returns {T[]} as it is where there is no such place */
function moved(list, from, by) {
  const to = from + by;
  if (from < 0 || to < 0 || to >= list.length) return list;
  const without = list.filter((_, place) => place !== from);
  return [...without.slice(0, to), list[from], ...without.slice(to)];
}

/**
 * With one reading more. The latest is the value; the first one added makes a reading of the value before it.
 *
 * @param {any} item
 * @param {{date: string, value: string}} reading
 */
function measured(item, { date, value }) {
  const { readings } = item;
  const isFirst = readings.length === 0 && item.date && item.value && item.value.length <= 200;
  const before = isFirst ? [{ date: item.date, value: item.value }] : readings;
  const isLatest = date >= item.date && (isFirst || !item.value || readings.length > 0);
  return { readings: union(before, [{ date, value }]), ...(isLatest && { date, value }) };
}

/** The same answer whichever is asked first. @param {Item} one @param {Item} other @param {string[]} texts */
function isLater(one, other, texts) {
  /** Without what is joined, and so is no longer either's. @param {Item} item */
  const rank = (item) =>
    JSON.stringify(
      Object.entries(item)
        .filter(([field, value]) => !texts.includes(field) && !Array.isArray(value))
        .sort(),
    );
  return (Date.parse(one.changed) - Date.parse(other.changed) || (rank(one) > rank(other) ? 1 : -1)) > 0;
}
