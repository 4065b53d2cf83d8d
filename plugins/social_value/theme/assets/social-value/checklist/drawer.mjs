// @ts-check
/**
 * Texts under names, in a storage that is passed in. Project sites of one owner can share an origin, so each key
 * carries the site's path, and keys of others are never touched.
 *
 * @import { Outcome, StoredKind } from "./types.mjs"
 */

/** What cannot be read is kept under this name and a number. */
export const UNREADABLE = "unreadable:";
const RECORD_VERSION = 1;

export class Drawer {
  #open;
  /** Where the site's theme keeps the reader's choice of colours. */
  #theme;

  /**
   * @param {() => Storage} open gives the storage; a browser that blocks it throws already here
   * @param {string} scope the site's path, such as "/toolkit/"
   */
  constructor(open, scope) {
    this.#open = open;
    this.#theme = `${scope}.__palette`;
    this.prefix = `social-value-toolkit:${scope}:`;
  }

  /** @param {string} name @returns {string | null} @throws {unknown} where storage is blocked */
  get(name) {
    return this.#open().getItem(this.prefix + name);
  }

  /** Every text whose name begins so. @param {string} start @throws {unknown} where storage is blocked */
  texts(start) {
    const storage = this.#open();
    return Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? "")
      .filter((key) => key.startsWith(this.prefix + start))
      .map((key) => ({ name: key.slice(this.prefix.length), text: storage.getItem(key) ?? "" }));
  }

  /** @param {string} name @param {string} text @returns {Outcome} */
  put(name, text) {
    return attempt(() => this.#open().setItem(this.prefix + name, text));
  }

  /** The first name with a number that nothing has. @param {string} start */
  free(start) {
    let number = 1;
    while (this.get(start + number) !== null) number += 1;
    return start + number;
  }

  /**
   * Writes over a text only if it is of the right kind; else that is put aside first, or left alone if it is newer.
   *
   * @param {string} name
   * @param {(stored: string) => {kind: StoredKind, text: string}} next what is stored now ("" if nothing is), and the
   *   text to write
   * @returns {Outcome}
   */
  replace(name, next) {
    try {
      const stored = this.get(name);
      const { kind, text } = next(stored ?? "");
      if (kind === "newer") return kind;
      const isBad = stored !== null && kind !== "found";
      const aside = isBad ? this.put(this.free(UNREADABLE), stored) : "saved";
      return aside === "saved" ? this.put(name, text) : aside;
    } catch {
      return "blocked";
    }
  }

  /**
   * The fields of a small record; none where there is no such record.
   *
   * @param {string} name
   * @returns {Record<string, any>}
   */
  record(name) {
    try {
      const text = this.get(name);
      return text !== null && kindOfRecord(text) === "found" ? parse(text) : {};
    } catch {
      return {};
    }
  }

  /** @param {string} name @param {Record<string, any>} fields */
  putRecord(name, fields) {
    const text = JSON.stringify({ ...fields, version: RECORD_VERSION });
    return this.replace(name, (stored) => ({ kind: kindOfRecord(stored), text }));
  }

  /** @param {string} name @returns {Outcome} */
  drop(name) {
    return attempt(() => this.#open().removeItem(this.prefix + name));
  }

  /** Everything of this site, and nothing of others. @returns {Outcome} */
  dropAll() {
    return attempt(() => {
      for (const { name } of this.texts("")) this.#open().removeItem(this.prefix + name);
      this.#open().removeItem(this.#theme);
    });
  }
}

/** @param {string | null} text @returns {any} undefined for what is not JSON */
export function parse(text) {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {string} text @returns {StoredKind} */
function kindOfRecord(text) {
  const version = parse(text)?.version;
  return version === RECORD_VERSION ? "found" : version > RECORD_VERSION ? "newer" : "corrupt";
}

/**
 * @param {() => void} action
 * @returns {Outcome}
 */
function attempt(action) {
  try {
    action();
    return "saved";
  } catch (error) {
    // The second name is what Firefox says.
    const full = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];
    return error instanceof Error && full.includes(error.name) ? "full" : "blocked";
  }
}
