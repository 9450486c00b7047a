/** A run as it happens: the graph, the message as it is written, a way to stop; one line when it is over. */

import { h, icon, replace } from "./dom.js";
import { capital, count, elapsed, took } from "./format.js";
import { Graph } from "./graph.js";
import { RunState } from "./run-state.js";

const TICK_MS = 100;
const SAYS = { running: "working", retrying: "trying again", done: "done", failed: "failed", asking: "has a question" };

export class Progress {
  /** @param {import("./types.js").TripView} trip @param {() => void} onCancel */
  constructor({ request, agents, change }, onCancel) {
    this.run = new RunState(agents, Boolean(change));
    this.graph = new Graph(Object.keys(this.run.agents)[0], agents.map(({ id }) => id));
    this.zero = performance.now();
    this.title = h("h1", { tabindex: "-1", id: "progress-title" }, change ? `Changing the plan for ${request.destination}` : `Planning ${request.destination}`);
    this.clock = h("span", { class: "num muted" });
    this.cancel = h("button", { type: "button", class: "button", onclick: onCancel }, "Cancel");
    this.toggle = h("button", { type: "button", class: "fold-line", "aria-expanded": "true", "aria-controls": "graph", hidden: true, onclick: () => this.show(this.body.hidden) });
    this.status = h("p", { class: "sr", role: "status" });
    this.lost = h("div", { class: "notice bad", role: "alert", hidden: true });
    this.message = h("div", { class: "draft", hidden: true });
    this.head = h("div", { class: "progress-head" }, h("div", {}, this.title, this.clock), this.cancel);
    this.body = h("div", { id: "graph" }, this.graph.el);
    this.el = h("section", { class: "progress", "aria-labelledby": "progress-title" },
      this.head, this.toggle, this.status, this.lost, this.body, this.message);
    for (const agent of Object.values(this.run.agents)) this.graph.update(agent, 0);
    this.timer = setInterval(() => this.tick(), TICK_MS);
  }

  get now() {
    return performance.now() - this.zero;
  }

  tick() {
    this.graph.tick(this.now);
    this.clock.textContent = elapsed(this.now);
  }

  /** @param {import("./types.js").TripEvent} event */
  add(event) {
    if (!this.run.add(event)) return;
    this.zero = Math.min(this.zero, performance.now() - event.t);
    if (event.kind === "message") return this.showMessage();
    const touched = event.agent ? [this.run.agents[event.agent]] : Object.values(this.run.agents);
    for (const agent of touched) if (agent) this.graph.update(agent, this.now);
    if (event.kind === "agent" && event.agent) this.say(event.agent);
  }

  /** @param {string} id */
  say(id) {
    const { state, why } = this.run.agents[id];
    this.status.textContent = `${capital(id)} ${SAYS[state] ?? state}${state === "failed" && why ? `: ${why}` : ""}. ${this.run.finished} of ${Object.keys(this.run.agents).length} steps over.`;
  }

  showMessage() {
    this.message.hidden = false;
    replace(this.message, h("h2", { class: "eyebrow" }, "The message, as it is written"), h("p", { class: "prose" }, this.run.message));
  }

  /** @param {boolean} on */
  setLost(on) {
    this.lost.hidden = !on;
    if (on && !this.lost.hasChildNodes()) {
      replace(this.lost, icon("alert"), h("div", {}, h("h2", {}, "The connection was lost"),
        h("p", {}, "The server goes on with the plan. This page tries to reach it again and then shows what it missed.")));
    }
    if (!on) this.lost.replaceChildren();
  }

  /** The run waits for an answer: the question is all there is to see. */
  pause() {
    this.stop();
    this.cancel.hidden = true;
    this.body.hidden = true;
    this.clock.textContent = "";
  }

  /** The answer is given. */
  resume() {
    this.zero = performance.now() - this.run.t;
    this.cancel.hidden = false;
    this.body.hidden = false;
    this.timer = setInterval(() => this.tick(), TICK_MS);
  }

  /** Over: one line that opens again. @param {import("./types.js").TripView} trip */
  finish(trip) {
    this.stop();
    this.run.end(trip.status);
    for (const agent of Object.values(this.run.agents)) this.graph.update(agent, this.now);
    this.head.hidden = true;
    this.message.hidden = true;
    this.setLost(false);
    this.toggle.hidden = false;
    this.el.setAttribute("aria-label", "How the plan was made");
    this.el.removeAttribute("aria-labelledby");
    const { usage, elapsed_ms: ms } = trip;
    this.line = [usage && count(usage.calls, "call"), ms !== null && took(ms)].filter(Boolean).join(" · ");
    this.show(trip.status !== "done");
  }

  /** @param {boolean} open */
  show(open) {
    this.body.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
    replace(this.toggle, h("span", { class: "num" }, this.line || "How it went"), h("span", { class: "muted", "aria-hidden": "true" }, " · "), h("span", { class: "link" }, open ? "hide" : "show"));
    if (open) this.graph.wire();
  }

  /** @param {string} text */
  announce(text) {
    this.status.textContent = text;
  }

  stop() {
    clearInterval(this.timer);
  }
}
