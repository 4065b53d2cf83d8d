// @ts-check
/**
 * The case study as its page will look: the parts of case-study.html, in their order. Whatever was typed only ever becomes
 * text.
 *
 * @import { Form, Question, Study } from "./types.mjs"
 * @import { Block, Span } from "./markdown.mjs"
 */

import { h, hidden } from "../assessments/dom.mjs";
import { before, dateInWords, figure, yearsInWords } from "./figures.mjs";
import { blocks } from "./markdown.mjs";
import { resolved } from "./texts.mjs";
import { PREVIEW } from "./words.mjs";

/** @param {Study} data @param {Form} form @param {URL} site @returns {Node[]} */
export function preview(data, form, site) {
  const view = new View(data, form, site);
  return [
    h("p.sv-kicker", {}, [PREVIEW.kicker, data.organisation].filter(Boolean).join(" · ")),
    h("h3.sv-preview-title", {}, data.title || PREVIEW.nothing),
    h(
      "div.sv-top",
      {},
      h("div", {}, h("p.sv-lead", {}, view.quoted(data.summary) || PREVIEW.nothing), data.caution && view.caution()),
      view.facts(),
      data.outcomes?.length && h("section", {}, h("h4", {}, PREVIEW.figures), h("ul.sv-outcomes", {}, ...data.outcomes.map(view.outcome))),
    ),
    ...Object.entries(PREVIEW.bodies).flatMap(([name, title]) => [h("h4", {}, title), ...view.prose(view.quoted(data[name]) || PREVIEW.nothing)]),
    view.related(),
    h("h4", {}, PREVIEW.sources),
    h("ol.sv-sources", {}, ...(data.sources ?? []).map(view.source)),
  ];
}

class View {
  /** @param {Study} data @param {Form} form @param {URL} site */
  constructor(data, form, site) {
    this.data = data;
    this.form = form;
    this.site = site;
  }

  /** @param {string} field @param {Question[]} [fields] @returns {(id: string) => string} */
  label = (field, fields = this.form.fields) => {
    const choices = new Map(fields.find(({ name }) => name === field)?.choices);
    return (id) => choices.get(id) ?? id ?? "";
  };

  /** With the facts in their places. @param {string} [text] */
  quoted = (text = "") =>
    text.replace(/\{fact:([a-z0-9-]+)(\.date)?\}/g, (whole, id, date) => {
      const fact = Object.hasOwn(this.form.facts, id) ? this.form.facts[id] : undefined;
      return fact ? (date ? fact.date : fact.value) : whole;
    });

  caution() {
    return h("p.sv-caution", {}, h("strong", {}, PREVIEW.caution), ` ${this.quoted(this.data.caution)}`);
  }

  facts() {
    const { organisation, years, cost, themes = [], reviewed_on: reviewed } = this.data;
    const when = yearsInWords(years);
    const values = [
      ["organisation", organisation],
      ...["sector", "size", "place"].map((name) => [name, this.label(name)(this.data[name])]),
      ["years", when.replace(/^./, (letter) => letter.toUpperCase())],
    ];
    /** @type {{[name: string]: string}} */
    const terms = PREVIEW.facts;
    return h(
      "dl.sv-facts",
      {},
      ...values.map(([name, value]) => fact(terms[name], value || PREVIEW.nothing)),
      cost && fact(terms.cost, cost.what || PREVIEW.nothing, " ", h("span.sv-asof", {}, `(${[this.asOf(cost), this.numbered(cost)].filter(Boolean).join(", ")})`)),
      fact(PREVIEW.themes[themes.length > 1 ? 1 : 0], h("ul", {}, ...themes.map((/** @type {string} */ id) => h("li", {}, this.label("themes")(id))))),
      fact(PREVIEW.reviewed, dateInWords(reviewed)),
    );
  }

  /** @param {Study} outcome */
  outcome = (outcome) => {
    const inner = this.form.fields.find(({ name }) => name === "outcomes")?.fields ?? [];
    const { units, ratio, kinds } = this.form;
    const kind = kinds.includes(outcome.kind) ? outcome.kind : "";
    const large = figure(outcome, units);
    return h(
      `li.sv-outcome${kind && `.sv-outcome--${kind}`}`,
      { "data-ratio": outcome.unit === ratio },
      h("p.sv-kind", {}, h("strong", {}, kind.replace(/^./, (letter) => letter.toUpperCase()) || PREVIEW.nothing), ` ${kind && this.label("kind", inner)(kind)}`),
      h(
        "p.sv-outcome__text",
        {},
        large &&
          h(
            "span.sv-figure",
            {},
            outcome.before !== undefined && h("span.sv-before", {}, hidden("From"), before(outcome.before, outcome.unit, units), hidden("to"), h("span", { "aria-hidden": "true" }, " → ")),
            h("strong", {}, large),
          ),
        " ",
        h("span.sv-what", {}, outcome.what || PREVIEW.nothing),
      ),
      outcome.note && h("p.sv-note", {}, this.quoted(outcome.note)),
      h("p.sv-asof", {}, [this.asOf(outcome), this.numbered(outcome)].filter(Boolean).join(" · ")),
    );
  };

  /** @param {Study} record */
  asOf({ as_of: when }) {
    return when === undefined ? "" : PREVIEW.asOf(dateInWords(when));
  }

  /** Which of the sources it names. @param {Study} record */
  numbered({ source }) {
    const place = (this.data.sources ?? []).findIndex((/** @type {Study} */ { id }) => id !== undefined && id === source);
    return place < 0 ? "" : PREVIEW.source(place + 1);
  }

  related() {
    const { shows = [], themes = [] } = this.data;
    const known = themes.filter((/** @type {string} */ id) => Object.hasOwn(this.form.themes, id));
    const label = this.label("themes");
    const guides = new Map(known.map((/** @type {string} */ id) => [this.form.themes[id].guide.url, this.form.themes[id].guide.title]));
    return h(
      "div.sv-related",
      {},
      h(
        "section",
        {},
        h("h4", {}, PREVIEW.shows),
        ...(shows.length ? [h("p", {}, PREVIEW.statements), h("ul", {}, ...shows.map((/** @type {string} */ id) => h("li", {}, this.label("shows")(id))))] : []),
        h("p", {}, `${PREVIEW.check} `, ...known.flatMap((/** @type {string} */ id, /** @type {number} */ place) => [place ? ", " : "", this.link(this.form.themes[id].url, label(id))])),
      ),
      guides.size > 0 && h("section", {}, h("h4", {}, PREVIEW.guides), h("p", {}, PREVIEW.how), h("ul", {}, ...[...guides].map(([url, title]) => h("li", {}, this.link(url, title))))),
    );
  }

  /** @param {Study} source */
  source = ({ publisher, title, address, published, accessed }) =>
    h(
      "li",
      {},
      `${publisher || PREVIEW.nothing}, `,
      this.link(address ?? "", title || PREVIEW.nothing),
      published !== undefined && `, ${dateInWords(published)}`,
      ". ",
      accessed && PREVIEW.read(dateInWords(accessed)),
    );

  /** It opens beside this page, so that nothing typed is left behind. @param {string} href @param {...(Node | string)} words */
  link(href, ...words) {
    const url = URL.canParse(href, this.site) ? new URL(href, this.site) : null;
    const isSafe = href && url && ["https:", "http:", "mailto:"].includes(url.protocol);
    return isSafe ? h("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, ...words) : h("span", {}, ...words);
  }

  /** @param {string} text @returns {HTMLElement[]} */
  prose = (text) => blocks(text).map(this.block);

  /** @type {(block: Block) => HTMLElement} */
  block = (block) => {
    if (block.type === "paragraph") return h("p", {}, ...this.spans(block.inner));
    if (block.type === "quote") return h("blockquote", {}, ...block.inner.map(this.block));
    return h(
      block.type,
      {},
      // The text of an item stands by itself, as in a list that is written without empty lines.
      ...block.items.map((item) => h("li", {}, ...item.flatMap((each) => (each.type === "paragraph" && each === item[0] ? this.spans(each.inner) : [this.block(each)])))),
    );
  };

  /** @type {(spans: Span[]) => (Node | string)[]} */
  spans = (spans) =>
    spans.map((span) => {
      if (span.type === "text") return span.text;
      if (span.type === "link") return this.link(/^[a-z]+:|^\//i.test(span.href) ? span.href : address(span.href), ...this.spans(span.inner));
      return h(span.type, {}, ...this.spans(span.inner));
    });
}

/** @param {string} term @param {...(Node | string)} value */
const fact = (term, ...value) => h("div", {}, h("dt", {}, term), h("dd", {}, ...value));

/** The site address of a page that a case study links to. @param {string} href */
function address(href) {
  const [path, anchor] = href.split("#");
  const page = resolved(path).replace(/\.md$/, "/").replace(/(^|\/)index\/$/, "$1");
  return anchor ? `${page}#${anchor}` : page;
}
