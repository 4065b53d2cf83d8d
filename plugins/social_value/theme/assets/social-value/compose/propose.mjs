// @ts-check
/**
 * Where a file is proposed: GitHub's own pages, with what is known filled in. Nothing is asked of GitHub. Pure.
 *
 * @import { Form, Study } from "./types.mjs"
 * @typedef {{repository: string, branch: string, folder: string}} Place repository is the address of its first page, or "" if
 *   it is not known
 */

/** Longer addresses GitHub may refuse. In bytes, of which each character of an encoded address is one. */
export const LONGEST = 7_500;

/** @param {string} repository @param {string} edit what MkDocs puts between it and the path of a page: edit/main/content/ @param {string} folder of the case studies @returns {Place} */
export function place(repository, edit, folder) {
  const [, branch = ""] = /^\/?edit\/([^/]+)\//.exec(edit) ?? [];
  const isKnown = /^https?:\/\//.test(repository) && branch;
  return { repository: isKnown ? repository.replace(/\/+$/, "") : "", branch, folder };
}

/** The page for a new file, with its text unless that makes the address too long. @param {Place} at @param {string} name @param {string} text */
export function newFile({ repository, branch, folder }, name, text) {
  const start = `${repository}/new/${encodeURIComponent(branch)}/${folder}?`;
  const whole = start + new URLSearchParams({ filename: `${name}.yml`, value: text });
  const isWhole = whole.length <= LONGEST;
  return { address: isWhole ? whole : start + new URLSearchParams({ filename: `${name}.yml` }), isWhole };
}

/** The page where a file that is there is changed. @param {Place} at @param {string} name */
export const editFile = ({ repository, branch, folder }, name) => `${repository}/edit/${encodeURIComponent(branch)}/${folder}/${name}.yml`;

/** Fields of the form that are asked for in other words there. @type {{[field: string]: (data: Study) => string}} */
const IN_WORDS = {
  years: ({ years: { start = "", end, ongoing } = {} }) => (ongoing ? `since ${start}` : end ? `${start} to ${end}` : `${start}`),
  outcomes: ({ outcomes = [] }) =>
    outcomes.map((/** @type {Study} */ { qualifier, value, value_to: to, unit, what, kind, as_of: when, note }) =>
      [qualifier, value, to && `to ${to}`, unit, what, kind && `(${kind})`, when && `as of ${when}.`, note].filter((each) => each !== undefined && each !== "").join(" "),
    ).join("\n"),
  sources: ({ sources = [] }) =>
    sources.map((/** @type {Study} */ { address, title, publisher }) => [address, title, publisher].filter(Boolean).join(" ")).join("\n"),
};
/** Fields of `.github/ISSUE_TEMPLATE/case-study.yml` that take text, the most important first. */
export const ASKED = ["organisation", "summary", "sources", "years", "limits", "what_they_did", "what_you_can_do", "outcomes"];

/** The form for people who would rather not edit a file, with as much filled in as an address can hold. @param {Place} at @param {Study} data */
export function issue({ repository }, data) {
  const start = `${repository}/issues/new?template=case-study.yml`;
  const title = data.title ? `Case study: ${data.title}` : "";
  const answers = ASKED.map((name) => [name, IN_WORDS[name] ? IN_WORDS[name](data) : `${data[name] ?? ""}`]);
  return [["title", title], ...answers].reduce((address, [name, text]) => {
    const longer = text.trim() ? `${address}&${new URLSearchParams({ [name]: text })}` : address;
    return longer.length <= LONGEST ? longer : address;
  }, start);
}
