/** What to know: facts by topic, tips, advice, assumptions, and what nobody vouches for. */

import { h } from "./dom.js";
import { capital, words } from "./format.js";
import { unverified } from "./marks.js";
import { source } from "./source.js";

/** @typedef {import("./types.js").Fact} Fact */
/** @typedef {import("./types.js").Itinerary} Itinerary */

/** @param {Fact} fact */
const text = (fact) => [fact.text, " ", fact.evidence ? source(fact.evidence, words(fact.topic)) : unverified()];

/** @param {Fact[]} facts */
export function factsSection(facts) {
  const topics = [...new Set(facts.map(({ topic }) => topic))];
  return h("section", { id: "know", "aria-labelledby": "know-title" },
    h("h2", { id: "know-title" }, "Know before you go"),
    topics.length
      ? h("dl", { class: "facts" }, topics.map((topic) => h("div", {}, h("dt", {}, capital(words(topic))),
          facts.filter((fact) => fact.topic === topic).map((fact) => h("dd", {}, text(fact))))))
      : h("p", { class: "empty" }, "Nothing was found for this trip. Ask the embassy and the tourist office."));
}

/** @param {string} id @param {string} title @param {import("./dom.js").Child[]} items */
const list = (id, title, items) =>
  items.length > 0 && h("section", { "aria-labelledby": id }, h("h2", { id }, title), h("ul", { class: "plain-list" }, items.map((item) => h("li", {}, item))));

/** @param {Itinerary} plan */
function unvouched({ days, facts, tips }) {
  const stops = days.flatMap((day, i) => day.stops.filter((stop) => !stop.verified).map((stop) => `${stop.name}, day ${i + 1}`));
  const said = [...facts, ...tips].filter((fact) => !fact.evidence).map((fact) => `${capital(words(fact.topic))}: ${fact.text}`);
  return [...stops, ...said];
}

/** @param {Itinerary} plan */
export const notes = (plan) =>
  h("div", { class: "notes" },
    list("tips-title", "Tips", plan.tips.map(text)),
    list("advice-title", "Advice on money", plan.advice),
    list("assumptions-title", "Assumed", plan.assumptions),
    list("unverified-title", "Not verified", unvouched(plan)));
