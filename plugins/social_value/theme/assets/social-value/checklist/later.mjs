// @ts-check
/**
 * The parts of the page that are fetched only once there is something for them to show.
 *
 * @import { Desk } from "./desk.mjs"
 * @import { Result } from "./types.mjs"
 */

/**
 * A function to call whenever the page has changed.
 *
 * @param {any} host
 * @param {Desk} desk
 * @param {AbortSignal} signal
 * @param {() => void} notLoaded
 * @returns {(result: Result) => void}
 */
export function later(host, desk, signal, notLoaded) {
  const section = host.querySelector("[data-show=since]");
  const form = host.querySelector("form");
  const labels = JSON.parse(host.dataset.informing ?? "{}");
  /** Whether this device has held, on this visit, answers to a checklist that informs this one. */
  let isInformed = false;
  /** What saves and prints answers, fetched with the first of them: the network may have gone when it is asked for. */
  let atHand;

  /** @param {Result} result */
  async function showSince(result) {
    const { assessment, isOlder, model } = desk;
    if (isOlder && section.contains(document.activeElement)) return;
    const loaded = isOlder && (await import("./since.mjs").catch(notLoaded));
    if (assessment !== desk.assessment) return;
    if (loaded) loaded.since(section, form, model, assessment, result);
    section.hidden = !loaded;
    host.querySelector(".sv-intro").hidden = Boolean(loaded);
  }

  async function showInformed() {
    isInformed ||= Object.keys(labels).some((id) => desk.elsewhere(id));
    const loaded = isInformed && (await import("./informed.mjs").catch(() => false)); // without it there are links
    if (loaded && !signal.aborted) loaded.informed(host, desk.model, labels, (id) => desk.elsewhere(id));
  }

  return (result) => {
    showSince(result);
    showInformed();
    if (host.hasAttribute("data-filled")) atHand ??= Promise.allSettled([import("./file.mjs"), import("./printing.mjs")]);
  };
}
