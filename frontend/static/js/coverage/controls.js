/** Which rows, how deep, and which colours. */

import { h, icon } from "../dom.js";
import { count } from "../format.js";

/** @typedef {import("./types.js").Source} Source */
/** @typedef {import("./view.js").View} View */

/** @param {Source} source */
function label({ id, kind, rows, scored, failed }) {
  const name = kind === "requests" ? "Requests to this service" : id;
  if (rows === null) return `${name} · cannot be read`;
  return `${name} · ${count(rows, "row")}${scored ? `, ${failed.toLocaleString("en")} failed` : ""}`;
}

/** @param {Source[]} sources @param {View} view @param {(change: Partial<View>) => void} onChange */
export const picker = (sources, view, onChange) =>
  h("div", { class: "field" }, h("label", { for: "of" }, "Rows"),
    h("select", { id: "of", onchange: (/** @type {any} */ event) => onChange({ of: event.target.value, cell: null }) },
      !sources.some(({ id }) => id === view.of) && h("option", { value: view.of, selected: true }, `${view.of} · not found`),
      sources.map((source) => h("option", { value: source.id, selected: source.id === view.of }, label(source)))));

/** @param {string} name @param {string} legend @param {[string, string][]} choices @param {string} chosen @param {(value: string) => void} onChange */
const segmented = (name, legend, choices, chosen, onChange) =>
  h("fieldset", { class: "field" }, h("legend", {}, legend),
    h("div", { class: "segmented" }, choices.map(([value, text]) =>
      h("label", {}, h("input", { type: "radio", name, value, checked: value === chosen, onchange: () => onChange(value) }), h("span", {}, text)))));

/** @param {View} view @param {(change: Partial<View>) => void} onChange */
export const strengths = (view, onChange) =>
  segmented("strength", "Combinations", [["2", "Pairs"], ["3", "Triples"]], String(view.strength), (value) => onChange({ strength: Number(value) }));

/** @param {View} view @param {(change: Partial<View>) => void} onChange */
export const shows = (view, onChange) =>
  segmented("show", "Colours show", [["tried", "Tried"], ["failing", "Failing"]], view.show, (value) => onChange({ show: /** @type {any} */ (value) }));

/** @param {Source[]} sources */
export function unreadable(sources) {
  const bad = sources.filter(({ error }) => error);
  return bad.length > 0 && h("details", { class: "quiet unreadable" },
    h("summary", {}, h("span", { class: "mark" }, icon("alert"), `${count(bad.length, "file")} cannot be read`)),
    h("ul", {}, bad.map(({ id, error }) => h("li", {}, h("strong", {}, id), `: ${error}`))));
}
