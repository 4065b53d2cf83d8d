/** Storages that fail, that remember every write, and that tell tabs late, as real ones do. */

import { Drawer } from "#checklist/drawer.mjs";
import { Memory } from "#checklist/memory.mjs";
import { Store } from "#checklist/store.mjs";

export const SCOPE = "/toolkit/";
export const PREFIX = `social-value-toolkit:${SCOPE}:`;

export const storeOn = (storage) => new Store(new Drawer(() => storage, SCOPE));

/** A browser that does not even let the page reach for its storage. */
export const blockedStore = () =>
  new Store(
    new Drawer(() => {
      throw new DOMException("Access is denied.", "SecurityError");
    }, SCOPE),
  );

export class Recording extends Memory {
  writes = [];
  /** Tells of each write whether it fails, and how. */
  fails = () => "";

  setItem(key, text) {
    const failure = this.fails(this.writes.length, key, text);
    if (failure) throw new DOMException("The write failed.", failure);
    super.setItem(key, text);
    this.writes.push({ key, text });
  }

  removeItem(key) {
    super.removeItem(key);
    this.writes.push({ key, text: null });
  }
}

/** Does one recorded write again. */
export const replay = (storage, { key, text }) =>
  text === null ? storage.removeItem(key) : storage.setItem(key, text);

/**
 * Storage as browsers with a process per tab have it: each tab sees its own writes at once and the others' later.
 * Whose write arrives last in the middle is what stays.
 */
export class Browser {
  middle = new Memory();
  tabs = [];

  open() {
    const tab = new Tab(this);
    for (let place = 0; place < this.middle.length; place += 1) {
      const key = this.middle.key(place);
      Memory.prototype.setItem.call(tab, key, this.middle.getItem(key));
    }
    this.tabs.push(tab);
    return tab;
  }

  /** Moves one message on; false when none is under way. */
  step(choose = 0) {
    const busy = this.tabs.flatMap((tab) =>
      [tab.outbox.length ? () => tab.send() : [], tab.inbox.length ? () => tab.receive() : []].flat(),
    );
    if (busy.length === 0) return false;
    busy[choose % busy.length]();
    return true;
  }

  settle() {
    let steps = 0;
    while (this.step(steps)) if ((steps += 1) > 100_000) throw new Error("the tabs never agree");
  }
}

class Tab extends Memory {
  outbox = [];
  inbox = [];
  pending = new Map();
  /** What the page does with a storage event. */
  onStorage = () => {};

  constructor(browser) {
    super();
    this.browser = browser;
  }

  setItem(key, text) {
    super.setItem(key, text);
    this.#sends(key, text);
  }

  removeItem(key) {
    super.removeItem(key);
    this.#sends(key, null);
  }

  #sends(key, text) {
    this.pending.set(key, (this.pending.get(key) ?? 0) + 1);
    this.outbox.push({ key, text });
  }

  send() {
    const message = this.outbox.shift();
    replay(this.browser.middle, message);
    for (const tab of this.browser.tabs) tab.inbox.push({ ...message, own: tab === this });
  }

  receive() {
    const { key, text, own } = this.inbox.shift();
    if (own) {
      this.pending.set(key, this.pending.get(key) - 1);
      return;
    }
    // Its own write is still under way and will stand above this one.
    if (!this.pending.get(key)) {
      if (text === null) super.removeItem(key);
      else super.setItem(key, text);
    }
    this.onStorage(key);
  }
}
