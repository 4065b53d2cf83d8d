/**
 * Shows what a word means beside the word. Without this script, and where a browser has no popovers, the word leads to
 * the list at the end of the page, which says the same.
 */

class Words extends HTMLElement {
  #life = new AbortController();

  connectedCallback() {
    if (!("popover" in HTMLElement.prototype)) return;
    this.#life = new AbortController();
    const { signal } = this.#life;
    const note = document.body.appendChild(document.createElement("div"));
    note.className = "sv-meaning md-typeset";
    note.popover = "auto";
    note.role = "dialog";
    note.tabIndex = -1;
    document.addEventListener("click", (event) => this.#show(event, note), { signal });
    addEventListener("resize", () => note.hidePopover(), { signal });
    signal.addEventListener("abort", () => note.remove());
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /**
   * @param {MouseEvent} event
   * @param {HTMLElement} note
   */
  #show(event, note) {
    const word = event.target instanceof Element ? event.target.closest("a.sv-word") : null;
    const entry = word && this.querySelector(`[id="${word.getAttribute("href")?.slice(1)}"]`);
    if (!word || !entry || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    note.replaceChildren(...contents(entry, () => note.hidePopover()));
    note.ariaLabel = entry.querySelector("dt")?.textContent ?? "";
    note.showPopover();
    place(note, word);
    // So that it is read aloud. It closes with Escape, and then the focus goes back to the word.
    note.focus({ preventScroll: true });
  }
}

/**
 * The meaning as it stands in the list, and a way out instead of the way back.
 *
 * @param {Element} entry
 * @param {() => void} close
 */
function contents(entry, close) {
  const [title, text, button] = ["strong", "p", "button"].map((name) => document.createElement(name));
  title.append(entry.querySelector("dt")?.textContent ?? "");
  text.append(...[...(entry.querySelector("dd")?.childNodes ?? [])].map((node) => node.cloneNode(true)));
  text.querySelector(".sv-back")?.remove();
  button.append("Close");
  button.addEventListener("click", close);
  return [title, text, button];
}

/**
 * Puts the note under the word's last line, or above its first where there is no room, and inside the window.
 *
 * @param {HTMLElement} note
 * @param {Element} word
 */
function place(note, word) {
  const lines = [...word.getClientRects()];
  const [first, last] = [lines[0], lines[lines.length - 1]];
  const { offsetWidth: width, offsetHeight: height } = note;
  const room = document.documentElement.clientWidth - width - 8;
  const below = last.bottom + 6;
  const top = below + height > innerHeight ? Math.max(first.top - height - 6, 8) : below;
  note.style.left = `${scrollX + Math.max(Math.min(last.left, room), 8)}px`;
  note.style.top = `${scrollY + top}px`;
}

customElements.define("sv-words", Words);
