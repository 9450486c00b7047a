/** What the page shows, all of it in the address: which rows, how deep, which colours, and the open cell. */

import { words } from "../format.js";

/** @typedef {{of: string|null, strength: number, show: import("./types.js").Show, cell: string|null}} View */

/** @returns {View} */
export function readView() {
  const query = new URLSearchParams(location.search);
  return {
    of: query.get("of"),
    strength: query.get("strength") === "3" ? 3 : 2,
    show: query.get("show") === "failing" ? "failing" : "tried",
    cell: query.get("cell"),
  };
}

/** @param {View} view @param {boolean} [step] whether Back leads to what was shown before */
export function writeView(view, step = false) {
  const query = new URLSearchParams();
  if (view.of) query.set("of", view.of);
  if (view.strength !== 2) query.set("strength", String(view.strength));
  if (view.show !== "tried") query.set("show", view.show);
  if (view.cell) query.set("cell", view.cell);
  const address = `${location.pathname}${query.size ? `?${query}` : ""}`;
  if (address !== location.pathname + location.search) history[step ? "pushState" : "replaceState"](null, "", address);
}

/** `{party: "family", budget: "tight"}` → `party:family,budget:tight`. @param {Record<string, string>} values */
export const cellOf = (values) => Object.entries(values).map((pair) => pair.join(":")).join(",");

/** @param {string} cell @returns {Record<string, string>} */
export const valuesOf = (cell) => Object.fromEntries(cell.split(",").map((pair) => pair.split(":")));

/** `party family × budget tight` @param {Record<string, string>} values */
export const named = (values) => Object.entries(values).map(([name, value]) => `${words(name)} ${words(value)}`).join(" × ");
