/** The versions of a plan, and what the last change made different, day by day. */

import { h } from "./dom.js";
import { amount, longDate } from "./format.js";

/** @param {import("./types.js").TripView} trip @param {(id: string) => void} onOpen */
export function versionList(trip, onOpen) {
  if (trip.versions.length < 2) return null;
  const open = (/** @type {string} */ id) => (/** @type {MouseEvent} */ event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(id);
  };
  return h("nav", { class: "versions", "aria-label": "Versions of this plan" },
    h("ol", {}, trip.versions.map(({ id, version, change }) => h("li", {},
      h("a", { href: `/trips/${encodeURIComponent(id)}`, onclick: open(id), "aria-current": id === trip.id ? "page" : null },
        h("strong", {}, `Version ${version}`), " ", h("span", {}, change ? `“${change}”` : "as first planned"))))));
}

/** @param {string} sign @param {string} word @param {string[]} names */
const row = (sign, word, names) =>
  names.length > 0 && h("li", { class: word }, h("span", { "aria-hidden": "true" }, sign), h("span", { class: "sr" }, `${word}: `), names.join(", "));

/** @param {import("./types.js").Itinerary} plan */
export function whatChanged(plan) {
  const { revision, budget } = plan;
  if (!revision) return null;
  const before = revision.cost_before;
  const same = before.amount === budget.total.amount;
  return h("section", { class: "changed", "aria-labelledby": "changed-title" },
    h("h2", { id: "changed-title" }, "What changed"),
    h("p", { class: "muted" }, `You asked: “${revision.asked}”`),
    h("ul", { class: "done" }, revision.done.map((said) => h("li", {}, said))),
    revision.days.length > 0 && h("dl", {}, revision.days.map((day) => [
      h("dt", {}, `Day ${plan.days.findIndex((one) => one.date === day.date) + 1} · ${longDate(day.date)}`),
      h("dd", {}, h("ul", {}, row("+", "added", day.added), row("−", "removed", day.removed), row("↕", "another time", day.moved)))])),
    h("p", { class: "num" }, same ? `It costs as before: ${amount(before.amount, before.currency)}.`
      : `It costs ${amount(budget.total.amount, budget.total.currency)}; before, ${amount(before.amount, before.currency)}.`));
}
