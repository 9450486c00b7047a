/** One tooltip for the page: it explains a button on hover, on focus and on a press, and goes with Escape. */

import { h, replace } from "./dom.js";

const LINGER_MS = 200;
/** @type {HTMLElement|null} */
let pop = null;
/** @type {HTMLElement|null} */
let owner = null;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let timer;

function popover() {
  if (pop) return pop;
  pop = h("div", { id: "tooltip", popover: "manual", role: "tooltip", onmouseenter: () => clearTimeout(timer), onmouseleave: later });
  document.body.append(pop);
  addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("scroll", place, { passive: true });
  return pop;
}

/** @param {HTMLElement} button @param {() => import("./dom.js").Child} says */
function show(button, says) {
  clearTimeout(timer);
  const el = popover();
  replace(el, says());
  owner?.removeAttribute("aria-describedby");
  owner = button;
  button.setAttribute("aria-describedby", el.id);
  if (!el.matches(":popover-open")) el.showPopover();
  place();
}

/** Beside its button, as long as that is in view. */
function place() {
  if (!owner || !pop) return;
  const el = pop;
  const at = owner.getBoundingClientRect();
  if (at.bottom < 0 || at.top > innerHeight) return hide();
  const below = at.bottom + 8 + el.offsetHeight < innerHeight;
  el.style.left = `${Math.max(16, Math.min(at.left, innerWidth - el.offsetWidth - 16))}px`;
  el.style.top = `${below ? at.bottom + 8 : at.top - 8 - el.offsetHeight}px`;
}

function hide() {
  clearTimeout(timer);
  if (pop?.matches(":popover-open")) pop.hidePopover();
  owner?.removeAttribute("aria-describedby");
  owner = null;
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(hide, LINGER_MS);
}

/**
 * A button in the text that explains itself.
 * @param {string} text @param {() => import("./dom.js").Child} says @param {string} [name] its accessible name, if it is not the text
 */
export function explained(text, says, name) {
  const button = h("button", {
    type: "button", class: "source", "aria-label": name,
    onmouseenter: () => show(button, says), onmouseleave: later,
    onfocus: () => show(button, says), onblur: hide, onclick: () => show(button, says),
  }, text);
  return button;
}
