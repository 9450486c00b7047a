/** A trip that did not become a plan: what happened, what was kept, what to do. */

/** @typedef {import("./types.js").TripView} TripView */

import { h, icon } from "./dom.js";

const WORDS = {
  failed: ["The plan could not be made", "Your request is kept, and what each agent did stands above."],
  refused: ["This request was not planned", "Your request is kept. Nothing was sent to the agents after the check."],
  cancelled: ["You stopped this plan", "Your request is kept. What was half done is not."],
  interrupted: ["The server stopped while it was planning", "Your request is kept. What was half done is lost."],
};
const ADVICE = {
  failed: "Run it again; if it fails again, change the request.",
  refused: "Edit the request and send it again.",
  cancelled: "Run it again, or change the request first.",
  interrupted: "Run it again.",
};

/**
 * @param {TripView} trip @param {{onRerun: () => void, onEdit: (error: TripView['error']) => void, onOpen: (id: string) => void}} on
 * @param {Node} remove a button that deletes the trip
 */
export function outcomePanel(trip, { onRerun, onEdit, onOpen }, remove) {
  if (trip.change) return unchangedPanel(trip, onOpen);
  const [title, kept] = WORDS[trip.status] ?? WORDS.failed;
  const rerun = h("button", { type: "button", class: "button", onclick: onRerun }, "Run again");
  const edit = h("button", { type: "button", class: "button", onclick: () => onEdit(trip.error) }, "Edit the request");
  (trip.status === "refused" ? edit : rerun).classList.add("primary");
  const calm = trip.status === "cancelled";
  return h("section", { class: `notice outcome ${calm ? "" : "bad"}`, "aria-labelledby": "outcome-title" },
    icon(calm ? "stop" : "alert"),
    h("div", {},
      h("h2", { id: "outcome-title" }, (!calm && trip.error?.title) || title),
      trip.error?.detail && h("p", {}, trip.error.detail),
      h("p", { class: "muted" }, kept, " ", ADVICE[trip.status]),
      h("div", { class: "buttons" }, trip.status === "refused" ? [edit, rerun] : [rerun, edit], remove)));
}

/** A follow-up that came to nothing: the plan is as it was. @param {TripView} trip @param {(id: string) => void} onOpen */
function unchangedPanel(trip, onOpen) {
  const last = trip.versions.at(-1);
  return h("section", { class: "notice outcome bad", "aria-labelledby": "outcome-title" }, icon("alert"), h("div", {},
    h("h2", { id: "outcome-title" }, trip.error?.title ?? "The plan was not changed"),
    h("p", {}, trip.error?.detail || "The change was not finished."),
    h("p", { class: "muted" }, "Your plan is kept as it was."),
    last && h("div", { class: "buttons" }, h("button", { type: "button", class: "button primary", onclick: () => onOpen(last.id) }, "Back to the plan"))));
}

/** @param {string} title @param {string} detail @param {Node[]} buttons */
export const errorPanel = (title, detail, buttons) =>
  h("section", { class: "notice bad", role: "alert" }, icon("alert"),
    h("div", {}, h("h2", {}, title), h("p", {}, detail), h("div", { class: "buttons" }, buttons)));
