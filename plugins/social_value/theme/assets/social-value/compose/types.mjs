// @ts-check
/**
 * What `composing/form.py` writes for the browser.
 *
 * @typedef {object} Question what is not there is false, empty or without a bound
 * @property {string} name
 * @property {string} label
 * @property {string} about
 * @property {string} [hint]
 * @property {boolean} [required]
 * @property {"text" | "long-text" | "number" | "true-or-false" | "list" | "group" | "records"} kind
 * @property {"text" | "markdown" | "id" | "address" | "day" | "part-of-date" | "whole" | "number" | "true-or-false" | "word"} [rule]
 * @property {number} [least]
 * @property {number} [most]
 * @property {number} [longest] of a list, the most characters of each value
 * @property {[string, string][]} [choices] ids with their labels
 * @property {Question[]} [fields] of a group, or of each record
 *
 * @typedef {object} Form
 * @property {string} heading the comment above each file
 * @property {number} period in days, until a new case study is checked again
 * @property {number} biggest in bytes
 * @property {number} in_one how many case studies are in one file
 * @property {{title: string, fields: string[]}[]} parts
 * @property {Question[]} fields in the order in which they are written
 * @property {string[]} reserved names that no case study may have
 * @property {string[]} pages paths under content/, but for those of case studies
 * @property {{[id: string]: {value: string, date: string}}} facts
 * @property {string[]} free_text
 * @property {{[id: string]: string}} units id -> pattern
 * @property {string[]} kinds the strongest first
 * @property {string} ratio the unit of figures that must not be compared
 * @property {[string, string[]][]} areas titles, each with the ids of its statements
 * @property {{[id: string]: {url: string, guide: {title: string, url: string}}}} themes
 *
 * @typedef {{[name: string]: any}} Study a case study, or a part of one, as plain data
 */

export {};
