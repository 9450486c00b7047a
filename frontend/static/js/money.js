/** The money: one bar against the budget, then what it is made of. Every figure is the API's own. */

import { h, icon } from "./dom.js";
import { capital, money } from "./format.js";
import { kindClass, ledgerTables } from "./ledger.js";

/** @typedef {import("./types.js").Itinerary} Itinerary */

const VERDICT = { enough: ["check", "good", "Within the budget"], not_enough: ["alert", "", "Over the budget"], unknown: ["info", "soft", "No amount to compare with"] };

/** @param {Itinerary} plan */
function bar({ ledger, budget }) {
  const total = Number(budget.total.amount);
  const limit = budget.limit && Number(budget.limit.amount);
  const full = Math.max(total, limit ?? 0) || 1;
  const share = (/** @type {number} */ n) => `${(100 * n) / full}%`;
  const counted = ledger.by_kind.filter(({ kind }) => kind !== "journey" || budget.covers === "stay_and_journey");
  const parts = counted.map(({ kind, amount }) => {
    const part = h("span", { class: `bar-part ${kindClass(kind)}`, title: `${capital(kind)}: ${money({ amount, currency: ledger.currency })}` });
    part.style.width = share(Number(amount));
    return part;
  });
  const over = h("span", { class: "bar-over", hidden: !limit || total <= limit });
  const mark = h("span", { class: "bar-limit", hidden: !limit });
  if (limit) {
    over.style.left = share(limit);
    mark.style.left = share(limit);
  }
  const label = budget.limit ? `${money(budget.total)} of ${money(budget.limit)}` : money(budget.total);
  return h("div", { class: "bar", role: "img", "aria-label": label }, parts, over, mark);
}

/** @param {Itinerary} plan */
export function moneySection(plan) {
  const { ledger, budget } = plan;
  const [sign, tone, verdict] = VERDICT[budget.verdict];
  const changes = budget.feasibility?.changes ?? [];
  const minus = budget.left?.amount.startsWith("-");
  return h("section", { class: "money", id: "money", "aria-labelledby": "money-title" },
    h("div", { class: "money-head num" },
      h("h2", { id: "money-title" }, "Money"),
      h("p", { class: "total" }, money(budget.total)),
      h("p", { class: "muted" }, budget.limit ? ["of ", money(budget.limit)] : budget.tier && `level: ${budget.tier}`)),
    bar(plan),
    h("p", { class: "money-verdict" }, h("span", { class: `mark ${tone}` }, icon(/** @type {any} */ (sign)), verdict),
      budget.left && h("span", { class: "num" }, minus ? `${money({ ...budget.left, amount: budget.left.amount.slice(1) })} over` : `${money(budget.left)} left`)),
    h("p", { class: "small muted" }, budget.text, !budget.complete && " Some parts could not be priced: the total is too low."),
    budget.note && h("p", { class: "small muted" }, budget.note),
    changes.length > 0 && h("div", { class: "small" }, h("p", {}, "What would make it possible:"), h("ul", {}, changes.map(({ text }) => h("li", {}, text)))),
    ledger.lines.length ? ledgerTables(ledger) : h("p", { class: "empty" }, "Nothing in this plan has a price."),
    budget.not_included.length > 0 && h("p", { class: "not-included" }, h("strong", {}, "Not included: "), `${budget.not_included.join("; ")}.`));
}
