/** Why values cannot be together. */

/** @param {import("./types.js").Rule[]} rules @param {Record<string, string>} values */
export function whyForbidden(rules, values) {
  const rule = rules.find(({ combination }) => Object.entries(combination).every(([name, any]) => any.includes(values[name])));
  return rule ? rule.reason : "several rules together leave no room for it";
}
