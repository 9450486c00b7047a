/** Where failures gather: values, pairs and triples that fail more than chance explains. */

import { h } from "../dom.js";
import { explained } from "../tooltip.js";
import { interval } from "./interval.js";
import { more } from "./more.js";
import { spread } from "./square.js";
import { cellOf, named } from "./view.js";

/** @typedef {import("./types.js").Failing} Failing */
/** @typedef {import("./types.js").Slice} Slice */

const FIRST = 12;

/** @param {number} p */
const probability = (p) => (p < 0.001 ? "< 0.001" : p.toFixed(3));

/** @param {Failing} failing @param {(cell: string) => string} address */
export function gathering(failing, address) {
  const { slices, lit, looked_at: all, rate } = failing;
  const table = (/** @type {Slice[]} */ some) => h("table", { class: "slices" }, head(all),
    h("tbody", {}, some.map((slice) => row(slice, rate, address))));
  return h("section", { "aria-labelledby": "gathering-title" },
    h("h2", { id: "gathering-title" }, "Where failures gather"),
    h("p", { class: "muted" }, lit ? `${lit.toLocaleString("en")} of ${all.toLocaleString("en")} values, pairs and triples fail more than chance explains. Those that share a cause are listed together with it: read from the top.`
      : `None of ${all.toLocaleString("en")} values, pairs and triples fails more than chance explains.`),
    lit > 0 && more(slices, FIRST, table, lit));
}

/** @param {number} all */
const head = (all) => h("thead", {}, h("tr", {},
  h("th", { scope: "col" }, "Where"), h("th", { scope: "col" }, "Failed"),
  h("th", { scope: "col" }, explained("Rate, 95 %", () => "The share that failed and the interval that holds the true rate in 95 of 100 cases (Wilson). The thin line is the rate of all rows.")),
  h("th", { scope: "col" }, explained("Corrected p", () => `How likely so many failures are by chance, corrected for all ${all.toLocaleString("en")} that were looked at (Benjamini-Hochberg): of those up to 0.05, at most 5 % are expected to be false alarms.`))));

/** @param {Slice} slice @param {number} overall @param {(cell: string) => string} address */
const row = (slice, overall, address) => h("tr", {},
  h("th", { scope: "row" }, h("a", { href: address(cellOf(slice.values)), "data-cell": cellOf(slice.values) }, named(slice.values))),
  h("td", { class: "num" }, `${slice.failed} of ${slice.rows}`),
  h("td", { class: "num" }, interval(slice, overall), h("span", {}, `${Math.round(100 * slice.rate)} %`, h("small", {}, ` ${spread(slice.low, slice.high)}`))),
  h("td", { class: "num" }, probability(slice.corrected)));
