// @ts-check
/**
 * What a reader makes of an assessment: a plan, evidence, tenders and promises.
 *
 * @typedef {{pinned: string[], dismissed: string[], order: string[]}} Steps ids of statements
 *
 * @typedef {object} Action What somebody will do.
 * @property {string} id permanent: "x-" and eight letters or digits
 * @property {string} statement an id, or ""
 * @property {string} text
 * @property {string} owner a role
 * @property {string} due such as "2026-11-22", or ""
 * @property {string} target an option's id, or ""
 * @property {"planned" | "under-way" | "done" | "dropped"} status
 * @property {string} note
 * @property {string} created ISO date and time
 * @property {string} changed ISO date and time
 *
 * @typedef {{date: string, value: string}} Reading what a measure was on a day
 *
 * @typedef {object} Evidence One line of the register.
 * @property {string} id permanent: "e-" and eight letters or digits
 * @property {string} what it shows
 * @property {"" | "number" | "story" | "document" | "survey" | "independent-check"} kind
 * @property {string} value
 * @property {string} unit
 * @property {string} period
 * @property {string} source
 * @property {string} kept where: a link or the name of a file
 * @property {string} date of the evidence, such as "2026-11-22", or ""
 * @property {string} staleOn the day from which it is out of date, or ""
 * @property {"" | "core" | "added" | "either"} value_kind
 * @property {string[]} statements ids of those that it backs up
 * @property {Reading[]} readings the earliest first
 * @property {string} changed ISO date and time
 *
 * @typedef {{id: string, question: string, answered: boolean, changed: string}} TenderQuestion another question that the
 *   buyer asks; its id is "q-" and eight letters or digits
 * @typedef {{id: string, name: string, ready: boolean, changed: string}} Attachment a document to send; its id is "f-" and
 *   eight letters or digits
 *
 * @typedef {object} Tender One answer to one buyer.
 * @property {string} id permanent: "t-" and eight letters or digits
 * @property {string} name the reader's own for it
 * @property {string} buyer
 * @property {string} question on Social Value, in the buyer's words
 * @property {number} limit in words; 0 for none
 * @property {string} due the day by which it must be sent, such as "2026-11-22", or ""
 * @property {"" | "yes" | "no"} supporting whether documents may go with the answer
 * @property {string[]} statements ids of those that it speaks of
 * @property {string[]} evidence ids of lines of the register, in order: the first is E1. A line that was deleted keeps its place
 * @property {string} will the first of the four texts: what we will do
 * @property {string} know
 * @property {string} report
 * @property {string} added
 * @property {TenderQuestion[]} questions
 * @property {Attachment[]} attachments
 * @property {string[]} ticked ids of the pre-flight's items that only the reader can tell
 * @property {string} created ISO date and time
 * @property {string} changed ISO date and time
 *
 * @typedef {object} Commitment What somebody promised in a tender, and what became of it.
 * @property {string} id permanent: "c-" and eight letters or digits
 * @property {string} tender an id; the tender may be gone
 * @property {string} statement an id, or ""
 * @property {string} what
 * @property {string} who a role
 * @property {string} number how many or how much, such as "40 hours"
 * @property {string} by such as "2026-11-22", or ""
 * @property {string} measure how it will be counted and reported
 * @property {"" | "core" | "added"} value_kind
 * @property {"" | "kept" | "partly" | "not"} outcome
 * @property {string} record what happened
 * @property {string} evidence id of the line that was made of it, or ""
 * @property {string} created ISO date and time
 * @property {string} changed ISO date and time
 */

export {};
