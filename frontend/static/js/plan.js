/** The plan, from its headline to what may be done with it. */

import { actions } from "./actions.js";
import { tripUrl } from "./api.js";
import { days } from "./days.js";
import { h } from "./dom.js";
import { factsSection, notes } from "./facts.js";
import { dateRange } from "./format.js";
import { coverage, ideas } from "./known.js";
import { StopMap } from "./map.js";
import { moneySection } from "./money.js";
import { notices, violationTable } from "./notices.js";
import { refineForm } from "./refine.js";
import { SharePanel } from "./share.js";
import { takeAlong } from "./take-along.js";
import { versionList, whatChanged } from "./versions.js";

const PARTS = [["days", "Days"], ["map", "Map"], ["money", "Money"], ["know", "Know before you go"]];

/** The card and the pin of a stop light up together. @param {HTMLElement} list @param {StopMap} map */
function link(list, map) {
  for (const card of list.querySelectorAll("[data-stop]")) {
    const number = Number(card.getAttribute("data-stop"));
    for (const event of ["mouseenter", "focusin"]) card.addEventListener(event, () => map.highlight(number));
    for (const event of ["mouseleave", "focusout"]) card.addEventListener(event, () => map.highlight(null));
  }
}

/** Keep the column in view: it sticks by its end where it is taller than the window. @param {HTMLElement} aside */
function stick(aside) {
  const place = () => (aside.style.top = `${Math.min(24, innerHeight - aside.offsetHeight - 24)}px`);
  new ResizeObserver(place).observe(aside);
}

/**
 * @param {import("./types.js").TripView} trip with an itinerary
 * @param {{onHome: () => void, onRerun: () => void, onRefine: (text: string) => Promise<void>, onOpen: (id: string) => void, remove: Node}} on
 */
export function renderPlan(trip, on) {
  const plan = /** @type {import("./types.js").Itinerary} */ (trip.itinerary);
  return planArticle(plan, versionList(trip, on.onOpen), refineForm(on.onRefine),
    takeAlong(plan, tripUrl(trip.id), new SharePanel(trip.id).el), actions(trip, on));
}

/**
 * A plan to read.
 * @param {import("./types.js").Itinerary} plan
 * @param {Node|null} versions
 * @param {...Node} ends what may be done with it
 */
export function planArticle(plan, versions, ...ends) {
  const list = days(plan);
  const map = new StopMap(plan, (number) => {
    for (const card of list.querySelectorAll("[data-stop]")) card.classList.toggle("on", Number(card.getAttribute("data-stop")) === number);
  });
  link(list, map);
  const aside = h("div", { class: "aside" }, map.el, moneySection(plan));
  stick(aside);
  const { destination } = plan;
  return h("article", { class: "plan", "aria-labelledby": "headline" },
    h("div", { class: "plan-columns" },
      h("div", { class: "plan-main" },
        h("header", { class: "plan-head" },
          h("p", { class: "eyebrow" }, `${destination.name}, ${destination.country_name} · ${dateRange(plan.start, plan.end)}`),
          h("h1", { id: "headline" }, plan.headline),
          versions,
          h("div", { class: "prose message" }, plan.message)),
        whatChanged(plan),
        notices(plan),
        h("nav", { class: "jump", "aria-label": "Parts of the plan" }, PARTS.map(([id, name]) => h("a", { href: `#${id}` }, name))),
        list),
      aside),
    factsSection(plan.facts),
    notes(plan),
    ideas(plan),
    coverage(plan),
    violationTable(plan.violations),
    ends,
    h("footer", { class: "plan-labels" }, h("ul", {}, plan.labels.map((label) => h("li", {}, label)))));
}
