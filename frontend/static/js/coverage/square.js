/** What a square of a heat map stands for: a class, which is its colour and symbol, and a text. As in the static file. */

import { count } from "../format.js";

/** @typedef {import("./types.js").Matrix} Matrix */

const LEAST_VERDICTS = 5;
const COUNTS = /** @type {[number, string][]} */ ([[8, "c4"], [4, "c3"], [2, "c2"], [1, "c1"], [0, "c0"]]);
const RATES = /** @type {[number, string][]} */ ([[0.5, "f4"], [0.25, "f3"], [0.1, "f2"], [0, "f1"]]);

/** @param {[number, string][]} steps @param {number} n */
const step = (steps, n) => /** @type {[number, string]} */ (steps.find(([least]) => n >= least))[1];

/** `19 to 64 %` @param {number} low @param {number} high */
export const spread = (low, high) => `${Math.round(100 * low)} to ${Math.round(100 * high)} %`;

/** @param {Matrix} matrix @param {number} a @param {number} b @param {import("./types.js").Show} show */
export function look({ counts, failures }, a, b, show) {
  const n = counts[a][b];
  if (n === null) return "none";
  if (show === "tried" || !failures) return step(COUNTS, n);
  const scored = Number(failures.scored[a][b]);
  const failed = Number(failures.failed[a][b]);
  if (scored < LEAST_VERDICTS) return "few";
  if (!failed) return "f0";
  return step(RATES, failed / scored) + (failures.lit[a][b] ? " lit" : "");
}

/** @param {Matrix} matrix @param {number} a @param {number} b */
export function says({ counts, failures }, a, b) {
  const n = counts[a][b];
  if (n === null) return "forbidden";
  if (!n) return "never tried";
  const rows = count(n, "row");
  if (!failures) return rows;
  const scored = Number(failures.scored[a][b]);
  if (!scored) return `${rows}, no verdict`;
  const of = scored === n ? "" : ` of ${scored} with a verdict`;
  const chance = failures.lit[a][b] ? ", more than chance explains" : "";
  return `${rows}, ${failures.failed[a][b] || "none"}${of} failed (${spread(Number(failures.low[a][b]), Number(failures.high[a][b]))})${chance}`;
}
