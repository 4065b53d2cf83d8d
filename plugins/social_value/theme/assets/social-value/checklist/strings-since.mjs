// @ts-check
/** What "Since you last looked" says. */

export const NO_BAND = "–";
export const SINCE = "Since you last looked";
export const BEFORE = "Before: ";
export const NOW = "Now: ";
export const NOT_KNOWN = "wording not known here";
export const ANSWER_KEPT = "Your answer is kept.";
export const INSTEAD = "See instead: ";
export const UNKNOWN_STATE = "Your answer is one that this edition does not offer. It is kept, and counts for nothing.";
export const THEN_AND_NOW = "Your result then, and with the new statements";
export const AREA = "Area";
export const OVERALL = "Overall";
export const edition = (number) => `Edition ${number}`;
export const editions = ({ from, to }) =>
  `You answered edition ${from} of this checklist. This is edition ${to}. No answer is lost. Look at what changed, and go on when you are ready.`;
export const goOn = (number) => `Go on with edition ${number}`;
export const moved = (from, to) => `Moved from “${from}” to “${to}”.`;
export const reweighted = ({ before, after }) => `It counted ${times(before)}. Now it counts ${times(after)}.`;

const times = (count) => ["", "once", "twice"][count] ?? `${count} times`;
