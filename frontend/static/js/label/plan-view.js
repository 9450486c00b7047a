/** A plan to be labelled: what was asked, what the rubric is about, the rest folded; and what of it is marked. */

import { h, icon, replace } from "../dom.js";
import { count, fullDate } from "../format.js";
import { marked } from "./places.js";
import { Part } from "./part.js";
import { number, wordFor } from "./words.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Quote} Quote */

const MOST_QUOTES = 20;
const MOST_SIGNS = 10_000; // of all quotes: with it a label fits into a request

export class PlanView {
  /** @param {Item} item @param {import("./types.js").Rubric} rubric @param {Quote[]} evidence @param {{marked: (says: string) => void, address: string}} on */
  constructor(item, rubric, evidence, on) {
    this.item = item;
    this.on = on;
    this.evidence = evidence;
    this.at = -1;
    this.from = -1;
    this.parts = partsOf(item);
    this.quotes = h("ul", { class: "quotes", "aria-label": "Marked as evidence" });
    this.el = h("article", { class: "plan-text", tabindex: -1, "aria-label": `Plan ${item.position}` },
      h("p", { class: "eyebrow" }, h("a", { href: on.address }, `Plan ${item.position}`)),
      before(item, rubric),
      item.words && h("blockquote", { class: "asked" }, h("p", {}, item.words)),
      this.parts.map(({ el }) => el),
      this.quotes);
    this.el.addEventListener("toggle", () => this.walking && this.leave(), true);
    this.draw();
  }

  /** All that the keyboard can be on. */
  get steps() {
    return this.parts.filter(({ shown }) => shown).flatMap((part) => part.steps.map((span) => ({ part, span })));
  }

  /** Go to the next or the last sentence. @param {number} by @param {boolean} more whether what was gone over stays taken @returns {string} what it says */
  step(by, more) {
    const all = this.steps;
    if (!all.length) return "";
    const at = Math.min(all.length - 1, Math.max(0, this.at < 0 ? 0 : this.at + by));
    this.from = more && this.from >= 0 && all[this.from].part === all[at].part ? this.from : at;
    this.at = at;
    this.draw();
    this.el.querySelector(".cursor")?.scrollIntoView({ block: "nearest" });
    return all[at].part.quote(all[at].span).text;
  }

  get walking() {
    return this.at >= 0;
  }

  leave() {
    this.at = this.from = -1;
    this.draw();
  }

  /** Mark what is selected, else what the keyboard is on. @returns {boolean} whether there was something */
  mark() {
    const quote = this.selection() ?? this.taken();
    if (!quote) return false;
    const part = /** @type {Part} */ (this.parts.find(({ name }) => name === quote.part));
    const found = marked(this.evidence, quote, part.signs);
    const most = found.length > MOST_QUOTES || found.reduce((sum, { start, end }) => sum + end - start, 0) > MOST_SIGNS;
    if (most) {
      this.on.marked(`That is too much evidence: at most ${MOST_QUOTES} places and ${MOST_SIGNS.toLocaleString("en")} characters.`);
      return true;
    }
    const more = found.length >= this.evidence.length && found.some(({ part: name, start, end }) => name === quote.part && start <= quote.start && quote.end <= end);
    this.put(found, more ? "Marked as evidence." : "Not marked any more.");
    getSelection()?.removeAllRanges();
    return true;
  }

  /** @param {Quote[]} evidence @param {string} says */
  put(evidence, says) {
    this.evidence = evidence;
    this.draw();
    this.on.marked(says);
  }

  /** @returns {Quote|null} */
  selection() {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    for (const part of this.parts) {
      const quote = part.shown && range.intersectsNode(part.text) ? part.selected(range) : null;
      if (quote) return quote;
    }
    return null;
  }

  /** @returns {Quote|null} */
  taken() {
    const found = this.cursor();
    return found && found.part.quote(found.span);
  }

  cursor() {
    const all = this.steps;
    if (!all[this.at]) return null;
    const [first, last] = [Math.min(this.from, this.at), Math.max(this.from, this.at)];
    return { part: all[this.at].part, span: { start: all[first].span.start, end: all[last].span.end } };
  }

  draw() {
    const cursor = this.cursor();
    for (const part of this.parts) part.draw(this.evidence, cursor?.part === part ? cursor.span : null);
    this.quotes.hidden = !this.evidence.length;
    replace(this.quotes, this.evidence.map((quote) => h("li", {}, h("q", {}, short(quote.text)),
      h("button", { type: "button", class: "button quiet", "aria-label": `Remove the mark on ${short(quote.text)}`,
        onclick: () => this.put(this.evidence.filter((one) => one !== quote), "Not marked any more.") }, icon("cross")))));
  }
}

/** The message first: it is what is read. @param {Item} item */
function partsOf({ parts, more }) {
  const all = [...Object.entries(parts).map(([name, text]) => new Part(name, text, true)),
    ...Object.entries(more).map(([name, text]) => new Part(name, text, false))];
  return [...all.filter(({ read }) => read), ...all.filter(({ read }) => !read)];
}

/** What this person said of it before. @param {Item} item @param {import("./types.js").Rubric} rubric */
function before({ label, earlier, why }, rubric) {
  const last = earlier.at(-1);
  return [
    label && h("p", { class: "said-before" }, icon("check"), h("span", {}, "You said ", h("strong", {}, wordFor(rubric, label.verdict)), ` on ${fullDate(label.at)}. Another label takes its place.`)),
    last && h("div", { class: "said-before changed" }, icon("alert"), h("div", {},
      h("p", {}, h("strong", {}, "The rubric has changed since you labelled this plan."), ` What ${number(rubric.version)} changed: ${rubric.changed}.`, why && ` Why it is offered again: ${why}.`),
      h("details", { class: "quiet" }, h("summary", {}, `${count(earlier.length, "earlier label")}, which no longer count${earlier.length === 1 ? "s" : ""}`),
        h("ul", {}, earlier.map((one) => h("li", {}, `${number(one.version)}: ${wordFor(rubric, one.verdict)}`, one.comment && `, “${one.comment}”`, ` (${fullDate(one.at)})`)))))),
  ];
}

/** @param {string} text */
const short = (text) => (text.length > 80 ? `${text.slice(0, 78)}…` : text);
