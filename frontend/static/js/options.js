/** Fills the form's lists, chips, cards and limits from `GET /api/form`. */

import { byId, h, icon, replace } from "./dom.js";
import { capital, words } from "./format.js";

/** @param {string} name @param {string} value */
const chip = (name, value) =>
  h("label", { class: "chip" }, h("input", { type: "checkbox", name, value }), h("span", {}, icon("check"), capital(words(value))));

/** @param {{id: string, means: string}} style @param {boolean} checked */
const card = (style, checked) =>
  h("label", { class: "card" },
    h("input", { type: "radio", name: "style", value: style.id, checked }),
    h("span", {}, h("strong", {}, capital(style.id)), h("small", {}, style.means)));

/** @param {import("./types.js").FormData} data @param {(request: import("./types.js").TripRequest) => void} onExample */
export function fillOptions(data, onExample) {
  replace(byId("interests"), data.interests.map((interest) => chip("interests", interest)));
  replace(byId("diets"), data.diets.map((diet) => chip("diets", diet)));
  replace(byId("styles"), data.styles.map((style) => card(style, style.id === "balanced")));
  replace(byId("tiers"), data.tiers.map((tier) => [h("dt", {}, tier.id), h("dd", {}, tier.means)]));
  replace(byId("currency"), h("option", { value: "" }, "As the budget"), data.currencies.map((code) => h("option", { value: code }, code)));
  replace(byId("countries"), data.countries.map((country) => h("option", { value: country.name })));
  replace(byId("examples-list"), data.examples.map((example) =>
    h("button", { type: "button", class: "button", onclick: () => onExample(example.request) }, example.label)));
  byId("budget-forms").textContent = `Write ${data.accepted_budget}.`;
  byId("days-hint").textContent = `at most ${data.max_days}`;
  byId("days").max = data.max_days;
  byId("days").value = data.default_days;
  byId("destination").maxLength = data.limits.destination;
  byId("notes").maxLength = data.limits.notes;
  for (const id of ["adults", "children", "seniors"]) byId(id).max = data.limits[id];
}
