// @ts-check
/**
 * The list of impact maps.
 *
 * @import { ImpactMap } from "../checklist/types.mjs"
 * @import { Page } from "./page.mjs"
 */

import { settingsOf } from "../checklist/settings.mjs";
import { button, h, hidden } from "./dom.mjs";
import { fact, latestFirst } from "./listing.mjs";
import * as say from "./words.mjs";

const { ACTION, LABEL, MAPS } = say;

/** Nothing of it is shown on a site without the page of the impact map. @param {Page} page @param {ImpactMap[]} maps */
export function drawMaps(page, maps) {
  const { maps: address } = page.host.dataset;
  const { lastExported } = settingsOf(page.store);
  const list = maps.length
    ? h("ul.sv-entries", {}, ...latestFirst(maps).map((map) => entry(map, address, lastExported[map.id] ?? "")))
    : h("p", {}, MAPS.none);
  const parts = [
    h("h2", { id: "maps" }, MAPS.title),
    list,
    address && h("p.sv-tools", {}, h("a.sv-button.sv-button-quiet", { href: address }, MAPS.open)),
  ];
  page
    .find("[data-map-list]")
    .replaceChildren(address || maps.length ? h("section", { "aria-labelledby": "maps" }, ...parts) : "");
}

/** @param {ImpactMap} map @param {string | undefined} address @param {string} exported when, or "" */
function entry({ id, name, date, rows, changed }, address, exported) {
  const of = say.quoted(name);
  return h(
    "li.sv-entry",
    { "data-id": id },
    h("h3", {}, name || of),
    h(
      "dl.sv-about-entry",
      {},
      ...fact(LABEL.date, date && say.onDay(date)),
      ...fact(LABEL.rows, say.count(rows.length, "outcome")),
      ...fact(LABEL.changed, say.atTime(changed)),
      ...fact(LABEL.exported, say.savedOn(exported, changed)),
    ),
    h(
      "p.sv-tools",
      {},
      address &&
        h("a.sv-button.sv-button-quiet", { href: `${address}#${id}`, "data-action": "open-map" }, ACTION.open, hidden(of)),
      button("file-map", ACTION.file, of),
      button("delete-map", ACTION.delete, of),
    ),
  );
}
