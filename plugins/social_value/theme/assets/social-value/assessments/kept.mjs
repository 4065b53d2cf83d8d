// @ts-check
/**
 * What is kept on this device, in plain words, with what cannot be read, and the way to delete all of it.
 *
 * @import { Assessment, ImpactMap, Unreadable } from "../checklist/types.mjs"
 * @import { Page } from "./page.mjs"
 */

import { backupsOf, discard, storeOf } from "../checklist/backups.mjs";
import { isMap } from "../impact-map/kind.mjs";
import { settingsOf } from "../checklist/settings.mjs";
import { newId } from "../checklist/ids.mjs";
import { UNREADABLE } from "../checklist/strings-lasting.mjs";
import { picks } from "../shortlist/kept.mjs";
import { button, download, h } from "./dom.mjs";
import * as say from "./words.mjs";

const { ACTION, KEPT, TOLD } = say;

/** @param {Page} page @param {ReturnType<Page["store"]["list"]> & {maps: ImpactMap[]}} list */
export function drawKept(page, { kind, assessments, maps, unreadable }) {
  const { store } = page;
  const { lastExported } = settingsOf(store);
  const backups = backupsOf(store);
  const picked = picks(store.drawer).length;
  const exported = Object.values(lastExported).reduce((one, other) => (one > other ? one : other), "");
  const [unsaved, unsavedMaps] = [assessments, maps].map(
    (all) => all.filter(({ id, changed }) => !(Date.parse(lastExported[id]) >= Date.parse(changed))).length,
  );
  page.find("[data-kept]").replaceChildren(
    h(
      "p",
      {},
      kind === "blocked" ? KEPT.blocked : KEPT.sentence(assessments.length, maps.length, backups.length, picked, space(page)),
      "stamp" in store.drawer.record("case-study-draft") && ` ${KEPT.draft}`,
    ),
    ...(assessments.length + maps.length && kind === "found" ? promise() : []),
    h("p", {}, KEPT.exported(exported), unsaved + unsavedMaps > 0 && ` ${KEPT.unsaved(unsaved, unsavedMaps)}`),
    ...rows(
      KEPT.unreadable,
      KEPT.unreadableWhy,
      unreadable.map(({ name, text, kind: why }, place) => {
        const words = KEPT.text(place + 1, UNREADABLE[why] ?? UNREADABLE.corrupt ?? "", text.length);
        return { name, words, of: `${place + 1}`, actions: ["download", "delete-text"] };
      }),
    ),
    ...rows(
      KEPT.backups,
      KEPT.backupsWhy,
      backups.map(({ name, at, assessment }) => {
        const words = KEPT.backup(assessment.name, at);
        return { name, words, of: words, actions: ["restore", "delete-text"] };
      }),
    ),
  );
}

/** Whether the browser has agreed to keep all of it. It may answer late or never; until then it has not agreed. */
function promise() {
  const words = h("span", {}, KEPT.mayClear);
  const ask = h("span", {}, " ", button("ask-to-keep", ACTION.askToKeep));
  const { storage } = navigator;
  storage?.persisted?.().then(
    (agreed) => {
      if (!agreed) return;
      words.textContent = KEPT.agreed;
      ask.hidden = true;
    },
    () => {},
  );
  return [h("p", {}, words, storage?.persist ? ask : "")];
}

/** @param {string} title @param {string} why @param {{name: string, words: string, of: string, actions: string[]}[]} items */
function rows(title, why, items) {
  if (items.length === 0) return [];
  /** @type {{[action: string]: string}} */
  const labels = { download: ACTION.download, restore: ACTION.restore, "delete-text": ACTION.delete };
  return [
    h("h3", {}, title),
    h("p", {}, why),
    h(
      "ul.sv-entries",
      {},
      ...items.map(({ name, words, of, actions }) =>
        h(
          "li.sv-entry",
          { "data-id": name },
          h("p", {}, words),
          h("p.sv-tools", {}, ...actions.map((action) => button(action, labels[action], of))),
        ),
      ),
    ),
  ];
}

/** @param {Page} page @param {string} name of an unreadable text */
export function downloadText(page, name) {
  const text = textOf(page, name);
  if (text !== null) download(`social-value-${name.replace(/[^a-z0-9]+/gi, "-")}.txt`, text, "text/plain");
}

/** @param {Page} page @param {string} name of an unreadable text or a backup */
export function deleteText(page, name) {
  const text = textOf(page, name);
  if (text === null) return;
  const isDone = page.done(discard(page.store, name), TOLD.textDeleted, () => {
    page.done(page.store.drawer.put(name, text), TOLD.textBack);
    page.focus(name, "delete-text");
  });
  if (isDone) page.focusButton("undo");
}

/** The backup stays, until the reader deletes it. @param {Page} page @param {string} name */
export function restore(page, name) {
  const backup = backupsOf(page.store).find((each) => each.name === name);
  if (!backup) return;
  const { assessment } = backup;
  const id = newId(isMap(assessment) ? "m" : "a");
  const copy = /** @type {Assessment} */ ({ ...assessment, id, revision: 0 });
  page.done(storeOf(page.store, assessment).create(copy), TOLD.undone(assessment.name));
  page.focus(id);
}

/** @param {Page} page */
export async function deleteAll(page) {
  const { assessments, unreadable } = page.store.list();
  const { maps, unreadable: others } = page.mapList();
  const bad = unreadable.length + others.length;
  const backups = backupsOf(page.store).length;
  const what = KEPT.everything(assessments.length, maps.length, backups, picks(page.store.drawer).length, bad);
  page.find("[data-what]").textContent = what;
  if (!(await page.ask("delete-all"))) return page.focusButton("delete-all");
  page.closePanel();
  page.done(page.store.removeAll(), TOLD.allDeleted);
  page.focusButton("new");
}

/** @param {Page} page @param {string} name */
function textOf({ store }, name) {
  try {
    return store.drawer.get(name);
  } catch {
    return null;
  }
}

/** In characters, keys included. @param {Page} page */
function space({ store: { drawer } }) {
  try {
    return drawer.texts("").reduce((sum, { name, text }) => sum + drawer.prefix.length + name.length + text.length, 0);
  } catch {
    return 0;
  }
}
