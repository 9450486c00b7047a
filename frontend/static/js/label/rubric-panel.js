/** The rubric beside the plan: its words, the worse error, examples, and all of it as judges read it. */

import { h, icon } from "../dom.js";
import { count } from "../format.js";
import { number } from "./words.js";

/** @typedef {import("./types.js").Rubric} Rubric */

const SIGNS = /** @type {const} */ ({ pass: ["check", "good"], fail: ["cross", ""], unscored: ["question", "soft"] });

/** @param {Rubric} rubric @param {boolean} open */
export const rubricPanel = (rubric, open) =>
  h("details", { class: "rubric", open },
    h("summary", {}, h("h2", {}, "The rubric"), h("span", { class: "muted small" }, `${rubric.name} ${number(rubric.version)}`)),
    task(rubric).map((text) => h("p", {}, text)),
    h("dl", {}, rubric.words.map(({ word, counts, means }) => h("div", {},
      h("dt", {}, mark(counts), word.replaceAll("_", " ")),
      h("dd", {}, means, counts === "unscored" && h("span", { class: "muted" }, " Here: skip it."))))),
    rubric.worse && h("p", { class: "small" }, h("strong", {}, "The worse error: "), rubric.worse),
    rubric.examples.length > 0 && h("details", { class: "quiet" },
      h("summary", {}, count(rubric.examples.length, "example")),
      rubric.examples.map((one) => h("figure", {}, h("blockquote", {}, joined(one.text)),
        h("figcaption", {}, h("strong", {}, one.label.replaceAll("_", " ")), `: ${joined(one.reason)}`)))),
    h("details", { class: "quiet" }, h("summary", {}, "In full, as judges read it"), h("p", { class: "full small" }, rubric.text)));

/** @param {string} counts */
function mark(counts) {
  const [sign, tone] = SIGNS[/** @type {keyof typeof SIGNS} */ (counts)] ?? SIGNS.unscored;
  return h("span", { class: `mark ${tone}` }, icon(sign));
}

/** What is asked, before the words. @param {Rubric} rubric */
function task({ text, words }) {
  const parts = text.split("\n\n");
  const end = parts.findIndex((part) => part.startsWith(`${words[0]?.word}:`));
  return parts.slice(0, Math.max(0, end)).map(joined);
}

/** Lines that were broken for a file, as one. @param {string} text */
const joined = (text) => text.replaceAll("\n", " ");
