import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { begin } from "#checklist/assessment.mjs";
import { informing } from "#checklist/informed.mjs";
import { AT, MODELS, SMALL, idFor } from "./support/models.mjs";

const LABELS = { small: { no: "Not yet", yes: "In place" }, other: { no: "Never" } };
const named = (...statements) => ({ informedBy: statements.map((statement) => ({ checklist: "small", statement })) });

/** What is open of the small checklist, with these answers. */
const holding = (answers) => ({ small: { ...begin(SMALL, { id: idFor() }, AT), answers }, other: undefined });

describe("What is said of an answer to another checklist", () => {
  it("names the answer as that checklist words it, and its day", () => {
    const open = holding({ a: { state: "yes", at: AT }, b: { state: "no", at: "2026-05-03T10:00:00.000Z" } });
    assert.deepEqual(informing(named("a", "b"), LABELS, open), [
      " There, on 22 November 2026, you answered: In place.",
      " There, on 3 May 2026, you answered: Not yet.",
    ]);
  });

  it("names the answers that every checklist has", () => {
    const open = holding({ a: { state: "dont-know", at: AT }, b: { state: "does-not-apply", at: AT, reason: "Secret" } });
    const said = informing(named("a", "b"), LABELS, open);
    assert.match(said[0], /answered: Don’t know\.$/);
    assert.match(said[1], /answered: Does not apply to us\.$/);
  });

  it("is nothing without an answer, with a note alone, or with an answer that is not offered any more", () => {
    const open = holding({ b: { note: "Only a note", at: AT }, c: { state: "gone", at: AT } });
    assert.deepEqual(informing(named("a", "b", "c"), LABELS, open), ["", "", ""]);
    assert.deepEqual(informing(named("a"), LABELS, { small: undefined }), [""]);
    assert.deepEqual(informing({}, LABELS, open), []);
  });

  it("is nothing for names that every object has", () => {
    const open = holding({ a: { state: "constructor", at: AT }, b: { state: "toString", at: AT } });
    assert.deepEqual(informing(named("constructor", "__proto__", "a", "b"), LABELS, open), ["", "", "", ""]);
  });

  it("has somewhere to come from in every kept edition", () => {
    const links = Object.values(MODELS).flatMap(({ areas }) =>
      areas.flatMap(({ statements }) => statements.flatMap(({ informedBy = [] }) => informedBy)),
    );
    assert.ok(links.length > 0);
    const statements = Object.entries(MODELS)
      .filter(([name]) => name.startsWith("editions/"))
      .flatMap(([, { id, areas }]) => areas.flatMap((area) => area.statements.map((each) => `${id}/${each.id}`)));
    for (const { checklist, statement } of links) assert.ok(statements.includes(`${checklist}/${statement}`));
  });
});
