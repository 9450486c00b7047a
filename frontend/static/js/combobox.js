/** The destination field: an editable combobox with list autocompletion (WAI-ARIA authoring practices). */

import { findDestinations } from "./api.js";
import { byId, h, replace } from "./dom.js";
import { count } from "./format.js";

const WAIT_MS = 150;

/** @typedef {import("./types.js").Destination} Destination */

/**
 * What goes into the field: the country, or the region too where that is not enough to tell two apart.
 * @param {Destination} one @param {Destination[]} all
 */
function written(one, all) {
  if (one.curated) return one.name;
  const twins = all.filter((other) => other.name === one.name && other.country_name === one.country_name);
  return `${one.name}, ${twins.length > 1 && one.region ? one.region : one.country_name}`;
}

export class Combobox {
  /** @param {() => Destination[]} known what to offer before anything is typed */
  constructor(known) {
    this.known = known;
    this.input = byId("destination");
    this.list = byId("destination-list");
    this.status = byId("destination-status");
    /** @type {Destination[]} */
    this.found = [];
    this.active = -1;
    this.input.addEventListener("input", () => {
      delete this.input.dataset.id; // what is typed over is no longer the city that was chosen
      this.search();
    });
    this.input.addEventListener("click", () => this.list.hidden && this.search());
    this.input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (/** @type {Event} */ event) => event.preventDefault());
  }

  search() {
    clearTimeout(this.timer);
    this.request?.abort();
    const q = this.input.value.trim();
    if (!q) return this.show(this.known());
    this.timer = setTimeout(async () => {
      this.request = new AbortController();
      try {
        const found = await findDestinations(q, this.request.signal);
        if (document.activeElement === this.input) this.show(found);
      } catch {
        this.close(); // the field works without suggestions
      }
    }, WAIT_MS);
  }

  /** @param {Destination[]} found */
  show(found) {
    this.found = found;
    this.active = -1;
    replace(this.list, found.map((one, i) => this.option(one, i)));
    this.list.hidden = found.length === 0;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = found.length ? `${count(found.length, "suggestion")}; use the arrow keys.` : "No suggestions.";
  }

  /** @param {Destination} one @param {number} i */
  option(one, i) {
    const where = [one.region !== one.name && one.region, one.country_name].filter(Boolean).join(", ");
    return h("li", { role: "option", id: `destination-${i}`, "aria-selected": "false", onclick: () => this.choose(i) },
      h("span", {}, one.name, " ", h("small", {}, where)),
      h("small", {}, one.curated ? "places, prices, facts" : "prices and facts only"));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) this.move(event.key === "ArrowDown" ? 1 : -1);
      else this.search();
    } else if (event.key === "Enter" && open && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      this.close();
    }
  }

  /** @param {1|-1} step */
  move(step) {
    const n = this.found.length;
    this.active = this.active < 0 ? (step > 0 ? 0 : n - 1) : (this.active + step + n) % n;
    [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === this.active)));
    this.list.children[this.active].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", `destination-${this.active}`);
  }

  /** @param {number} i */
  choose(i) {
    this.input.dataset.id = this.found[i].id;
    this.input.value = written(this.found[i], this.found);
    this.status.textContent = `${this.input.value} chosen.`;
    this.close();
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
