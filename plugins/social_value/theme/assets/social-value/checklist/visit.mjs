// @ts-check
/** Leads to the statement that a link names. Loaded when there is one. */

/**
 * Puts the focus on a statement. One that is not asked is shown first, with the reason and a way back.
 *
 * @param {any} host
 * @param {{visited: string}} desk
 * @param {string} id
 * @param {() => void} render
 */
export function visit(host, desk, id, render) {
  const box = host.querySelector(`#${id}`);
  // Its heading, because a fieldset that is locked takes no focus.
  const heading = box.querySelector("h3");
  if (box.hidden) {
    desk.visited = id;
    box.querySelector("legend").after(host.querySelector("[data-show=visited]"));
    render();
    box.scrollIntoView();
  }
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.addEventListener("blur", () => heading.removeAttribute("tabindex"), { once: true });
}
