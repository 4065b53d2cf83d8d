// @ts-check
/** For public computers: a store with the same methods that forgets everything when the page closes. */

import { Drawer } from "./drawer.mjs";
import { Store } from "./store.mjs";

/** @param {string} scope the site's path, such as "/toolkit/" */
export function memoryStore(scope) {
  const memory = new Memory();
  return new Store(new Drawer(() => memory, scope));
}

/** @implements {Storage} */
export class Memory {
  #texts = new Map();

  get length() {
    return this.#texts.size;
  }

  /** @param {number} place */
  key(place) {
    return [...this.#texts.keys()][place] ?? null;
  }

  /** @param {string} key */
  getItem(key) {
    return this.#texts.get(key) ?? null;
  }

  /** @param {string} key @param {string} text */
  setItem(key, text) {
    this.#texts.set(key, text);
  }

  /** @param {string} key */
  removeItem(key) {
    this.#texts.delete(key);
  }

  clear() {
    this.#texts.clear();
  }
}
