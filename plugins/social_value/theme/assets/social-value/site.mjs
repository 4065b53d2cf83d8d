/**
 * The menu and the search for people who use a keyboard. Material opens both with labels of hidden checkboxes, which no
 * key reaches: here each label becomes a button. The checkboxes still say what is open.
 */

const $ = (selector) => document.querySelector(selector);

const drawer = $("#__drawer");
const search = $("#__search");
const menu = $(".md-sidebar--primary");
const searchBox = $(".md-search");
const query = $(".md-search__input");
const results = $(".md-search-result__list");

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

function setUpSearch() {
  const open = upgrade($(".md-header__button[for=__search]"), () => {
    set(search, true);
    query.focus();
  });
  upgrade($(".sv-search-close"), () => set(search, false));
  announce(open, search, searchBox);

  search.addEventListener("change", () => {
    if (!search.checked && searchBox.contains(document.activeElement)) open.focus();
  });
  document.addEventListener("focusin", ({ target }) => searchBox.contains(target) || set(search, false));
  // Material takes the results out of the reach of Tab.
  const restore = () => results.querySelectorAll("[tabindex]").forEach((it) => it.removeAttribute("tabindex"));
  new MutationObserver(restore).observe(results, { childList: true });
}

/**
 * Material has shortcuts of one key (WCAG 2.1.4): even from a radio button, f opens the search and p leaves the page.
 * In the search, Tab closes it. Material listens on the window; this lets through only what belongs to the search.
 */
function tameShortcuts(event) {
  const passes = event.target === query ? event.key !== "Tab" : /^(Escape|Enter|Arrow)/.test(event.key);
  if (!passes) event.stopPropagation();
}

setUpMenu();
if (searchBox) setUpSearch();
document.addEventListener("keydown", tameShortcuts);

// The back button, and a reload in Firefox, bring a page back as it was left: with its menu open.
addEventListener("pageshow", () => set(drawer, false));
