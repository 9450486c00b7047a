/** Errors beside their field, with the field marked and the first one focused; the rest in a summary. */

import { byId, h, icon, replace } from "./dom.js";
import { capital, words } from "./format.js";

/** @typedef {{field: string, message: string}} FieldError */

/** @param {string} field @returns {HTMLElement|null} the field's own block, or that of the group it is in */
function blockOf(field) {
  const parts = field.split(".");
  while (parts.length && parts[0]) {
    const block = document.querySelector(`#form [data-field="${CSS.escape(parts.join("."))}"]`);
    if (block) return /** @type {HTMLElement} */ (block);
    parts.pop();
  }
  return null;
}

/** @param {HTMLElement} block @returns {HTMLElement} */
const controlOf = (block) => /** @type {HTMLElement} */ (block.querySelector("input, select, textarea"));

export function clearErrors() {
  for (const el of document.querySelectorAll("#form .error")) {
    el.replaceChildren();
    /** @type {HTMLElement} */ (el).hidden = true;
  }
  for (const el of document.querySelectorAll("#form [aria-invalid]")) el.removeAttribute("aria-invalid");
  byId("form-error").hidden = true;
}

/** A field that was changed is no longer wrong. @param {Event} event */
export function clearErrorOf(event) {
  const block = /** @type {Element} */ (event.target).closest("[data-field]");
  const error = /** @type {HTMLElement|null} */ (block?.querySelector(":scope > .error"));
  if (!block || !error || error.hidden) return;
  error.hidden = true;
  for (const el of block.querySelectorAll("[aria-invalid]")) el.removeAttribute("aria-invalid");
}

/** @param {FieldError} error @returns {HTMLElement|null} the control, null when no field that is shown owns the error */
function showAtField({ field, message }) {
  const block = blockOf(field);
  if (!block || block.closest("[hidden]")) return null;
  const details = block.closest("details");
  if (details) details.open = true;
  const place = /** @type {HTMLElement} */ (block.querySelector(":scope > .error"));
  const before = place.hidden ? "" : `${place.textContent} `;
  replace(place, icon("alert"), h("span", {}, before + capital(message)));
  place.hidden = false;
  const control = controlOf(block);
  const many = block.querySelectorAll("input").length > 1 && block.tagName === "FIELDSET";
  if (!many) control.setAttribute("aria-invalid", "true");
  return control;
}

/** @param {FieldError[]} errors @param {{title: string, detail?: string, action?: Node|null}} summary shown when an error has no field */
export function showErrors(errors, summary) {
  clearErrors();
  const shown = errors.map((error) => ({ error, control: showAtField(error) }));
  const rest = shown.filter(({ control }) => !control).map(({ error }) => error);
  if (rest.length || !errors.length) showSummary(summary, rest);
  const first = [...document.querySelectorAll("#form [data-field]")]
    .flatMap((block) => shown.filter(({ control }) => control && block.contains(control)))[0]?.control;
  (first ?? byId("form-error")).focus();
}

/** @param {{title: string, detail?: string, action?: Node|null}} summary @param {FieldError[]} errors */
function showSummary({ title, detail, action }, errors) {
  const box = byId("form-error");
  replace(box, icon("alert"), h("div", {},
    h("h2", {}, title),
    errors.length
      ? h("ul", {}, errors.map(({ field, message }) => h("li", {}, field ? `${words(field)}: ${message}` : capital(message))))
      : detail && h("p", {}, detail),
    action));
  box.hidden = false;
}
