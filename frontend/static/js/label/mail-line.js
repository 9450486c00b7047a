/** Whether what was said has reached the service: nothing while all is well, a calm line when it has not. */

import { h, icon } from "../dom.js";
import { count } from "../format.js";
import { fleeting } from "./kept.js";

/** @param {import("./outbox.js").Outbox} outbox @returns {import("../dom.js").Child} */
export function mailLine(outbox) {
  const waiting = outbox.letters.length;
  const refused = outbox.refused;
  return [
    waiting > 0 && outbox.away && h("p", { class: "with-icon" }, icon("wait"), `The service does not answer. ${labels(waiting)} kept here and will be sent.`),
    fleeting() && h("p", { class: "error" }, icon("alert"), "This browser keeps nothing: leave the page open until all is sent."),
    refused.length > 0 && h("div", { class: "error" }, icon("alert"), h("span", {}, `${labels(refused.length)} kept here because the service refused: ${refused[0].why}`),
      h("button", { type: "button", class: "button quiet", onclick: () => outbox.again() }, "Send again"),
      h("button", { type: "button", class: "button quiet", onclick: () => outbox.forget() }, "Discard")),
  ];
}

/** Labels, and what takes them back. @param {number} number */
const labels = (number) => `${count(number, "label")} ${number === 1 ? "is" : "are"}`;
