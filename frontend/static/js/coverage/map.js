/** The map of a set: key, triangle, and the panel that tells what a square stands for. */

import { byId, h, replace } from "../dom.js";
import { errorPanel } from "../outcome.js";
import { getCoverageRows } from "../api.js";
import { meanings, rowList } from "./cell-panel.js";
import { fitCorner } from "./corner.js";
import { key } from "./key.js";
import { reach, rove } from "./roving.js";
import { whyForbidden } from "./rules.js";
import { triangle } from "./triangle.js";
import { named, valuesOf } from "./view.js";

/** @typedef {import("./types.js").Coverage} Coverage */

export class CoverageMap {
  /** @param {Coverage} coverage @param {import("./view.js").View} view @param {(cell: string) => void} onOpen */
  constructor(coverage, view, onOpen) {
    this.coverage = coverage;
    this.onOpen = onOpen;
    this.visit = 0;
    this.told = h("p", { class: "told" });
    this.panel = h("div", { id: "cell", class: "panel", tabindex: -1, "aria-live": "polite" });
    this.squares = triangle(coverage, view.show);
    const side = h("div", { class: "side" }, this.told, this.panel);
    const scroll = h("div", { class: "scroll", role: "region", "aria-labelledby": "map-title",
      onmouseover: this.tell, onfocusin: this.tell, onkeydown: this.press, onclick: this.press }, this.squares);
    const map = h("div", { class: "map" }, scroll, side);
    this.el = h("section", { "aria-labelledby": "map-title" },
      h("h2", { id: "map-title" }, "Every pair of dimensions"),
      h("a", { class: "skip", href: "#after-map" }, "Skip the heat maps"),
      key(view.show), map, h("div", { id: "after-map", tabindex: -1 }));
    fitCorner(map, side);
    this.open(view.cell);
  }

  /** Say what the square under the pointer or the focus stands for. @param {Event} event */
  tell = (event) => {
    const square = /** @type {HTMLElement} */ (event.target).closest(".cell");
    if (square) this.say(/** @type {HTMLElement} */ (square));
  };

  /** @param {HTMLElement} square */
  say(square) {
    const forbidden = square.classList.contains("none") && whyForbidden(this.coverage.forbidden, valuesOf(square.dataset.cell ?? ""));
    replace(this.told, square.getAttribute("aria-label"), forbidden && `: ${forbidden}`);
  }

  /** @param {any} event */
  press = (event) => {
    const square = event.target.closest(".cell");
    if (!square) return;
    if (event.type === "click" || event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.onOpen(square.dataset.cell);
    } else rove(event);
  };

  /** Show the rows of a cell. @param {string|null} cell */
  async open(cell) {
    replace(this.told, "Point at a square, or reach a block with Tab and go through it with the arrow keys.");
    this.mark(cell);
    const mine = ++this.visit;
    if (!cell) return replace(this.panel, h("p", { class: "muted" }, "Press a square to see its rows."));
    const values = valuesOf(cell);
    const title = h("h3", { id: "cell-title" }, named(values));
    replace(this.panel, title, h("p", { class: "muted" }, "Reading the rows"));
    try {
      const found = await getCoverageRows(this.coverage.of, cell);
      if (mine === this.visit) replace(this.panel, title, meanings(this.coverage.dimensions, found.values), rowList(found));
    } catch (error) {
      const { title: what, detail } = /** @type {import("../api.js").Problem} */ (error);
      const again = h("button", { type: "button", class: "button", onclick: () => this.open(cell) }, "Try again");
      if (mine === this.visit) replace(this.panel, title, errorPanel(what, detail, [again]));
    }
  }

  /** @param {string|null} cell */
  mark(cell) {
    for (const old of this.squares.querySelectorAll("[aria-selected]")) old.removeAttribute("aria-selected");
    const square = cell && this.squares.querySelector(`[data-cell="${CSS.escape(cell)}"]`);
    if (!square) return;
    reach(/** @type {HTMLElement} */ (square)).setAttribute("aria-selected", "true");
    this.say(/** @type {HTMLElement} */ (square));
    this.told.append(h("a", { href: "#cell" }, "See its rows"));
  }

  /** Bring the panel into view, for a press further down the page. */
  reveal() {
    byId("map-title").scrollIntoView({ block: "start" });
  }
}
