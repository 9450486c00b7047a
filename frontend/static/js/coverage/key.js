/** What the colours and symbols of the squares mean. */

import { h } from "../dom.js";

/** @type {Record<import("./types.js").Show, [string, string][]>} */
const KEYS = {
  tried: [["c1", "1 row"], ["c2", "2 or 3"], ["c3", "4 to 7"], ["c4", "8 or more"], ["c0", "never tried"], ["none", "forbidden"]],
  failing: [["f0", "none failed"], ["f1", "less than 10 %"], ["f2", "10 to 25 %"], ["f3", "25 to 50 %"], ["f4", "half or more"],
    ["f3 lit", "more than chance explains"], ["few", "fewer than five verdicts"], ["none", "forbidden"]],
};

/** @param {import("./types.js").Show} show */
export const key = (show) => h("ul", { class: "key", "aria-label": "Key" }, KEYS[show].map(([name, means]) => h("li", {}, h("i", { class: name }), means)));
