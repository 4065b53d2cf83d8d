/** Tens of thousands of damaged and hostile files and links: each is taken whole or refused with its own error. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import fc from "fast-check";

import { fromLink, toLink } from "#checklist/link.mjs";
import { PortableError, fromFile, planImport, preview, toFile } from "#checklist/portable.mjs";
import { kindOf } from "#checklist/soundness.mjs";
import { notTaken } from "#checklist/strings-lasting.mjs";
import { Dice, RUNS, check } from "./support/actions.mjs";
import { HOSTILE, isClean, mutateText, mutateValue, timeOf } from "./support/hostile.mjs";
import { EDITIONS, FILES, MODEL, idFor } from "./support/models.mjs";

const TRIES = RUNS * 20;
const MOST_MS = 50;
const LETTERS = '"\\{}[],:0123456789eE+-.truefalsnul \u0000\ud800é<>_';
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.%<";

const refused = new Map();

/** Counts how each was refused; anything but our own error is a fault. */
function refuse(error) {
  assert.ok(error instanceof PortableError, error?.stack);
  assert.ok(notTaken(error).length > 10);
  refused.set(error.code, (refused.get(error.code) ?? 0) + 1);
}

describe(`Of ${TRIES} damaged files`, () => {
  it("each is taken whole or refused, quickly, and harms nothing", async (test) => {
    refused.clear();
    let taken = 0;
    const property = fc.asyncProperty(fc.nat(FILES.length - 1), fc.nat(), async (place, seed) => {
      const { text } = FILES[place];
      const dice = new Dice(seed);
      const damaged = dice.below(2)
        ? mutateText(text, dice, LETTERS)
        : JSON.stringify(mutateValue(JSON.parse(text), dice));
      let file;
      const time = await timeOf(() => {
        try {
          file = fromFile(damaged);
        } catch (error) {
          refuse(error);
        }
      });
      assert.ok(time < MOST_MS, `${time} ms`);
      assert.ok(isClean());
      if (!file) return;
      taken += 1;
      assert.ok(file.assessments.every((each) => kindOf(each) === "found"));
      assert.deepEqual(fromFile(toFile(file.assessments, file.exported)), file);
      const plan = planImport(preview(file, [], EDITIONS.slice(1)), {}, idFor);
      assert.equal(plan.write.length, file.assessments.length);
    });
    await check(property, TRIES);
    for (const code of ["not-json", "foreign", "broken"]) assert.ok(refused.get(code) > 0, code);
    assert.ok(taken > TRIES / 100, "some damage does no harm");
    count(test, "Damaged files in the pure module", taken);
  });
});

describe(`Of ${TRIES} damaged links`, () => {
  it("each is refused, or is one that we could have made, quickly, and harms nothing", async (test) => {
    refused.clear();
    const links = [];
    for (const { text } of FILES) {
      for (const assessment of fromFile(text).assessments.filter(({ checklist }) => checklist === MODEL.id)) {
        for (const edition of [1, 2, 3]) {
          for (const notes of [true, false])
            links.push((await toLink(EDITIONS[edition], assessment, { notes })).fragment);
        }
      }
    }
    let taken = 0;
    const property = fc.asyncProperty(fc.nat(links.length - 1), fc.nat(), async (place, seed) => {
      const dice = new Dice(seed);
      const damaged = dice.below(2) ? mutateText(links[place], dice, BASE64) : forged(links[place], dice);
      let assessment;
      const time = await timeOf(async () => {
        try {
          assessment = await fromLink(damaged, MODEL, idFor(1));
        } catch (error) {
          refuse(error);
        }
      });
      assert.ok(time < MOST_MS, `${time} ms`);
      assert.ok(isClean());
      if (!assessment) return;
      taken += 1;
      assert.equal(kindOf(assessment), "found");
      const again = await toLink(MODEL, assessment, { notes: true });
      assert.equal((await fromLink(again.fragment, MODEL, idFor(1))).name, assessment.name);
    });
    await check(property, TRIES);
    // The rarer reasons each have their own test.
    for (const code of ["link-damaged", "not-a-link", "link-other-checklist"]) {
      assert.ok(refused.get(code) > 0, code);
    }
    assert.ok(taken > TRIES / 100, "some damage does no harm");
    count(test, "Damaged links in the pure module", taken);
  });
});

/** Tells test_javascript.py how many were tried: what is neither taken nor refused has failed the test before this. */
const count = (test, kind, taken) =>
  test.diagnostic(`tried ${JSON.stringify({ kind, number: TRIES, refused: TRIES - taken })}`);

/** A stranger who knows the format: other data, with the proof made right again. */
function forged(fragment, dice) {
  const list = JSON.parse(
    inflateRawSync(Buffer.from(fragment.slice(5), "base64url"))
      .toString()
      .slice(7),
  );
  const place = dice.below(list.length + 2);
  if (dice.below(2)) list[place] = mutateValue(list[place], dice);
  else list.splice(place, 1, dice.of(HOSTILE));
  const json = dice.below(10) ? JSON.stringify(list) : JSON.stringify(mutateValue(list, dice));
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(json)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  const text = sum.toString(36).padStart(7, "0") + json;
  return dice.below(2)
    ? `#a=1.${deflateRawSync(text).toString("base64url")}`
    : `#a=1j.${Buffer.from(text).toString("base64url")}`;
}
