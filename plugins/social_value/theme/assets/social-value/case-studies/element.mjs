// @ts-check
/**
 * <sv-cases data-finder data-site data-scope>: finds case studies by facets and words. The page holds the newest cards and
 * the controls; this shows the controls and works them. What a case study is found by comes in one small file, and the
 * cards that are shown in a few more. The choice is in the address, so that a link and the back button bring it back.
 */

import { define } from "../assessments/define.mjs";
import { fetchJson } from "./cards.mjs";
import { Finder } from "./finder.mjs";
import { Index } from "./index.mjs";

define("sv-cases", async (host, signal) => {
  const address = new URL(host.dataset.finder ?? "", document.baseURI);
  try {
    const data = await fetchJson(address);
    if (!signal.aborted) new Index(host, new Finder(data), address, signal);
    performance.mark("sv-cases-ready"); // so that it can be measured
  } catch (error) {
    // The page is as whole as without a script.
    console.warn(error);
  }
});
