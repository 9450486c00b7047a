/** A plan as plain text, to paste into a message. */

import { amount, capital, longDate, money, words } from "./format.js";

/** @param {import("./types.js").Itinerary} plan @returns {string} */
export function plainText(plan) {
  const { ledger, budget } = plan;
  const lines = [plan.headline, "", plan.message, ""];
  plan.days.forEach((day, i) => {
    lines.push(`Day ${i + 1}, ${longDate(day.date)}: ${day.title}`);
    for (const stop of day.stops) lines.push(`  ${stop.start}–${stop.end}  ${stop.name}${stop.area && `, ${stop.area}`}${stop.verified ? "" : " (unverified)"}`);
    if (!day.stops.length) lines.push("  No stops are planned.");
    lines.push("");
  });
  const apart = (/** @type {string} */ kind) => (kind === "journey" && budget.covers === "stay" ? ", on top of the total" : "");
  lines.push("Money", ...ledger.by_kind.map(({ kind, amount: sum }) => `  ${capital(kind)}${apart(kind)}: ${amount(sum, ledger.currency)}`));
  lines.push(`  Total: ${money(budget.total)}${budget.limit ? ` of ${money(budget.limit)}` : ""}`, `  ${budget.text}`, "");
  if (plan.facts.length) lines.push("Know before you go", ...plan.facts.map((fact) => `  ${capital(words(fact.topic))}: ${fact.text}${fact.evidence ? "" : " (unverified)"}`), "");
  if (plan.missing.length) lines.push("Missing", ...plan.missing.map(({ part, why }) => `  ${capital(part)}: ${why}`), "");
  lines.push(...plan.labels);
  return lines.join("\n").replaceAll("\u00a0", " ");
}
