/** What the events of a run add up to: the state of each agent with its tools, and the message so far. */

/** @typedef {import("./types.js").TripEvent} TripEvent */
/** @typedef {{tool: string, state: "running"|"done"|"failed"|"stopped", at: number, ms: number|null, why: string}} ToolRun */
/** @typedef {{id: string, does: string, state: "waiting"|"running"|"retrying"|"asking"|"done"|"failed"|"stopped", at: number, ms: number|null,
 *   why: string, rounds: number, tools: ToolRun[]}} AgentRun */

/** The graph around the specialists, which the service names. @param {{id: string, does: string}[]} specialists @param {boolean} follows a plan */
export const withEnds = (specialists, follows) => [
  follows ? { id: "refine", does: "makes the change" } : { id: "intake", does: "reads the request" },
  ...specialists,
  { id: "itinerary", does: follows ? "writes the message anew" : "makes days of it" },
  { id: "check", does: "code checks the plan" },
];

const STATES = { started: "running", finished: "done", failed: "failed", retrying: "retrying" };

export class RunState {
  /** @param {{id: string, does: string}[]} specialists @param {boolean} follows whether it changes a plan */
  constructor(specialists, follows) {
    /** @type {Record<string, AgentRun>} */
    this.agents = Object.fromEntries(withEnds(specialists, follows).map(({ id, does }) => [id, { id, does, state: "waiting", at: 0, ms: null, why: "", rounds: 0, tools: [] }]));
    this.message = "";
    this.seq = 0;
    this.t = 0;
    /** @type {string|null} */
    this.ended = null;
  }

  /** @param {TripEvent} event @returns {boolean} whether it was new: a stream replays from the start after a break */
  add(event) {
    if (event.seq <= this.seq) return false;
    this.seq = event.seq;
    this.t = event.t;
    if (event.kind === "agent") this.agent(event);
    if (event.kind === "tool") this.tool(event);
    if (event.kind === "message") this.message = (event.reset ? "" : this.message) + (event.text ?? "");
    if (event.kind === "check" && event.violations) this.check(event);
    if (event.kind === "question") Object.assign(this.agents.intake, { state: "asking", rounds: 0, ms: null });
    if (event.kind === "end") this.end(event.status ?? "done");
    return true;
  }

  /** @param {TripEvent} event */
  agent(event) {
    const agent = this.agents[event.agent ?? ""];
    if (!agent) return;
    agent.state = /** @type {any} */ (STATES[event.state] ?? agent.state);
    agent.why = event.why ?? (event.state === "finished" ? agent.why : "");
    agent.ms = event.ms ?? null;
    if (event.state === "started") {
      agent.at = event.t;
      agent.rounds += 1;
    }
  }

  /** @param {TripEvent} event */
  tool(event) {
    const tools = this.agents[event.agent ?? ""]?.tools;
    if (!tools) return;
    const open = tools.find((run) => run.tool === event.tool && run.state === "running");
    if (event.state === "started") tools.push({ tool: event.tool ?? "", state: "running", at: event.t, ms: null, why: "" });
    else if (open) Object.assign(open, { state: STATES[event.state] ?? "done", ms: event.ms ?? null, why: event.why ?? "" });
  }

  /** @param {TripEvent} event */
  check(event) {
    const n = event.violations?.length ?? 0;
    this.agents.check.why = n === 0 ? "Nothing to correct" : `Found ${n} to correct or to mention`;
  }

  /** What was still going on when the run ended did not come to its own end. @param {string} status */
  end(status) {
    this.ended = status;
    for (const agent of Object.values(this.agents)) {
      if (["running", "retrying", "asking"].includes(agent.state)) agent.state = "stopped";
      for (const tool of agent.tools) if (tool.state === "running") tool.state = "stopped";
    }
  }

  get finished() {
    return Object.values(this.agents).filter(({ state }) => state === "done" || state === "failed").length;
  }
}
