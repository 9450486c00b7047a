/** Starts the page of coverage and keeps it in step with the address. */

import { getCoverage, getCoverageSources, getForm } from "../api.js";
import { byId, h, replace } from "../dom.js";
import { count } from "../format.js";
import { dress } from "../header.js";
import { errorPanel } from "../outcome.js";
import { picker, shows, strengths, unreadable } from "./controls.js";
import { empty } from "./empty.js";
import { gathering } from "./gathering.js";
import { CoverageMap } from "./map.js";
import { missing } from "./missing.js";
import { readView, writeView } from "./view.js";

/** @typedef {import("./types.js").Sources} Sources */
/** @typedef {import("./types.js").Coverage} Coverage */

let view = readView();
let visit = 0;
/** @type {Sources} */
let sources;
/** @type {CoverageMap|null} */
let map = null;

/** The newest file that can be read, else the requests. */
const usual = () => (sources.sources.find(({ kind, rows }) => kind === "file" && rows) ?? sources.sources[0]).id;

/** @param {Partial<import("./view.js").View>} part */
function change(part) {
  view = { ...view, ...part };
  writeView(view, true);
  show();
}

/** @param {string} cell */
const address = (cell) => `?${new URLSearchParams({ of: view.of ?? "", strength: String(view.strength), show: view.show, cell })}`;

/** @param {string} cell */
function open(cell) {
  view = { ...view, cell };
  writeView(view);
  map?.open(cell);
}

/** Numbers stand out, those in brackets do not. @param {string} words @param {boolean} [quiet] */
function answer(words, quiet = false) {
  const parts = words.split(/(\([^)]*\)|\d[\d,.]*\b(?: %)?)/);
  replace(byId("answer"), parts.map((part) => (/^\d/.test(part) ? h("b", {}, part) : part)));
  byId("answer").classList.toggle("muted", quiet);
  byId("remarks").replaceChildren();
}

async function start() {
  const mine = ++visit;
  answer("Looking for rows", true);
  try {
    sources = await getCoverageSources();
  } catch (error) {
    if (mine === visit) fail(error, "The sets of rows could not be listed", start);
    return;
  }
  if (mine !== visit) return;
  view.of ??= usual();
  await show();
}

async function show() {
  const mine = ++visit;
  const source = sources.sources.find(({ id }) => id === view.of);
  replace(byId("source"), picker(sources.sources, view, change), strengths(view, change));
  replace(byId("unreadable"), unreadable(sources.sources));
  byId("body").setAttribute("aria-busy", "true");
  answer("Reading the rows", true);
  try {
    const found = await getCoverage(view.of ?? "", view.strength);
    if (mine === visit) found.rows ? render(found) : nothing(source);
  } catch (error) {
    if (mine === visit) fail(error, "These rows could not be read", show);
  }
  if (mine === visit) byId("body").removeAttribute("aria-busy");
}

/** @param {Coverage} found */
function render(found) {
  const failing = found.failing;
  if (!failing) view.show = "tried";
  else byId("source").append(shows(view, change));
  answer(failing && view.show === "failing" ? failing.says : found.says);
  map = new CoverageMap(found, view, open);
  const facts = `${count(found.rows, "row")}; ${found.covered.toLocaleString("en")} of ${found.allowed.toLocaleString("en")} allowed ${found.kind} tried.`;
  replace(byId("remarks"), [facts, ...found.remarks].join(" "));
  replace(byId("body"), map.el, failing && gathering(failing, address), missing(found, address));
}

/** @param {import("./types.js").Source|undefined} source */
function nothing(source) {
  map = null;
  answer("Nothing has been tried yet.");
  replace(byId("body"), empty(sources, source));
}

/** @param {unknown} error @param {string} what @param {() => void} again */
function fail(error, what, again) {
  map = null;
  const { title, detail } = /** @type {import("../api.js").Problem} */ (error);
  answer("That cannot be said now.", true);
  const button = h("button", { type: "button", class: "button", onclick: again }, "Try again");
  replace(byId("body"), errorPanel(what, `${title}. ${detail} No row was changed; other rows can be chosen above.`, [button]));
}

/** A link to a cell opens it here. */
document.addEventListener("click", (event) => {
  const link = /** @type {HTMLElement|null} */ (/** @type {Element} */ (event.target).closest("a[data-cell]"));
  if (!link || !map || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  open(link.dataset.cell ?? "");
  map.reveal();
});
addEventListener("popstate", () => {
  view = readView();
  view.of ??= usual();
  show();
});
getForm().then(dress, () => {});
start();
