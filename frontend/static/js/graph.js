/** The agents as a small graph: one node each with its state, its time and its tools, and the lines between them. */

import { h, icon, replace, s } from "./dom.js";
import { capital, elapsed, took, words } from "./format.js";

/** @typedef {import("./run-state.js").AgentRun} AgentRun */

const CORNER = 8;
const COLUMNS = 3;
const STATES = {
  waiting: ["wait", "waiting"], running: ["run", "working"], retrying: ["run", "trying again"], asking: ["question", "has a question"], done: ["check", "done"],
  failed: ["cross", "failed"], stopped: ["stop", "stopped"],
};

/** @param {{state: string, at: number, ms: number|null}} run @param {number} now ms since the start of the trip */
const timeOf = (run, now) => {
  if (run.ms !== null) return took(run.ms);
  return run.state === "running" || run.state === "retrying" ? elapsed(now - run.at) : "";
};

/** @param {import("./run-state.js").ToolRun} run @param {number} now */
const toolRow = (run, now) =>
  h("li", { "data-state": run.state },
    icon(/** @type {any} */ (STATES[run.state][0])),
    h("span", {}, capital(words(run.tool)), h("span", { class: "sr" }, `, ${STATES[run.state][1]}`),
      run.why && h("small", {}, run.why)),
    h("time", { class: "num", "data-at": run.state === "running" ? run.at : null }, timeOf(run, now)));

/** @param {AgentRun} agent @param {number} now @returns {import("./dom.js").Child[]} */
const content = (agent, now) => [
  h("div", { class: "node-head" },
    icon(/** @type {any} */ (STATES[agent.state][0])),
    h("h2", {}, capital(agent.id)),
    h("span", { class: "node-state" }, STATES[agent.state][1], agent.rounds > 1 && `, round ${agent.rounds}`),
    h("time", { class: "num", "data-at": agent.ms === null && ["running", "retrying"].includes(agent.state) ? agent.at : null }, timeOf(agent, now))),
  h("p", { class: agent.why && agent.state !== "done" ? "node-why" : "node-does" }, agent.why || agent.does),
  agent.tools.length > 0 && h("ul", { class: "tools", "aria-label": `Tools of ${agent.id}` }, agent.tools.map((run) => toolRow(run, now))),
];

/** @param {string} id @param {number} column @param {number} row @returns {[string, HTMLElement]} */
function node(id, column, row, specialist = false) {
  const el = h("li", { class: "node", "data-agent": id, "data-specialist": specialist ? "" : null });
  el.style.setProperty("--column", `${column}`);
  el.style.setProperty("--row", `${row}`);
  return [id, el];
}

export class Graph {
  /** @param {string} first id of the first node @param {string[]} specialists their ids */
  constructor(first, specialists) {
    const between = specialists.flatMap((id) => [[first, id], [id, "itinerary"]]);
    this.edges = [...(specialists.length ? between : [[first, "itinerary"]]), ["itinerary", "check"]];
    const last = 2 + Math.ceil(specialists.length / COLUMNS);
    this.nodes = Object.fromEntries([
      node(first, 2, 1),
      ...specialists.map((id, at) => node(id, at % COLUMNS + 1, 2 + Math.floor(at / COLUMNS), true)),
      node("itinerary", 2, last),
      node("check", 3, last),
    ]);
    this.wires = s("svg", { class: "wires", "aria-hidden": "true" });
    this.list = h("ol", { class: "nodes" }, Object.values(this.nodes));
    this.el = h("div", { class: "graph" }, this.wires, this.list);
    new ResizeObserver(() => this.wire()).observe(this.list);
  }

  /** @param {AgentRun} agent @param {number} now */
  update(agent, now) {
    const node = this.nodes[agent.id];
    node.dataset.state = agent.state;
    replace(node, content(agent, now));
    this.wire();
  }

  /** @param {number} now */
  tick(now) {
    for (const time of this.el.querySelectorAll("time[data-at]")) time.textContent = elapsed(now - Number(time.getAttribute("data-at")));
  }

  /** Draw the lines where the nodes stand. */
  wire() {
    const base = this.el.getBoundingClientRect();
    if (!base.width) return;
    /** @param {string} id */
    const box = (id) => {
      const { left, top, width, height } = this.nodes[id].getBoundingClientRect();
      return { x: left - base.left, y: top - base.top, w: width, h: height };
    };
    this.wires.setAttribute("viewBox", `0 0 ${base.width} ${base.height}`);
    replace(this.wires, this.edges.map(([from, to]) =>
      s("path", { d: path(box(from), box(to)), "data-state": wireState(this.nodes[from], this.nodes[to]) })));
  }
}

/** @param {HTMLElement} from @param {HTMLElement} to */
const wireState = (from, to) =>
  to.dataset.state !== "waiting" ? "done" : from.dataset.state === "running" ? "next" : "waiting";

/** @typedef {{x: number, y: number, w: number, h: number}} Box */

/** A line down from one node to the next, or across where they stand side by side. @param {Box} a @param {Box} b */
function path(a, b) {
  if (b.y < a.y + a.h) {
    const y = Math.min(a.y + a.h, b.y + b.h) / 2 + Math.max(a.y, b.y) / 2;
    return `M${a.x + a.w} ${y}H${b.x}`;
  }
  const [x1, y1, x2, y2] = [a.x + a.w / 2, a.y + a.h, b.x + b.w / 2, b.y];
  const mid = (y1 + y2) / 2;
  if (Math.abs(x2 - x1) < 2 * CORNER) return `M${x1} ${y1}V${y2}`;
  const turn = Math.sign(x2 - x1) * CORNER;
  return `M${x1} ${y1}V${mid - CORNER}Q${x1} ${mid} ${x1 + turn} ${mid}H${x2 - turn}Q${x2} ${mid} ${x2} ${mid + CORNER}V${y2}`;
}
