// @ts-check
/**
 * <sv-compare data-scope data-site>: two to four case studies side by side. Which ones is in the address.
 *
 * @import { Outcome, Study } from "../case-studies/reading.mjs"
 */

import { define } from "../assessments/define.mjs";
import { h } from "../assessments/dom.mjs";
import { RESULTS, fetchStudy } from "../case-studies/reading.mjs";
import { unfold } from "../case-studies/tool.mjs";
import { picks } from "../shortlist/kept.mjs";

const FEWEST = 2;
const MOST = 4;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const TOLD = {
  few: "Tick two to four case studies.",
  many: "You can compare four at a time. Untick one first.",
  notLoaded: "A case study could not be loaded. Check your connection.",
  gone: "A case study of this link is no longer in the library.",
  /** @param {number} count */
  compared: (count) => `${count} case studies side by side.`,
};

define("sv-compare", open);

/** The ids that an address names. @param {string} hash */
export function named(hash) {
  const ids = new URLSearchParams(hash.slice(1)).get("ids") ?? "";
  return [...new Set(ids.split(",").filter((id) => ID.test(id)))].slice(0, MOST);
}

/** @param {HTMLElement} host @param {AbortSignal} signal */
function open(host, signal) {
  const { tool, drawer, pages, find, on } = unfold(host, signal);
  /** Titles of what is not in the shortlist. @type {Map<string, string>} */
  const titles = new Map();
  let drawing = 0;

  async function draw() {
    const mine = (drawing += 1);
    const ids = named(location.hash);
    const settled = await Promise.allSettled(ids.map((id) => fetchStudy(id, pages)));
    if (mine !== drawing || signal.aborted) return;
    const studies = settled.flatMap((it) => (it.status === "fulfilled" && it.value ? [it.value] : []));
    for (const { id, title } of studies) titles.set(id, title);
    const isBroken = settled.some(({ status }) => status === "rejected");
    const isGone = settled.some((it) => it.status === "fulfilled" && !it.value);
    const words = isBroken ? TOLD.notLoaded : isGone ? TOLD.gone : studies.length < FEWEST ? TOLD.few : TOLD.compared(studies.length);
    find("[data-status]").textContent = words;
    drawChoices(studies.map(({ id }) => id));
    find("[data-table]").replaceChildren(...(studies.length < FEWEST ? [] : [table(studies)]));
  }

  /** @param {string[]} ids */
  function drawChoices(ids) {
    const listed = picks(drawer);
    const others = ids.filter((id) => !listed.some((item) => item.id === id)).map((id) => ({ id, title: titles.get(id) ?? id }));
    const all = [...listed, ...others];
    find("[data-none]").hidden = all.length > 0;
    find("fieldset").hidden = !all.length;
    const focused = /** @type {HTMLInputElement | null} */ (document.activeElement)?.value;
    find("[data-choices]").replaceChildren(
      ...all.map(({ id, title }) =>
        h("label", {}, h("input", { type: "checkbox", value: id, checked: ids.includes(id) }), " ", h("span", {}, title || id)),
      ),
    );
    if (focused) find(`input[value="${CSS.escape(focused)}"]`)?.focus();
  }

  on(tool, "change", ({ target }) => {
    const ticked = [...tool.querySelectorAll("input:checked")].map((box) => /** @type {HTMLInputElement} */ (box).value);
    if (ticked.length > MOST) {
      target.checked = false;
      find("[data-status]").textContent = TOLD.many;
      return;
    }
    history.pushState(null, "", ticked.length ? `#ids=${ticked}` : location.pathname + location.search);
    draw();
  });
  on(tool, "click", ({ target }) => target.closest("[data-action=print]") && window.print());
  on(window, "popstate", draw);
  draw();
}

/** @param {Study[]} studies */
function table(studies) {
  /** @type {[string, (study: Study) => (Node | string)[]][]} */
  const rows = [
    ["What", ({ summary }) => [summary]],
    ["Who", ({ facts }) => [`${facts.organisation}, ${facts.sector}`]],
    ["Size of the organisation", ({ facts }) => [facts.size]],
    ["Where", ({ facts }) => [facts.place]],
    ["When", ({ facts }) => [facts.years]],
    ["What it cost", ({ facts }) => [facts.cost ?? "Not known"]],
    ["Results", ({ outcomes }) => outcomeList(outcomes.filter(({ kind }) => RESULTS.includes(kind)))],
    [
      "Promised or expected, not yet a result",
      ({ outcomes }) => outcomeList(outcomes.filter(({ kind }) => !RESULTS.includes(kind))),
    ],
    ["Read this with care", ({ caution }) => [caution.replace(/^Read this with care\.\s*/, "") || "–"]],
  ];
  // A table that is shown as blocks, as it is on phones, is one for screen readers only if it says so.
  return h(
    "table.sv-compare",
    { role: "table" },
    h("caption.sv-hidden", {}, "Case studies side by side"),
    h(
      "thead",
      { role: "rowgroup" },
      h(
        "tr",
        { role: "row" },
        h("td", { role: "cell" }),
        ...studies.map(({ title, url }) => h("th", { scope: "col", role: "columnheader" }, h("a", { href: url }, title))),
      ),
    ),
    h(
      "tbody",
      { role: "rowgroup" },
      ...rows.map(([label, cell]) =>
        h(
          "tr",
          { role: "row" },
          h("th", { scope: "row", role: "rowheader" }, label),
          ...studies.map((study) => h("td", { role: "cell", "data-label": study.facts.organisation }, ...cell(study))),
        ),
      ),
    ),
  );
}

/** @param {Outcome[]} outcomes */
function outcomeList(outcomes) {
  if (!outcomes.length) return ["None that we know of"];
  return [
    h(
      "ul",
      {},
      ...outcomes.map(({ kind, label, text, asOf, isRatio }) =>
        h(
          `li.sv-card__figure--${kind}`,
          {},
          h("span.sv-badge", {}, label),
          ` ${text}. `,
          h("span.sv-asof", {}, `${asOf}.`, isRatio && " Never rank this ratio against another project’s."),
        ),
      ),
    ),
  ];
}
