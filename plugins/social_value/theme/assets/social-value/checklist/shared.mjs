// @ts-check
/**
 * Opens a link that somebody shared. Loaded when there is one.
 *
 * @import { Assessment, Model } from "./types.mjs"
 */

import { newId } from "./ids.mjs";
import { fromLink } from "./link.mjs";
import { PortableError } from "./portable.mjs";
import { notTaken } from "./strings-lasting.mjs";

/**
 * The assessment, or why it cannot be opened.
 *
 * @param {string} fragment
 * @param {Model} model
 * @returns {Promise<{shared?: Assessment, refusal?: string}>}
 */
export async function openLink(fragment, model) {
  try {
    return { shared: await fromLink(fragment, model, newId()) };
  } catch (error) {
    return { refusal: notTaken(error instanceof PortableError ? error : new PortableError("link-damaged")) };
  }
}
