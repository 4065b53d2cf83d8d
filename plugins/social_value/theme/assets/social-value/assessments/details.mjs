// @ts-check
/**
 * What is done to one assessment: begun, described, copied, deleted, taken away and shared.
 *
 * @import { Assessment, ImpactMap } from "../checklist/types.mjs"
 * @import { Page } from "./page.mjs"
 */

import { begin, duplicate, next, startFrom } from "../checklist/assessment.mjs";
import { toCsv } from "../checklist/csv.mjs";
import { toLink } from "../checklist/link.mjs";
import { toFile } from "../checklist/portable.mjs";
import { askToKeep, setCurrent, setExported } from "../checklist/settings.mjs";
import { newId } from "../checklist/ids.mjs";
import { CSV, LINK_SIZE } from "../checklist/strings-lasting.mjs";
import { download, options } from "./dom.mjs";
import { fileName } from "./file-name.mjs";
import * as steps from "./words-steps.mjs";
import * as say from "./words.mjs";

const { TOLD } = steps;

/** @param {Page} page */
export async function startNew(page) {
  const day = steps.today(new Date());
  const given = await describe(page, "new", { name: steps.suggestedName(day), date: day });
  const checklist = given && page.checklists.find(({ id }) => id === given.checklist)?.model;
  if (!checklist) return page.focusButton("new");
  const { name, date, organisation, note } = given;
  const begun = begin(checklist, { id: newId(), name, date, organisation }, page.now());
  keepNew(page, { ...begun, note }, TOLD.started(name));
}

/** @param {Page} page @param {Assessment} assessment */
export async function startAgain(page, assessment) {
  const day = steps.today(new Date());
  const given = await describe(page, "from", { ...assessment, name: steps.suggestedName(day), date: day, note: "" });
  if (!given) return page.focus(assessment.id, "from");
  const { name, date, organisation, note } = given;
  const latest = page.assessment(assessment.id) ?? assessment;
  const started = startFrom(latest, { id: newId(), name, date }, page.now());
  const changed = { ...started.organisation, ...organisation };
  keepNew(page, { ...started, organisation: changed, note }, TOLD.startedFrom(name));
}

/** @param {Page} page @param {Assessment} assessment */
export async function redescribe(page, assessment) {
  const { id } = assessment;
  const given = await describe(page, "describe", assessment);
  if (given) {
    const { name, date, organisation, note, before } = given;
    const typed = note === before ? {} : { note, before: assessment.note };
    const at = page.now();
    page.store.read(id);
    const { outcome } = page.store.change(id, (each) =>
      next(next(each, { type: "rename", name }, at), { type: "describe", date, organisation, ...typed }, at),
    );
    page.done(outcome, TOLD.described(name));
  }
  page.focus(id, "describe");
}

/** @param {Page} page @param {Assessment} assessment */
export function copy(page, assessment) {
  const name = steps.copyName(assessment.name);
  const made = duplicate(assessment, { id: newId(), name }, page.now());
  keepNew(page, made, TOLD.duplicated(made.name));
}

/** @param {Page} page @param {Assessment} assessment */
export function remove(page, assessment) {
  const { id, name } = assessment;
  const latest = page.assessment(id) ?? assessment;
  const isDone = page.done(page.store.remove(id), TOLD.deleted(name), () => {
    page.done(page.store.create(latest), say.TOLD.undone(name));
    page.focus(id);
  });
  if (isDone) page.focusButton("undo");
}

/** @param {Page} page @param {{assessments?: Assessment[], maps?: ImpactMap[]}} chosen */
export function saveToFile(page, { assessments = [], maps = [] }) {
  const all = [...assessments, ...maps];
  if (all.length === 0) return page.tell(TOLD.nothingToSave);
  const at = page.now();
  const name = all.length === 1 ? fileName(all[0]) : `social-value-assessments-${at.slice(0, 10)}`;
  download(`${name}.json`, toFile(assessments, at, maps), "application/json");
  page.done(setExported(page.store, all, at), TOLD.filed(assessments.length, maps.length));
}

/** @param {Page} page @param {ImpactMap} map */
export function removeMap(page, map) {
  const { id, name } = map;
  const isDone = page.done(page.maps.remove(id), TOLD.deleted(name), () => {
    page.done(page.maps.create(/** @type {any} */ (map)), say.TOLD.undone(name));
    page.focus(id);
  });
  if (isDone) page.focusButton("undo");
}

/** @param {Page} page @param {Assessment} assessment */
export function saveAsTable(page, assessment) {
  const model = page.checklistOf(assessment)?.model;
  if (!model) return;
  download(`${fileName(assessment)}.csv`, toCsv(model, assessment, CSV), "text/csv");
  page.tell(TOLD.csv);
}

/** A link takes a moment to make. What is copied is the last one asked for, not the one before. */
let linkShown = Promise.resolve();

/** @param {Page} page @param {Assessment} assessment */
export async function share(page, assessment) {
  const checklist = page.checklistOf(assessment);
  const { model } = checklist ?? {};
  if (!checklist || !model) return;
  const { notes, link } = page.find('[data-dialog="share"] form').elements;
  const about = page.find("[data-about-link]");
  const copyButton = page.find('[data-action="copy"]');
  const show = async () => {
    const made = await toLink(model, assessment, { notes: notes.checked });
    const works = made.size !== "too-long";
    link.value = works ? new URL(made.fragment, checklist.url).href : "";
    copyButton.disabled = !works;
    about.textContent = [
      LINK_SIZE[made.size](made.length) || steps.SHARE.length(made.length),
      steps.SHARE.texts(made.texts),
      steps.SHARE.left(made.left.length),
    ]
      .filter(Boolean)
      .join(" ");
  };
  notes.checked = false;
  notes.onchange = () => (linkShown = linkShown.then(show));
  await (linkShown = show());
  await page.ask("share");
  page.focus(assessment.id, "share");
}

/** @param {Page} page */
export async function copyLink(page) {
  const { link } = page.find('[data-dialog="share"] form').elements;
  const about = page.find("[data-about-link]");
  await linkShown;
  try {
    await navigator.clipboard.writeText(link.value);
    about.textContent = TOLD.copied;
  } catch {
    link.focus();
    link.select();
    about.textContent = TOLD.notCopied;
  }
}

/** The browser may take its time, or never answer. @param {Page} page */
export function askAgain(page) {
  page.tell(TOLD.askedToKeep);
  navigator.storage.persist().then(
    (agreed) => {
      page.draw();
      page.tell(agreed ? say.KEPT.agreed : TOLD.notAgreed);
      page.find(agreed ? "#kept" : '[data-action="ask-to-keep"]').focus();
    },
    () => page.tell(TOLD.notAgreed),
  );
}

/** @param {Page} page @param {Assessment} assessment @param {string} words */
export function keepNew(page, assessment, words) {
  const outcome = page.store.create(assessment);
  if (outcome === "saved") {
    setCurrent(page.store, assessment);
    if (Object.keys(assessment.answers).length) askToKeep(page.store, page.now());
  }
  page.done(outcome, words);
  page.focus(assessment.id);
}

/**
 * @param {Page} page
 * @param {"new" | "from" | "describe"} kind
 * @param {Partial<Assessment>} values
 * @returns {Promise<{checklist: string, name: string, date: string, organisation: {size: string, kind: string},
 *   note: string, before: string} | null>} before is the note as the form held it at first
 */
async function describe(page, kind, { checklist, name = "", date = "", organisation, note = "" }) {
  const { size = "", kind: sort = "" } = organisation ?? {};
  const dialog = page.find('[data-dialog="describe"]');
  const { elements: fields } = dialog.querySelector("form");
  dialog.querySelector("[data-title]").textContent = steps.TITLE[kind];
  dialog.querySelector("[data-submit]").textContent = steps.SUBMIT[kind];

  const usable = page.checklists.filter(({ model }) => model);
  dialog.querySelector("[data-choose]").hidden = kind !== "new" || usable.length < 2;
  const chosen = checklist ?? usable[0]?.id ?? "";
  fields.checklist.replaceChildren(
    ...options(
      usable.map((each) => [each.id, each.title]),
      chosen,
    ),
  );
  const profiles = page.models.find(({ id }) => id === chosen)?.profiles ?? [];
  /** @type {[string, string][]} */
  const sizes = [
    ["", steps.NOT_SAID],
    ...profiles.map((each) => /** @type {[string, string]} */ ([each.id, each.label])),
  ];
  // A size that another edition offered stays.
  if (!sizes.some(([id]) => id === size)) sizes.push([size, size]);
  fields.size.replaceChildren(...options(sizes, size));
  fields.name.value = name;
  fields.date.value = date;
  fields.kind.value = sort;
  fields.note.value = note;
  const before = fields.note.value;

  const answer = page.ask("describe");
  fields.name.select();
  if (!(await answer)) return null;
  return {
    checklist: fields.checklist.value,
    name: fields.name.value.trim(),
    date: fields.date.value,
    organisation: { size: fields.size.value, kind: fields.kind.value.trim() },
    note: fields.note.value,
    before,
  };
}

