/** Nothing to look at yet: what to do first. */

import { h } from "../dom.js";
import { commandLine } from "./command.js";

/** @param {import("./types.js").Sources} sources @param {import("./types.js").Source|undefined} chosen */
export function empty({ commands, folder }, chosen) {
  const requests = chosen?.kind === "requests";
  return h("section", { class: "empty", "aria-labelledby": "empty-title" },
    h("h2", { id: "empty-title" }, requests ? "Nobody has asked for a trip here yet" : "There are no rows yet"),
    h("p", {}, requests && [h("a", { href: "/" }, "Plan a trip"), ", or let invented people ask. "],
      "In a terminal, from the folder of TripLab:"),
    h("ol", {}, commands.map((command) => h("li", {}, commandLine(command)))),
    h("p", { class: "muted small" }, "Every file of rows in ", h("code", {}, folder), " is listed here. Load this page again when there is one."));
}
