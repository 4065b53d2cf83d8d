// @ts-check
/**
 * Brings assessments back from a file: what the file would do is shown first, and done only when the reader says so.
 *
 * @import { Incoming, IncomingMap } from "../checklist/types.mjs"
 * @import { Page } from "./page.mjs"
 */

import { applyPlan } from "../checklist/archive.mjs";
import { isMap } from "../impact-map/kind.mjs";
import { LARGEST_FILE, PortableError, fromFile, planImport, preview } from "../checklist/portable.mjs";
import { newId } from "../checklist/ids.mjs";
import { askToKeep } from "../checklist/settings.mjs";
import { INCOMING, NOT_KEPT, notTaken } from "../checklist/strings-lasting.mjs";
import { button, h, tick } from "./dom.mjs";
import { answersOf } from "./listing.mjs";
import * as steps from "./words-steps.mjs";
import * as say from "./words.mjs";

const { BRING, TOLD } = steps;

/**
 * What the file holds, or null after a plain word about what is wrong with it.
 *
 * @param {Page} page
 * @param {File} file
 */
export async function readFile(page, file) {
  try {
    // No character, as JavaScript counts them, takes more than three bytes.
    if (file.size > 3 * LARGEST_FILE) throw new PortableError("too-large");
    return fromFile(new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()));
  } catch (error) {
    page.closePanel();
    page.tell(TOLD.nothingTaken + (error instanceof PortableError ? notTaken(error) : steps.NOT_UTF8));
    return null;
  }
}

/** @param {Page} page @param {File} file */
export async function bringBack(page, file) {
  const taken = await readFile(page, file);
  if (!taken) return page.focusButton("bring-back");
  const look = () =>
    preview(taken, page.store.list().assessments, page.models, page.mapList().maps);
  const { exported, items, maps } = look();
  const form = h(
    "form",
    { autocomplete: "off" },
    h("p", {}, BRING.holds(items.length, maps.length, exported)),
    ...items.map((item) => incoming(page, item)),
    ...maps.map(incomingMap),
    h(
      "p.sv-tools",
      {},
      [...items, ...maps].some(({ kind }) => kind !== "same") && h("button.sv-button", {}, BRING.confirm),
      button("close-panel", say.ACTION.cancel),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const choices = /** @type {any} */ (Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (form))));
    // Other tabs may have changed what is stored since the reader saw it.
    const plan = planImport(look(), choices, newId);
    const outcome = applyPlan(page.store, plan, page.now());
    if (outcome !== "saved") return page.tell(TOLD.nothingTaken + NOT_KEPT[outcome]);
    if (plan.write.length) askToKeep(page.store, page.now());
    page.closePanel();
    const number = plan.write.filter(isMap).length;
    const words = TOLD.brought(plan.write.length - number, number, plan.backups.length);
    page.done(outcome, plan.write.length ? words : TOLD.cancelled);
    if (plan.write.length) page.focus(plan.write[0].id);
    else page.focusButton("bring-back");
  });
  page.tell("");
  page.panel(BRING.title, form);
}

/** @param {Page} page @param {Incoming} item */
function incoming(page, { id, assessment, answers, notes, kind, stored, unknown }) {
  const title = page.checklistOf(assessment)?.title ?? BRING.otherChecklist;
  return h(
    "fieldset.sv-incoming",
    {},
    h("legend", {}, assessment.name || say.quoted("")),
    h("p", {}, h("strong", {}, INCOMING[kind]), ". ", BRING.what(title, answers, notes)),
    unknown?.length ? h("p.sv-small", {}, BRING.unknown(unknown.length)) : "",
    stored && kind !== "same" ? h("p.sv-small", {}, BRING.stored({ ...stored, answers: answersOf(stored) })) : "",
    ...choices(id, kind),
  );
}

/** @param {IncomingMap} item */
function incomingMap({ id, map, kind, stored }) {
  const { name, rows } = map;
  return h(
    "fieldset.sv-incoming",
    {},
    h("legend", {}, name || say.quoted("")),
    h("p", {}, h("strong", {}, INCOMING[kind]), ". ", BRING.whatMap(rows.length)),
    stored && kind !== "same" ? h("p.sv-small", {}, BRING.storedMap(stored)) : "",
    ...choices(id, kind),
  );
}

/** @param {string} id @param {Incoming["kind"]} kind */
function choices(id, kind) {
  /** @type {[string, string][]} */
  const known =
    kind === "new"
      ? [
          ["take", BRING.take],
          ["skip", BRING.skip],
        ]
      : [
          ["take", BRING.replace],
          ["copy", BRING.copy],
          ["skip", BRING.skipMine],
        ];
  const usual = kind === "new" || kind === "newer" ? "take" : "skip";
  return (kind === "same" ? [] : known).map(([value, label]) =>
    tick(`${value}-${id}`, { type: "radio", name: id, value, checked: value === usual }, label),
  );
}
