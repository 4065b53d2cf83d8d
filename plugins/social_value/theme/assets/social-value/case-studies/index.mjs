// @ts-check
/**
 * The index of the case studies at work: what the controls say and the address holds is found, and its cards are shown.
 *
 * @import { Choice, Selection } from "./finder.mjs"
 */

import { Drawer } from "../checklist/drawer.mjs";
import { isChoice, read, write } from "./address.mjs";
import { Cards } from "./cards.mjs";
import { chips, found, ways } from "./chosen.mjs";
import { Controls } from "./controls.mjs";
import { Finder } from "./finder.mjs";
import { pick, showPicks } from "./picks.mjs";
import { Words } from "./words.mjs";

const PAGE = 30; // cards that are shown at first, and that are added
const CLOSEST = 6;
const PAUSE = 250; // milliseconds of not typing before words are looked for, and before a number is announced

export class Index {
  /** @type {Choice} */
  choice;
  show = PAGE;
  isTyping = false;
  /** What was found for which words. @type {{text: string, rows: Uint8Array | null}} */
  found = { text: "", rows: null };
  /** Counts what was begun to be drawn, so that only the last is shown. */
  drawing = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  announcing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  searching;

  /** @param {HTMLElement} host @param {Finder} finder @param {URL} folder @param {AbortSignal} signal */
  constructor(host, finder, folder, signal) {
    this.host = host;
    this.finder = finder;
    const site = new URL(`${host.dataset.site ?? "."}/`, document.baseURI);
    this.list = this.find(".sv-cards");
    this.controls = new Controls(host, finder);
    const there = /** @type {HTMLElement[]} */ ([...this.list.children]);
    this.cards = new Cards(finder, folder, new URL("case-studies/", site).pathname, there);
    this.words = new Words(new URL("search/", site), finder);
    this.drawer = new Drawer(() => window.localStorage, host.dataset.scope ?? "/");

    /** @param {EventTarget} target @param {string} type @param {(event: any) => void} listener */
    const on = (target, type, listener) => target.addEventListener(type, listener, { signal });
    const wide = matchMedia("(min-width: 60em)");
    const unfold = () => (/** @type {HTMLDetailsElement} */ (this.find("[data-fold]")).open = wide.matches);
    on(wide, "change", unfold);
    const { form } = this.controls;
    on(form, "input", ({ target }) => (target.name === "q" ? this.type() : this.choose()));
    on(form, "submit", (event) => event.preventDefault());
    on(this.find(".sv-order"), "change", () => this.choose());
    on(host, "click", ({ target }) => this.click(target.closest("button")));
    on(window, "popstate", () => (isChoice(location.hash) || !location.hash) && this.restore());
    on(window, "storage", () => this.showShortlist());
    on(window, "pageshow", () => this.showShortlist());

    unfold();
    const shown = /** @type {HTMLElement[]} */ ([form, this.find(".sv-order"), this.find("[data-bar]")]);
    for (const part of shown) part.hidden = false;
    const rest = host.querySelector(".sv-rest");
    rest?.toggleAttribute("hidden", true);
    signal.addEventListener("abort", () => {
      clearTimeout(this.announcing);
      clearTimeout(this.searching);
      this.drawing += 1;
      for (const part of shown) part.hidden = true;
      for (const button of host.querySelectorAll("[data-pick]")) button.remove();
      for (const part of [".sv-chosen", ".sv-none", ".sv-more"]) this.find(part).hidden = true;
      this.list.replaceChildren(...there);
      rest?.toggleAttribute("hidden", false);
    });
    this.choice = this.restore();
  }

  /** @param {string} selector @returns {HTMLElement} */
  find(selector) {
    return /** @type {HTMLElement} */ (this.host.querySelector(selector));
  }

  /** Sets the controls as the address says. An address of an earlier year is written anew. */
  restore() {
    const { choice, show } = read(location, this.finder.values);
    this.choice = choice;
    this.show = Math.max(PAGE, show);
    this.isTyping = false;
    const isOld = !isChoice(location.hash) && location.search;
    if (isOld && !location.hash) history.replaceState(history.state, "", write(choice, show, location));
    this.controls.choice = choice;
    this.lookFor();
    return choice;
  }

  /** Follows the controls. Each choice is a step for the back button. */
  async choose() {
    const { near, sort } = this.controls.choice;
    if (sort === "near" && !near.size && !near.sector) {
      const { profile } = await import("./profile.mjs");
      this.controls.near = profile(this.host.dataset.scope ?? "/", this.finder);
    }
    this.choice = this.controls.choice;
    this.keep(false);
    this.lookFor();
  }

  /** Follows what is typed; all of it together is one step. */
  type() {
    this.choice = this.controls.choice;
    this.keep(this.isTyping);
    this.isTyping = true;
    clearTimeout(this.searching);
    this.searching = setTimeout(() => this.lookFor(), PAUSE);
  }

  /** @param {boolean} isSameStep */
  keep(isSameStep) {
    this.show = PAGE;
    const address = write(this.choice, 0, location);
    if (isSameStep) history.replaceState(history.state, "", address);
    else if (address !== location.pathname + location.search + location.hash) history.pushState(null, "", address);
    this.isTyping = false;
  }

  /** Looks the words up, if there are any that were not looked for; then shows what fits. */
  async lookFor() {
    clearTimeout(this.searching);
    const text = this.choice.text.trim();
    if (text && text !== this.found.text) {
      try {
        this.found = { text, rows: await this.words.rows(text) };
      } catch (error) {
        console.warn(error);
        this.found = { text: "", rows: null };
        this.say("The search could not be loaded. Check your connection.");
      }
      if (text !== this.choice.text.trim()) return; // the reader typed on
    }
    this.draw();
  }

  draw() {
    const { finder, choice } = this;
    const words = choice.text.trim() && this.found.text ? this.found.rows : null;
    const selection = finder.select(choice, words);
    this.controls.count(selection);
    const place = this.find(".sv-chosen");
    const parts = chips(choice, finder);
    place.hidden = !parts.length;
    /** @type {HTMLElement} */ (place.querySelector("ul")).replaceChildren(...parts);
    this.find("[data-near]").hidden = choice.sort !== "near";
    const none = this.find(".sv-none");
    none.hidden = selection.rows.length > 0;
    if (!none.hidden) {
      const withoutWords = words ? finder.select(choice, null).rows.length : 0;
      this.find("[data-ways]").replaceChildren(...ways(choice, finder, selection.without, withoutWords));
    }
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => this.say(found(selection.rows.length, finder.count)), PAUSE);
    return this.fill(selection);
  }

  /** Shows the cards of what fits, or of what comes closest. @param {Selection} selection */
  async fill({ rows, fails }) {
    const all = rows.length ? rows : this.finder.closest(this.choice, fails, CLOSEST);
    const mine = (this.drawing += 1);
    // First the browser shows what was chosen; and of several quick choices only the last fetches anything.
    await new Promise((next) => setTimeout(next));
    if (mine !== this.drawing) return;
    let cards;
    try {
      cards = await this.cards.of(all.slice(0, this.show));
    } catch (error) {
      console.warn(error);
      this.say("The case studies could not be loaded. Check your connection.");
      return;
    }
    if (mine !== this.drawing) return; // something else was chosen meanwhile
    const now = [...this.list.children];
    if (cards.length !== now.length || cards.some((card, place) => card !== now[place])) this.list.replaceChildren(...cards);
    this.showShortlist();
    const left = all.length - cards.length;
    const more = this.find(".sv-more");
    more.hidden = left <= 0;
    /** @type {HTMLElement} */ (more.querySelector("button")).textContent = `Show ${Math.min(PAGE, left)} more`;
  }

  /** @param {HTMLButtonElement | null} button */
  click(button) {
    if (!button) return;
    if (button.matches("[data-pick]")) {
      const trouble = pick(this.drawer, button);
      this.showShortlist();
      this.find("[data-picked]").textContent = trouble;
    }
    if (button.closest(".sv-more")) this.showMore();
    else if (button.closest(".sv-chosen, .sv-none")) this.takeAway(button);
  }

  /** Takes away one value, a facet, or all; the focus goes to what is still there. @param {HTMLButtonElement} button */
  takeAway(button) {
    const { facet, value } = button.dataset;
    const position = [...this.host.querySelectorAll(".sv-chosen li button")].indexOf(button);
    this.controls.clear(facet, value);
    this.choose();
    const left = /** @type {NodeListOf<HTMLElement>} */ (this.host.querySelectorAll(".sv-chosen li button"));
    (left[Math.min(Math.max(position, 0), left.length - 1)] ?? this.controls.form.q).focus();
  }

  async showMore() {
    const before = this.list.children.length;
    this.show += PAGE;
    history.replaceState(history.state, "", write(this.choice, this.show, location));
    await this.draw();
    this.list.children[before]?.querySelector("a")?.focus();
  }

  showShortlist() {
    showPicks(this.drawer, this.list, this.find("[data-bar] a"));
  }

  /** @param {string} words */
  say(words) {
    const status = this.find(".sv-shown");
    if (status.textContent !== words) status.textContent = words;
  }
}
