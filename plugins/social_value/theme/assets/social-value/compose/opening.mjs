// @ts-check
/**
 * Opens a case study of the library that the address names, or a file that somebody saved here.
 *
 * @import { Desk } from "./desk.mjs"
 * @import { Study } from "./types.mjs"
 */

import { fetchJson } from "../case-studies/cards.mjs";
import { isDraft } from "./draft.mjs";
import { read } from "./reading.mjs";
import { isId } from "./rules.mjs";
import { TOLD } from "./words.mjs";

const named = () => [location.hash.slice(1), location.search].map((part) => new URLSearchParams(part).get("case")).find(Boolean) ?? "";

/** Opens the one that the address names, unless that would replace what somebody wrote. @param {Desk} desk */
export async function openNamed(desk) {
  const id = named();
  const instead = desk.find("[data-instead]");
  const isAsked = id !== "" && desk.draft.of !== id;
  instead.hidden = !isAsked || !desk.keeping.isBegun;
  if (isAsked && instead.hidden) return correct(desk);
  desk.draw();
  if (!instead.hidden) instead.focus();
}

/** The address names nothing any more. @param {Desk} desk */
export function forgetNamed({ find }) {
  history.replaceState(history.state, "", location.pathname);
  find("[data-instead]").hidden = true;
}

/** Opens the one that the address names. @param {Desk} desk */
export async function correct(desk) {
  const id = named();
  const { data, told } = await study(desk, id);
  desk.find("[data-instead]").hidden = true;
  desk.find("[data-by-hand]").hidden = told !== "";
  if (data) return desk.replace({ ...desk.fresh(), of: id, data }, false, told);
  if (!told) desk.sending.offerEdit(id);
  desk.draw();
  desk.tell(told);
  desk.focusStart();
}

/** @param {Desk} desk @param {string} id @returns {Promise<{data?: Study, told: string}>} nothing is told of a file that holds what no form could keep */
async function study({ host, form, names }, id) {
  const place = names.indexOf(id);
  if (place < 0) return { told: TOLD.notThere };
  try {
    const part = Math.floor(place / form.in_one);
    const text = (await fetchJson(new URL(`${host.dataset.studies}${part}.json`, document.baseURI)))[id];
    if (text === undefined) return { told: TOLD.notThere };
    const data = sound(text, form);
    return { data, told: data ? TOLD.correcting(data.title) : "" };
  } catch {
    return { told: TOLD.notLoaded };
  }
}

/** @param {string} text @param {import("./types.mjs").Form} form @returns {Study | undefined} */
function sound(text, form) {
  const data = /** @type {any} */ (read(text, form.heading));
  return data && isDraft({ stamp: "", of: "", name: "", data }, form) ? data : undefined;
}

/** @param {Desk} desk @param {any} input of a file */
export async function bring(desk, input) {
  const [file] = input.files;
  input.value = "";
  if (!file) return;
  const isShort = file.size <= desk.form.biggest;
  const data = isShort && sound((await file.text()).replace(/^\ufeff/, "").replace(/\r\n/g, "\n"), desk.form);
  if (!data) return desk.tell(TOLD.notOurs);
  const name = file.name.replace(/(?: \(\d+\))?\.ya?ml$/, "");
  const isThere = desk.names.includes(name);
  desk.replace({ ...desk.fresh(), of: isThere ? name : "", name: !isThere && isId(name) ? name : "", data }, true, TOLD.opened);
}
