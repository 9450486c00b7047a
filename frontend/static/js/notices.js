/** What a reader must know before the plan: parts that are missing and rules that it breaks. */

import { h, icon } from "./dom.js";
import { capital, place, words } from "./format.js";
import { severity } from "./marks.js";

/** @param {import("./types.js").Itinerary} plan */
export function notices(plan) {
  const hard = plan.violations.filter((violation) => violation.severity === "hard");
  const found = [
    plan.missing.length > 0 && notice("Part of this plan is missing", plan.missing.map(({ part, why }) => [h("strong", {}, place(part)), `: ${why}`])),
    hard.length > 0 && notice("This plan breaks what you asked for", hard.map(({ where, why }) => [h("strong", {}, place(where)), `: ${why}`])),
  ].filter(Boolean);
  return found.length > 0 && h("div", { class: "notices" }, found);
}

/** @param {string} title @param {import("./dom.js").Child[][]} items */
const notice = (title, items) =>
  h("section", { class: "notice bad" }, icon("alert"), h("div", {}, h("h2", {}, title), h("ul", {}, items.map((item) => h("li", {}, item)))));

/** @param {import("./types.js").Violation[]} violations */
export function violationTable(violations) {
  if (!violations.length) return null;
  return h("section", { "aria-labelledby": "violations-title" },
    h("h2", { id: "violations-title" }, "What does not fit"),
    h("p", { class: "muted" }, "Hard: do not follow the plan there as it stands. Soft: it works, with care."),
    h("table", { class: "violations" },
      h("thead", {}, h("tr", {}, ["", "What", "Where", "Why"].map((name) => h("th", { scope: "col" }, name || h("span", { class: "sr" }, "Severity"))))),
      h("tbody", {}, violations.map((violation) => h("tr", {},
        h("td", {}, severity(violation.severity)), h("td", {}, capital(words(violation.code))),
        h("td", {}, place(violation.where)), h("td", {}, violation.why))))));
}
