/** Random readers: numbers become events, so that fast-check can make long lives of them and shorten the bad ones. */

import fc from "fast-check";
import { MODEL, statementsOf } from "./models.mjs";

const LONG = process.env.SVT_LONG === "1";

/** Runs of a property; many more in the long form, `make test-all`. */
export const RUNS = LONG ? 5000 : 150;
export const ACTIONS = 200;

/** A life of at least 200 actions. */
export const lives = (least = ACTIONS) =>
  fc.uint32Array({ minLength: least, maxLength: least + 40 }).map((numbers) => [...numbers]);

const SEED = 1;

/**
 * A failure is told at once with its seed. To see a short life that fails takes minutes: SVT_SHRINK=1. A run must
 * not depend on luck, so the lives are the same each time; the long form takes others.
 */
export const check = (property, runs = RUNS) =>
  fc.assert(property, {
    numRuns: runs,
    endOnFailure: process.env.SVT_SHRINK !== "1",
    ...(LONG ? {} : { seed: SEED }),
  });

const SCRIPTS = [
  "",
  "ŵyr",
  "ہم",
  "你好",
  "👩‍🔧",
  "<b>&",
  '"quoted", \\',
  "line\r\nline",
  "\u0000\u2028",
  "\ud83d",
  "=1+1",
  "–––",
  "café",
];

/** What a number means: small independent choices. */
export class Dice {
  constructor(number) {
    this.number = number;
  }

  below(limit) {
    const value = this.number % limit;
    this.number = Math.imul(this.number ^ (this.number >>> 15), 0x2c1b3c6d) >>> 0;
    return value;
  }

  of(list) {
    return list[this.below(list.length)];
  }
}

const KNOWN = statementsOf(MODEL).map(({ id }) => id);
/** Ids that the model knows, that it has retired, that it never had, and that are names of JavaScript itself. */
export const IDS = [...KNOWN, "env-paper", "climate-flood", "__proto__", "constructor"];
const STATES = [...MODEL.options.map(({ id }) => id), "does-not-apply", "dont-know", "nearly-there"];
const PROFILES = ["", ...MODEL.profiles.map(({ id }) => id), "unheard-of"];

/** A word that no other has, so that its loss is seen. */
export const word = (count, dice) => `w${count}${dice.of(SCRIPTS)}`;

/** An event that adds or changes but never takes text away, except where `text` says so. */
export function eventOf(dice, count, fieldOf = () => "") {
  const statement = dice.of(IDS);
  switch (dice.below(12)) {
    case 0:
    case 1:
    case 2:
      return { type: "answer", statement, state: dice.of(STATES), fingerprint: `f${dice.below(3)}` };
    case 3:
      return { type: "clear", statement };
    case 4:
      return { type: "confirm", statement, fingerprint: `f${dice.below(3)}` };
    case 5:
    case 6:
    case 7: {
      const type = dice.of(["note", "note", "reason"]);
      const before = fieldOf(type, statement);
      return { type, statement, before, text: `${before} ${word(count, dice)}.` };
    }
    case 8:
      return { type: "rename", name: `Assessment ${word(count, dice)}` };
    case 9:
      return { type: "profile", profile: dice.of(PROFILES) };
    case 10:
      return { type: dice.of(["bringBack", "setAsideAgain"]), statement };
    default: {
      const before = fieldOf("document", "");
      return dice.below(2)
        ? { type: "depth", depth: dice.of(["full", "quick"]) }
        : {
            type: "describe",
            date: dice.of(["", "2027-01-02"]),
            organisation: { kind: "Shop", size: dice.of(PROFILES) },
            before,
            note: `${before} ${word(count, dice)}.`,
          };
    }
  }
}

/** The instant of the n-th action. */
export const timeOf = (count) => new Date(Date.UTC(2027, 0, 1) + count * 1000).toISOString();

/** Every text in an assessment. */
export const textsOf = ({ note, answers }) => [
  note,
  ...Object.values(answers).flatMap((entry) => [entry.note ?? "", entry.reason ?? ""]),
];
