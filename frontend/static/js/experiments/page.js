/** The list of experiments: names at once, then what each came to, one after the other. */

import { getExperiments, getForm, getVerdict } from "../api.js";
import { commandLine } from "../coverage/command.js";
import { byId, h, icon, replace } from "../dom.js";
import { count } from "../format.js";
import { dress } from "../header.js";
import { errorPanel } from "../outcome.js";

/** @typedef {import("./types.js").Experiment} Experiment */

const STATES = /** @type {const} */ ({ complete: ["check", "good"], "at work": ["run", "soft"], stopped: ["stop", "soft"] });

/** @param {string} name */
const address = (name) => `/lab/experiments/${encodeURIComponent(name)}`;

async function start() {
  replace(byId("answer"), "Looking for experiments");
  byId("answer").classList.add("muted");
  let found;
  try {
    found = await getExperiments();
  } catch (error) {
    const { title, detail } = /** @type {import("../api.js").Problem} */ (error);
    replace(byId("answer"), "That cannot be said now.");
    const again = h("button", { type: "button", class: "button", onclick: start }, "Try again");
    replace(byId("body"), errorPanel("The experiments could not be listed", `${title}. ${detail} No file was changed.`, [again]));
    return;
  }
  byId("answer").classList.remove("muted");
  const { experiments } = found;
  replace(byId("answer"), experiments.length ? `${count(experiments.length, "experiment")}, the newest first.` : "Nothing has been compared yet.");
  replace(byId("body"), experiments.length ? h("ul", { class: "experiments" }, experiments.map(item)) : empty(found));
  for (const one of experiments.filter(({ error }) => !error)) await tell(one.name);
}

/** @param {Experiment} one */
function item(one) {
  if (one.error) return h("li", {}, h("h2", {}, one.name), h("p", { class: "error" }, icon("alert"), h("span", {}, one.error)));
  const [sign, tone] = STATES[one.state ?? "stopped"];
  const began = one.began && new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" }).format(new Date(one.began));
  return h("li", {},
    h("h2", {}, h("a", { href: address(one.name) }, one.name)),
    h("div", { class: "says", "data-name": one.name }, h("p", { class: "muted" }, "Reading")),
    h("p", { class: "made" },
      h("span", { class: `mark ${tone}` }, icon(sign), one.state, one.why && `: ${one.why}`),
      h("span", {}, `${count(one.cases, "case")} of ${one.file}`, one.repetitions > 1 && `, ${one.repetitions} runs of each`),
      h("span", {}, one.variants.join(", ")),
      one.judges.length > 0 && h("span", {}, `judges ${one.judges.join(", ")}`),
      began && h("span", {}, began)));
}

/** @param {string} name */
async function tell(name) {
  const place = document.querySelector(`[data-name="${CSS.escape(name)}"]`);
  if (!place) return;
  try {
    const { says } = await getVerdict(name);
    replace(place, says.map((sentence) => h("p", {}, sentence)));
  } catch (error) {
    const { title, detail } = /** @type {import("../api.js").Problem} */ (error);
    replace(place, h("p", { class: "error" }, icon("alert"), h("span", {}, detail || title)));
  }
}

/** @param {import("./types.js").Experiments} found */
const empty = ({ commands, folder }) =>
  h("section", { class: "empty", "aria-labelledby": "empty-title" },
    h("h2", { id: "empty-title" }, "There is no experiment yet"),
    h("p", {}, "In a terminal, from the folder of TripLab:"),
    h("ol", {}, commands.map((command) => h("li", {}, commandLine(command)))),
    h("p", { class: "muted small" }, "Every experiment in ", h("code", {}, folder), " is listed here. Load this page again when there is one."));

getForm().then(dress, () => {});
start();
