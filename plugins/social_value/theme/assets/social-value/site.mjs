/**
 * The menu and the search for people who use a keyboard.
 *
 * Material opens both with labels of hidden checkboxes, which no key reaches. Here each label becomes a real button.
 * The checkboxes go on saying what is open: Material and the style sheets read them too.
 */

const $ = (selector) => document.querySelector(selector);

const drawer = $("#__drawer");
const search = $("#__search");
const menu = $(".md-sidebar--primary");
const searchBox = $(".md-search");
const query = $(".md-search__input");

/** Open or close; by a click, because Material waits for the event of one. */
function set(box, open) {
  if (box.checked !== open) box.click();
}

/** Replace a label by a button that looks the same; return the button. */
function upgrade(label, onClick) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.append(...label.childNodes);
  button.addEventListener("click", onClick);
  label.replaceWith(button);
  return button;
}

/** Let a button say what it controls, and whether that is open. */
function announce(button, box, controlled, name) {
  controlled.id = `sv-${name}`;
  button.classList.add(`sv-button--${name}`);
  button.setAttribute("aria-controls", controlled.id);
  const tell = () => button.setAttribute("aria-expanded", box.checked);
  box.addEventListener("change", tell);
  tell();
}

/** Everything on the page beside an element, except what works the drawer. */
function beside(element) {
  if (element === document.body) return [];
  const others = [...element.parentElement.children].filter(
    (other) => other !== element && !other.matches("input, script, .md-overlay"),
  );
  return others.concat(beside(element.parentElement));
}

function setUpMenu() {
  const open = upgrade($(".md-header__button[for=__drawer]"), () => set(drawer, true));
  const close = upgrade($(".sv-nav__close"), () => set(drawer, false));
  announce(open, drawer, menu, "drawer");

  drawer.addEventListener("change", () => {
    const wasInside = menu.contains(document.activeElement);
    for (const element of beside(menu)) element.inert = drawer.checked;
    if (drawer.checked) close.focus({ preventScroll: true });
    else if (wasInside) open.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && set(drawer, false));
  // On a wide screen there is no drawer to be shut in.
  matchMedia("(min-width: 76.25em)").addEventListener("change", () => set(drawer, false));
}

function setUpSearch() {
  const open = upgrade($(".md-header__button[for=__search]"), () => {
    set(search, true);
    query.focus();
  });
  upgrade($(".sv-search-close"), () => set(search, false));
  announce(open, search, searchBox, "search");

  search.addEventListener("change", () => {
    if (!search.checked && searchBox.contains(document.activeElement)) open.focus();
  });
  document.addEventListener("focusin", ({ target }) => searchBox.contains(target) || set(search, false));
}

/**
 * Material's shortcuts act on people who press a key for another reason (WCAG 2.1.4): from a radio button, f opens the
 * search and p leaves the page. In the search, Tab closes it, so that no key but an arrow reaches a result. Material
 * listens on the window; standing before it, this lets through only what belongs to the search.
 */
function tameShortcuts() {
  document.addEventListener("keydown", (event) => {
    const passes = event.target === query ? event.key !== "Tab" : /^(Escape|Enter|Arrow)/.test(event.key);
    if (!passes) event.stopPropagation();
  });
}

setUpMenu();
if (searchBox) setUpSearch();
tameShortcuts();

// A page that comes back, by the back button or by a reload in Firefox, comes back as it was left: perhaps open.
addEventListener("pageshow", ({ persisted }) => persisted && [drawer, search].forEach((box) => set(box, false)));
set(drawer, false);
