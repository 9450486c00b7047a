/** Between the form's fields and a `TripRequest`, and the request in one line. */

import { byId, h } from "./dom.js";
import { count, dateRange, lastDay, words } from "./format.js";

/** @typedef {import("./types.js").TripRequest} TripRequest */

/** @param {string} name @returns {HTMLInputElement[]} */
const inputs = (name) => [...document.querySelectorAll(`#form input[name="${name}"]`)].map((el) => /** @type {HTMLInputElement} */ (el));
/** @param {string} name */
const ticked = (name) => inputs(name).filter((el) => el.checked).map((el) => el.value);
/** @param {string} id */
const number = (id) => Number(byId(id).value || 0);

/** Show the fields of the chosen way to say how long. */
export function showMode() {
  const dates = ticked("mode")[0] === "dates";
  byId("mode-days").hidden = dates;
  byId("mode-dates").hidden = !dates;
}

/** @returns {TripRequest} what the fields say; blank ones are left out */
export function readForm() {
  const dates = ticked("mode")[0] === "dates";
  const text = Object.fromEntries(
    ["budget", "budget_covers", "currency", "origin", "passport", "notes"].map((id) => [id, byId(id).value.trim()]).filter(([, value]) => value),
  );
  const length = dates ? { start: byId("start").value, end: byId("end").value } : byId("days").value ? { days: number("days") } : {};
  return {
    destination: byId("destination").value.trim(),
    ...(byId("destination").dataset.id ? { destination_id: byId("destination").dataset.id } : {}),
    ...length,
    ...text,
    interests: ticked("interests"),
    style: ticked("style")[0] ?? "balanced",
    party: {
      adults: number("adults"), children: number("children"), seniors: number("seniors"),
      mobility: byId("mobility").value, diets: ticked("diets"),
    },
  };
}

/** The form has no first day with a length: it is shown as two dates. @param {TripRequest} request */
const endOf = ({ start, end, days }) => end ?? (start && days ? lastDay(start, days) : null);

/** @param {TripRequest} request @param {number} defaultDays */
export function fillForm(request, defaultDays) {
  const { party = {}, budget } = request;
  const end = endOf(request);
  const dates = Boolean(request.start && end);
  const values = {
    destination: request.destination, days: request.days ?? (dates ? "" : defaultDays), start: request.start, end,
    budget: typeof budget === "string" ? budget : budget?.text, budget_covers: request.budget_covers ?? "stay", currency: request.currency, origin: request.origin,
    passport: request.passport, notes: request.notes, adults: party.adults ?? 1, children: party.children ?? 0,
    seniors: party.seniors ?? 0, mobility: party.mobility ?? "none",
  };
  for (const [id, value] of Object.entries(values)) byId(id).value = value ?? "";
  if (request.destination_id) byId("destination").dataset.id = request.destination_id;
  else delete byId("destination").dataset.id;
  const chosen = {
    mode: [dates ? "dates" : "days"], interests: request.interests ?? [], style: [request.style ?? "balanced"], diets: party.diets ?? [],
  };
  for (const [name, list] of Object.entries(chosen)) for (const el of inputs(name)) el.checked = list.includes(el.value);
  showMode();
  byId("notes").dispatchEvent(new Event("input"));
}

/** "2 adults, 1 child" @param {Partial<import("./types.js").Party>} party */
function people({ adults = 0, children = 0, seniors = 0 }) {
  return [adults && count(adults, "adult"), children && count(children, "child", "children"), seniors && count(seniors, "senior")]
    .filter(Boolean).join(", ");
}

/** The request as one line of text nodes. @param {TripRequest} request @returns {(Node|string)[]} */
export function summaryOf(request) {
  const { party = {}, budget } = request;
  const end = endOf(request);
  const length = request.start && end ? dateRange(request.start, end) : request.days ? count(request.days, "day") : "";
  const rest = [
    length, typeof budget === "string" ? budget : budget?.text, (request.interests ?? []).map(words).join(", "), request.style,
    people(party), party.mobility && party.mobility !== "none" ? { reduced: "short walks", wheelchair: "wheelchair" }[party.mobility] : "",
    (party.diets ?? []).map(words).join(", "),
  ].filter(Boolean);
  return [h("strong", {}, request.destination), ...rest.map((part) => ` · ${part}`)];
}
