// @ts-check
/** Brings out what only works with the script, and puts everything back. */

/**
 * @param {any} host the element round the form
 * @param {(action: () => void) => void} undo keeps an action for when the element is taken away
 * @returns {any} the form
 */
export function unfold(host, undo) {
  // What only works with the script waits in <template>s, each where it belongs.
  for (const template of host.querySelectorAll("template")) {
    const added = [...template.content.cloneNode(true).childNodes];
    template.after(...added);
    undo(() => added.forEach((node) => node.remove()));
  }
  // Words that give way to figures come back.
  for (const place of host.querySelectorAll("[data-show]")) {
    const words = [...place.childNodes];
    undo(() => place.replaceChildren(...words));
  }
  const form = host.querySelector("form");
  form.autocomplete = "off"; // or the browser puts older answers back over the ones kept here
  undo(() => {
    form.removeAttribute("autocomplete");
    for (const name of ["data-filled", "data-print"]) host.removeAttribute(name);
    for (const part of host.querySelectorAll("fieldset, .sv-area, .sv-areas li, .sv-intro")) {
      for (const name of ["hidden", "disabled", "data-aside"]) part.removeAttribute(name);
    }
    for (const field of form.querySelectorAll("textarea")) field.rows = 2;
    for (const place of form.querySelectorAll(".sv-close span")) place.replaceChildren();
  });
  return form;
}
