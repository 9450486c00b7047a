/** A command for the terminal, with a button that copies it. */

import { copy } from "../clipboard.js";
import { h } from "../dom.js";

/** @param {import("./types.js").Command} command */
export function commandLine({ does, command }) {
  const said = h("span", { class: "hint", role: "status" });
  const text = h("code", { tabindex: 0 }, command);
  const button = h("button", { type: "button", class: "button", "aria-label": `Copy the command: ${does}`, onclick: () =>
    copy(command).then(() => (said.textContent = "Copied."), () => (said.textContent = "The browser did not allow it. Select the command and copy it by hand.")) }, "Copy");
  return h("div", { class: "command" }, h("p", {}, does, " ", said), h("div", {}, text, button));
}
