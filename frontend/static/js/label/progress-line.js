/** How far a person is, and how long it takes. */

import { h, replace } from "../dom.js";

/** @typedef {import("./types.js").Progress} Progress */

export class ProgressLine {
  constructor() {
    this.words = h("p", { class: "small num" });
    this.bar = h("progress", { "aria-label": "Labelled", max: 1, value: 0 });
    this.el = h("div", { class: "progress-line" }, this.words, this.bar);
  }

  /** @param {Progress} progress */
  show(progress) {
    const done = progress.items - progress.left;
    replace(this.words, h("strong", {}, done.toLocaleString("en")), ` of ${progress.items.toLocaleString("en")}`,
      progress.left > 0 && progress.median_seconds !== null && h("span", { class: "muted" }, ` · ${timeLeft(progress.median_seconds * progress.left)}`));
    this.bar.setAttribute("max", String(progress.items || 1));
    this.bar.setAttribute("value", String(done));
  }
}

/** @param {number} seconds */
export function timeLeft(seconds) {
  if (seconds < 60) return "less than a minute left";
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `about ${minutes} min left` : `about ${Math.round(minutes / 6) / 10} hours left`;
}

/** One more or one less, until the service says how it stands. @param {Progress} progress @param {import("./types.js").Verdict} verdict @param {1|-1} by @returns {Progress} */
export const moved = (progress, verdict, by) => ({
  ...progress,
  labelled: progress.labelled + (verdict === "skip" ? 0 : by),
  skipped: progress.skipped + (verdict === "skip" ? by : 0),
  left: Math.max(0, progress.left - by),
});
