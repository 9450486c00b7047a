/** What was never tried, and the command that tries it. */

import { h } from "../dom.js";
import { commandLine } from "./command.js";
import { more } from "./more.js";
import { cellOf, named } from "./view.js";

const FIRST = 48;

/** @param {import("./types.js").Coverage} coverage @param {(cell: string) => string} address */
export function missing({ kind, missing, missing_count: all, fill }, address) {
  const list = (/** @type {Record<string, string>[]} */ some) =>
    h("ul", { class: "missing" }, some.map((values) => h("li", {}, h("a", { href: address(cellOf(values)), "data-cell": cellOf(values) }, named(values)))));
  return h("section", { "aria-labelledby": "missing-title" },
    h("h2", { id: "missing-title" }, "Never tried"),
    all ? h("p", { class: "muted" }, `${all.toLocaleString("en")} allowed ${kind} that no row has.`)
      : h("p", {}, `Nothing: every allowed ${kind.replace(/s$/, "")} is in some row.`),
    fill && commandLine(fill),
    all > 0 && more(missing, FIRST, list, all));
}
