// @ts-check
/**
 * The finished answer as a document: the question, the four texts, the promises and the evidence. Pure.
 *
 * @import { Tender } from "../action/types.mjs"
 * @import { Assessment, Model } from "../checklist/types.mjs"
 * @import { Block } from "../documents/blocks.mjs"
 * @import { Wording } from "../action/wording.mjs"
 */

import { figure } from "../action/evidence.mjs";
import { SECTIONS } from "../action/tenders.mjs";
import { onDay } from "../assessments/words.mjs";
import { heading, list, paragraphs, table } from "../documents/blocks.mjs";
import { gathered } from "./gathered.mjs";

/** A mark at the beginning of each line makes a list. */
const MARK = /^\s*[-•*]\s+/;

/**
 * @param {Tender} tender
 * @param {Assessment} assessment
 * @param {Model | null} model
 * @param {Wording} wording
 * @param {string} title where the tender has no name
 * @returns {Block[]}
 */
export function packed(tender, assessment, model, wording, title) {
  const { sections, labels } = wording;
  return [
    heading(1, [tender.name, tender.buyer].map((each) => each.trim()).filter(Boolean).join(" – ") || title),
    ...under(2, labels.question, written(tender.question)),
    ...under(
      2,
      labels.answer,
      SECTIONS.flatMap((section) => under(3, sections[section].heading, written(tender[section]))),
    ),
    ...under(2, labels.commitments, promises(tender, assessment, model, labels)),
    ...under(2, labels.evidence, evidence(tender, assessment, model, labels)),
    ...under(2, labels.documents, documents(tender)),
  ];
}

/** Nothing without its text. @param {number} level @param {string} title @param {Block[]} blocks */
const under = (level, title, blocks) => (blocks.length ? [heading(level, title), ...blocks] : []);

/** What somebody typed: paragraphs, and lists where every line has a mark. @param {string} text @returns {Block[]} */
const written = (text) =>
  paragraphs(text).map((block) => {
    const lines = (block.text ?? "").split("\n");
    return lines.every((line) => MARK.test(line)) ? list(lines.map((line) => line.replace(MARK, "").trim())) : block;
  });

/** @param {Tender} tender @param {Assessment} assessment @param {Model | null} model @param {Wording["labels"]} labels */
function promises(tender, assessment, model, labels) {
  const { commitments } = gathered(tender, assessment, model);
  if (!commitments.length) return [];
  const kind = { "": "", core: labels.core, added: labels.added };
  const head = [labels.what, labels.number, labels.by, labels.who, labels.measure, labels.kind];
  const rows = commitments.map(({ what, number, by, who, measure, value_kind }) => [
    ...[what, number, by && onDay(by), who, measure].map((text) => text.trim()),
    kind[value_kind],
  ]);
  return [table(head, rows)];
}

/** @param {Tender} tender @param {Assessment} assessment @param {Model | null} model @param {Wording["labels"]} labels */
function evidence(tender, assessment, model, labels) {
  const { index } = gathered(tender, assessment, model);
  if (!index.length) return [];
  // Where it is kept is of use to the buyer only if documents go with the answer.
  const isKept = tender.supporting === "yes";
  const head = [labels.e, labels.shows, labels.figure, labels.date, labels.source, ...(isKept ? [labels.kept] : [])];
  const rows = index.map(({ label, line }) => {
    if (!line) return [label, labels.gone];
    const { what, value, unit, period, date, source, kept, kind } = line;
    return [
      label,
      what.trim(),
      figure(value, unit).trim(),
      together(", ", period, date && `${labels.dated} ${onDay(date)}`),
      together("; ", source, kind === "independent-check" ? labels.checked : ""),
      ...(isKept ? [kept.trim()] : []),
    ];
  });
  return [table(head, rows)];
}

/** @param {Tender} tender */
function documents({ attachments, supporting }) {
  const names = attachments.map(({ name }) => name.trim()).filter(Boolean);
  return supporting !== "no" && names.length ? [list(names)] : [];
}

/** @param {string} between @param {...string} parts */
const together = (between, ...parts) => parts.map((part) => part.trim()).filter(Boolean).join(between);
