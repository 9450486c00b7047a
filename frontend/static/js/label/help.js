/** The keys, in a dialog. */

import { h } from "../dom.js";
import { keysOn, switchKeys } from "./keys.js";
import { wordFor } from "./words.js";

/** @param {import("./types.js").Rubric} rubric @param {() => void} switched */
export function helpDialog(rubric, switched) {
  const rows = [
    [["1", "p"], wordFor(rubric, "pass")], [["2", "f"], wordFor(rubric, "fail")], [["3", "u"], "unsure: looked at, and not decided"],
    [["s"], "skip: not looked at"], [["z"], "undo, as often as you like"], [["c"], "comment; Esc goes back"],
    [["m"], "mark the selected text as evidence"], [["e"], "choose a sentence: arrows move, Shift takes more, Enter marks, Esc leaves"],
    [["j"], "what the judge said of the plan before this one"], [["?"], "these keys"],
  ];
  const dialog = /** @type {HTMLDialogElement} */ (h("dialog", { class: "keys", "aria-labelledby": "keys-title" },
    h("h2", { id: "keys-title" }, "Keys"),
    h("dl", {}, rows.map(([keys, does]) => h("div", {}, h("dt", {}, /** @type {string[]} */ (keys).map((key) => h("kbd", {}, key))), h("dd", {}, /** @type {string} */ (does))))),
    h("label", { class: "switch" }, h("input", { type: "checkbox", checked: keysOn(), onchange: (/** @type {any} */ event) => {
      switchKeys(event.target.checked);
      switched();
    } }), "Single keys work"),
    h("form", { method: "dialog" }, h("button", { class: "button", autofocus: true }, "Close"))));
  return dialog;
}
