/**
 * The results under the search box: asks the engine after each letter, shows what it found by kind, and leads the arrow
 * keys through it. site.mjs fetches this when somebody first comes to the box, and opens and closes the box.
 */

import { openIndex } from "./engine.mjs";
import { shown } from "./excerpt.mjs";

const FIRST = 4;
const MORE = 10;
/** What begins the part of the address that says what is searched. site.mjs reads it. */
const MARK = "#search=";
/** Milliseconds without a new letter until the address says what is searched. */
const PAUSE = 600;

const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** An element with children: texts never become markup. */
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

const write = (parts) => parts.map(({ text, marked }) => (marked ? make("mark", "", text) : text));

/** Bring the box to life: `box` holds it, and `index` is the address of the folder with the index. */
export function start(box, index) {
  const query = box.querySelector(".md-search__input");
  const status = box.querySelector("[role=status]");
  const place = box.querySelector("#sv-found");
  const output = box.querySelector(".md-search__scrollwrap");
  const toggle = document.getElementById("__search"); // checked while the box is open
  const invitation = status.textContent;

  let engine;
  let wanted = null; // what is to be searched next
  let running = null;
  let timer;
  let hash = ""; // of the address before

  /** The engine. After a failure the next query asks for the newest index: the site may have changed meanwhile. */
  const opened = () => (engine ??= openIndex(fetched));

  async function fetched(path) {
    const cache = path === "index.json" ? "no-cache" : "default";
    const response = await fetch(new URL(path, index), { cache });
    if (!response.ok) throw new Error(`${response.status} for ${path}`);
    return response.json();
  }

  /** Search what stands in the box. While one query runs, only the newest of those after it waits. */
  function ask() {
    wanted = query.value;
    running ??= work().finally(() => (running = null));
    return running;
  }

  async function work() {
    while (wanted !== null) {
      const text = wanted;
      wanted = null;
      await answer(text);
    }
  }

  async function answer(text) {
    if (!text.trim()) return clear();
    try {
      await search(text);
    } catch {
      engine = undefined;
      try {
        await search(text);
      } catch {
        engine = undefined;
        clear("The search could not be loaded. Check your connection, then type again.");
      }
    }
  }

  async function search(text) {
    const { find, documents } = await opened();
    const { words, missing, groups, isWhole } = await find(text);
    if (!words.length) return clear();
    const results = await Promise.all(groups.map((group) => filled(group, words, documents)));
    if (wanted !== null) return; // something newer is asked already
    const count = groups.reduce((sum, { numbers }) => sum + numbers.length, 0);
    place.replaceChildren(...results);
    output.scrollTop = 0;
    status.textContent = told(text.trim(), count, missing, isWhole);
  }

  /** A group with its first results. */
  async function filled({ kind, label, numbers }, words, documents) {
    const heading = make("p", "sv-found__kind", `${label} `, make("span", "", `${numbers.length}`));
    heading.id = `sv-found-${kind}`;
    const list = make("ul", "sv-found__list");
    const group = make("div", "sv-found__group", heading, list);
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", heading.id);

    const add = async (count) => {
      const next = numbers.slice(list.children.length, list.children.length + count);
      const items = (await documents(next)).map((document) => item(shown(document, words)));
      list.append(...items);
      return items[0];
    };
    await add(FIRST);
    if (numbers.length > FIRST) group.append(more(numbers.length, list, add, label));
    return group;
  }

  function more(count, list, add, label) {
    const button = make("button", "sv-found__more");
    button.type = "button";
    const tell = () => {
      const next = Math.min(MORE, count - list.children.length);
      button.textContent = `Show ${next} more`;
      button.setAttribute("aria-label", `Show ${next} more: ${label}`);
      return next > 0;
    };
    tell();
    button.addEventListener("click", async () => {
      const first = await add(MORE).catch(() => null);
      first?.querySelector("a").focus();
      if (!tell()) button.remove();
    });
    return button;
  }

  /** One result. Only its title is the link, so that its name is short; by its style all of it answers a click. */
  function item({ address, title, context, heading, text }) {
    const link = make("a", "sv-found__link", ...write(title));
    link.href = new URL(`../${address}`, index);
    const result = make("li", "sv-found__item", link);
    if (heading.length) link.append(make("span", "sv-found__heading", " – ", ...write(heading)));
    if (context.length) result.append(make("p", "sv-found__context", ...write(context)));
    if (text.length) result.append(make("p", "sv-found__text", ...write(text)));
    return result;
  }

  function told(text, count, missing, isWhole) {
    if (!count) return `Nothing found for “${text}”. Try another word, or only the start of one.`;
    if (!isWhole) return `The best ${count} results. Type more letters to find others.`;
    const notes = missing.map(({ word, instead }) => {
      const like = instead && `: these have words that begin with “${instead}”`;
      return `Nothing has “${word}”${like}.`;
    });
    return [plural(count, "result.", "results."), ...notes].join(" ");
  }

  function clear(message = invitation) {
    place.replaceChildren();
    status.textContent = message;
  }

  /**
   * Let the address say what is searched while it is shown, so that a link brings it back, and so does the back button.
   * After the #, because that part of an address is never sent anywhere.
   */
  function remember() {
    const text = toggle.checked ? query.value.trim() : "";
    if (!location.hash.startsWith(MARK)) hash = location.hash;
    const address = new URL(location.href);
    address.hash = text ? MARK + new URLSearchParams([["", text]]).toString().slice(1) : hash;
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }

  toggle.addEventListener("change", () => toggle.checked || remember());

  function typed() {
    ask();
    clearTimeout(timer);
    timer = setTimeout(remember, PAUSE);
  }

  query.addEventListener("input", typed);

  query.form.addEventListener("reset", () => {
    clear();
    wanted = null;
    query.focus();
    clearTimeout(timer);
    timer = setTimeout(remember);
  });

  query.form.addEventListener("submit", async () => {
    await running;
    place.querySelector("a")?.click();
  });

  place.addEventListener("click", ({ target }) => target.closest("a") && remember());

  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const stops = [query, ...place.querySelectorAll("a, button")];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });

  // What every query needs is there before the first letter; if that fails, the query says so.
  opened().catch(() => (engine = undefined));
  if (query.value) typed();
}
