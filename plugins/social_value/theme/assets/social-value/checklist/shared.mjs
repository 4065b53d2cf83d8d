// @ts-check
/**
 * Opens a link that somebody shared. Loaded when there is one.
 *
 * @import { Assessment, Model } from "./types.mjs"
 */

import { fromLink } from "./link.mjs";
import { PortableError } from "./portable.mjs";
import { notTaken } from "./strings-lasting.mjs";

/**
 * The assessment, or why it cannot be opened.
 *
 * @param {string} fragment
 * @param {Model} model
 * @param {string} id for the copy
 * @returns {Promise<{shared?: Assessment, refusal?: string}>}
 */
export async function openLink(fragment, model, id) {
  try {
    return { shared: await fromLink(fragment, model, id) };
  } catch (error) {
    return { refusal: notTaken(error instanceof PortableError ? error : new PortableError("link-damaged")) };
  }
}
