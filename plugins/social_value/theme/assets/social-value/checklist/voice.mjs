// @ts-check
/** Says to people who cannot see the page what became of what they did. */

import { show } from "./report.mjs";

/** Answers within this time are spoken as one sentence. */
const PAUSE_MS = 800;

/**
 * A function that speaks after a pause, and adds what is new about saving, unless all is well.
 *
 * @param {any} host
 * @param {AbortSignal} signal
 * @returns {(sentence: string) => void}
 */
export function voice(host, signal) {
  let told;
  let pause;
  signal.addEventListener("abort", () => clearTimeout(pause));
  return (sentence) => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      const place = "[data-saving]:not([hidden], [data-quiet]), .sv-remind:not([hidden]) span";
      const news = host.querySelector(place)?.textContent;
      show(host, { live: news && news !== told ? `${sentence} ${news}`.trim() : sentence });
      told = news;
    }, PAUSE_MS);
  };
}
