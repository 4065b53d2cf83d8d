import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { read, write } from "#case-studies/address.mjs";
import { count, fits } from "#filters/filter.mjs";

const FACETS = { size: ["micro", "small", "large"], cost: ["free", "paid"] };
const STAR = { text: "A Star for people", facets: { size: ["small", "large"], cost: ["paid"] } };
const RULES = { text: "Rules of thumb", facets: { size: ["micro", "small"], cost: ["free"] } };
const UNKNOWN = { text: "Nobody knows", facets: { size: [""], cost: ["paid"] } };
const ALL = [STAR, RULES, UNKNOWN];

const choice = (facets = {}, text = "") => ({ text, facets: { size: [], cost: [], ...facets } });
const found = (chosen) => ALL.filter((item) => fits(item, chosen));

describe("What fits", () => {
  it("is everything without a choice", () => assert.deepEqual(found(choice()), ALL));
  it("has any of the values within a facet", () => assert.deepEqual(found(choice({ size: ["micro", "large"] })), [STAR, RULES]));
  it("has one of each facet", () => assert.deepEqual(found(choice({ size: ["small"], cost: ["free"] })), [RULES]));
  it("holds every word, in any case and order", () => assert.deepEqual(found(choice({}, " PEOPLE star ")), [STAR]));
  it("is never an item of which the value is not known", () => {
    for (const size of FACETS.size) assert.ok(!found(choice({ size: [size] })).includes(UNKNOWN));
  });
});

describe("A count", () => {
  it("says what would be shown, whatever is chosen in the same facet", () => {
    const chosen = choice({ size: ["micro"], cost: ["paid"] });
    for (const [facet, values] of Object.entries(FACETS)) {
      for (const value of values) {
        const alone = { ...chosen, facets: { ...chosen.facets, [facet]: [value] } };
        assert.equal(count(ALL, chosen, facet, value), found(alone).length, `${facet} ${value}`);
      }
    }
  });
});

describe("The address", () => {
  const at = (/** @type {string} */ address) => new URL(address, "http://x/tools/");
  const written = (/** @type {any} */ chosen, from = "") => write(chosen, 0, at(from));
  it("brings back every choice that was written, and sends nothing of it to a server", () => {
    for (const chosen of [choice(), choice({ size: ["micro", "large"] }), choice({ cost: ["free"] }, "one & two=three")]) {
      const address = at(written(chosen, "?other=1"));
      assert.equal(address.search, "?other=1");
      const { text, facets } = read(address, FACETS).choice;
      assert.deepEqual({ text, facets }, chosen);
    }
  });
  it("still understands a question mark, and keeps what belongs to others", () => {
    assert.deepEqual(read(at("?size=micro&h=tree"), FACETS).choice.facets, choice({ size: ["micro"] }).facets);
    assert.equal(written(choice(), "?h=tree&size=micro&q=x"), "/tools/?h=tree");
  });
  it("is empty when nothing is chosen", () => assert.equal(written(choice()), "/tools/"));
  it("passes over what no facet has", () =>
    assert.deepEqual(read(at("#size=huge&colour=red"), FACETS).choice.facets, choice().facets));
});
