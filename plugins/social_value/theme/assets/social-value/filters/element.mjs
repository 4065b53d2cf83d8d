/**
 * <sv-filter>: the filters of a list, such as the tools. The page holds the whole list and the controls; this shows the
 * controls, hides the items that do not fit, and keeps the choice in the address, behind #: a link or the back button brings
 * it back, and it is sent to nobody. An item has the attribute `data-item`, and one for each name of the checkboxes:
 * data-size="micro small".
 */

import { isChoice, read, write } from "../case-studies/address.mjs";
import { count, fits } from "./filter.mjs";

const PAUSE = 250; // milliseconds of not typing before the number of results is announced

class Filter extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.boxes = [...this.form.querySelectorAll("[type=checkbox]")];
    this.facets = {};
    for (const { name, value } of this.boxes) (this.facets[name] ??= []).push(value);
    this.items = [...this.querySelectorAll("[data-item]")].map((element) => ({
      element,
      text: element.textContent,
      facets: Object.fromEntries(Object.keys(this.facets).map((id) => [id, element.dataset[id].split(" ")])),
    }));

    this.listening = new AbortController();
    const { signal } = this.listening;
    const wide = matchMedia("(min-width: 60em)");
    const unfold = () => (this.form.querySelector("details").open = wide.matches);
    wide.addEventListener("change", unfold, { signal });
    this.form.addEventListener("input", () => this.choose(), { signal });
    this.form.addEventListener("submit", (event) => event.preventDefault(), { signal });
    this.querySelector(".sv-chosen").addEventListener("click", (event) => this.takeAway(event.target), { signal });
    // A place on the page says nothing of the choice.
    addEventListener("popstate", () => (isChoice(location.hash) || !location.hash) && this.restore(), { signal });
    addEventListener("hashchange", () => this.reveal(), { signal });

    unfold();
    this.form.hidden = false;
    this.restore();
  }

  disconnectedCallback() {
    this.listening.abort();
    clearTimeout(this.timer);
    this.form.hidden = true;
  }

  /** What the controls say. */
  get choice() {
    const chosen = (id) => this.boxes.filter((box) => box.name === id && box.checked).map((box) => box.value);
    return {
      text: this.form.q.value,
      facets: Object.fromEntries(Object.keys(this.facets).map((id) => [id, chosen(id)])),
    };
  }

  /** Set the controls as the address says. */
  restore() {
    const { choice } = read(location, this.facets);
    const isOld = !location.hash && location.search;
    if (isOld) history.replaceState(history.state, "", write(choice, 0, location));
    this.form.q.value = choice.text;
    for (const box of this.boxes) box.checked = choice.facets[box.name].includes(box.value);
    this.show();
  }

  /** Follow the controls, and keep what they say in the address. */
  choose() {
    // The state is Material's: it holds how far the page was scrolled. A place on the page goes, because it may be hidden.
    history.replaceState(history.state, "", write(this.choice, 0, location));
    this.show();
  }

  /** Take all filters away if a link on the page leads to an item that they hide. */
  reveal() {
    const { hash } = location;
    const target = this.items.map(({ element }) => element).find(({ id }) => id && `#${id}` === hash);
    if (!target?.hidden) return;
    this.form.reset();
    this.choose();
    target.scrollIntoView();
  }

  show() {
    const { choice } = this;
    let shown = 0;
    for (const item of this.items) {
      item.element.hidden = !fits(item, choice);
      shown += item.element.hidden ? 0 : 1;
    }
    for (const box of this.boxes) {
      const number = count(this.items, choice, box.name, box.value);
      const label = box.parentElement;
      label.querySelector(".sv-count").textContent = number;
      label.classList.toggle("sv-empty", !number && !box.checked);
    }
    this.querySelector(".sv-none").hidden = shown > 0;
    this.showChosen(choice);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.announce(shown), PAUSE);
  }

  announce(shown) {
    const status = this.querySelector(".sv-shown");
    const { all, one, other } = status.dataset;
    const text = shown === this.items.length ? all : shown === 1 ? one : other.replace("#", shown);
    if (status.textContent !== text) status.textContent = text;
  }

  /** A button for each chosen filter, which takes it away. */
  showChosen(choice) {
    const chosen = this.boxes.filter((box) => box.checked);
    const chips = chosen.map((box) => {
      const item = document.createElement("li");
      const button = item.appendChild(document.createElement("button"));
      const label = box.parentElement.querySelector("span").textContent;
      button.type = "button";
      button.box = box;
      button.textContent = label;
      button.setAttribute("aria-label", `Remove filter: ${label}`);
      return item;
    });
    const place = this.querySelector(".sv-chosen");
    place.hidden = !chosen.length && !choice.text.trim();
    place.querySelector("ul").replaceChildren(...chips);
  }

  /** Take away one filter, or all; the focus goes to what is still there. */
  takeAway(target) {
    const button = target.closest("button");
    if (!button) return;
    const position = this.boxes.filter((box) => box.checked).indexOf(button.box);
    if (button.box) button.box.checked = false;
    else this.form.reset();
    this.choose();
    const left = this.querySelectorAll(".sv-chosen li button");
    (left[Math.min(position, left.length - 1)] ?? this.form.q).focus();
  }
}

customElements.define("sv-filter", Filter);
