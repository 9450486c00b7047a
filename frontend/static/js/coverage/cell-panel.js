/** The rows that have some values: what the values mean, and each row with its trip and trace. */

import { h, icon } from "../dom.js";
import { count, words } from "../format.js";
import { more } from "./more.js";
import { named } from "./view.js";

/** @typedef {import("./types.js").Row} Row */

const FIRST = 10;
const OUTCOMES = { pass: ["check", "good", "passed"], fail: ["cross", "", "failed"], unscored: ["question", "soft", "no verdict"] };

/** @param {import("./types.js").Dimension[]} dimensions @param {Record<string, string>} values */
export const meanings = (dimensions, values) => h("dl", { class: "meanings" }, Object.entries(values).map(([name, id]) => {
  const value = dimensions.find((one) => one.id === name)?.values.find((one) => one.id === id);
  return value && h("div", {}, h("dt", {}, `${words(name)} ${words(id)}`), h("dd", {}, `${value.means}: “${value.example}”`));
}));

/** @param {import("./types.js").Rows} found */
export function rowList(found) {
  if (!found.count) return h("p", { class: "muted" }, "No row has this. The command below adds one.");
  if (found.private) return h("p", { class: "muted" }, `${count(found.count, "request")}. Single requests are not shown: a trip is read only by whoever has its address.`);
  return more(found.rows, FIRST, (rows) => h("ul", { class: "rows" }, rows.map((row) => item(row, found.values))), found.count);
}

/** @param {Row} row @param {Record<string, string>} values those that all listed rows have */
function item(row, values) {
  const name = row.id ?? `Row ${row.number}`;
  const others = Object.fromEntries(Object.entries(row.values).filter(([dimension]) => !(dimension in values)));
  return h("li", {},
    h("p", {}, outcome(row.outcome), h("strong", { class: "num" }, name),
      row.trip_url && h("a", { href: row.trip_url, "aria-label": `Trip of ${name}` }, "trip"),
      row.trace_url && h("a", { href: row.trace_url, target: "_blank", rel: "noopener", "aria-label": `Trace of ${name}, in Phoenix` }, "trace ↗")),
    row.why && h("p", { class: "why" }, row.why),
    h("p", { class: "muted" }, row.text ?? named(others).replaceAll(" × ", " · ")));
}

/** @param {Row["outcome"]} outcome */
function outcome(outcome) {
  if (!outcome) return null;
  const [sign, tone, word] = OUTCOMES[outcome];
  return h("span", { class: `mark ${tone}` }, icon(/** @type {any} */ (sign)), word);
}
