// @ts-check
/**
 * The assessment that lies open on the page, and where it is kept: in this browser, or nowhere on a public computer.
 * It knows nothing of the page.
 *
 * @import { Assessment, AssessmentEvent, Model, Outcome, StoredKind } from "./types.mjs"
 * @import { Edit } from "./store.mjs"
 */

import { effectiveAnswers, modelAtDepth } from "./asked.mjs";
import { adoptEdition, begin, duplicate, next, record } from "./assessment.mjs";
import { newId } from "./ids.mjs";
import { score } from "./scoring.mjs";
import { askToKeep, currentOf, isReminderDue, setCurrent, setReminded } from "./settings.mjs";
import { openStore } from "./store.mjs";

const now = () => new Date().toISOString();

export class Desk {
  #scope;
  /** Of a new one nothing is kept before the first answer. */
  #isBegun = false;
  /** The reader asked for a new one, so no older one comes in its place. */
  #isNew = false;
  #isCurrent = false;
  #isChanged = false;
  #isSaved = true;
  /** A statement that is not asked, and that a link led to: it is shown all the same. */
  visited = "";
  isPublic = false;
  /** One that came with a link: to be read. @type {Assessment | undefined} */
  shared;

  /** @param {Model} model @param {string} scope @param {() => {name: string, date: string}} details of a new one */
  constructor(model, scope, details) {
    this.model = model;
    this.#scope = scope;
    this.details = details;
    this.store = openStore(scope);
    this.assessment = this.#fresh();
  }

  get shown() {
    return this.shared ?? this.assessment;
  }

  get isOlder() {
    return this.#isBegun && !this.shared && this.assessment.edition < this.model.edition;
  }

  /** Whether closing the page would lose something. */
  get isAtRisk() {
    return !this.#isSaved || (this.isPublic && this.#isChanged);
  }

  /** Whether to say that a file would be safer. Not on a public computer: there the page says so all the time. */
  get isReminderDue() {
    const isKept = this.#isBegun && this.#isSaved && !this.isPublic && !this.shared;
    return isKept && isReminderDue(this.store, this.assessment, now());
  }

  /** The reader has read that a file would be safer. */
  reminded() {
    setReminded(this.store, now());
  }

  /** Opens the one that was open last. @returns {StoredKind} */
  load() {
    const { kind, assessment } = currentOf(this.store, this.model.id);
    this.#open(assessment ?? this.#fresh(), assessment !== undefined);
    return kind;
  }

  /** What the reader has open of another checklist. @param {string} checklist */
  elsewhere(checklist) {
    return this.shared ? undefined : currentOf(this.store, checklist).assessment;
  }

  /** A new one beside those that are kept. @returns {StoredKind} */
  startNew() {
    this.#open(this.#fresh(), false);
    this.#isNew = true;
    return "absent";
  }

  /** @param {AssessmentEvent} event */
  act(event) {
    const at = now();
    return this.#change((assessment) => this.#scored(next(assessment, event, at), at));
  }

  /** The reader has seen what changed. The result of the earlier edition stays as it was. */
  adopt() {
    const at = now();
    return this.#change((assessment) => this.#scored(adoptEdition(this.model, assessment, at), at));
  }

  /** What other tabs did; nothing to tell where there is nothing. @returns {StoredKind | Outcome | undefined} */
  settle() {
    if (!this.#isBegun) return this.#isNew || this.isPublic ? undefined : this.load();
    const { outcome, assessment } = this.store.settle(this.assessment.id);
    if (assessment) this.assessment = assessment;
    this.#isSaved = outcome === "saved";
    return outcome;
  }

  /** Keeps one that was deleted elsewhere. */
  saveAgain() {
    this.#isBegun = false;
    return this.#change((assessment) => assessment);
  }

  /** From now on nothing is kept here, or everything. What was given on this visit comes along, as a copy. @param {boolean} isPublic */
  async setPublic(isPublic) {
    const open = isPublic ? (await import("./memory.mjs")).memoryStore : openStore;
    this.isPublic = isPublic;
    this.store = open(this.#scope);
    if (!this.#isChanged) return this.load();
    const { name } = this.assessment;
    this.#isBegun = false;
    this.#isCurrent = false;
    return this.#change((assessment) => duplicate(assessment, { id: newId(), name }, now()));
  }

  keepShared() {
    const shared = this.shared;
    if (shared) this.#open(shared, false);
    return this.#change((assessment) => assessment);
  }

  /** @returns {Outcome} */
  remove() {
    const outcome = this.store.remove(this.assessment.id);
    if (outcome === "saved") this.startNew();
    return outcome;
  }

  /** A file holds it. */
  taken() {
    this.#isChanged = false;
  }

  /** What the reader is asked, with the result. @param {Assessment} assessment */
  score(assessment) {
    const asked = modelAtDepth(this.model, assessment);
    const answers = effectiveAnswers(asked, assessment);
    return { asked, answers, result: score(asked, answers) };
  }

  /** @param {Assessment} assessment @param {string} at */
  #scored(assessment, at) {
    const { asked, result } = this.score(assessment);
    return record(asked, assessment, result, at);
  }

  #fresh() {
    return begin(this.model, { id: newId(), ...this.details() }, now());
  }

  /** @param {Assessment} assessment @param {boolean} isBegun */
  #open(assessment, isBegun) {
    this.shared = undefined;
    this.visited = "";
    this.assessment = assessment;
    this.#isBegun = isBegun;
    this.#isNew = this.#isCurrent = this.#isChanged = false;
    this.#isSaved = true;
  }

  /** @param {Edit} edit @returns {Outcome} */
  #change(edit) {
    let outcome;
    if (this.#isBegun) {
      const changed = this.store.change(this.assessment.id, edit);
      outcome = changed.outcome;
      this.assessment = changed.assessment ?? edit(this.assessment);
    } else {
      this.assessment = edit(this.assessment);
      outcome = this.store.create(this.assessment);
      this.#isBegun = true;
    }
    this.#isSaved = outcome === "saved";
    this.#isChanged = true;
    if (this.#isSaved && !this.#isCurrent) {
      setCurrent(this.store, this.assessment);
      this.#isCurrent = true;
    }
    const hasAnswers = Object.keys(this.assessment.answers).length > 0;
    if (this.#isSaved && !this.isPublic && hasAnswers) askToKeep(this.store, now());
    return outcome;
  }
}
