// @ts-check
/**
 * Puts a colleague's answers together with the reader's own: where they differ the reader chooses.
 *
 * @import { Assessment, Entry, Model } from "../checklist/types.mjs"
 * @import { Page } from "./page.mjs"
 */

import { applyPlan } from "../checklist/archive.mjs";
import { MergeError, differences, merge } from "../checklist/merge.mjs";
import { newId } from "../checklist/ids.mjs";
import { notMerged } from "../checklist/strings-lasting.mjs";
import { readFile } from "./bring.mjs";
import { keepNew } from "./details.mjs";
import { button, h, options, tick } from "./dom.mjs";
import { latestFirst } from "./listing.mjs";
import { stateWords } from "./page.mjs";
import { textOf } from "./text-of.mjs";
import * as steps from "./words-steps.mjs";
import * as say from "./words.mjs";

const { ACTION } = say;
const { MERGE, TOLD } = steps;

/** @param {Page} page @param {File} file */
export async function addColleague(page, file) {
  const taken = await readFile(page, file);
  if (!taken) return page.focusButton("merge");
  const own = latestFirst(page.store.list().assessments);
  const theirs = taken.assessments.filter(
    (each) => page.checklistOf(each)?.model && own.some(({ checklist }) => checklist === each.checklist),
  );
  page.tell("");
  if (theirs.length === 0) {
    page.tell(MERGE.none);
    return page.focusButton("merge");
  }
  const [theirChoice, myChoice] = ["theirs", "mine"].map((name) => h("select", { id: `merge--${name}`, name }));
  const form = h(
    "form.sv-fields",
    { autocomplete: "off" },
    h("p", {}, h("label", { for: "merge--theirs" }, MERGE.theirs), " ", theirChoice),
    h("p", {}, h("label", { for: "merge--mine" }, MERGE.mine), " ", myChoice),
    h("p.sv-tools", {}, h("button.sv-button", {}, MERGE.compare), button("close-panel", ACTION.cancel)),
  );
  /** @param {Assessment[]} list @param {EventTarget | null} select */
  const chosen = (list, select) => list.find(({ id }) => id === /** @type {HTMLSelectElement} */ (select).value);
  const offer = () => {
    const checklist = chosen(theirs, theirChoice)?.checklist;
    myChoice.replaceChildren(...options(named(own.filter((each) => each.checklist === checklist)), ""));
  };
  theirChoice.append(...options(named(theirs), ""));
  offer();
  theirChoice.addEventListener("change", offer);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [one, other] = [chosen(own, myChoice), chosen(theirs, theirChoice)];
    if (one && other) choose(page, one, other);
  });
  page.panel(MERGE.title, form);
}

/** @param {Page} page @param {Assessment} mine @param {Assessment} theirs */
function choose(page, mine, theirs) {
  const model = /** @type {Model} */ (page.checklistOf(mine)?.model);
  const found = differences(mine, theirs);
  const form = h(
    "form",
    { autocomplete: "off" },
    h("p", {}, MERGE.differ(found.length)),
    found.length > 1 && h("p.sv-tools", {}, button("all-mine", MERGE.allMine), button("all-theirs", MERGE.allTheirs)),
    ...found.map((each) => difference(model, each)),
    h(
      "fieldset.sv-incoming",
      {},
      h("legend", {}, MERGE.where),
      tick("keep--new", { type: "radio", name: " keep", value: "new", checked: true }, MERGE.asNew),
      tick("keep--mine", { type: "radio", name: " keep", value: "mine" }, MERGE.into(mine.name)),
    ),
    h("p.sv-tools", {}, h("button.sv-button", {}, MERGE.save), button("close-panel", ACTION.cancel)),
  );
  form.addEventListener("click", ({ target }) => {
    const action = /** @type {HTMLElement} */ (target).closest("button")?.dataset.action;
    const side = action === "all-mine" ? "mine" : action === "all-theirs" ? "theirs" : "";
    if (!side) return;
    for (const radio of form.querySelectorAll(`[data-side="${side}"]`)) {
      /** @type {HTMLInputElement} */ (radio).checked = true;
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { " keep": where, ...choices } = Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (form)));
    put(page, mine, theirs, /** @type {any} */ (choices), where === "mine");
  });
  page.panel(MERGE.title, form);
}

/**
 * @param {Model} model
 * @param {{statement: string, mine: Entry | null, theirs: Entry | null, suggested: string | null}} difference
 */
function difference(model, { statement, mine, theirs, suggested }) {
  /** @param {"mine" | "theirs"} side @param {Entry | null} entry @param {(label: string) => string} words */
  const choice = (side, entry, words) =>
    h(
      "div",
      {},
      tick(
        `${side}-${statement}`,
        {
          type: "radio",
          name: statement,
          value: side,
          required: true,
          checked: suggested === side,
          "data-side": side,
        },
        words(stateWords(model, entry?.state, MERGE.noAnswer)),
      ),
      ...[entry?.reason, entry?.note].filter(Boolean).map((text) => h("p.sv-quoted", {}, text)),
    );
  return h(
    "fieldset.sv-incoming",
    {},
    h("legend", {}, textOf(model, statement)),
    h("div.sv-sides", {}, choice("mine", mine, MERGE.mineIs), choice("theirs", theirs, MERGE.theirsIs)),
  );
}

/**
 * @param {Page} page
 * @param {Assessment} seen mine, as the reader saw it
 * @param {Assessment} theirs
 * @param {{[statement: string]: "mine" | "theirs"}} choices
 * @param {boolean} isInto whether the result stands in place of mine
 */
function put(page, seen, theirs, choices, isInto) {
  const mine = page.assessment(seen.id) ?? seen;
  const at = page.now();
  try {
    const merged = merge(mine, theirs, choices, at);
    if (isInto) {
      const outcome = applyPlan(
        page.store,
        { write: [{ ...merged, revision: mine.revision + 1 }], backups: [mine] },
        at,
      );
      if (page.done(outcome, TOLD.merged)) page.closePanel();
      return page.focus(mine.id);
    }
    const name = steps.mergedName(mine.name, theirs.name).slice(0, 120);
    page.closePanel();
    keepNew(page, { ...merged, id: newId(), name, created: at, revision: 0 }, TOLD.merged);
  } catch (error) {
    if (!(error instanceof MergeError)) throw error;
    page.tell(notMerged(error));
  }
}

/** @param {Assessment[]} list @returns {[string, string][]} */
const named = (list) => list.map(({ id, name, date }) => [id, date ? `${name} (${say.onDay(date)})` : name]);
