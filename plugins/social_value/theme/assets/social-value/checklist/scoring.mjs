// @ts-check
/**
 * The same rules as in `checklists/scoring.py`, which states them; worked examples hold the two together.
 *
 * @import { Answers, AreaResult, Model, Result } from "./types.mjs"
 */

/** An unknown answer counts as none. @param {Model} model @param {Answers} answers @returns {Result} */
export function score(model, answers) {
  const points = new Map(model.options.map((option) => [option.id, option.points]));
  const areas = model.areas.map((area) => scoreArea(area, answers, points));
  const percents = areas.map((area) => area.percent).filter((percent) => percent !== null);
  const percent = percentOf(sum(percents), 100 * percents.length);
  const counts = { ...NOTHING };
  for (const state of Object.keys(counts)) counts[state] = sum(areas.map((area) => area.counts[state]));

  const statements = model.areas.flatMap((area) => area.statements);
  const inPlace = points.get(model.inPlace);
  const atLeast = (lowest) => statements.filter(({ id }) => points.get(answers[id]) >= lowest).length;
  return {
    areas,
    overall: { percent, band: bandOf(model, percent)?.id ?? null, provisional: counts.unanswered > 0 },
    counts,
    evidence: {
      shown: model.evidenced ? atLeast(points.get(model.evidenced)) : 0,
      inPlace: model.evidenced ? atLeast(inPlace) : 0,
    },
    mustNotes: statements.filter(({ id, must }) => must && points.get(answers[id]) < inPlace).map(({ id }) => id),
  };
}

/** The last band that begins at or below the percent. @param {Model} model @param {number | null} percent */
export function bandOf({ bands }, percent) {
  return bands.filter(({ lower }) => percent !== null && lower <= percent).pop();
}

const NOTHING = { scored: 0, doesNotApply: 0, dontKnow: 0, unanswered: 0 };

/** @returns {AreaResult} */
function scoreArea({ id, statements }, answers, points) {
  const lowest = Math.min(...points.values());
  const highest = Math.max(...points.values());
  const counts = { ...NOTHING };
  let earned = 0;
  let scored = 0;
  let open = 0;
  for (const { id, weight } of statements) {
    const answer = answers[id];
    if (points.has(answer)) {
      counts.scored += 1;
      earned += points.get(answer) * weight;
      scored += weight;
    } else if (answer === "does-not-apply") {
      counts.doesNotApply += 1;
    } else {
      counts[answer === "dont-know" ? "dontKnow" : "unanswered"] += 1;
      open += weight;
    }
  }
  const available = highest * scored;
  const possible = highest * (scored + open);
  return {
    id,
    earned,
    available,
    percent: percentOf(earned, available),
    low: percentOf(earned + lowest * open, possible),
    high: percentOf(earned + highest * open, possible),
    counts,
  };
}

/** A whole percent, halves up; null of nothing. The remainder comes off first, so each step is exact. */
function percentOf(part, whole) {
  const twice = 200 * part + whole;
  return whole === 0 ? null : (twice - (twice % (2 * whole))) / (2 * whole);
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
