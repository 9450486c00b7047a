/** The stops to scale: numbered, one colour a day, filtered by the legend, linked with the cards. */

import { h, icon, replace, s } from "./dom.js";
import { apart, fit, roundLength } from "./projection.js";
import { numbered } from "./days.js";

const RADIUS = 12;
const PAD = 36;

/** @typedef {{stop: import("./types.js").Stop, number: number, day: number}} Entry */

export class StopMap {
  /** @param {import("./types.js").Itinerary} plan @param {(number: number|null) => void} onStop */
  constructor(plan, onStop) {
    this.onStop = onStop;
    this.entries = numbered(plan).flatMap(({ stops }) => stops).filter(({ stop }) => stop.lat !== null && stop.lon !== null);
    this.lost = plan.days.reduce((n, day) => n + day.stops.length, 0) - this.entries.length;
    /** @type {number|null} */
    this.day = null;
    this.width = 0;
    this.height = 0;
    this.frame = h("div", { class: "map-frame" });
    this.legend = h("div", { class: "legend", role: "group", "aria-label": "Days on the map" });
    this.el = h("section", { class: "map", id: "map", "aria-labelledby": "map-title" }, h("h2", { id: "map-title" }, "Map"),
      this.entries.length ? [this.frame, this.legend] : h("p", { class: "empty" }, "There is no map: no stop of this plan has coordinates."),
      this.lost > 0 && this.entries.length > 0 && h("p", { class: "hint" }, `${this.lost} without coordinates: not on the map.`));
    if (this.entries.length) new ResizeObserver(() => this.draw()).observe(this.frame);
    this.drawLegend();
  }

  drawLegend() {
    const all = [...new Set(this.entries.map(({ day }) => day))];
    /** @param {number|null} day @param {...import("./dom.js").Child} text */
    const button = (day, ...text) => h("button", {
      type: "button", class: "legend-day", "aria-pressed": String(this.day === day),
      onclick: () => {
        this.day = day;
        for (const [i, el] of [...this.legend.children].entries()) el.setAttribute("aria-pressed", String([null, ...all][i] === day));
        this.width = 0;
        this.draw();
      },
    }, text);
    replace(this.legend, button(null, "All days"), all.map((day) => {
      const numbers = this.entries.filter((entry) => entry.day === day).map(({ number }) => number);
      const range = numbers.length > 1 ? `${numbers[0]}–${numbers.at(-1)}` : numbers[0];
      return button(day, h("span", { class: `swatch day-${day % 7 + 1}` }), `Day ${day + 1} `, h("small", { class: "num" }, range));
    }));
  }

  draw() {
    const width = Math.round(this.frame.clientWidth);
    if (!width || width === this.width) return;
    this.width = width;
    const height = (this.height = Math.round(Math.min(width * 0.72, 420)));
    const shown = this.entries.filter(({ day }) => this.day === null || day === this.day);
    const { scale, at } = fit(shown.map(({ stop }) => ({ lat: Number(stop.lat), lon: Number(stop.lon) })), width, height, PAD);
    const pins = apart(at, 2 * RADIUS + 2, width, height);
    replace(this.frame, s("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": "Map of the stops, to scale" },
      grid(scale, width, height), routes(shown, at),
      shown.map((entry, i) => this.pin(entry, at[i], pins[i], at[i - 1]?.far == null)), scaleBar(scale, height), north(width)));
  }

  /** @param {Entry} entry @param {{x: number, y: number, far: number|null}} at @param {{x: number, y: number}} pin @param {boolean} first of several far ones */
  pin({ stop, number, day }, at, pin, first) {
    const off = Math.hypot(pin.x - at.x, pin.y - at.y) > 3;
    const far = at.far !== null ? `${Math.round(at.far)} km` : "";
    const shape = day < 7
      ? s("circle", { cx: pin.x, cy: pin.y, r: RADIUS })
      : s("rect", { x: pin.x - RADIUS + 1, y: pin.y - RADIUS + 1, width: 2 * RADIUS - 2, height: 2 * RADIUS - 2, rx: day < 14 ? 4 : 0 });
    const link = s("a", {
      class: `pin day-${day % 7 + 1}`, href: `#stop-${number}`, "data-pin": number,
      "aria-label": `Stop ${number}, day ${day + 1}: ${stop.name}${far && `, ${far} from the others`}`,
      onmouseenter: () => this.onStop(number), onmouseleave: () => this.onStop(null),
      onfocus: () => this.onStop(number), onblur: () => this.onStop(null),
    }, s("title", {}, `${number}. ${stop.name}`),
      off && !far && s("line", { x1: at.x, y1: at.y, x2: pin.x, y2: pin.y }), off && !far && s("circle", { class: "spot", cx: at.x, cy: at.y, r: 2.5 }),
      shape, s("text", { x: pin.x, y: pin.y, dy: "0.35em" }, number));
    return [link, far && s("g", { class: `far day-${day % 7 + 1}`, "aria-hidden": "true" }, this.farMark(pin, first && far))];
  }

  /** An arrow out of the frame and the distance on the inner side. @param {{x: number, y: number}} pin @param {string|false} far */
  farMark(pin, far) {
    const angle = Math.atan2(pin.y - this.height / 2, pin.x - this.width / 2);
    const arrow = s("path", { class: "arrow", d: "M15 -4l5 4l-5 4", transform: `translate(${pin.x} ${pin.y}) rotate(${(angle * 180) / Math.PI})` });
    const above = pin.y > this.height / 2;
    return [arrow, far && s("text", { x: pin.x, y: pin.y + (above ? -RADIUS - 6 : RADIUS + 15) }, far)];
  }

  /** @param {number|null} number */
  highlight(number) {
    for (const pin of this.frame.querySelectorAll("[data-pin]")) pin.classList.toggle("on", Number(pin.getAttribute("data-pin")) === number);
    const on = this.frame.querySelector(".pin.on");
    if (on && document.activeElement !== on && !on.matches(":hover")) on.parentElement?.append(on);
  }
}

/** Squares whose side is the scale bar's length. @param {number} scale @param {number} width @param {number} height */
function grid(scale, width, height) {
  const step = roundLength(scale, width / 4) * scale;
  const path = [];
  for (let x = (width / 2) % step; x < width; x += step) path.push(`M${x} 0V${height}`);
  for (let y = (height / 2) % step; y < height; y += step) path.push(`M0 ${y}H${width}`);
  return s("path", { class: "grid", d: path.join("") });
}

/** The order of a day's stops. @param {Entry[]} shown @param {{x: number, y: number, far: number|null}[]} at */
function routes(shown, at) {
  return [...new Set(shown.map(({ day }) => day))].map((day) =>
    s("polyline", {
      class: `route day-${day % 7 + 1}`,
      points: at.filter(({ far }, i) => shown[i].day === day && far === null).map(({ x, y }) => `${x},${y}`).join(" "),
    }));
}

/** @param {number} scale @param {number} height */
function scaleBar(scale, height) {
  const km = roundLength(scale, 90);
  const length = km * scale;
  return s("g", { class: "scale" }, s("path", { d: `M12 ${height - 16}v4h${length}v-4` }),
    s("text", { x: 12 + length / 2, y: height - 18, "text-anchor": "middle" }, km >= 1 ? `${km} km` : `${Math.round(km * 1000)} m`));
}

/** @param {number} width */
const north = (width) =>
  s("g", { class: "north", role: "img", "aria-label": "North is up" }, s("path", { d: `M${width - 20} 34V14m-5 7l5-7l5 7` }),
    s("text", { x: width - 20, y: 47, "text-anchor": "middle" }, "N"));
