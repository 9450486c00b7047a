/** The first page: who are you, and which queue. */

import { commandLine } from "../coverage/command.js";
import { byId, h, icon } from "../dom.js";
import { count, fullDate, words } from "../format.js";
import { timeLeft } from "./progress-line.js";
import { addressOf } from "./view.js";
import { number } from "./words.js";

/** @typedef {import("./types.js").Summary} Summary */
/** @typedef {import("./types.js").Progress} Progress */

/** Names are the same in any spelling. @param {string} name */
export const folded = (name) => name.trim().normalize("NFC").toLocaleLowerCase("en");

/** @param {Summary[]} queues @param {string} name @param {(name: string) => void} named */
export function nameField(queues, name, named) {
  const people = [...new Set(queues.flatMap((queue) => queue.people.map(({ person }) => person)))].sort();
  return h("form", { class: "who", onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
    h("div", { class: "field" }, h("label", { for: "person" }, "Your name"),
      h("input", { id: "person", list: "people", value: name, autocomplete: "off", spellcheck: "false", maxlength: 40, oninput: (/** @type {any} */ event) => named(event.target.value) }),
      h("datalist", { id: "people" }, people.map((person) => h("option", { value: person })))),
    h("p", { class: "hint" }, "As the queue has it; kept in this browser. There are no accounts."));
}

/** @param {Summary[]} queues @param {string} name */
export function queueList(queues, name) {
  const inUse = [...queues.filter(({ outdated }) => !outdated), ...queues.filter(({ outdated }) => outdated)];
  const mine = inUse.filter((queue) => own(queue, name));
  const missing = name && !mine.length && h("div", { class: "notice" }, icon("info"), h("div", {},
    h("p", {}, `No queue is made for ${name}. Take one as one of its people below, or make one:`),
    commandLine({ does: "A queue for you alone", command: `triplab label make ${queues[0].source} --rubric ${queues[0].rubric} --n 50 --people '${name.replace(/[^\w .-]/gu, "")}'` })));
  return [missing, h("ul", { class: "queues" }, [...mine, ...inUse.filter((queue) => !own(queue, name))].map((queue) => card(queue, name)))];
}

/** @param {Summary} queue @param {string} name */
const own = (queue, name) => queue.people.find(({ person }) => folded(person) === folded(name));

/** @param {Summary} queue @param {string} name */
const card = (queue, name) =>
  h("li", {},
    h("h2", {}, queue.name),
    h("p", { class: "muted" }, `${words(queue.rubric)} ${number(queue.version)}, ${count(queue.items, "plan")} of ${queue.source}`,
      queue.overlap > 0 && `, ${queue.overlap} of them for more than one person`, ` · ${fullDate(queue.made_at)}`),
    queue.outdated && h("div", { class: "said-before changed" }, icon("alert"), h("div", {},
      h("p", {}, queue.newest ? `The rubric is ${number(queue.newest)} now. What is labelled here counts for ${number(queue.version)} alone.` : "The rubric of this queue is gone."),
      queue.newest && queue.people.some(({ labelled }) => labelled) && commandLine({ does: "Offer its labels once more, by the new rubric", command: `triplab label again --rubric ${queue.rubric}` }))),
    h("ul", { class: "people" }, queue.people.map((one) => person(queue, one, folded(one.person) === folded(name)))));

/** @param {Summary} queue @param {Progress} one @param {boolean} mine */
function person(queue, one, mine) {
  const done = one.items - one.left;
  return h("li", {},
    h("a", { class: `button ${mine ? "primary" : ""}`, href: addressOf(queue.name, one.person) }, `${!one.left ? "Look" : done ? "Go on" : "Label"} as ${one.person}`),
    h("progress", { max: one.items || 1, value: done, "aria-label": `Labelled by ${one.person}` }),
    h("span", { class: "small num" }, `${done} of ${one.items}`,
      one.left > 0 && one.seconds_left !== null && h("span", { class: "muted" }, `, ${timeLeft(one.seconds_left)}`)));
}

/** What to do first, as the server wrote it into the page. */
export function emptyList() {
  const commands = [.../** @type {NodeListOf<HTMLElement>} */ (byId("first").querySelectorAll("li"))].map(({ dataset }) => ({ does: dataset.does ?? "", command: dataset.command ?? "" }));
  return h("section", { class: "empty", "aria-labelledby": "empty-title" },
    h("h2", { id: "empty-title" }, "There is nothing to label yet"),
    h("p", {}, "A queue is drawn from the plans of an experiment. In a terminal, from the folder of TripLab:"),
    h("ol", {}, commands.map((command) => h("li", {}, commandLine(command)))),
    h("p", { class: "muted small" }, "Put your names in place of ana and ben, and load this page again."));
}
