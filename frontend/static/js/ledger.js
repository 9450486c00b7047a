/** The ledger by kind and by day: each total opens to its lines, each line says what it rests on. */

import { h } from "./dom.js";
import { amount, capital, quantity, shortDate } from "./format.js";
import { source } from "./source.js";

/** @typedef {import("./types.js").Ledger} Ledger */
/** @typedef {import("./types.js").LedgerLine} Line */

const KINDS = ["lodging", "meals", "transport", "activities", "reserve", "journey"];
/** @param {string} kind */
export const kindClass = (kind) => `kind-${KINDS.indexOf(kind) + 1 || 4}`;

/** @param {Line} line @param {string} currency @param {string} where */
const row = (line, currency, where) =>
  h("tr", {},
    h("th", { scope: "row" }, line.label, h("small", {}, where, " · ", `${quantity(line.quantity)} × ${amount(line.unit, currency)}`),
      h("small", {}, capital(line.basis), " ", source(line.evidence, `${line.label}, ${shortDate(line.day)}`))),
    h("td", { class: "num" }, amount(line.amount, currency)));

/**
 * @param {import("./dom.js").Child} name @param {string} total @param {Line[]} lines @param {string} currency
 * @param {(line: Line) => string} where what tells the lines of a group apart
 */
const group = (name, total, lines, currency, where) =>
  h("details", { class: "ledger-group" },
    h("summary", {}, h("span", { class: "with-icon" }, name), h("span", { class: "num" }, amount(total, currency))),
    h("table", {},
      h("thead", { class: "sr" }, h("tr", {}, h("th", { scope: "col" }, "What"), h("th", { scope: "col" }, "Amount"))),
      h("tbody", {}, lines.map((line) => row(line, currency, where(line))))));

/** @param {string} id @param {string} title @param {Node[]} groups */
const block = (id, title, groups) =>
  h("div", { class: "ledger", role: "group", "aria-labelledby": id }, h("h3", { class: "eyebrow", id }, title), groups);

/** @param {Ledger} ledger */
const byKind = ({ by_kind: totals, lines, currency }) =>
  block("by-kind", "By kind", totals.map(({ kind, amount: total }) =>
    group([h("span", { class: `swatch ${kindClass(kind)}` }), capital(kind)], total, lines.filter((line) => line.kind === kind), currency,
      (line) => shortDate(line.day))));

/** @param {Ledger} ledger */
const byDay = ({ by_day: totals, lines, currency }) =>
  block("by-day", "By day", totals.map(({ day, amount: total }) =>
    group(shortDate(day), total, lines.filter((line) => line.day === day), currency, (line) => capital(line.kind))));

/** The ledger with a switch between its two groupings; paper shows both. @param {Ledger} ledger */
export function ledgerTables(ledger) {
  const blocks = [byKind(ledger), byDay(ledger)];
  blocks[1].classList.add("off");
  const choice = (/** @type {string} */ name, /** @type {number} */ shown) => h("label", {}, h("input", {
    type: "radio", name: "ledger", checked: shown === 0, onchange: () => blocks.forEach((el, i) => el.classList.toggle("off", i !== shown)),
  }), h("span", {}, name));
  return h("div", { class: "ledgers" },
    h("div", { class: "segmented", role: "group", "aria-label": "Group the costs" }, choice("By kind", 0), choice("By day", 1)), blocks);
}
