// @ts-check
/**
 * The shapes that the modules share. Only editors and type checkers read this file: no browser loads it.
 *
 * @import { Action, Commitment, Evidence, Steps, Tender } from "../action/types.mjs"
 *
 * @typedef {{id: string, weight: number, must: boolean, doesNotApply: "never" | "allowed" | "with-reason",
 *   fingerprint: string, text?: string, quick?: boolean, setAside?: {[profile: string]: string},
 *   informedBy?: {checklist: string, statement: string}[]}} Statement text stands in the published file only; setAside
 *   gives the reason for each profile it cannot apply to; informedBy names close statements of other checklists
 * @typedef {{id: string, title: string, statements: Statement[]}} Area
 * @typedef {{id: string, label: string, points: number}} Option
 * @typedef {{id: string, label: string, lower: number}} Band
 * @typedef {{id: string, label: string, meaning: string}} Profile
 *
 * @typedef {object} Earlier How a statement stood up to and including an edition. Whatever is absent was as in
 *   the next later one.
 * @property {number} edition
 * @property {string} [text]
 * @property {string} [area] an area's id
 * @property {number} [weight]
 * @property {string} fingerprint of the wording of that edition
 *
 * @typedef {{id: string, text: string, area: string, edition: number, successor: string | null, weight: number}}
 *   Retired edition is the first without it
 * @typedef {object} History
 * @property {{[statement: string]: Earlier[]}} earlier
 * @property {{[statement: string]: number}} since the first edition a statement stands in, where that is not 1
 * @property {Retired[]} retired
 *
 * @typedef {object} Model What `checklists/page.py` writes into data-model.
 * @property {string} id
 * @property {number} edition
 * @property {Option[]} options lowest points first
 * @property {string} inPlace an option's id
 * @property {string | null} evidenced an option's id
 * @property {Band[]} bands lowest first
 * @property {Area[]} areas
 * @property {Profile[]} [profiles]
 * @property {History} [history]
 *
 * @typedef {{[statement: string]: string}} Answers Statement id to state: an option's id, "does-not-apply" or
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
 * @typedef {object} Entry What is kept for one statement; any part may be absent.
 * @property {string} [state] an option's id, "does-not-apply" or "dont-know"
 * @property {string} [reason] why it does not apply
 * @property {string} [note]
 * @property {string} [fingerprint] of the wording that the answer was given to
 * @property {true} [carried] copied from an earlier assessment and not looked at again
 * @property {string} at ISO date and time of the answer
 *
 * @typedef {object} Recorded A result as it was scored then.
 * @property {number} edition
 * @property {string} at ISO date and time
 * @property {{percent: number | null, band: string | null, bandLabel: string}} overall
 * @property {{id: string, title: string, percent: number | null, low: number | null, high: number | null}[]} areas
 * @property {Counts} counts
 *
 * @typedef {object} Assessment One organisation's answers to one checklist, as they are kept and exchanged.
 * @property {string} format always "social-value-assessment"
 * @property {number} version of the format
 * @property {string} id permanent: "a-" and twelve letters or digits
 * @property {string} checklist
 * @property {number} edition the checklist's edition that the reader last looked at
 * @property {string} name
 * @property {string} date such as "2026-11-22", or ""
 * @property {{size: string, kind: string}} organisation size is a profile's id or ""
 * @property {string} note
 * @property {string} profile a profile's id or ""
 * @property {string[]} broughtBack ids of statements that the profile sets aside and the reader wants
 * @property {"full" | "quick"} depth
 * @property {string} created ISO date and time
 * @property {string} changed ISO date and time
 * @property {number} revision one more at each stored change
 * @property {{id: string, name: string, date: string}} [takenFrom] the assessment whose answers it began with
 * @property {{[statement: string]: Entry}} answers
 * @property {Recorded[]} results at most one per edition, the latest last
 * @property {Steps} steps what the reader did with the next steps that the answers lead to
 * @property {Action[]} actions
 * @property {Evidence[]} evidence
 * @property {Tender[]} tenders
 * @property {Commitment[]} commitments of all tenders
 * @property {{months: number, from: string}} reassess when to answer again: 0, 3, 6 or 12 months from a day, or from ""
 *
 * @typedef {{id: string, cells: {[column: string]: string}}} MapRow cells that are empty are absent
 * @typedef {object} ImpactMap
 * @property {string} format always "social-value-impact-map"
 * @property {number} version of the format
 * @property {string} id permanent: "m-" and twelve letters or digits
 * @property {string} name
 * @property {string} date such as "2026-11-22", or ""
 * @property {string} created ISO date and time
 * @property {string} changed ISO date and time
 * @property {number} revision one more at each stored change
 * @property {MapRow[]} rows one for each outcome
 *
 * @typedef {{name?: string, date?: string, organisation?: {size?: string, kind?: string}, profile?: string,
 *   depth?: "full" | "quick"}} Details
 *
 * @typedef {{type: "answer", statement: string, state: string, fingerprint: string}
 *   | {type: "clear", statement: string}
 *   | {type: "confirm", statement: string, fingerprint: string}
 *   | {type: "reason" | "note", statement: string, text: string, before?: string}
 *   | {type: "rename", name: string}
 *   | {type: "describe", date?: string, organisation?: {size?: string, kind?: string}, note?: string, before?: string}
 *   | {type: "profile", profile: string}
 *   | {type: "bringBack" | "setAsideAgain", statement: string}
 *   | {type: "depth", depth: "full" | "quick"}} AssessmentEvent `before` is what the field held before the edit,
 *   so that an edit in another tab is seen and kept
 *
 * @typedef {"found" | "newer" | "foreign" | "broken"} Kind of a value: an assessment, one of a newer version, not
 *   one of ours, or ours with something wrong in it
 *
 * @typedef {object} Change What happened to one statement between the edition answered and this one.
 * @property {string} id
 * @property {boolean} answered whether there is an answer, a reason or a note
 * @property {{before: string | null, after: string | null}} [reworded] null where the wording is not known here
 * @property {{from: string, to: string}} [moved] areas' ids
 * @property {{before: number, after: number}} [reweighted]
 * @property {string} [unknownState] an answer that this edition does not offer
 *
 * @typedef {object} Changes Each statement stands in exactly one list; a change in more than one way says all.
 * @property {{from: number, to: number}} editions
 * @property {Change[]} unchanged
 * @property {Change[]} reworded
 * @property {Change[]} added
 * @property {Change[]} moved
 * @property {Change[]} reweighted
 * @property {(Retired & {answered: boolean})[]} retired
 * @property {string[]} unknown ids
 *
 * @typedef {{percent: number | null, low: number | null, high: number | null}} Percents
 * @typedef {{points: number, direction: "up" | "down" | "same", from: string, to: string}} Difference from and to
 *   are options' ids
 * @typedef {{percents: (number | null)[], change: number | null, statements: number}} Shared Scored on the statements
 *   that have a scored answer in every assessment; change is in percentage points, from the first to the last
 *
 * @typedef {object} Comparison Every list in it has one item per column.
 * @property {{id: string, name: string, date: string, edition: number, depth: "full" | "quick", counts: Counts,
 *   overall: {percent: number | null, band: string | null, bandLabel: string, provisional: boolean}}[]} columns
 *   the earliest first
 * @property {Shared} overall
 * @property {{id: string, title: string, percents: Percents[], shared: Shared, statements: Compared[]}[]} areas
 * @property {{id: string, text: string | null, states: (string | null)[]}[]} outside answers to what is not asked now
 * @typedef {object} Compared
 * @property {string} id
 * @property {(string | null)[]} states
 * @property {boolean[]} asked false where the short start left it out
 * @property {(Difference | null)[]} steps since the column before; null unless both are scored
 * @property {Difference | null} change from the first to the last
 * @property {boolean} counted
 * @property {boolean} reworded whether the answers were given to different wordings
 *
 * @typedef {{id: string, assessment: Assessment, answers: number, notes: number,
 *   kind: "new" | "same" | "newer" | "older", stored: Assessment | null, unknown: string[] | null}} Incoming
 *   newer or older than what is stored under that id; unknown is null for a checklist that is not known here
 * @typedef {{id: string, map: ImpactMap, kind: "new" | "same" | "newer" | "older", stored: ImpactMap | null}}
 *   IncomingMap as for an assessment
 * @typedef {{exported: string, items: Incoming[], maps: IncomingMap[]}} Preview
 * @typedef {{write: (Assessment | ImpactMap)[], backups: (Assessment | ImpactMap)[]}} Plan
 *
 * @typedef {object} Link
 * @property {string} fragment begins with "#"
 * @property {number} length of the fragment, in characters
 * @property {"fine" | "long" | "too-long"} size a link that is too long would be refused by `fromLink`
 * @property {string[]} left ids whose answer this edition's link cannot carry
 * @property {number} texts how many notes and reasons stay behind
 *
 * @typedef {"saved" | "full" | "blocked" | "newer" | "gone" | "refused"} Outcome of an attempt to keep something.
 *   newer: a newer version of the site wrote what is there. gone: it was deleted elsewhere. refused: longer than
 *   anything that would be read again.
 * @typedef {{format: import("./soundness.mjs").Format, start: string, order: string}} Kept What a store keeps: start
 *   is of the name of each, order the field of the index that holds their ids
 * @typedef {{[tab: string]: number}} Tabs how many edits of each tab are in a document, the tab that wrote last at the end
 * @typedef {Kind | "corrupt" | "absent" | "gone" | "blocked"} StoredKind corrupt is not even JSON
 * @typedef {{kind: StoredKind, assessment?: Assessment}} Found
 * @typedef {{name: string, kind: StoredKind, text: string}} Unreadable
 * @typedef {{version: number, current: {[checklist: string]: string}, lastExported: {[assessment: string]: string},
 *   askedToKeep?: string, reminded?: string}} Settings askedToKeep and reminded are ISO dates and times
 */

export {};
