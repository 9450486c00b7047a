/** Asking for a change of a plan, in the traveller's own words. */

import { h } from "./dom.js";

const IDEAS = ["Make day 2 lighter", "Swap the museum", "We are vegetarian", "Make it cheaper"];

/** @param {(text: string) => Promise<void>} onRefine */
export function refineForm(onRefine) {
  const words = /** @type {HTMLInputElement} */ (h("input", { id: "change", type: "text", maxlength: 300, autocomplete: "off", "aria-describedby": "change-hint" }));
  const button = h("button", { type: "submit", class: "button primary" }, "Change the plan");
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (words.value.trim().length < 2) return words.focus();
    button.setAttribute("aria-disabled", "true");
    await onRefine(words.value.trim());
    button.removeAttribute("aria-disabled");
  };
  const idea = (/** @type {string} */ text) => h("button", { type: "button", class: "chip-button", onclick: () => {
    words.value = text;
    words.focus();
  } }, text);
  return h("section", { class: "refine", "aria-labelledby": "refine-title" },
    h("h2", { id: "refine-title" }, "Change something"),
    h("form", { onsubmit: submit, novalidate: true },
      h("label", { for: "change" }, "What shall be different?"),
      h("div", { class: "answer" }, words, button),
      h("p", { class: "hint", id: "change-hint" }, "Only what you ask for changes. This version stays readable."),
      h("div", { class: "ideas" }, h("span", { class: "hint" }, "For example"), IDEAS.map(idea))));
}
