// @ts-check
/**
 * Keeps assessments in this browser, each a document of its own, with an index for their order. The only module that
 * reaches for the browser's storage. A store of another kind of document keeps those in the same way, and calls them
 * assessments too.
 *
 * An edit is made to what is stored at that moment, never to what this tab remembers, so tabs do not undo each other's
 * work. An edit that could not be stored waits and goes with the next. Browsers tell one tab of another's write a
 * moment late: an edit that was written over in that moment is made again. For that each document counts how many
 * edits of which tab are in it; the count is the store's own, and nobody else sees it.
 *
 * @import { Assessment, Found, Kept, Outcome, StoredKind, Tabs, Unreadable } from "./types.mjs"
 */

import { Drawer, UNREADABLE } from "./drawer.mjs";
import { random } from "./ids.mjs";
import { ASSESSMENT, isSound } from "./soundness.mjs";
import { interpret } from "./stored.mjs";

/** @type {Kept} */
const ASSESSMENTS = { format: ASSESSMENT, start: "assessment:", order: "ids" };
const INDEX = "index";

/** How many tabs a document counts, and how many edits a tab can make again: browsers can be that late. */
const TABS = 12;
const EDITS = 1000;

/** @param {string} scope the site's path, such as "/toolkit/" @param {Kept} kept */
export const openStore = (scope, kept = ASSESSMENTS) => new Store(new Drawer(() => window.localStorage, scope), kept);

/**
 * @typedef {(assessment: Assessment) => Assessment} Edit
 * @typedef {object} View What this tab knows of one assessment.
 * @property {string | null} text as last seen in storage; revision and tabs are of that text
 * @property {number} revision
 * @property {Tabs} tabs
 * @property {Assessment} assessment with the edits that wait to be stored
 * @property {{edit: Edit, number: number}[]} mine this tab's last edits, and all that wait
 * @property {number} made how many edits this tab has made
 * @property {number} stored how many of them are in that text
 * @property {number} wrote the revision of this tab's last write
 */

export class Store {
  #tab = `t${random(4)}`;
  /** @type {Map<string, View>} */
  #views = new Map();

  /** @param {Drawer} drawer @param {Kept} kept */
  constructor(drawer, kept = ASSESSMENTS) {
    this.drawer = drawer;
    this.kept = kept;
  }

  /** The name of a document in storage. @param {string} id */
  nameOf(id) {
    return this.kept.start + id;
  }

  /** The assessment that a storage event is about, or "". @param {string | null} key */
  idOf(key) {
    const start = this.drawer.prefix + this.kept.start;
    return key?.startsWith(start) ? key.slice(start.length) : "";
  }

  /** @param {string} id @returns {Found} */
  read(id) {
    const { kind, view } = this.#look(id);
    return kind === "gone" ? { kind } : { kind, assessment: view?.assessment };
  }

  /**
   * All assessments in the order of the index, and every text that should be one and is not.
   *
   * @returns {{kind: "found" | "blocked", assessments: Assessment[], unreadable: Unreadable[]}}
   */
  list() {
    // What could not be stored yet is listed too.
    const assessments = [...this.#views.values()].flatMap(({ text, assessment }) =>
      text === null ? [assessment] : [],
    );
    try {
      const unreadable = this.drawer.texts(UNREADABLE).map((it) => ({ ...it, kind: interpret(it.text, this.kept.format).kind }));
      for (const { name, text } of this.drawer.texts(this.kept.start)) {
        const { kind, view } = this.#look(name.slice(this.kept.start.length));
        if (kind === "found" && view) assessments.push(view.assessment);
        else unreadable.push({ name, text, kind });
      }
      assessments.sort((one, other) => Date.parse(one.created) - Date.parse(other.created));
      const found = assessments.map(({ id }) => id);
      const ids = this.#index((stored) => [...new Set([...stored.filter((id) => found.includes(id)), ...found])]);
      assessments.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
      return { kind: "found", assessments, unreadable };
    } catch {
      const known = [...this.#views.values()].map(({ assessment }) => assessment);
      return { kind: "blocked", assessments: known, unreadable: [] };
    }
  }

  /**
   * Keeps a new assessment, or one that was removed. One that cannot be stored is held here, and stored with its next
   * edit if it can be.
   *
   * @param {Assessment} assessment
   * @returns {Outcome}
   */
  create(assessment) {
    // Another tab may have taken it back already.
    if (this.#look(assessment.id).kind === "found") return this.settle(assessment.id).outcome;
    const { tabs = {}, made = 0 } = this.#views.get(assessment.id) ?? {};
    const revision = assessment.revision - 1;
    const view = { text: null, revision, tabs, assessment, mine: [], made, stored: made, wrote: revision };
    this.#views.set(assessment.id, view);
    return this.#save(view, "absent");
  }

  /**
   * The assessment after the edit. It holds what other tabs did, so the page shows what this gives back.
   *
   * @param {string} id of an assessment that was read or created here
   * @param {Edit} edit pure: it is made again when another tab's write comes between
   * @returns {{outcome: Outcome, assessment?: Assessment}} "gone", too, for an id that is not known
   */
  change(id, edit) {
    const { kind, view } = this.#look(id);
    if (!view) return { outcome: "gone" };
    view.assessment = edit(view.assessment);
    view.made += 1;
    view.mine.push({ edit, number: view.made });
    return { outcome: this.#save(view, kind), assessment: view.assessment };
  }

  /**
   * The assessment as it is now, for storage events and pages that come back. Stores what waits to be stored.
   *
   * @param {string} id
   * @returns {{outcome: Outcome, assessment?: Assessment}}
   */
  settle(id) {
    const { kind, view } = this.#look(id);
    if (!view) return { outcome: "gone" };
    const isStored = kind === "found" && view.stored === view.made;
    return { outcome: isStored ? "saved" : this.#save(view, kind), assessment: view.assessment };
  }

  /**
   * Writes over what is stored. For a file that replaces an assessment: the tabs that have it open take it over.
   *
   * @param {Assessment} assessment
   * @returns {Outcome}
   */
  overwrite(assessment) {
    return this.drawer.replace(this.nameOf(assessment.id), (stored) => {
      const { kind, tabs } = interpret(stored, this.kept.format, assessment.id);
      return { kind, text: JSON.stringify({ ...assessment, tabs }) };
    });
  }

  /** An assessment that was removed can be created again. @param {string} id @returns {Outcome} */
  remove(id) {
    const outcome = this.drawer.drop(this.nameOf(id));
    if (outcome !== "saved") return outcome;
    if (this.#views.get(id)?.text === null) this.#views.delete(id);
    this.#index((ids) => ids.filter((each) => each !== id));
    return outcome;
  }

  /** Deletes all that this site keeps, and nothing of other sites. @returns {Outcome} */
  removeAll() {
    this.#views.clear();
    return this.drawer.dropAll();
  }

  /**
   * What is stored under an id now, and this tab's view of it, brought up to that.
   *
   * @param {string} id
   * @returns {{kind: StoredKind, view?: View}}
   */
  #look(id) {
    const view = this.#views.get(id);
    let text;
    try {
      text = this.drawer.get(this.nameOf(id));
    } catch {
      return { kind: "blocked", view };
    }
    if (text === null) return { kind: view && view.text !== null ? "gone" : "absent", view };
    if (text === view?.text) return { kind: "found", view };
    const { kind, assessment, tabs = {} } = interpret(text, this.kept.format, id);
    if (!assessment) return { kind, view };

    const counted = tabs[this.#tab] ?? 0;
    const { mine = [], made = counted, wrote = 0, stored: before = 0 } = view ?? {};
    const { revision } = assessment;
    // A tab that is not counted any more had its edits in long before. One that never was has them missing.
    const isForgotten = counted === 0 && Object.keys(tabs).length >= TABS && revision - wrote >= TABS;
    const stored = isForgotten ? before : counted;
    const ahead = mine.filter(({ number }) => number > stored).reduce((so, { edit }) => edit(so), assessment);
    const now = { text, revision, tabs, assessment: ahead, mine, made, stored, wrote };
    this.#views.set(id, now);
    return { kind, view: now };
  }

  /** @param {View} view @param {StoredKind} kind of what is stored now @returns {Outcome} */
  #save(view, kind) {
    if (kind === "gone" || kind === "newer" || kind === "blocked") return kind;
    if (!isSound(view.assessment, this.kept.format)) return "refused";
    const revision = view.revision + 1;
    const assessment = { ...view.assessment, revision };
    const { [this.#tab]: _, ...others } = view.tabs;
    const tabs = Object.fromEntries([...Object.entries(others), [this.#tab, view.made]].slice(-TABS));
    const text = JSON.stringify({ ...assessment, tabs });
    const isFirst = view.text === null;
    const outcome = this.drawer.replace(this.nameOf(assessment.id), (stored) => ({
      kind: stored === view.text ? "found" : interpret(stored, this.kept.format, assessment.id).kind,
      text,
    }));
    if (outcome !== "saved") return outcome;
    const mine = view.mine.slice(-EDITS);
    Object.assign(view, { text, revision, tabs, assessment, mine, stored: view.made, wrote: revision });
    if (isFirst) this.#index((ids) => [...new Set([...ids, assessment.id])]);
    return outcome;
  }

  /**
   * Only the order rests on the index: what it does not name is found all the same, and what it names and is not there
   * does no harm. So its own failures are not told.
   *
   * @param {(ids: string[]) => string[]} edit
   */
  #index(edit) {
    const { order } = this.kept;
    const { [order]: ids, ...others } = this.drawer.record(INDEX);
    const stored = Array.isArray(ids) ? ids : [];
    const now = edit(stored);
    if (`${stored}` !== `${now}`) this.drawer.putRecord(INDEX, { ...others, [order]: now });
    return now;
  }
}
