// @ts-check
/**
 * Gives a custom element what it does. Whatever it does when it is connected is undone when it is disconnected, through one
 * AbortController. The checklist itself does without this, which would cost its first load a few bytes more.
 *
 * @param {string} name such as "sv-plan"
 * @param {(host: HTMLElement, signal: AbortSignal) => void} open what it does, until the signal says that it is over
 */
export function define(name, open) {
  if (customElements.get(name)) return;
  customElements.define(
    name,
    class extends HTMLElement {
      #connection = new AbortController();

      connectedCallback() {
        this.#connection = new AbortController();
        open(this, this.#connection.signal);
      }

      disconnectedCallback() {
        this.#connection.abort();
      }
    },
  );
}
