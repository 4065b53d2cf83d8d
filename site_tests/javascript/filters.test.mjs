import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { count, fits, read, write } from "#filters/filter.mjs";

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
  it("brings back every choice that was written", () => {
    for (const chosen of [choice(), choice({ size: ["micro", "large"] }), choice({ cost: ["free"] }, "one & two=three")]) {
      assert.deepEqual(read(write(chosen, "?other=1"), FACETS), chosen);
    }
  });
  it("keeps what belongs to others", () => assert.equal(write(choice(), "?h=tree&size=micro&q=x"), "?h=tree"));
  it("is empty when nothing is chosen", () => assert.equal(write(choice(), ""), ""));
  it("passes over what no facet has", () => assert.deepEqual(read("?size=huge&colour=red", FACETS), choice()));
});
