/** The days: a card each with its stops, the way between them, what they cost and who vouches for them. */

import { h, icon } from "./dom.js";
import { amount, capital, longDate, stay, words } from "./format.js";
import { unverified } from "./marks.js";
import { source } from "./source.js";

/** @typedef {import("./types.js").Itinerary} Itinerary */
/** @typedef {import("./types.js").Stop} Stop */

/** Stops are numbered through the whole trip, so that a number names one stop on the map. @param {Itinerary} plan */
export function numbered(plan) {
  let number = 0;
  return plan.days.map((day, index) => ({ day, index, stops: day.stops.map((stop) => ({ stop, number: (number += 1), day: index })) }));
}

/** @param {Stop} stop @param {import("./types.js").Ledger} ledger */
function cost(stop, ledger) {
  if (stop.cost !== null) return Number(stop.cost) === 0 ? "free" : amount(stop.cost, ledger.currency);
  if (stop.paid_by_meals) return "within meals";
  return stop.verified ? "free" : "price not known";
}

/** @param {import("./types.js").Travel} travel */
const way = ({ mode, km, minutes }) =>
  h("li", { class: "way" }, icon(mode), h("span", { class: "num" }, `${mode === "walk" ? "Walk" : "Transit"} · ${km} km · ${stay(minutes)}`));

/** @param {{stop: Stop, number: number, day: number}} entry @param {import("./types.js").Ledger} ledger */
function card({ stop, number, day }, ledger) {
  const facts = [stop.kind && capital(words(stop.kind)), stop.area].filter(Boolean).join(", ");
  return h("li", { class: "stop", id: `stop-${number}`, "data-stop": number, tabindex: "-1" },
    h("span", { class: `pin-number day-${day % 7 + 1}`, "aria-label": `Stop ${number}` }, number),
    h("p", { class: "stop-time num" }, h("time", {}, stop.start), "–", h("time", {}, stop.end)),
    h("div", { class: "stop-body" },
      h("h4", {}, stop.name, " ", !stop.verified && unverified()),
      h("p", { class: "stop-facts" }, [facts, stay(stop.minutes)].filter(Boolean).join(" · "))),
    h("p", { class: "stop-cost num" }, cost(stop, ledger)),
    h("p", { class: "stop-note" }, stop.note, " ", stop.evidence && source(stop.evidence, stop.name)));
}

/** What code has to say of a day, and where to go when it rains. Plans of earlier versions have neither. @param {import("./types.js").Day} day */
function notes({ notes = [], rain_plan: rain }) {
  const said = rain ? [...notes, `If it rains: ${rain.name}, ${rain.area}.`] : notes;
  return said.length > 0 && h("ul", { class: "day-notes" }, said.map((note) => h("li", {}, note)));
}

/** @param {Itinerary} plan */
export function days(plan) {
  return h("section", { class: "days", id: "days", "aria-labelledby": "days-title" },
    h("h2", { id: "days-title", class: "sr" }, "Days"),
    numbered(plan).map(({ day, index, stops }) => {
      const spent = plan.ledger.by_day.find((total) => total.day === day.date);
      return h("article", { class: `day day-${index % 7 + 1}`, "aria-labelledby": `day-${index}` },
        h("header", {},
          h("p", { class: "day-date" }, h("span", { class: "day-number" }, `Day ${index + 1}`), h("time", { datetime: day.date }, longDate(day.date)),
            spent && h("span", { class: "day-spent num" }, amount(spent.amount, plan.ledger.currency))),
          h("h3", { id: `day-${index}` }, day.title),
          notes(day)),
        stops.length
          ? h("ol", {}, stops.map((entry) => [entry.stop.travel && way(entry.stop.travel), card(entry, plan.ledger)]))
          : h("p", { class: "empty" }, "No stops are planned for this day."));
    }));
}
