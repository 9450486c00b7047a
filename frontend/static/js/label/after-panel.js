/** What the judge and others said of a plan that is labelled already. */

import { h, icon } from "../dom.js";
import { number, wordFor } from "./words.js";

/** @typedef {import("./types.js").After} After */

/** @param {After} after @param {import("./types.js").Verdict} own @param {import("./types.js").Rubric} rubric @param {() => void} close */
export const afterPanel = ({ judges, others }, own, rubric, close) =>
  h("section", { class: "said", tabindex: -1, "aria-labelledby": "after-title" },
    h("header", {}, h("h2", { id: "after-title" }, "The plan before this one"),
      h("button", { type: "button", class: "button quiet", onclick: close }, "Close", h("kbd", { "aria-hidden": "true" }, "j"))),
    h("ul", {},
      h("li", {}, h("strong", {}, "You"), ": ", wordFor(rubric, own)),
      judges.map((one) => h("li", {}, h("strong", {}, judge(one.evaluator)), one.judging > 0 && `, asked again (${one.judging + 1})`, ": ",
        h("span", { class: "verdict" }, one.label.replaceAll("_", " ")), alike(one.outcome, own), one.reason && h("span", { class: "muted" }, ` “${one.reason}”`))),
      others.map((one) => h("li", {}, h("strong", {}, one.person), ": ", wordFor(rubric, one.verdict), alike(one.verdict, own), one.comment && h("span", { class: "muted" }, ` “${one.comment}”`)))),
    !judges.length && h("p", { class: "muted" }, "No judge was asked about it."),
    !others.length && h("p", { class: "muted small" }, "Nobody else has labelled it yet."),
    h("p", { class: "muted small" }, "If you change your label of it now, it counts as given with this in mind."));

/** `friendly.judge@v3+b457e308` → `Judge v3`. @param {string} evaluator */
function judge(evaluator) {
  const [name, version = ""] = evaluator.split("@");
  const kind = name.split(".").slice(1).join(" ") || name;
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${number(version)}`.trim();
}

/** @param {string} said @param {string} own */
function alike(said, own) {
  if (![said, own].every((one) => one === "pass" || one === "fail")) return null;
  return h("span", { class: `mark ${said === own ? "good" : ""}` }, icon(said === own ? "check" : "cross"), said === own ? "as you" : "not as you");
}
