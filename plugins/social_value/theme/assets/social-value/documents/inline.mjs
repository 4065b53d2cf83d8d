// @ts-check
/** @import { Words } from "./blocks.mjs" */

import { h } from "../assessments/dom.mjs";
import { runsOf } from "./blocks.mjs";

/** Words as they stand on a page. @param {Words} words */
export const inline = (words) =>
  runsOf(words).map(({ text, bold, italic, href }) => {
    const inner = href ? h("a", { href }, text) : text;
    const leaning = italic ? h("em", {}, inner) : inner;
    return bold ? h("strong", {}, leaning) : leaning;
  });
