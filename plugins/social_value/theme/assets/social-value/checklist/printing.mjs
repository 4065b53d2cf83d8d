// @ts-check
/** Prints the checklist. In the full record each note stands as plain text below its statement: a field cannot be torn. */

/** @param {string} text */
const words = (text) => `Your notes: ${text}`;

/** @param {HTMLElement} host */
export function print(host) {
  const undo = host.dataset.print === "full" ? writeOut(host) : () => {};
  addEventListener("afterprint", undo, { once: true });
  window.print();
}

/** @param {HTMLElement} host @returns {() => void} what takes it away again */
function writeOut(host) {
  /** @type {NodeListOf<HTMLTextAreaElement>} */
  const notes = host.querySelectorAll("[data-note]");
  const written = [...notes].flatMap((note) => {
    const statement = note.closest("fieldset");
    if (!statement || statement.hidden || !note.value.trim()) return [];
    const text = document.createElement("p");
    text.className = "sv-noted-text";
    text.textContent = words(note.value);
    statement.classList.add("sv-noted");
    statement.after(text);
    return [{ statement, text }];
  });
  return () => {
    for (const { statement, text } of written) {
      statement.classList.remove("sv-noted");
      text.remove();
    }
  };
}
