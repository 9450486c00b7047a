/** A button that asks once more before it acts: the second press within its focus does it. */

import { h, replace } from "./dom.js";

/**
 * @param {{label: string, sure: string, class?: string, name?: string}} words `name` is the accessible name of the first state
 * @param {() => void} act
 */
export function confirmButton(words, act) {
  let armed = false;
  const button = h("button", { type: "button", class: `button danger ${words.class ?? ""}`, "aria-label": words.name }, words.label);
  /** @param {boolean} on */
  const arm = (on) => {
    armed = on;
    button.toggleAttribute("data-armed", on);
    replace(button, on ? words.sure : words.label);
    if (words.name) button.setAttribute("aria-label", on ? `${words.sure}: ${words.name}` : words.name);
  };
  button.addEventListener("click", () => (armed ? act() : arm(true)));
  button.addEventListener("blur", () => arm(false));
  return button;
}
