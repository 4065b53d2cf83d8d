// @ts-check
/**
 * <sv-pick data-id data-title data-organisation data-scope> on the page of a case study: the button of the shortlist, and
 * the way to it. Without a script there is nothing.
 */

import { define } from "../assessments/define.mjs";
import { h } from "../assessments/dom.mjs";
import { Drawer } from "../checklist/drawer.mjs";
import { picks } from "../shortlist/kept.mjs";
import { pickButton, showPicked, toggle } from "../shortlist/picking.mjs";

define("sv-pick", (host, signal) => {
  const { id = "", title = "", organisation = "", scope = "/", shortlist = "" } = host.dataset;
  const drawer = new Drawer(() => window.localStorage, scope);
  const button = pickButton(title);
  const link = h("a", { href: shortlist });
  const status = h("span", { role: "status" });
  const show = (trouble = "") => {
    const items = picks(drawer);
    showPicked(button, items.some((item) => item.id === id));
    link.textContent = `Your shortlist (${items.length})`;
    link.hidden = !items.length;
    status.textContent = trouble;
  };
  button.addEventListener("click", () => show(toggle(drawer, { id, title, organisation }).trouble), { signal });
  addEventListener("storage", () => show(), { signal });
  addEventListener("pageshow", () => show(), { signal });
  signal.addEventListener("abort", () => host.replaceChildren());
  host.replaceChildren(button, " ", link, " ", status);
  show();
});
