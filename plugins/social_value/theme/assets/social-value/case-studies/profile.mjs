// @ts-check
/** What the reader's own organisation is, as the assessment says that was changed last. @import { Finder } from "./finder.mjs" */

import { openStore } from "../checklist/store.mjs";

/** @param {string} scope @param {Finder} finder @returns {{size: string, sector: string}} "" for what is not said */
export function profile(scope, finder) {
  const { assessments } = openStore(scope).list();
  const latest = assessments
    .filter(({ organisation, profile }) => organisation.size || profile || organisation.kind)
    .sort((one, other) => Date.parse(other.changed) - Date.parse(one.changed))[0];
  if (!latest) return { size: "", sector: "" };
  const kind = latest.organisation.kind.trim().toLocaleLowerCase("en-GB");
  const sector = finder
    .facet("sector")
    .values.find(([, label]) => kind && (kind.includes(label.toLowerCase()) || label.toLowerCase().includes(kind)));
  return { size: latest.organisation.size || latest.profile, sector: sector?.[0] ?? "" };
}
