/** A part of a plan as text that can be marked. What stands on the page is the text, sign by sign. */

import { h } from "../dom.js";
import { words } from "../format.js";
import { lines, quoteOf, signs, signsIn, steps, trimmed } from "./places.js";

/** @typedef {import("./types.js").Quote} Quote */
/** @typedef {import("./places.js").Span} Span */

const FIELD = /^[\w ]{1,40}: /u;
const READ = ["message", "headline"];
/** @type {Record<string, string>} */
const TITLES = { request: "The request, as it was planned", days: "The days", money: "The money", facts: "Facts and their sources", needs: "Stated needs" };

export class Part {
  /** @param {string} name @param {string} text @param {boolean} open whether the rubric is about it */
  constructor(name, text, open) {
    this.name = name;
    this.signs = signs(text);
    this.read = READ.includes(name);
    this.steps = steps(text, this.read);
    this.text = h("div", { class: `text ${this.read ? "prose" : "list"}` });
    this.el = this.read
      ? h("section", { class: "part", "aria-label": words(name) }, this.text)
      : h("details", { class: "part", open }, h("summary", {}, TITLES[name] ?? words(name)), this.text);
  }

  get shown() {
    return !(this.el instanceof HTMLDetailsElement) || this.el.open;
  }

  /** @param {Quote[]} quotes of all parts @param {Span|null} cursor what the keyboard is on */
  draw(quotes, cursor) {
    const mine = quotes.filter(({ part }) => part === this.name);
    const edges = [...mine, ...(cursor ? [cursor] : [])].flatMap(({ start, end }) => [start, end]);
    this.text.replaceChildren(...lines(this.signs).map((line) => this.line(line, edges, mine, cursor)));
  }

  /** @param {Span & {bullet: number}} line @param {number[]} edges @param {Quote[]} quotes @param {Span|null} cursor */
  line({ start, end, bullet }, edges, quotes, cursor) {
    const head = bullet ? start + bullet : start + this.field(start, end);
    const cuts = [...new Set([start, head, end, ...edges.filter((edge) => edge > start && edge < end)])].sort((a, b) => a - b);
    const pieces = cuts.slice(1).map((to, at) => this.piece({ start: cuts[at], end: to }, head, quotes, cursor));
    const kind = start === end ? "gap" : bullet ? "point" : this.name === "days" ? "title" : "";
    return h("p", { class: kind || null }, pieces);
  }

  /** How long `name: ` is, at the start of a line of the request. @param {number} start @param {number} end */
  field(start, end) {
    if (!["request", "needs"].includes(this.name)) return 0;
    return FIELD.exec(this.signs.slice(start, end).join(""))?.[0].length ?? 0;
  }

  /** @param {Span} span @param {number} head @param {Quote[]} quotes @param {Span|null} cursor */
  piece(span, head, quotes, cursor) {
    const within = (/** @type {Span} */ one) => one.start <= span.start && span.end <= one.end;
    const names = [span.end <= head && "head", cursor && within(cursor) && "cursor"].filter(Boolean).join(" ");
    return h(quotes.some(within) ? "mark" : "span", { class: names || null, "data-start": span.start }, this.signs.slice(span.start, span.end).join(""));
  }

  /** What of it is selected. @param {Range} range @returns {Quote|null} */
  selected(range) {
    const pieces = [.../** @type {NodeListOf<HTMLElement>} */ (this.text.querySelectorAll("[data-start]"))].filter((piece) => range.intersectsNode(piece));
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (!first || !last) return null;
    const start = Number(first.dataset.start) + (first.contains(range.startContainer) ? signsIn(first.textContent ?? "", offset(range, "start")) : 0);
    const to = last.contains(range.endContainer) ? signsIn(last.textContent ?? "", offset(range, "end")) : signs(last.textContent ?? "").length;
    const span = trimmed(this.signs, { start, end: Number(last.dataset.start) + to });
    return span && quoteOf(this.name, this.signs, span);
  }

  /** @param {Span} span */
  quote(span) {
    return quoteOf(this.name, this.signs, span);
  }
}

/** Of an end of a selection within its piece. @param {Range} range @param {"start"|"end"} side */
function offset(range, side) {
  const [node, at] = side === "start" ? [range.startContainer, range.startOffset] : [range.endContainer, range.endOffset];
  return node.nodeType === Node.TEXT_NODE ? at : at ? (node.textContent ?? "").length : 0;
}
