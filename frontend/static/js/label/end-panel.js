/** Nothing is left: what was said, and how far others said the same. */

import { h } from "../dom.js";
import { count } from "../format.js";
import { wordFor } from "./words.js";

/** @typedef {import("./types.js").Verdict} Verdict */

/** @param {import("./types.js").End} end @param {import("./types.js").Queue} queue @param {import("./types.js").Progress|null} progress */
export const endPanel = ({ verdicts, agreement }, queue, progress) =>
  h("section", { class: "end", tabindex: -1, "aria-labelledby": "end-title" },
    h("h2", { id: "end-title" }, "Every plan of your queue is labelled"),
    h("dl", { class: "counts" }, /** @type {Verdict[]} */ (["pass", "fail", "unsure", "skip"]).map((one) =>
      h("div", {}, h("dt", {}, wordFor(queue.rubric_text, one)), h("dd", { class: "num" }, verdicts[one].toLocaleString("en"))))),
    h("h3", {}, "Do others say the same?"),
    agreement.length > 0
      ? h("ul", {}, agreement.map((one) => h("li", {}, h("strong", {}, one.person), ` agrees with you on ${one.agreed} of ${count(one.both, "plan")} that you both decided: `,
        h("span", { class: "num" }, `${share(one.agreed / one.both)} (95 %: ${share(one.low)} to ${share(one.high)})`))))
      : h("p", { class: "muted" }, others(queue, progress?.person)),
    h("div", { class: "buttons" },
      h("a", { class: "button primary", href: `/lab/alignment?${new URLSearchParams({ rubric: queue.rubric })}` }, "Can the judge be trusted?"),
      h("a", { class: "button", href: "/lab/label" }, "Other queues")));

/** @param {number} rate */
const share = (rate) => `${Math.round(100 * rate)} %`;

/** @param {import("./types.js").Queue} queue @param {string} [person] */
function others(queue, person) {
  const rest = queue.people.filter((one) => one.person !== person);
  if (!rest.length || !queue.overlap) return "Nobody else has these plans: a queue with --overlap gives some of them to everybody.";
  return `${rest.map((one) => one.person).join(", ")}: none of the ${queue.overlap} shared plans is decided by both of you yet.`;
}
