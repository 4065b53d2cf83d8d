// @ts-check
/**
 * An assessment as the fragment of a link: short, because each answer is one letter, in the alphabetical order of the
 * ids of its edition. Whatever a stranger's link holds, the worst it can do is be refused.
 *
 *     #a=1.<base64url of deflated text>   or, where the browser cannot deflate,   #a=1j.<base64url of text>
 *     text: seven letters that prove the rest whole, then a JSON list:
 *       [checklist, edition of the ids, proof of the ids and states, edition, name, date, changed, letters,
 *        profile, places brought back, 1 if quick, [note, [place, note, reason] …]]   (empty ends are left out)
 *
 * @import { Assessment, Entry, Link, Model } from "./types.mjs"
 */

import { begin, entryOf } from "./assessment.mjs";
import { fingerprintIn, idsIn } from "./editions.mjs";
import { PortableError } from "./portable.mjs";
import { isSound } from "./soundness.mjs";

/** In characters. Some mail programs break a longer link; some browsers and servers refuse one beyond the second. */
export const LONG_LINK = 2000;
export const LONGEST_LINK = 8000;
/** Of the text inside, whatever it deflates to. */
const MOST_CHARACTERS = 100_000;
const PROOF = 7;

const NO_ANSWER = "-";
const OUTDATED = 10;
/** An answer's letter is its option's place; ten places on if it was given to another wording. */
const LETTERS = "0123456789abcdefghij";
const OWN_STATES = ["does-not-apply", "dont-know"];

/** Whether the address holds a shared assessment. @param {string} fragment */
export const isLink = (fragment) => /^#?a=/.test(fragment);

/**
 * @param {Model} model
 * @param {Assessment} assessment
 * @param {{notes?: boolean}} [options] with notes, the reasons go too
 * @returns {Promise<Link>}
 */
export async function toLink(model, assessment, { notes = false } = {}) {
  const ids = idsIn(model, model.edition);
  const states = statesOf(model);
  const letters = ids.map((id) => {
    const entry = entryOf(assessment.answers, id);
    const place = states.indexOf(entry?.state ?? "");
    if (place < 0) return NO_ANSWER;
    const outdated = entry?.fingerprint !== fingerprintIn(model, id, model.edition);
    return LETTERS[place + (outdated ? OUTDATED : 0)];
  });
  const written = Object.entries(assessment.answers).filter(([, { note, reason }]) => note || reason);
  const carried = written.filter(([id]) => notes && ids.includes(id));
  const texts = carried.map(([id, { note = "", reason = "" }]) => [ids.indexOf(id), note, reason]);
  const list = [
    assessment.checklist,
    model.edition,
    hash([ids, states].join()),
    assessment.edition,
    assessment.name,
    assessment.date,
    Math.floor(Date.parse(assessment.changed) / 1000),
    letters.join("").replace(/-+$/, ""),
    assessment.profile,
    assessment.broughtBack.map((id) => ids.indexOf(id)).filter((place) => place >= 0),
    assessment.depth === "quick" ? 1 : 0,
    notes && (assessment.note || texts.length) ? [assessment.note, ...texts] : [],
  ];
  while (isEmpty(list[list.length - 1])) list.pop();
  const json = JSON.stringify(list);
  const fragment = `#a=${await pack(hash(json) + json)}`;
  const readable = json.length <= MOST_CHARACTERS && fragment.length <= LONGEST_LINK;
  const size = !readable ? "too-long" : fragment.length > LONG_LINK ? "long" : "fine";
  const left = Object.entries(assessment.answers)
    .filter(([id, { state }]) => state !== undefined && !(ids.includes(id) && states.includes(state)))
    .map(([id]) => id);
  const all = written.length + (assessment.note ? 1 : 0);
  return { fragment, length: fragment.length, size, left, texts: notes ? written.length - carried.length : all };
}

/**
 * @param {string} fragment
 * @param {Model} model
 * @param {string} id for the copy
 * @returns {Promise<Assessment>}
 * @throws {PortableError}
 */
export async function fromLink(fragment, model, id) {
  const [, version, body] = /^#?a=([0-9]+j?)\.([A-Za-z0-9_-]*)$/.exec(fragment.slice(0, LONGEST_LINK + 1)) ?? [];
  if (fragment.length > LONGEST_LINK) throw new PortableError("link-too-large");
  if (version === undefined) throw new PortableError(isLink(fragment) ? "link-damaged" : "not-a-link");
  if (parseInt(version, 10) > 1) throw new PortableError("link-newer");
  const text = await unpack(body, version === "1");
  const json = text.slice(PROOF);
  if (hash(json) !== text.slice(0, PROOF)) throw new PortableError("link-damaged");
  /** @type {unknown} */
  let list;
  try {
    list = JSON.parse(json);
  } catch {
    throw new PortableError("link-damaged");
  }
  if (!Array.isArray(list)) throw new PortableError("link-damaged");
  const [checklist, edition, proof] = list;
  if (typeof checklist !== "string") throw new PortableError("link-damaged");
  if (checklist !== model.id) throw new PortableError("link-other-checklist", { checklist: checklist.slice(0, 100) });
  if (!Number.isSafeInteger(edition) || edition < 1) throw new PortableError("link-damaged");
  if (edition > model.edition) throw new PortableError("link-later-edition", { edition });
  // An older list of ids is put together again from the history. If that cannot be, no answer is guessed.
  if (proof !== hash([idsIn(model, edition), statesOf(model)].join()))
    throw new PortableError("link-other-edition", { edition });
  const assessment = assessmentFrom(list, model, id);
  if (!isSound(assessment)) throw new PortableError("link-damaged");
  return /** @type {Assessment} */ (assessment);
}

/** Any fault gives null or something unsound. @param {any[]} list @param {Model} model @param {string} id */
function assessmentFrom(list, model, id) {
  const [, listed, , edition, name, date, changed, letters = "", profile = "", back = [], quick = 0, texts = []] = list;
  const ids = idsIn(model, listed);
  const states = statesOf(model);
  const seconds = Number.isSafeInteger(changed) && changed >= 0 && changed < 2 ** 32;
  if (!seconds || typeof letters !== "string" || letters.length > ids.length) return null;
  if (!Array.isArray(back) || !Array.isArray(texts)) return null;
  const [note = "", ...parts] = texts;
  const at = new Date(changed * 1000).toISOString();
  /** @type {Map<string, Entry>} */
  const answers = new Map();
  for (const [place, letter] of [...letters].entries()) {
    if (letter === NO_ANSWER) continue;
    const code = LETTERS.indexOf(letter);
    const state = states[code % OUTDATED];
    if (code < 0 || state === undefined) return null;
    const fingerprint = code < OUTDATED ? fingerprintIn(model, ids[place], listed) : "";
    answers.set(ids[place], { state, ...(fingerprint !== undefined && { fingerprint }), at });
  }
  for (const part of parts) {
    const [place, text, reason] = Array.isArray(part) ? part : [];
    if (!Number.isSafeInteger(place) || ids[place] === undefined) return null;
    answers.set(ids[place], {
      ...(answers.get(ids[place]) ?? { at }),
      ...(text && { note: text }),
      ...(reason && { reason }),
    });
  }
  const broughtBack = back.map((place) => (Number.isSafeInteger(place) ? ids[place] : null));
  const copy = begin({ id: model.id, edition }, { id, date, profile, depth: quick === 1 ? "quick" : "full" }, at);
  return { ...copy, name, note, broughtBack, answers: Object.fromEntries(answers) };
}

/** @param {Model} model */
const statesOf = ({ options }) => [...options.map(({ id }) => id), ...OWN_STATES];

/** @param {any} value */
const isEmpty = (value) => value === "" || value === 0 || (Array.isArray(value) && value.length === 0);

/** Seven letters of a text (FNV-1a): against damage, not against malice. @param {string} text */
function hash(text) {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return sum.toString(36).padStart(PROOF, "0");
}

/** @param {string} text */
async function pack(text) {
  const bytes = new TextEncoder().encode(text);
  let stream;
  try {
    stream = new CompressionStream("deflate-raw");
  } catch {
    return `1j.${toBase64(bytes)}`;
  }
  return `1.${toBase64(await through(bytes, stream, Infinity))}`;
}

/** @param {string} body @param {boolean} deflated */
async function unpack(body, deflated) {
  let stream;
  try {
    stream = deflated && new DecompressionStream("deflate-raw");
  } catch {
    throw new PortableError("link-unreadable-here");
  }
  try {
    const bytes = fromBase64(body);
    return new TextDecoder("utf-8", { fatal: true }).decode(
      stream ? await through(bytes, stream, 3 * MOST_CHARACTERS) : bytes,
    );
  } catch (error) {
    throw error instanceof PortableError ? error : new PortableError("link-damaged");
  }
}

/**
 * A few bytes can swell to gigabytes, so reading stops at the cap.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} stream
 * @param {number} most bytes
 */
async function through(bytes, stream, most) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const chunks = [];
  let length = 0;
  for (let { done, value } = await reader.read(); !done && value; { done, value } = await reader.read()) {
    length += value.length;
    if (length > most) {
      reader.cancel().catch(() => {});
      throw new PortableError("link-too-large");
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** @param {Uint8Array} bytes */
const toBase64 = (bytes) => {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

/** @param {string} text */
const fromBase64 = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
