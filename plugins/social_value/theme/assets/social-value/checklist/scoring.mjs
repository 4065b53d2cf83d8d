// @ts-check
/**
 * Scores a set of answers: pure, and in whole numbers only. `checklists/scoring.py` states the rules and
 * follows the same ones; the worked examples in each checklist hold the two together.
 *
 * @import { Answers, Area, AreaResult, Counts, Model, Result } from "./types.mjs"
 */

const DOES_NOT_APPLY = "does-not-apply";
const DONT_KNOW = "dont-know";

/**
 * Never throws: an answer that the checklist does not know counts as none.
 *
 * @param {Model} model
 * @param {Answers} answers
 * @returns {Result}
 */
export function score(model, answers) {
  const points = new Map(model.options.map((option) => [option.id, option.points]));
  const areas = model.areas.map((area) => scoreArea(area, answers, points));
  const percents = areas.flatMap(({ percent }) => (percent === null ? [] : [percent]));
  const percent = percentOf(sum(percents), 100 * percents.length);
  /** @param {keyof Counts} state */
  const count = (state) => sum(areas.map(({ counts }) => counts[state]));
  const counts = {
    scored: count("scored"),
    doesNotApply: count("doesNotApply"),
    dontKnow: count("dontKnow"),
    unanswered: count("unanswered"),
  };

  const statements = model.areas.flatMap((area) => area.statements);
  /** @param {string} id */
  const placeOf = (id) => model.options.findIndex((option) => option.id === id);
  const inPlace = placeOf(model.inPlace);
  /** @param {number} from */
  const reaching = (from) => statements.filter(({ id }) => placeOf(answers[id]) >= from).length;
  return {
    areas,
    overall: { percent, band: bandOf(model, percent)?.id ?? null, provisional: counts.unanswered > 0 },
    counts,
    evidence: model.evidenced
      ? { shown: reaching(placeOf(model.evidenced)), inPlace: reaching(inPlace) }
      : { shown: 0, inPlace: 0 },
    mustNotes: statements
      .filter(({ id, must }) => must && points.has(answers[id]) && placeOf(answers[id]) < inPlace)
      .map(({ id }) => id),
  };
}

/**
 * The last band that begins at or below the percent.
 *
 * @param {Model} model
 * @param {number | null} percent
 */
export function bandOf({ bands }, percent) {
  return percent === null ? undefined : bands.filter(({ lower }) => lower <= percent).pop();
}

/**
 * @param {Area} area
 * @param {Answers} answers
 * @param {Map<string, number>} points
 * @returns {AreaResult}
 */
function scoreArea({ id, statements }, answers, points) {
  const lowest = Math.min(...points.values());
  const highest = Math.max(...points.values());
  const counts = { scored: 0, doesNotApply: 0, dontKnow: 0, unanswered: 0 };
  let earned = 0;
  let scored = 0;
  let open = 0;
  for (const { id, weight } of statements) {
    const reached = points.get(answers[id]);
    if (reached !== undefined) {
      counts.scored += 1;
      earned += reached * weight;
      scored += weight;
    } else if (answers[id] === DOES_NOT_APPLY) {
      counts.doesNotApply += 1;
    } else {
      counts[answers[id] === DONT_KNOW ? "dontKnow" : "unanswered"] += 1;
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

/**
 * A whole percent, halves up; null of nothing. The remainder comes off before the division, so every step is
 * exact below 2^53.
 *
 * @param {number} part
 * @param {number} whole
 */
function percentOf(part, whole) {
  if (whole === 0) return null;
  const twice = 200 * part + whole;
  return (twice - (twice % (2 * whole))) / (2 * whole);
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
