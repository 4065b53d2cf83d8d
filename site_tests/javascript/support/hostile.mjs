/** What damage and malice make of good data. */

export const HOSTILE = [
  null,
  true,
  -1,
  2,
  7,
  1e308,
  0.5,
  "",
  "x".repeat(5000),
  "<script>alert(1)</script>",
  "__proto__",
  [],
  {},
  [[[[]]]],
  { toString: 1, valueOf: null, length: 9 },
  JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'),
  "2026-13-45",
  "javascript:alert(1)",
  "\u0000\ud800",
];

const KEYS = ["__proto__", "constructor", "prototype", "toString", "format", "version", "id", "answers", "length", ""];

/** One value somewhere in it becomes another, or a key does. Written by hand, because keys can be "__proto__". */
export function mutateValue(value, dice) {
  if (typeof value !== "object" || value === null || dice.below(6) === 0) return dice.of(HOSTILE);
  if (Array.isArray(value)) {
    const place = dice.below(value.length + 1);
    const item = place < value.length ? mutateValue(value[place], dice) : dice.of(HOSTILE);
    return dice.below(8) === 0
      ? value.filter((_, each) => each !== place)
      : [...value.slice(0, place), item, ...value.slice(place + 1)];
  }
  const entries = Object.entries(value);
  const place = dice.below(entries.length + 1);
  if (place === entries.length) entries.push([dice.of(KEYS), dice.of(HOSTILE)]);
  else if (dice.below(8) === 0) entries.splice(place, 1);
  else if (dice.below(8) === 0) entries[place] = [dice.of(KEYS), entries[place][1]];
  else entries[place] = [entries[place][0], mutateValue(entries[place][1], dice)];
  return Object.fromEntries(entries);
}

/** Some of its characters are changed, taken out, or put in twice. */
export function mutateText(text, dice, letters) {
  let now = text;
  for (let count = 1 + dice.below(4); count > 0; count -= 1) {
    const start = dice.below(now.length + 1);
    const end = Math.min(now.length, start + dice.below(dice.below(3) ? 4 : now.length + 1));
    const middle = [
      letters[dice.below(letters.length)],
      "",
      now.slice(start, end).repeat(1 + dice.below(3)),
      "]}"[dice.below(2)],
    ][dice.below(4)];
    now = now.slice(0, start) + middle + now.slice(dice.below(2) ? start : end);
  }
  return now;
}

/** Nothing that every object has was added to. */
export function isClean() {
  return [Object.prototype, Array.prototype, String.prototype, Function.prototype].every(
    (prototype) => Object.keys(prototype).length === 0 && !("polluted" in prototype),
  );
}

/** The least processor time of three tries, in milliseconds: a busy machine must not look like a slow reader. */
export async function timeOf(action) {
  let least = Infinity;
  for (let tries = 0; tries < 3 && least > 50; tries += 1) {
    const started = performance.now();
    const before = process.cpuUsage();
    await action();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, performance.now() - started, (user + system) / 1000);
  }
  return least;
}
