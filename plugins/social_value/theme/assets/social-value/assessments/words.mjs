// @ts-check
/**
 * What the page of all assessments says. Words that never change stand in the page itself; those that the checklist's
 * page says too stand in strings-lasting.mjs.
 */

/** @param {number} number @param {string} one @param {string} [many] */
export const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/** The shortlist as a part of a list; none if it is empty. @param {number} picked how many case studies are in it */
const shortlist = (picked) => (picked ? [`a shortlist of ${count(picked, "case study", "case studies")}`] : []);

/** How many of both kinds; maps are named only where there are some. @param {number} assessments @param {number} maps */
export const both = (assessments, maps) =>
  [assessments || !maps ? count(assessments, "assessment") : "", maps ? count(maps, "impact map") : ""]
    .filter(Boolean)
    .join(" and ");

/** @param {string} name */
export const quoted = (name) => `“${name || "without a name"}”`;

// Made once, because a long list says many days.
const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });
const TIME = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });

/** A day as people write it; what is no day stays as it is. @param {string} day */
export function onDay(day) {
  const date = new Date(day);
  return Number.isNaN(date.getTime()) ? day : DAY.format(date);
}

/** @param {string} time */
export const atTime = (time) => `${onDay(time)}, ${TIME.format(new Date(time))}`;

export const NOTHING_YET = "Nothing is kept here yet. Start a new assessment, or bring one back from a file.";
export const OTHER_CHECKLIST = "Answers to a checklist that this site does not have";
export const NO_MODEL = "We could not load the checklist, so scores are missing. Reload the page.";
export const NOT_LOADED = "This did not work. Are you offline? Nothing is lost. Try again, or reload the page first.";
export const NOTHING_SCORED = "Nothing scored yet";
export const LABEL = {
  date: "Date",
  organisation: "Organisation",
  answered: "Answered",
  overall: "Overall",
  changed: "Last changed",
  exported: "Saved to a file",
  edition: "Edition",
  note: "Note",
  rows: "Holds",
  then: "Scored then",
};
/** When it last went to a file. @param {string} exported or "" @param {string} changed */
export const savedOn = (exported, changed) =>
  exported
    ? `${atTime(exported)}${Date.parse(changed) > Date.parse(exported) ? ", and changed since" : ""}`
    : "Not yet";
export const MAPS = {
  title: "Impact maps",
  none: "You have no impact map here yet.",
  open: "Go to the impact map",
};
export const ACTION = {
  open: "Open",
  from: "Start a new one from this",
  results: "Your result in full",
  plan: "Action plan",
  evidence: "Evidence register",
  tender: "Tender pack",
  more: "More",
  describe: "Rename or describe",
  duplicate: "Duplicate",
  file: "Save to a file",
  csv: "Spreadsheet (CSV)",
  share: "Share by link",
  delete: "Delete",
  compare: "Compare",
  compareTicked: "Compare those you ticked",
  download: "Download",
  restore: "Bring back as another one",
  cancel: "Cancel",
  close: "Close",
  askToKeep: "Ask this browser to keep them",
};

/** @param {number} done @param {number} all @param {number} aside @param {boolean} isQuick */
export const answered = (done, all, aside, isQuick) =>
  `${done} of ${all} statements${isQuick ? " of the ten-minute start" : ""}${aside ? `, ${aside} set aside` : ""}`;
/** @param {number} percent @param {string} band @param {boolean} provisional */
export const overall = (percent, band, provisional) => `${percent}%, ${band}${provisional ? " (so far)" : ""}`;
/** @param {number} edition @param {number} now */
export const edition = (edition, now) => {
  if (edition === now) return `${edition}`;
  return edition < now
    ? `${edition}. The questions have changed since: the checklist is now in edition ${now}.`
    : `${edition}, which is newer than this page. Reload the page.`;
};

/** What became of a step of this page's own; the others stand in words-steps.mjs. */
export const TOLD = {
  textDeleted: "It is deleted.",
  textBack: "It is back.",
  allDeleted: "Everything this site kept on this device is deleted.",
  /** @param {string} name */
  undone: (name) => `${quoted(name)} is back.`,
};

export const KEPT = {
  /** @param {number} assessments @param {number} maps @param {number} backups @param {number} picked @param {number} characters */
  sentence: (assessments, maps, backups, picked, characters) =>
    `This browser keeps ${[
      count(assessments, "assessment"),
      ...(maps ? [count(maps, "impact map")] : []),
      ...(backups ? [count(backups, "backup")] : []),
      ...shortlist(picked),
    ].join(" and ")} for this site. They take about ${Math.ceil(characters / 1000)} KB of the 5,000 KB that browsers allow.`,
  draft: "It also keeps your draft of a case study.",
  /** @param {string} time */
  exported: (time) =>
    time ? `You last saved to a file on ${atTime(time)}.` : "You have not saved anything to a file yet.",
  /** @param {number} number @param {number} maps */
  unsaved: (number, maps) => `${both(number, maps)} ${number + maps === 1 ? "has" : "have"} changes that are in no file.`,
  agreed: "This browser has agreed to keep them. It will not clear them on its own.",
  mayClear: "This browser may clear them when it is short of room, or after a time without a visit.",
  blocked: "This browser does not let the site keep anything.",
  unreadable: "What we cannot read",
  unreadableWhy: "We left these as they are. Download them before you delete them.",
  backups: "Backups",
  backupsWhy: "These are assessments and impact maps as they were before something replaced them.",
  /** @param {string} name @param {string} time */
  backup: (name, time) => `${quoted(name)}, kept on ${atTime(time)}`,
  /** @param {number} place @param {string} why @param {number} characters */
  text: (place, why, characters) => `${place}. ${why} It has ${count(characters, "character")}.`,
  /** @param {number} assessments @param {number} maps @param {number} backups @param {number} picked @param {number} unreadable */
  everything: (assessments, maps, backups, picked, unreadable) =>
    `This deletes ${[
      count(assessments, "assessment"),
      ...(maps ? [count(maps, "impact map")] : []),
      count(backups, "backup"),
      ...shortlist(picked),
      count(unreadable, "text that we cannot read", "texts that we cannot read"),
    ].join(", ")} and the site’s own settings from this browser.`,
};
