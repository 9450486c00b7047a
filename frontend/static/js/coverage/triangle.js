/** The triangle: a small heat map for each two dimensions. */

import { h } from "../dom.js";
import { words } from "../format.js";
import { look, says } from "./square.js";
import { cellOf, named } from "./view.js";

/** @typedef {import("./types.js").Coverage} Coverage */
/** @typedef {import("./types.js").Dimension} Dimension */
/** @typedef {import("./types.js").Matrix} Matrix */

/** @param {Coverage} coverage @param {import("./types.js").Show} show */
export function triangle({ dimensions, matrices }, show) {
  const found = new Map(matrices.map((matrix) => [`${matrix.first} ${matrix.second}`, matrix]));
  const bands = dimensions.map((down, second) => h("div", { class: "band" },
    names(down, second > 0),
    dimensions.slice(0, second).map((across) => block(across, down, /** @type {Matrix} */ (found.get(`${across.id} ${down.id}`)), show)),
    second < dimensions.length - 1 && axis(down, "head")));
  return h("div", { class: "triangle" }, bands,
    h("div", { class: "feet", "aria-hidden": "true" }, h("p", { class: "names" }), dimensions.slice(0, -1).map((one) => axis(one, "tail"))));
}

/** @param {Dimension} down @param {boolean} shown */
const names = (down, shown) =>
  h("p", { class: "names", "aria-hidden": "true" }, shown && [h("b", {}, words(down.id)), down.values.map(({ id }) => h("span", {}, words(id)))]);

/** @param {Dimension} dimension @param {"head"|"tail"} kind */
function axis({ id, values }, kind) {
  const parts = [h("b", {}, words(id)), h("div", {}, values.map((value) => h("span", {}, words(value.id))))];
  return h("div", { class: `axis ${kind}`, "aria-hidden": "true" }, kind === "head" ? parts : parts.reverse());
}

/** @param {Dimension} across @param {Dimension} down @param {Matrix} matrix @param {import("./types.js").Show} show */
function block(across, down, matrix, show) {
  const label = `${words(across.id)} and ${words(down.id)}: ${matrix.covered} of ${matrix.allowed} pairs tried`;
  const el = h("div", { class: "grid", role: "grid", "aria-label": label }, down.values.map((below, b) =>
    h("div", { role: "row" }, across.values.map((beside, a) => square({ [across.id]: beside.id, [down.id]: below.id }, matrix, a, b, show)))));
  el.style.gridTemplateColumns = `repeat(${across.values.length}, var(--cell))`;
  return el;
}

/** @param {Record<string, string>} values @param {Matrix} matrix @param {number} a @param {number} b @param {import("./types.js").Show} show */
const square = (values, matrix, a, b, show) =>
  h("div", {
    class: `cell ${look(matrix, a, b, show)}`, role: "gridcell", tabindex: a || b ? -1 : 0,
    "data-cell": cellOf(values), "aria-label": `${named(values)}: ${says(matrix, a, b)}`,
  });
