/** One key for each thing to do. They rest while somebody types, and can be switched off. */

import { keep, kept } from "./kept.js";

/** @typedef {"pass"|"fail"|"unsure"|"skip"|"comment"|"undo"|"mark"|"evidence"|"judge"|"help"} Does */

/** @type {Record<string, Does>} */
const KEYS = {
  1: "pass", p: "pass", 2: "fail", f: "fail", 3: "unsure", u: "unsure", s: "skip", c: "comment", z: "undo",
  m: "mark", e: "evidence", j: "judge", "?": "help",
};
const OFF = "keys-off";

export const keysOn = () => !kept(OFF);

/** @param {boolean} on */
export const switchKeys = (on) => keep(OFF, !on);

/** @type {Record<string, number>} */
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** @typedef {{do: (what: Does, at: number) => void, step: (by: number, more: boolean) => void, enter: () => void, escape: () => void, walking: () => boolean}} On */

/** @param {On} on `at`: when the key was pressed, on the page's clock */
export function listen(on) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat && !(event.key in STEPS) || !keysOn()) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest("textarea, input, select, dialog")) return;
    if (act(event, target, on)) event.preventDefault();
  });
}

/** @param {KeyboardEvent} event @param {HTMLElement} target @param {On} on @returns {boolean} whether the key meant something */
function act(event, target, on) {
  const { key } = event;
  const walking = on.walking();
  const what = KEYS[key.length === 1 ? key.toLowerCase() : key];
  if (key === "Escape") on.escape();
  else if (walking && key in STEPS) on.step(STEPS[key], event.shiftKey);
  else if (walking && key === "Enter" && !target.closest("button, a, summary")) on.enter();
  else if (what) on.do(what, event.timeStamp);
  else return false;
  return true;
}
