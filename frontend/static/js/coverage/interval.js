/** A rate with its interval as a small bar from 0 to 100 %; the thin line is the rate of all rows. */

import { s } from "../dom.js";
import { spread } from "./square.js";

/** @param {{rate: number, low: number, high: number}} found @param {number} overall */
export function interval({ rate, low, high }, overall) {
  const label = `${Math.round(100 * rate)} %, interval ${spread(low, high)}; all rows: ${Math.round(100 * overall)} %`;
  return s("svg", { class: "interval", viewBox: "0 0 100 10", preserveAspectRatio: "none", role: "img", "aria-label": label },
    s("rect", { class: "track", x: 0, y: 4.5, width: 100, height: 1 }),
    s("rect", { class: "reach", x: 100 * low, y: 3, width: 100 * (high - low), height: 4 }),
    s("rect", { class: "overall", x: 100 * overall - 0.4, y: 0, width: 0.8, height: 10 }),
    s("rect", { class: "rate", x: Math.min(98, Math.max(0, 100 * rate - 1)), y: 1, width: 2, height: 8 }));
}
