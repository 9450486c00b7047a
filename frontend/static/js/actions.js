/** What to do with a plan besides reading it: plan another, run again, delete, look at its trace. */

import { h } from "./dom.js";

/**
 * @param {import("./types.js").TripView} trip
 * @param {{onHome: () => void, onRerun: () => void, remove: Node}} on
 */
export function actions(trip, { onHome, onRerun, remove }) {
  const button = (/** @type {string} */ text, /** @type {() => void} */ onclick, kind = "") => h("button", { type: "button", class: `button ${kind}`, onclick }, text);
  return h("section", { class: "actions", "aria-label": "What to do with this plan" },
    h("div", { class: "buttons" },
      button("Plan another", onHome, "primary"),
      button("Run again", onRerun),
      remove,
      trip.trace_url && h("a", { class: "button", href: trip.trace_url, target: "_blank", rel: "noopener" }, "Trace ", h("span", { "aria-hidden": "true" }, "↗"))));
}
