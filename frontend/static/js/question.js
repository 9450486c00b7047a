/** A question that the plan waits for: choices to press, or words. */

import { h, icon } from "./dom.js";
import { capital } from "./format.js";

/** @typedef {{question?: string, choice?: string, text?: string}} Answer */

/**
 * @param {import("./types.js").Question} question
 * @param {(answer: Answer) => Promise<void>} onAnswer
 * @param {Node} stop a button that gives the trip up
 */
export function questionPanel(question, onAnswer, stop) {
  const words = /** @type {HTMLInputElement} */ (h("input", { id: "answer-text", type: "text", maxlength: 200, autocomplete: "off", "aria-describedby": "answer-hint" }));
  const status = h("p", { class: "hint", role: "status" });
  let sent = false;
  const send = async (/** @type {Answer} */ answer) => {
    if (sent) return;
    sent = true;
    status.textContent = "Sending";
    await onAnswer({ ...answer, question: question.code }).finally(() => {
      sent = false;
      status.textContent = "";
    });
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (words.value.trim()) send({ text: words.value.trim() });
    else words.focus();
  };
  return h("section", { class: "notice question", "aria-labelledby": "question-title" }, icon("question"),
    h("div", {},
      h("h2", { id: "question-title", tabindex: "-1" }, question.text),
      h("p", { class: "muted" }, "The plan goes on as soon as you answer. You can also come back later: the question is kept."),
      h("ul", { class: "choices" }, question.choices.map((choice) =>
        h("li", {}, h("button", { type: "button", class: "button", onclick: () => send({ choice: choice.id }) }, choice.label)))),
      h("form", { onsubmit: submit, novalidate: true },
        h("label", { for: "answer-text" }, "Or in your own words"),
        h("div", { class: "answer" }, words, h("button", { type: "submit", class: "button primary" }, "Answer")),
        h("p", { class: "hint", id: "answer-hint" }, `${capital(question.text_hint)}.`)),
      status,
      h("div", { class: "buttons" }, stop)));
}
