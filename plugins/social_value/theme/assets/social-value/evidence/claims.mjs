// @ts-check
/**
 * How strong each claim is, by the evidence that backs it up.
 *
 * @import { Assessment } from "../checklist/types.mjs"
 * @import { Workplace } from "../action/workplace.mjs"
 */

import { claims, figure } from "../action/evidence.mjs";
import { redraw } from "../action/fields.mjs";
import * as say from "../action/words.mjs";
import { button, h, hidden } from "../assessments/dom.mjs";

/** What each page was last drawn of. @type {WeakMap<HTMLElement, string>} */
const drawn = new WeakMap();

/** @param {Workplace} work @param {string} day */
export function drawClaims(work, day) {
  const { model } = work;
  const found = model ? claims(model, /** @type {Assessment} */ (work.assessment), day) : [];
  const text = work.find("[data-strengths]");
  /** @type {{[strength: string]: number}} */
  const numbers = {};
  for (const { strength } of found) if (strength) numbers[strength] = (numbers[strength] ?? 0) + 1;
  text.textContent = found.length ? `${say.strengths(numbers)}.` : say.NO_CLAIMS;
  const rows = found.map(({ id, text: claim, state, strength, isStale, lines }) => ({
    id,
    claim,
    answer: model?.options.find((option) => option.id === state)?.label ?? say.NONE,
    strength: strength ? say.STRENGTH[strength] : say.NONE,
    isStale,
    lines: lines.map(({ what, value, unit }) => what || figure(value, unit) || say.NEW_LINE),
  }));
  const place = work.find("[data-claims]");
  const signature = JSON.stringify(rows);
  if (drawn.get(place) === signature) return;
  drawn.set(place, signature);
  redraw(place, rows.length ? [table(rows)] : []);
}

/** @param {{id: string, claim: string, answer: string, strength: string, isStale: boolean, lines: string[]}[]} rows */
function table(rows) {
  const headings = say.CLAIM_HEADINGS;
  return h(
    "table.sv-table.sv-compared.sv-claims",
    {},
    h("caption", {}, "Statements that you claim, or that have evidence"),
    h("thead", {}, h("tr", {}, ...headings.map((heading) => h("th", { scope: "col" }, heading)))),
    h(
      "tbody",
      {},
      ...rows.map(({ id, claim, answer, strength, isStale, lines }) => {
        const add = button("add-for", say.ADD_EVIDENCE);
        add.classList.add("sv-button-plain");
        add.append(...[hidden(`: ${claim}`)].filter(Boolean));
        add.dataset.statement = id;
        return h(
          "tr",
          {},
          h("th", { scope: "row" }, claim),
          h("td", { "data-label": headings[1] }, answer),
          h("td", { "data-label": headings[2] }, h("strong", {}, strength), isStale && " ", isStale && h("span.sv-late", {}, say.STALE)),
          h(
            "td.sv-claim-lines",
            { "data-label": headings[3] },
            lines.length > 0 && h("ul", {}, ...lines.map((line) => h("li", {}, line.length > 90 ? `${[...line].slice(0, 80).join("")}…` : line))),
            add,
          ),
        );
      }),
    ),
  );
}
