// @ts-check
/** What the scripts say. Words that never change stand in the page itself. */

export const NO_BAND = "–";

/** What is set aside is neither to be answered nor answered. */
export const progress = ({ counts: { scored, doesNotApply, dontKnow, unanswered }, aside }) => {
  const done = scored + doesNotApply + dontKnow - aside;
  return done + unanswered ? `${done} of ${done + unanswered} answered` : "All set aside";
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

/** After a choice that concerns the whole checklist. */
export const spokenAll = (result, aside) => `${aside ? `${aside} set aside. ` : ""}${progress(result)}.`;

export const STARTED = "This is a new assessment. Your earlier ones are kept.";
export const NOT_LOADED = "A part of this page could not be loaded. Check your connection and try again.";
/** @param {string} name */
export const quoted = (name) => `“${name}”`;
export const FILED = "A file went to your downloads.";
export const KEPT = "Saved to your assessments.";

/** @param {Date | string} date */
const onDay = (date) => new Date(date).toLocaleDateString("en-GB", { dateStyle: "long" });

/** What a new assessment is called until the reader names it, and its day. */
export const newOne = (date) => ({
  name: `Assessment of ${onDay(date)}`,
  date: new Date(date.getTime() - 60_000 * date.getTimezoneOffset()).toISOString().slice(0, 10),
});

/** @param {{name: string, date: string}} [from] */
export const carried = (from) => {
  const day = from?.date ? onDay(from.date) : "";
  const source = [from?.name && quoted(from.name), !from?.name.includes(day) && day].filter(Boolean).join(", ");
  return `Taken over from ${source || "an earlier assessment"}. Is it still true?`;
};
export const REWORDED = "We reworded this since you answered. Is it still true?";
export const setAside = (reason) => `Set aside: ${reason}`;
export const broughtBack = (reason) => `You brought this back. It was set aside: ${reason}`;

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
