/** Take it along: the plan as files, as text, on paper. */

import { copy } from "./clipboard.js";
import { h } from "./dom.js";
import { plainText } from "./plain.js";

/**
 * @param {import("./types.js").Itinerary} plan
 * @param {string} base where its files are
 * @param {...Node} more
 */
export function takeAlong(plan, base, ...more) {
  const status = h("p", { class: "hint", role: "status" });
  const file = (/** @type {string} */ text, /** @type {string} */ name) => h("a", { class: "button", href: `${base}/${name}`, download: "" }, text);
  const button = (/** @type {string} */ text, /** @type {() => void} */ onclick) => h("button", { type: "button", class: "button", onclick }, text);
  return h("section", { class: "take-along", "aria-labelledby": "take-title" },
    h("h2", { id: "take-title" }, "Take it along"),
    h("div", { class: "buttons" },
      file("Calendar", "calendar.ics"),
      file("Markdown", "plan.md"),
      button("Copy as text", () => {
        copy(plainText(plan)).then(
          () => (status.textContent = "The plan is on the clipboard."),
          () => (status.textContent = "The browser did not allow it. Select the text and copy it by hand."));
      }),
      button("Print", () => print())),
    status,
    h("p", { class: "hint" }, `The calendar has an entry for each stop, in the time of ${plan.destination.name}. Import it again after a change: its entries are replaced, not doubled.`),
    more);
}
