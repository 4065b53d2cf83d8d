// @ts-check
/**
 * The case studies that a reader picked, kept on this device, and the link that carries them to somebody else.
 *
 * @typedef {{id: string, title: string, organisation: string, why: string}} Pick title and organisation may be empty
 * @import { Drawer } from "../checklist/drawer.mjs"
 * @import { Outcome } from "../checklist/types.mjs"
 */

const NAME = "shortlist";
export const MOST = 50;
export const LONGEST_WHY = 600;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** @param {Drawer} drawer @returns {Pick[]} */
export const picks = (drawer) => sound(drawer.record(NAME).items);

/** What the paper is called; "" if the reader said nothing. @param {Drawer} drawer */
export const titleOf = (drawer) => text(drawer.record(NAME).title, 120);

/**
 * Changes what is kept at this moment, so that two tabs do not undo each other.
 *
 * @param {Drawer} drawer
 * @param {(items: Pick[]) => Pick[]} edit
 * @param {string} [title]
 * @returns {Outcome}
 */
export function change(drawer, edit, title = titleOf(drawer)) {
  return drawer.putRecord(NAME, { title, items: edit(picks(drawer)).slice(0, MOST) });
}

/** @param {Pick} pick @returns {(items: Pick[]) => Pick[]} */
export const added = (pick) => (items) => (items.some(({ id }) => id === pick.id) ? items : [...items, pick]);

/** @param {string} gone @returns {(items: Pick[]) => Pick[]} */
export const without = (gone) => (items) => items.filter(({ id }) => id !== gone);

/** @param {string} of @param {string} why @returns {(items: Pick[]) => Pick[]} */
export const saying = (of, why) => (items) =>
  items.map((item) => (item.id === of ? { ...item, why: why.slice(0, LONGEST_WHY) } : item));

/** @param {string} of @param {-1 | 1} by @returns {(items: Pick[]) => Pick[]} */
export const moved = (of, by) => (items) => {
  const from = items.findIndex(({ id }) => id === of);
  const to = from + by;
  if (from < 0 || to < 0 || to >= items.length) return items;
  const next = [...items];
  [next[from], next[to]] = [next[to], next[from]];
  return next;
};

/** The part of a link behind #. @param {Pick[]} items @param {boolean} withWords */
export function toHash(items, withWords) {
  const params = new URLSearchParams();
  for (const { id, why } of items) {
    params.append("case", id);
    if (withWords) params.append("why", why);
  }
  return `#${params}`;
}

/** What somebody's link names; nothing if it is not such a link. @param {string} hash @returns {Pick[]} */
export function fromHash(hash) {
  const params = new URLSearchParams(hash.slice(1));
  const ids = params.getAll("case");
  const whys = params.getAll("why");
  const hasWords = whys.length === ids.length;
  return sound(ids.map((id, place) => ({ id, title: "", organisation: "", why: hasWords ? whys[place] : "" })));
}

/** Whatever is there, as picks. @param {unknown} items @returns {Pick[]} */
function sound(items) {
  const all = Array.isArray(items) ? items : [];
  const found = all
    .filter((item) => typeof item?.id === "string" && item.id.length <= 80 && ID.test(item.id))
    .map(({ id, title, organisation, why }) => ({
      id,
      title: text(title, 300),
      organisation: text(organisation, 300),
      why: text(why, LONGEST_WHY),
    }));
  return [...new Map(found.map((item) => [item.id, item])).values()].slice(0, MOST);
}

/** @param {unknown} value @param {number} most */
const text = (value, most) => (typeof value === "string" ? value.slice(0, most) : "");
