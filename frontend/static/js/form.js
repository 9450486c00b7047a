/** The request form: reads, checks what needs no server, submits, folds into a line and unfolds again. */

import { createTrip } from "./api.js";
import { Combobox } from "./combobox.js";
import { byId, replace } from "./dom.js";
import { clearErrorOf, clearErrors, showErrors } from "./errors.js";
import { fillOptions } from "./options.js";
import { fillForm, readForm, showMode, summaryOf } from "./values.js";

/** @typedef {import("./types.js").TripRequest} TripRequest */
/** @typedef {import("./types.js").TripView} TripView */

/** What only a missing value can be wrong with; everything else is the server's to say. @param {TripRequest} request */
function blanks(request) {
  const errors = [];
  if (request.destination.length < 2) errors.push({ field: "destination", message: "Write where you want to go, for example Tokyo." });
  if ("start" in request && !request.start) errors.push({ field: "start", message: "Give the first day." });
  if ("start" in request && !request.end) errors.push({ field: "end", message: "Give the last day." });
  return errors;
}

export class Form {
  /** @param {(trip: TripView) => void} onTrip @param {() => void} onKeep the form is folded with nothing changed */
  constructor(onTrip, onKeep) {
    this.onTrip = onTrip;
    this.busy = false;
    this.defaultDays = 5;
    /** @type {TripRequest|null} */
    this.shown = null;
    /** @type {any[]} */
    this.known = [];
    new Combobox(() => this.known);
    const form = byId("form");
    form.addEventListener("submit", (/** @type {Event} */ event) => this.submit(event));
    form.addEventListener("input", clearErrorOf);
    for (const el of form.elements.mode) el.addEventListener("change", showMode);
    byId("notes").addEventListener("input", () => this.countNotes());
    byId("edit").addEventListener("click", () => this.edit(null));
    byId("keep").addEventListener("click", onKeep);
  }

  /** @param {import("./types.js").FormData} data */
  ready(data) {
    this.defaultDays = data.default_days;
    this.known = data.destinations.map((one) => ({ ...one, region: "", curated: true }));
    fillOptions(data, (request) => this.example(request));
    this.countNotes();
  }

  countNotes() {
    const { value, maxLength } = byId("notes");
    byId("notes-count").textContent = maxLength > 0 ? `${value.length} of ${maxLength.toLocaleString("en")}` : "";
  }

  /** @param {TripRequest} request */
  example(request) {
    this.fill(request);
    byId("submit").focus();
    byId("submit-status").textContent = "The example is filled in. Change what you like.";
  }

  /** @param {TripRequest} request */
  fill(request) {
    clearErrors();
    fillForm(request, this.defaultDays);
    byId("more").open = Boolean(request.notes || request.passport || request.origin || request.budget_covers === "stay_and_journey" || partyIsSpecial(request.party));
  }

  /** @param {Event} event */
  async submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const request = readForm();
    const missing = blanks(request);
    if (missing.length) return showErrors(missing, { title: "Something is missing" });
    this.wait(true);
    clearErrors();
    try {
      this.onTrip(await createTrip(request));
    } catch (problem) {
      this.explain(/** @type {import("./api.js").Problem} */ (problem));
    } finally {
      this.wait(false);
    }
  }

  /** @param {import("./api.js").Problem} problem */
  explain(problem) {
    const wait = problem.retryAfter ? ` Try again in ${problem.retryAfter} seconds.` : "";
    showErrors(problem.errors ?? [], { title: problem.title ?? "The request was not sent", detail: `${problem.detail ?? ""}${wait} What you filled in is kept.` });
  }

  /** @param {boolean} busy */
  wait(busy) {
    this.busy = busy;
    byId("submit").setAttribute("aria-disabled", String(busy));
    byId("submit").textContent = busy ? "Sending" : "Plan this trip";
    byId("submit-status").textContent = "";
  }

  /** Alone on the page, as at first. */
  alone() {
    this.shown = null;
    byId("summary").hidden = true;
    byId("ask").hidden = false;
    byId("trips").hidden = false;
    byId("examples").hidden = false;
    byId("keep").hidden = true;
  }

  /** One line, with the form behind it. @param {TripRequest} request */
  fold(request) {
    this.shown = request;
    replace(byId("summary-text"), summaryOf(request));
    byId("summary").hidden = false;
    byId("ask").hidden = true;
  }

  /** @param {{detail: string, field?: string|null}|null} error what the service found wrong with the request */
  edit(error) {
    if (this.shown) this.fill(this.shown);
    byId("summary").hidden = true;
    byId("ask").hidden = false;
    byId("trips").hidden = true;
    byId("examples").hidden = true;
    byId("keep").hidden = false;
    byId("ask").scrollIntoView();
    byId("destination").focus();
    if (error?.field) showErrors([{ field: error.field, message: error.detail }], { title: "Something has to change" });
  }
}

/** @param {Partial<import("./types.js").Party>} [party] */
function partyIsSpecial(party = {}) {
  return (party.adults ?? 1) !== 1 || Boolean(party.children || party.seniors || party.diets?.length) || (party.mobility ?? "none") !== "none";
}
