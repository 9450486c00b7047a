/** The live events of a trip, over a connection that may break: what was lost is replayed by the server. */

import { eventsUrl, getTrip } from "./api.js";

const KINDS = ["agent", "tool", "message", "check", "question", "end"];
const RETRY_MS = 3000;

export class Stream {
  /**
   * @param {string} id
   * @param {number} seen number of the last event that is known: a question up to there has been answered
   * @param {{onEvent: (event: import("./types.js").TripEvent) => void, onEnd: (trip: import("./types.js").TripView) => void,
   *   onLost: () => void, onBack: () => void, onGone: (problem: import("./api.js").Problem) => void}} on
   */
  constructor(id, seen, on) {
    this.id = id;
    this.seen = seen;
    this.on = on;
    this.closed = false;
    this.open();
  }

  open() {
    const source = new EventSource(eventsUrl(this.id));
    this.source = source;
    source.addEventListener("open", () => this.on.onBack());
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => {
        const told = JSON.parse(event.data);
        this.on.onEvent(told);
        if (kind === "end" || (kind === "question" && told.seq > this.seen)) this.finish();
      });
    }
    source.addEventListener("error", () => {
      if (this.closed) return;
      this.on.onLost();
      if (source.readyState === EventSource.CLOSED) this.later(() => this.retry());
    });
  }

  /** The browser gave up on the stream: ask how the trip stands before opening another. */
  async retry() {
    try {
      const trip = await getTrip(this.id);
      if (this.closed) return;
      if (trip.status === "running") this.open();
      else this.end(trip);
    } catch (problem) {
      this.failed(problem, () => this.retry());
    }
  }

  async finish() {
    this.source?.close();
    try {
      const trip = await getTrip(this.id);
      this.end(trip);
    } catch (problem) {
      this.failed(problem, () => this.finish());
    }
  }

  /** @param {any} problem @param {() => void} again */
  failed(problem, again) {
    if (this.closed) return;
    if (problem.status === 404) {
      this.close();
      this.on.onGone(problem);
    } else {
      this.on.onLost();
      this.later(again);
    }
  }

  /** @param {import("./types.js").TripView} trip */
  end(trip) {
    if (this.closed) return;
    this.close();
    this.on.onEnd(trip);
  }

  /** @param {() => void} act */
  later(act) {
    this.timer = setTimeout(act, RETRY_MS);
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
    this.source?.close();
  }
}
