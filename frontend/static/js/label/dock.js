/** What stands at the lower edge, within reach of a thumb: what happened last, the comment, the buttons with their keys. */

import { h, icon, replace } from "../dom.js";
import { wordFor } from "./words.js";

/** @typedef {import("./types.js").Verdict} Verdict */
/** @typedef {{does: (what: import("./keys.js").Does, at: number) => void, typed: (text: string) => void, left: () => void}} On */

const LONGEST_COMMENT = 4000;

export class Dock {
  /** @param {import("./types.js").Rubric} rubric @param {On} on */
  constructor(rubric, on) {
    this.on = on;
    this.last = h("div", { class: "last" });
    this.sent = h("span");
    this.said = h("p", { class: "sr", role: "status" });
    this.mail = h("div", { class: "mail" });
    this.after = h("div", { class: "after", hidden: true });
    this.comment = /** @type {HTMLTextAreaElement} */ (h("textarea", { id: "comment", rows: 2, maxlength: LONGEST_COMMENT,
      oninput: () => on.typed(this.comment.value), onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && this.leaveComment() }));
    this.field = h("div", { class: "comment", hidden: true },
      h("label", { for: "comment" }, "Comment ", h("span", { class: "hint" }, "kept as you type; Esc goes back to the plan")), this.comment);
    /** @type {Record<string, HTMLElement>} */
    this.verdicts = {
      pass: this.button("pass", wordFor(rubric, "pass"), "1", "check", "big pass"),
      fail: this.button("fail", wordFor(rubric, "fail"), "2", "cross", "big fail"),
      unsure: this.button("unsure", "unsure", "3", "question", ""),
      skip: this.button("skip", "skip", "s", null, ""),
    };
    this.el = h("section", { class: "dock", "aria-label": "Your label" }, this.said, this.after, this.mail, this.last, this.field,
      h("div", { class: "verdicts" }, Object.values(this.verdicts),
        this.button("comment", "comment", "c", null, "quiet"), this.button("mark", "mark", "m", null, "quiet"),
        this.button("help", "keys", "?", null, "quiet help")));
  }

  /** @param {import("./keys.js").Does} what @param {import("../dom.js").Child} label @param {string} key @param {any} sign @param {string} look */
  button(what, label, key, sign, look) {
    return h("button", { type: "button", class: `button ${look}`, "data-does": what, "aria-keyshortcuts": key,
      onmousedown: (/** @type {Event} */ event) => what === "mark" && event.preventDefault(), // what is selected stays so
      onclick: (/** @type {MouseEvent} */ event) => this.on.does(what, event.timeStamp) }, sign && icon(sign), h("span", {}, label), h("kbd", { "aria-hidden": "true" }, key));
  }

  /** @param {Verdict|null} verdict what is said of this item already @param {string} comment */
  fresh(verdict, comment) {
    for (const [name, button] of Object.entries(this.verdicts)) button.setAttribute("aria-pressed", String(name === verdict));
    this.comment.value = comment;
    this.field.hidden = !comment;
  }

  openComment() {
    this.field.hidden = false;
    this.comment.focus();
  }

  leaveComment() {
    this.field.hidden = !this.comment.value;
    this.on.left();
  }

  /** For those who do not see it. @param {string} words */
  say(words) {
    this.said.textContent = words;
  }

  /** @param {string|null} word of the label that was given last @param {boolean} judged whether what the judge said may be asked */
  tell(word, judged) {
    replace(this.last, word && [h("span", {}, h("span", { class: "wide" }, "Last: "), h("strong", {}, word), ", ", this.sent), this.button("undo", "undo", "z", null, "quiet"),
      judged && this.button("judge", [h("span", { class: "wide" }, "what the "), "judge", h("span", { class: "wide" }, " said")], "j", null, "quiet")]);
  }

  /** Where the last label is. @param {boolean} sent */
  keeps(sent) {
    this.sent.textContent = sent ? "saved" : "kept here";
  }

  /** @param {import("../dom.js").Child} content */
  reveal(content) {
    replace(this.after, content);
    this.after.hidden = !content;
  }
}
