/** Starts the page of labelling: the list of queues, or one of them for one person, as the address says. */

import { getForm, getQueue, getQueues } from "../api.js";
import { byId, h, replace } from "../dom.js";
import { count } from "../format.js";
import { dress } from "../header.js";
import { errorPanel } from "../outcome.js";
import { Desk } from "./desk.js";
import { keep, kept } from "./kept.js";
import { emptyList, folded, nameField, queueList } from "./queue-list.js";
import { readView } from "./view.js";
import { question } from "./words.js";

const NAME = "person";

/** @param {string} words @param {boolean} [quiet] */
function answer(words, quiet = false) {
  replace(byId("answer"), words);
  byId("answer").classList.toggle("muted", quiet);
}

async function start() {
  const view = readView();
  answer(view.queue ? "Opening the queue" : "Looking for queues", true);
  try {
    await (view.queue && view.person ? label(view.queue, view.person, view.item) : list());
  } catch (error) {
    const { title, detail } = /** @type {import("../api.js").Problem} */ (error);
    answer("That cannot be said now.", true);
    const again = h("button", { type: "button", class: "button", onclick: start }, "Try again");
    const other = view.queue && h("a", { class: "button", href: "/lab/label" }, "Other queues");
    replace(byId("body"), errorPanel("The queue could not be opened", `${title}. ${detail} What you labelled is kept.`, /** @type {Node[]} */ ([again, other].filter(Boolean))));
  }
}

async function list() {
  const queues = await getQueues();
  if (!queues.length) {
    answer("Nobody has been asked yet.");
    replace(byId("body"), emptyList());
    return;
  }
  const place = h("div", { class: "choice" });
  /** @param {string} name */
  const named = (name) => {
    keep(NAME, name.trim());
    const left = queues.flatMap(({ people }) => people).filter(({ person }) => folded(person) === folded(name)).reduce((sum, one) => sum + one.left, 0);
    answer(left ? `${count(left, "plan")} wait${left === 1 ? "s" : ""} for you.` : name.trim() ? "Nothing waits for you." : "Who are you?");
    replace(place, queueList(queues, name.trim()));
  };
  const name = kept(NAME) ?? "";
  replace(byId("body"), nameField(queues, name, named), place);
  named(name);
}

/** @param {string} name @param {string} person @param {string|null} item */
async function label(name, person, item) {
  const queue = await getQueue(name);
  const progress = queue.people.find((one) => folded(one.person) === folded(person));
  if (!progress) {
    answer(`${name} is not made for ${person}.`);
    replace(byId("body"), queueList([queue], person));
    return;
  }
  keep(NAME, progress.person);
  answer(question(queue.rubric_text));
  document.title = `${question(queue.rubric_text)} · ${progress.person} · TripLab`;
  const desk = new Desk(queue, progress);
  replace(byId("body"), desk.el);
  document.body.classList.add("labelling");
  await desk.start(item);
}

getForm().then(dress, () => {});
start();
