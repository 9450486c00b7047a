/** The first items of a list, and the rest behind a press. */

import { h } from "../dom.js";

/**
 * @template T
 * @param {T[]} items @param {number} first @param {(items: T[]) => import("../dom.js").Child} show @param {number} [all] if there are more than `items`
 */
export function more(items, first, show, all = items.length) {
  const rest = items.slice(first);
  const beyond = all - items.length;
  return [show(items.slice(0, first)),
    rest.length > 0 && h("details", { class: "quiet" }, h("summary", {}, `Show ${rest.length.toLocaleString("en")} more`), show(rest)),
    beyond > 0 && h("p", { class: "muted small" }, `${beyond.toLocaleString("en")} more are not listed.`)];
}
