/** "source": a small button whose popover names the tool and the source, on hover, on focus and on a press. */

import { h, replace } from "./dom.js";
import { words } from "./format.js";

const LINGER_MS = 200;
/** @type {HTMLElement|null} */
let pop = null;
/** @type {HTMLElement|null} */
let owner = null;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let timer;

function popover() {
  if (pop) return pop;
  pop = h("div", { id: "source-pop", popover: "manual", role: "tooltip", onmouseenter: () => clearTimeout(timer), onmouseleave: later });
  document.body.append(pop);
  addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("scroll", place, { passive: true });
  return pop;
}

/** @param {HTMLElement} button @param {import("./types.js").Evidence} evidence */
function show(button, evidence) {
  clearTimeout(timer);
  const el = popover();
  replace(el, h("dl", {}, h("dt", {}, "Tool"), h("dd", {}, words(evidence.tool)), h("dt", {}, "Source"), h("dd", {}, evidence.source)));
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

/** @param {import("./types.js").Evidence} evidence @param {string} about what it vouches for */
export function source(evidence, about) {
  const button = h("button", {
    type: "button", class: "source", "aria-label": `Source of ${about}`,
    onmouseenter: () => show(button, evidence), onmouseleave: later,
    onfocus: () => show(button, evidence), onblur: hide, onclick: () => show(button, evidence),
  }, "source");
  return button;
}
