/**
 * The menu and the search for people who use a keyboard. Material opens both with labels of hidden checkboxes, which no
 * key reaches: here each label becomes a button. The checkboxes still say what is open.
 */

const $ = (selector) => document.querySelector(selector);

const drawer = $("#__drawer");
const search = $("#__search");
const menu = $(".md-sidebar--primary");
const searchBox = $(".sv-search");
const query = $(".md-search__input");

/** Open or close; by a click, because Material waits for one. */
function set(box, open) {
  if (box.checked !== open) box.click();
}

/** Make a label a button that looks the same. */
function upgrade(label, onClick) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.append(...label.childNodes);
  button.addEventListener("click", onClick);
  label.replaceWith(button);
  return button;
}

/** Let a button say what it controls and whether that is open. */
function announce(button, box, controlled) {
  const id = (controlled.id = `sv${box.id}`);
  button.classList.add(id);
  button.setAttribute("aria-controls", id);
  const tell = () => button.setAttribute("aria-expanded", box.checked);
  box.addEventListener("change", tell);
  tell();
}

/** All of the page beside an element, but for the shade. */
function beside(element) {
  if (element === document.body) return [];
  const { parentElement: parent } = element;
  return [...parent.children].filter((it) => it !== element && !it.matches(".md-overlay")).concat(beside(parent));
}

function setUpMenu() {
  const open = upgrade($(".md-header__button[for=__drawer]"), () => set(drawer, true));
  const close = upgrade($(".sv-nav__close"), () => set(drawer, false));
  announce(open, drawer, menu);

  drawer.addEventListener("change", () => {
    const wasInside = menu.contains(document.activeElement);
    for (const element of beside(menu)) element.inert = drawer.checked;
    if (drawer.checked) close.focus({ preventScroll: true });
    else if (wasInside) open.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && set(drawer, false));
  // A wide screen has no drawer.
  matchMedia("(min-width: 76.25em)").addEventListener("change", () => set(drawer, false));
}

/** Fetch the search and its styles, once; again if it failed. */
let fetched;
function fetchSearch() {
  fetched ??= Promise.all([import("./search/box.mjs"), addStyles(new URL("search.css", import.meta.url))])
    .then(([{ start }]) => start(searchBox, new URL(searchBox.dataset.index, location.href)))
    .catch(() => {
      fetched = undefined;
      searchBox.querySelector("[role=status]").textContent = "The search could not be loaded. Check your connection.";
    });
}

function addStyles(address) {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
  return new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => reject(link.remove()));
    document.head.append(link);
  });
}

function setUpSearch() {
  const open = upgrade($(".md-header__button[for=__search]"), enter);
  upgrade($(".sv-search-close"), leave);
  announce(open, search, searchBox);

  let before = null; // where the shortcut was pressed
  let returning = false;
  let leaving = false;
  let moved = false; // within the page

  function enter() {
    set(search, true);
    query.focus();
    fetchSearch();
  }
  function leave() {
    leaving = true;
    set(search, false);
    leaving = false;
  }
  addEventListener("hashchange", () => (moved = true));
  search.addEventListener("change", (event) => {
    if (search.checked || !searchBox.contains(document.activeElement)) return;
    // A moment after a page was opened at one of its headings, Material closes the search; a reader may be typing in it.
    if (!leaving && !moved && document.activeElement === query) {
      event.stopImmediatePropagation();
      search.checked = true; // no click works within a click
      search.dispatchEvent(new Event("change"));
      return;
    }
    returning = true; // to the box itself, on a wide screen: only a letter or a click opens it again
    (before?.isConnected ? before : open.checkVisibility() ? open : query).focus();
    returning = false;
    before = null;
  });
  query.addEventListener("focus", () => returning || enter());
  query.addEventListener("input", enter);
  query.addEventListener("click", () => set(search, true));
  query.form.addEventListener("submit", (event) => event.preventDefault());
  searchBox.addEventListener("keydown", ({ key }) => key === "Escape" && leave());
  document.addEventListener("focusin", ({ target }) => searchBox.contains(target) || leave());
  $(".md-search__overlay").addEventListener("click", leave);

  // With a second key, because people who speak to their computer press single ones by mistake (WCAG 2.1.4).
  document.addEventListener("keydown", (event) => {
    const isShortcut = event.key === "k" && event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey;
    if (!isShortcut || drawer.checked) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    before = document.activeElement;
    enter();
  });

  const asked = location.hash.startsWith("#search=") && new URLSearchParams(location.hash.slice(1)).get("search");
  if (asked) query.value = asked;
  // Some readers are quicker than this script.
  if (asked || query === document.activeElement) enter();
}

/**
 * Material has shortcuts of one key (WCAG 2.1.4): even from a radio button, p leaves the page. It listens on the window,
 * and this lets nothing through that a reader could type.
 */
function tameShortcuts(event) {
  if (!/^(Escape|Enter|Arrow)/.test(event.key)) event.stopPropagation();
}

setUpMenu();
if (searchBox) setUpSearch();
document.addEventListener("keydown", tameShortcuts);

// The back button, and a reload in Firefox, bring a page back as it was left: with its menu open.
addEventListener("pageshow", () => set(drawer, false));
