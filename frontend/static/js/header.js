/** What stands on every page: which model is in use, the link to Phoenix, and at the foot how honest it all is. */

import { byId, h, replace } from "./dom.js";

/** @param {import("./types.js").FormData} data */
export function dress({ model, phoenix_url: phoenix, labels }) {
  replace(byId("model"), model.rehearsal ? "Rehearsal engine: not a language model" : `Model: ${model.name}`,
    model.rehearsal && h("a", { href: "#engine" }, "Use a model"));
  byId("model").hidden = false;
  if (phoenix) byId("phoenix").href = phoenix;
  byId("phoenix").hidden = !phoenix;
  if (byId("labels")) replace(byId("labels"), h("ul", {}, labels.map((label) => h("li", {}, label))));
  replace(byId("engine"), model.rehearsal
    ? ["Plans are written by the rehearsal engine, a small set of rules: it is not a language model.",
      h("span", { class: "no-print" }, " To use one, set OPENAI_API_KEY, or OPENAI_BASE_URL for a local model, and start the service again.")]
    : `Plans are written by ${model.name}, a language model. It can be wrong.`);
}
