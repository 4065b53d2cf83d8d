// @ts-check
/**
 * The shapes that the modules share, with what there is to say about them. Only people, editors and type checkers
 * read this file. No browser loads it: what the others fetch stays small because the long words are here.
 *
 * @typedef {{id: string, weight: number, must: boolean, doesNotApply: "never" | "allowed" | "with-reason",
 *   fingerprint: string}} Statement
 * @typedef {{id: string, title: string, statements: Statement[]}} Area
 * @typedef {{id: string, label: string, points: number}} Option
 * @typedef {{id: string, label: string, lower: number}} Band
 *
 * @typedef {object} Model What `checklists/page.py` writes into data-model.
 * @property {string} id
 * @property {number} edition
 * @property {Option[]} options lowest points first
 * @property {string} inPlace an option's id
 * @property {string | null} evidenced an option's id
 * @property {Band[]} bands lowest first
 * @property {Area[]} areas
 *
 * @typedef {{[statement: string]: any}} Answers Statement id to state: an option's id, "does-not-apply" or
 *   "dont-know". A statement without an answer is absent.
 * @typedef {{scored: number, doesNotApply: number, dontKnow: number, unanswered: number}} Counts
 * @typedef {{id: string, earned: number, available: number, percent: number | null, low: number | null,
 *   high: number | null, counts: Counts}} AreaResult Percents are whole numbers, null where nothing is scored.
 *
 * @typedef {object} Result
 * @property {AreaResult[]} areas
 * @property {{percent: number | null, band: string | null, provisional: boolean}} overall band is a band's id
 * @property {Counts} counts
 * @property {{shown: number, inPlace: number}} evidence
 * @property {string[]} mustNotes ids of legal duties that stand below "in place"
 *
 * @typedef {object} Assessment One organisation's answers to one checklist, as they are kept and exchanged. An
 *   answer is a state, never a number, so it outlives a change of points. Ids that an edition does not know, and
 *   fields of later versions, are carried along and never dropped; so is a reason when the answer changes.
 * @property {string} format always "social-value-assessment"
 * @property {number} version of the format
 * @property {string} checklist
 * @property {number} edition the checklist's edition when the assessment began
 * @property {string} created ISO date and time
 * @property {string} changed ISO date and time
 * @property {{[statement: string]: {state: string, reason?: string}}} answers
 * @property {{[statement: string]: string}} fingerprints the wording that each answer was given to
 *
 * @typedef {{type: "answer", statement: string, state: string, reason?: string, fingerprint: string}
 *   | {type: "reason", statement: string, reason: string}
 *   | {type: "clear", statement: string}} AnswerEvent
 *
 * @typedef {"saved" | "blocked" | "full" | "newer"} Outcome of an attempt to keep or delete an assessment
 * @typedef {{kind: "found" | "empty" | "blocked" | "newer" | "unreadable", assessment?: Assessment}} Found What a
 *   browser keeps for a checklist: a sound assessment of it, one that a newer version of the page wrote, or
 *   something else. It is also the name of the sentence that the page shows about saving.
 */

export {};
