// @ts-check
/** What readers are told when they take a document away. */

export const TOLD = {
  word: "A Word document went to your downloads.",
  noWord: "The Word document could not be made, because a part of it could not be loaded. Are you offline? Nothing is lost. Try again, or reload the page first.",
  markdown: "A Markdown file went to your downloads.",
  copied: "It is copied. Paste it where you need it.",
  notCopied: "Your browser does not let us copy. The text is selected for you: press Ctrl and C, or ⌘ and C on a Mac.",
};
export const TO_COPY = "Text to copy";
