// @ts-check
/** What the scripts say. Words that never change stand in the page itself. */

export const NO_BAND = "–";

export const progress = ({ counts: { scored, doesNotApply, dontKnow, unanswered } }) => {
  const done = scored + doesNotApply + dontKnow;
  return `${done} of ${done + unanswered} answered`;
};

/** A percent; a range while a statement is open; or why there is neither. */
export const areaScore = ({ percent, low, high }) => {
  if (low === null) return "Does not apply to you";
  return percent === null ? "Not enough answers" : range(`${low}%`, `${high}%`);
};

export const range = (low, high) => (low === high ? low : `${low} to ${high}`);

export const soFar = (percent) => `${percent}% so far`;

export const areaLine = (area) => `This area: ${areaScore(area)}. ${progress(area)}.`;

export const spoken = (title, area, result) =>
  `${title}: ${areaScore(area).replaceAll("%", " percent")}. ${progress(result)}.`;

export const denominator = ({ scored, doesNotApply, dontKnow, unanswered }) => {
  const all = scored + doesNotApply + dontKnow + unanswered;
  const parts = [`Scored on ${scored} of ${all} statements`];
  if (doesNotApply) parts.push(`${doesNotApply} ${doesNotApply === 1 ? "does" : "do"} not apply`);
  if (dontKnow) parts.push(`${dontKnow} don’t know`);
  if (unanswered) parts.push(`${unanswered} not answered yet`);
  return `${parts.join("; ")}.`;
};

export const overall = (percent, band, provisional) =>
  `Overall${provisional ? " so far (provisional)" : ""}: ${percent}%, ${band}`;

export const evidence = ({ shown, inPlace }) =>
  `You could show ${shown} of the ${inPlace} ${inPlace === 1 ? "thing that is" : "things that are"} in place.`;

export const yourAnswer = (label) => `Your answer: ${label}`;

export const moreSteps = (count) => `${count} more ${count === 1 ? "step" : "steps"}`;

/** The time, and the day too unless it is today. */
export const savedAt = (date, now) => {
  const dateStyle = date.toDateString() === now.toDateString() ? undefined : "long";
  return `Saved on this device, ${date.toLocaleString("en-GB", { dateStyle, timeStyle: "short" })}`;
};
