/** What goes beyond the plan: more ideas for the city, and what the data knows of it at all. */

import { h, icon } from "./dom.js";
import { capital } from "./format.js";

/** @typedef {import("./types.js").Itinerary} Itinerary */

const KINDS = { see: "to see", do: "to do", eat: "to eat", drink: "to drink" };

/** Ideas in other people's words, with their credit. @param {Itinerary} plan */
export const ideas = ({ ideas }) =>
  ideas.length > 0 && h("section", { id: "ideas", "aria-labelledby": "ideas-title" },
    h("h2", { id: "ideas-title" }, "More ideas"),
    h("p", { class: "muted" }, "Travellers' words, shortened; some are years old. Prices, hours and positions are not known: look them up before you go."),
    h("dl", { class: "facts" }, ideas.map((idea) => h("div", {},
      h("dt", {}, idea.name, " ", h("span", { class: "muted" }, KINDS[idea.kind])), h("dd", {}, idea.text)))),
    h("p", { class: "credit" }, `Text: ${[...new Set(ideas.map(({ evidence }) => evidence.source))].join("; ")}`));

/** @param {Itinerary} plan */
export const coverage = ({ coverage, destination }) =>
  coverage.length > 0 && h("section", { id: "coverage", "aria-labelledby": "coverage-title" },
    h("h2", { id: "coverage-title" }, `What is known about ${destination.name}`),
    h("ul", { class: "coverage" }, coverage.map(({ layer, known, detail }) => h("li", { class: known ? "known" : "unknown" },
      icon(known ? "check" : "question"),
      h("span", {}, h("strong", {}, capital(layer)), h("span", { class: "sr" }, known ? " (known)" : " (not known)"), `: ${detail}`)))));
