/** What to do with a plan: copy, print, plan another, run again, delete, look at its trace. */

import { h } from "./dom.js";
import { plainText } from "./plain.js";

/** @param {string} text the clipboard needs https or localhost; elsewhere a selection does it */
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = /** @type {HTMLTextAreaElement} */ (h("textarea", { class: "sr", value: text }));
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("not copied");
}

/**
 * @param {import("./types.js").TripView} trip
 * @param {{onHome: () => void, onRerun: () => void, remove: Node}} on
 */
export function actions(trip, { onHome, onRerun, remove }) {
  const status = h("p", { class: "hint", role: "status" });
  const plan = /** @type {import("./types.js").Itinerary} */ (trip.itinerary);
  const button = (/** @type {string} */ text, /** @type {() => void} */ onclick, kind = "") => h("button", { type: "button", class: `button ${kind}`, onclick }, text);
  return h("section", { class: "actions", "aria-label": "What to do with this plan" },
    h("div", { class: "buttons" },
      button("Plan another", onHome, "primary"),
      button("Copy as text", () => {
        copy(plainText(plan)).then(
          () => (status.textContent = "The plan is on the clipboard."),
          () => (status.textContent = "The browser did not allow it. Select the text and copy it by hand."));
      }),
      button("Print", () => print()),
      button("Run again", onRerun),
      remove,
      trip.trace_url && h("a", { class: "button", href: trip.trace_url, target: "_blank", rel: "noopener" }, "Trace ", h("span", { "aria-hidden": "true" }, "↗"))),
    status);
}
