/** Text for the clipboard, which needs https or localhost; elsewhere a selection does it. */

import { h } from "./dom.js";

/** @param {string} text @returns {Promise<void>} rejected when the browser does not allow it */
export async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = /** @type {HTMLTextAreaElement} */ (h("textarea", { class: "sr", value: text }));
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("not copied");
}
