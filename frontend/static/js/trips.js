/** "Your trips": what this session asked for before, newest first. */

import { deleteTrip, listTrips } from "./api.js";
import { confirmButton } from "./confirm.js";
import { byId, h, icon, replace } from "./dom.js";
import { count, moment } from "./format.js";

const STATUS = {
  running: "being planned", waiting: "has a question for you", done: "planned", failed: "failed", refused: "not planned", cancelled: "stopped", interrupted: "interrupted",
};

/** @param {import("./types.js").TripSummary} trip @param {(id: string) => void} onOpen */
function row(trip, onOpen) {
  const name = trip.headline ?? `${trip.destination}, ${count(trip.days, "day")}`;
  const href = `/trips/${encodeURIComponent(trip.id)}`;
  const open = (/** @type {MouseEvent} */ event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(trip.id);
  };
  return h("li", {},
    h("a", { href, onclick: open },
      h("strong", {}, name),
      h("span", {}, `${trip.change ? `“${trip.change}” · ` : ""}${trip.destination} · ${count(trip.days, "day")} · ${STATUS[trip.status] ?? trip.status} · ${moment(trip.created_at)}`)),
    confirmButton({ label: "Delete", sure: "Delete for good", class: "quiet", name: `Delete ${name}` }, () => remove(trip.id, onOpen)));
}

/** @param {string} id @param {(id: string) => void} onOpen */
async function remove(id, onOpen) {
  try {
    await deleteTrip(id);
    await showTrips(onOpen);
    byId("trips-title").tabIndex = -1;
    byId("trips-title").focus();
  } catch (problem) {
    fail(/** @type {import("./api.js").Problem} */ (problem), onOpen, "The trip was not deleted");
  }
}

/** @param {import("./api.js").Problem} problem @param {(id: string) => void} onOpen @param {string} what */
function fail(problem, onOpen, what) {
  replace(byId("trips-body"), h("div", { class: "notice bad", role: "alert" }, icon("alert"), h("div", {},
    h("h3", {}, what),
    h("p", {}, `${problem.title}. ${problem.detail}`),
    h("p", { class: "buttons" }, h("button", { type: "button", class: "button", onclick: () => showTrips(onOpen) }, "Try again")))));
}

/** @param {(id: string) => void} onOpen */
export async function showTrips(onOpen) {
  const body = byId("trips-body");
  if (!body.hasChildNodes()) replace(body, h("p", { class: "muted" }, "Loading your trips"));
  try {
    const trips = await listTrips();
    replace(body, trips.length
      ? h("ul", {}, trips.map((trip) => row(trip, onOpen)))
      : h("p", { class: "muted" }, "None yet. Trips that you plan in this browser are listed here."));
  } catch (problem) {
    fail(/** @type {import("./api.js").Problem} */ (problem), onOpen, "Your trips could not be listed");
  }
}
