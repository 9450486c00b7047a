/** One trip on the page: its progress, then its plan or why there is none. */

import { answerTrip, cancelTrip, deleteTrip, refineTrip, rerunTrip } from "./api.js";
import { confirmButton } from "./confirm.js";
import { byId, h, replace } from "./dom.js";
import { errorPanel, outcomePanel } from "./outcome.js";
import { renderPlan } from "./plan.js";
import { Progress } from "./progress.js";
import { questionPanel } from "./question.js";
import { Stream } from "./stream.js";

/** @typedef {import("./types.js").TripView} TripView */

export class TripPage {
  /** @param {TripView} trip @param {{onTrip: (trip: TripView) => void, onEdit: (error: TripView['error']) => void, onHome: () => void, onOpen: (id: string) => void, onTitle: (title: string) => void, onRequest: (request: import("./types.js").TripRequest) => void}} on */
  constructor(trip, on) {
    this.id = trip.id;
    this.on = on;
    this.root = byId("trip");
    this.progress = new Progress(trip, () => this.cancel());
    this.result = h("div", { class: "result" });
    replace(this.root, this.progress.el, this.result);
    for (const event of trip.events ?? []) this.progress.add(event);
    if (trip.status === "running") this.follow(trip);
    else this.finish(trip);
  }

  /** @param {TripView} trip */
  follow(trip) {
    this.on.onTitle(`Planning ${trip.request.destination}`);
    this.stream = new Stream(this.id, this.progress.run.seq, {
      onEvent: (event) => this.progress.add(event),
      onEnd: (ended) => this.finish(ended),
      onLost: () => this.progress.setLost(true),
      onBack: () => this.progress.setLost(false),
      onGone: (problem) => {
        this.progress.stop();
        replace(this.root, errorPanel(problem.title, problem.detail, [this.homeButton()]));
      },
    });
  }

  /** @param {TripView} trip */
  finish(trip) {
    const live = this.stream !== undefined;
    const focused = this.progress.el.contains(document.activeElement);
    for (const event of trip.events ?? []) this.progress.add(event);
    if (trip.status === "waiting") return this.ask(trip, live);
    this.progress.finish(trip);
    replace(this.result,
      trip.status !== "done" && outcomePanel(trip, { onRerun: () => this.rerun(), onEdit: this.on.onEdit, onOpen: this.on.onOpen }, this.deleteButton()),
      trip.itinerary && renderPlan(trip, {
        onHome: this.on.onHome, onRerun: () => this.rerun(), onRefine: (text) => this.refine(text), onOpen: this.on.onOpen, remove: this.deleteButton(),
      }));
    const title = trip.itinerary?.headline ?? trip.request.destination;
    this.on.onTitle(title);
    if (live) this.progress.announce(trip.status === "done" ? `The plan is ready: ${title}` : `${this.result.querySelector("h2")?.textContent ?? ""}`);
    if (focused) this.focusResult();
  }

  /** @param {TripView} trip @param {boolean} live whether somebody has watched it come to this */
  ask(trip, live) {
    this.progress.pause();
    this.on.onTitle(`A question about ${trip.request.destination}`);
    const stop = h("button", { type: "button", class: "button", onclick: () => this.cancel() }, "Give up this trip");
    const panel = questionPanel(/** @type {any} */ (trip.question), (answer) => this.answer(answer), stop);
    replace(this.result, panel);
    if (live) this.progress.announce(`A question: ${trip.question?.text}`);
    if (live) /** @type {HTMLElement} */ (panel.querySelector("h2")).focus({ preventScroll: true });
  }

  /** @param {import("./question.js").Answer} answer */
  async answer(answer) {
    await this.attempt("The answer was not taken", async () => {
      const trip = await answerTrip(this.id, answer);
      this.result.replaceChildren();
      this.on.onRequest(trip.request);
      this.progress.resume();
      this.follow(trip);
    });
  }

  /** The button or heading that had the focus is gone: go on where the result begins. */
  focusResult() {
    const heading = this.result.querySelector("h1, h2");
    heading?.setAttribute("tabindex", "-1");
    /** @type {HTMLElement|null} */ (heading)?.focus({ preventScroll: true });
  }

  async cancel() {
    await this.attempt("The plan was not stopped", async () => {
      const trip = await cancelTrip(this.id);
      this.stream?.close();
      this.finish(trip);
      this.focusResult();
    });
  }

  async rerun() {
    await this.attempt("The plan was not run again", async () => this.on.onTrip(await rerunTrip(this.id)));
  }

  /** @param {string} text */
  async refine(text) {
    await this.attempt("The plan was not changed", async () => this.on.onTrip(await refineTrip(this.id, text)));
  }

  deleteButton() {
    return confirmButton({ label: "Delete", sure: "Delete for good" }, () =>
      this.attempt("The trip was not deleted", async () => {
        await deleteTrip(this.id);
        this.on.onHome();
      }));
  }

  homeButton() {
    return h("button", { type: "button", class: "button primary", onclick: this.on.onHome }, "Plan a trip");
  }

  /** @param {string} failure @param {() => Promise<void>} act */
  async attempt(failure, act) {
    this.failure?.remove();
    try {
      await act();
    } catch (error) {
      const problem = /** @type {import("./api.js").Problem} */ (error);
      const wait = problem.retryAfter ? ` Try again in ${problem.retryAfter} seconds.` : "";
      this.failure = errorPanel(failure, `${problem.title}. ${problem.detail ?? ""}${wait}`, []);
      this.root.append(this.failure);
      this.failure.scrollIntoView({ block: "nearest" });
    }
  }

  close() {
    this.stream?.close();
    this.progress.stop();
    this.root.replaceChildren();
  }
}
