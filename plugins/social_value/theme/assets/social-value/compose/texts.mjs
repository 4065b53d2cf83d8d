// @ts-check
/**
 * What a text may not hold: the rules and the words of fields.py and facts/quoting.py. Pure.
 *
 * @typedef {(text: string) => string} Decode reads character codes such as &amp; as a browser does
 */

import { didYouMean } from "./alike.mjs";

const FACT = /\{fact:[a-z0-9.-]+\}/g;
const TAG = /<[A-Za-z/!?]/;
const CHARACTER_CODE = /&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);/g;
const LINK = /\]\(([^)]*)\)?/g;
const LINK_DEFINITION = /\[(?!\^)[^\]]*\]:\s*(\S+)/g;
const READ_BEFORE_LINKS = /[`[\]<>\\]/;
const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;
const MARKERS = /^(?:[\s>:+*-]|[0-9]+\.|\[\^[^\]]*\]:)*/;
const CODE_SCHEME = /(?:java|vb)scr[iıİ]pt:/iu;
const RELATIVE_LINK = /\]\((?![A-Za-z]+:)([^)#\s]+)(?:#[^)\s]*)?\)/g;
const QUOTES =
  /^(?<fence>[ ]*(?:`{3,}|~{3,}))[^\n]*\n(?:.*?\n)??\k<fence>[ ]*$|(?<![`\\])(?<ticks>`+)(?!`)(?:(?!\n[ ]*\n).)+?(?<!`)\k<ticks>(?!`)|(?<!\\)(?<quote>\{[ ]*fact\b[^{}\n]*\}?)/gims;
const QUOTE = /^\{fact:([a-z0-9-]+)(?:\.([a-z]+))?\}$/;

/** What is wrong with plain text, or "". @param {string} text */
export function wrongInText(text) {
  const at = text.search(TAG);
  if (at < 0) return "";
  const [tag] = /^[^>]*>?/.exec([...text.slice(at)].slice(0, 20).join("")) ?? [];
  return `HTML is not allowed here: “${tag}”. Take it out, from < to >.`;
}

/** What is wrong with text that may have Markdown in it, or "". @param {string} text @param {Decode} decode */
export function wrongInMarkdown(text, decode) {
  const html = wrongInText(text);
  if (html) return html;
  const code = text.match(CHARACTER_CODE)?.find((found) => decode(found) !== found);
  if (code) return `“${code}” is a character code; type the character itself.`;
  if (/[{}]/.test(text.replace(FACT, ""))) return "Curly brackets are not allowed here; use round ones.";
  if (text.includes("![")) return "Pictures are not allowed here; describe it in words.";
  if (text.split(/\r\n|\n|\r/).some(isHeading)) {
    return "Headings and ruled lines are not allowed here; start a new paragraph instead.";
  }
  for (const [, destination] of [...text.matchAll(LINK), ...text.matchAll(LINK_DEFINITION)]) {
    const wrong = wrongInDestination(destination);
    if (wrong) return wrong;
  }
  const [runs] = CODE_SCHEME.exec(text.replace(/[\s\\]/g, "")) ?? [];
  return runs ? `“${runs}” is not allowed here.` : "";
}

/** @param {string} line */
function isHeading(line) {
  const text = line.replace(MARKERS, "");
  return line.trim() !== "" && (text.startsWith("#") || /^[ =_]*$/.test(text));
}

/** @param {string} destination */
function wrongInDestination(destination) {
  const [sign] = READ_BEFORE_LINKS.exec(destination) ?? [];
  if (sign) return `The address of a link may not hold “${sign}”.`;
  const squeezed = destination.replace(/\s/g, "");
  const [start, scheme] = SCHEME.exec(squeezed) ?? [];
  if (scheme && !["http", "https", "mailto"].includes(scheme.toLowerCase())) {
    return `A link may not start with “${start}”; use https, http, mailto or a relative link.`;
  }
  return squeezed.startsWith("//") ? "A link may not start with “//”; write https:// in full." : "";
}

/**
 * What is wrong with links to other pages of the site.
 *
 * @param {string} text
 * @param {Iterable<string>} pages paths under content/ of those that there are
 */
export function* wrongLinks(text, pages) {
  const known = new Set(pages);
  for (const [, target] of text.matchAll(RELATIVE_LINK)) {
    if (known.has(resolved(target))) continue;
    const hint = didYouMean(target, [...known].map((page) => [fromCaseStudies(page), fromCaseStudies(page)]));
    yield {
      message: `The link to “${target}” leads to no page.`,
      hint: hint || "Links start at case-studies/: ../guidance/starting-off.md.",
    };
  }
}

/** The page that a link in a case study leads to, as its path under content/. @param {string} target */
export function resolved(target) {
  if (target.startsWith("/")) return target;
  /** @type {string[]} */
  const steps = ["case-studies"];
  for (const step of target.split("/")) {
    if (step === "" || step === ".") continue;
    if (step === ".." && steps.length && steps.at(-1) !== "..") steps.pop();
    else steps.push(step);
  }
  return steps.join("/") || ".";
}

/** @param {string} page */
const fromCaseStudies = (page) => (page.startsWith("case-studies/") ? page.slice("case-studies/".length) : `../${page}`);

/**
 * What is wrong with the facts that a text quotes, each with what quotes it.
 *
 * @param {string} text
 * @param {string} name of the field
 * @param {string[]} freeText names of the fields that may quote one, or that hold those
 * @param {boolean} isFree whether this one is among those
 * @param {string[]} facts
 */
export function* wrongFacts(text, name, freeText, isFree, facts) {
  for (const { groups } of text.matchAll(QUOTES)) {
    const { quote } = groups ?? {};
    if (!quote) continue;
    const wrong = isFree
      ? wrongFact(quote, facts)
      : { message: `A fact cannot be quoted in “${name}”.`, hint: `It can in ${freeText.join(", ")}.` };
    if (wrong) yield { ...wrong, quote };
  }
}

/** @param {string} quote @param {string[]} facts */
function wrongFact(quote, facts) {
  const [, id, form] = QUOTE.exec(quote) ?? [];
  if (!id) return { message: `“${quote}” is not how a fact is quoted.`, hint: "Write it like {fact:real-living-wage}, without spaces." };
  if (!facts.includes(id)) {
    return { message: `There is no fact “${id}” in content/_data/.`, hint: didYouMean(id, facts.map((each) => [each, each])) };
  }
  if (!form || form === "date") return null;
  if (form === "source") {
    return { message: "“.source” can be quoted in the pages of content/ only.", hint: "Link to a page that gives the source." };
  }
  return { message: `A fact has no “.${form}”.`, hint: didYouMean(form, [["date", "date"]]) || "After the id may stand: .date." };
}
