/** The HTTP API. Every failure is a `Problem`: status 0 when the server was not reached. */

import { sessionId } from "./session.js";

export class Problem extends Error {
  /**
   * @param {number} status @param {string} title @param {string} detail
   * @param {{field: string, message: string}[]} errors @param {number|null} retryAfter seconds
   */
  constructor(status, title, detail, errors = [], retryAfter = null) {
    super(title);
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }
}

/** @param {Response} response */
async function problemOf(response) {
  const body = await response.json().catch(() => ({}));
  const wait = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  return new Problem(
    response.status,
    body.title ?? `The server answered ${response.status}`,
    body.detail ?? "",
    Array.isArray(body.errors) ? body.errors : [],
    Number.isNaN(wait) ? null : wait,
  );
}

/** @param {string} path @param {RequestInit} [options] @returns {Promise<any>} */
async function call(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (/** @type {Error} */ (error).name === "AbortError") throw error;
    throw new Problem(0, "The server was not reached", "Check the connection, then try again.");
  }
  if (!response.ok) throw await problemOf(response);
  return response.status === 204 ? null : response.json();
}

/** @param {string} id */
const trip = (id) => `/api/trips/${encodeURIComponent(id)}`;

/** @returns {Promise<import("./types.js").FormData>} */
export const getForm = () => call("/api/form");

/** @param {string} q @param {AbortSignal} signal @returns {Promise<import("./types.js").Destination[]>} */
export const findDestinations = (q, signal) => call(`/api/destinations?q=${encodeURIComponent(q)}`, { signal });

/** @param {import("./types.js").TripRequest} request @returns {Promise<import("./types.js").TripView>} */
export const createTrip = (request) =>
  call("/api/trips", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...request, session_id: sessionId() }),
  });

/** @param {string} id @returns {Promise<import("./types.js").TripView>} */
export const getTrip = (id) => call(trip(id));

/** @param {string} id @returns {Promise<import("./types.js").TripView>} */
export const cancelTrip = (id) => call(`${trip(id)}/cancel`, { method: "POST" });

/** @param {string} id @param {import("./question.js").Answer} answer @returns {Promise<import("./types.js").TripView>} */
export const answerTrip = (id, answer) =>
  call(`${trip(id)}/answer`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(answer) });

/** @param {string} id @param {string} text @returns {Promise<import("./types.js").TripView>} the next version */
export const refineTrip = (id, text) =>
  call(`${trip(id)}/refine`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ text }) });

/** @param {string} id @returns {Promise<import("./types.js").TripView>} the new trip */
export const rerunTrip = (id) => call(`${trip(id)}/rerun`, { method: "POST" });

/** @param {string} id @returns {Promise<null>} */
export const deleteTrip = (id) => call(trip(id), { method: "DELETE" });

/** @returns {Promise<import("./types.js").TripSummary[]>} */
export const listTrips = () => call("/api/trips", { headers: { "X-Session-Id": sessionId() } });

/** @param {string} id */
export const eventsUrl = (id) => `${trip(id)}/events`;

/** @param {string} id @returns {Promise<import("./types.js").Share[]>} newest first */
export const listShares = (id) => call(`${trip(id)}/shares`);

/** @param {string} id @param {number} days @returns {Promise<{id: string, token: string, url: string, expires_at: string}>} */
export const createShare = (id, days) =>
  call(`${trip(id)}/shares`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ days }) });

/** @param {string} id @param {string} shareId @returns {Promise<null>} */
export const revokeShare = (id, shareId) => call(`${trip(id)}/shares/${encodeURIComponent(shareId)}`, { method: "DELETE" });

export { trip as tripUrl };

/** @param {string} token */
export const sharedUrl = (token) => `/api/shared/${encodeURIComponent(token)}`;

/** @param {string} token @returns {Promise<import("./types.js").SharedView>} */
export const getShared = (token) => call(sharedUrl(token));

const coverage = "/api/lab/coverage";

/** @returns {Promise<import("./coverage/types.js").Sources>} */
export const getCoverageSources = () => call(`${coverage}/sources`);

/** @param {string} of @param {number} strength @returns {Promise<import("./coverage/types.js").Coverage>} */
export const getCoverage = (of, strength) => call(`${coverage}?${new URLSearchParams({ of, strength: String(strength) })}`);

/** @param {string} of @param {string} cell @returns {Promise<import("./coverage/types.js").Rows>} */
export const getCoverageRows = (of, cell) => call(`${coverage}/rows?${new URLSearchParams({ of, cell })}`);

const experiments = "/api/lab/experiments";

/** @returns {Promise<import("./experiments/types.js").Experiments>} */
export const getExperiments = () => call(experiments);

/** @param {string} name @returns {Promise<{says: string[]}>} */
export const getVerdict = (name) => call(`${experiments}/${encodeURIComponent(name)}/verdict`);

const label = "/api/lab/label/queues";
/** @param {string} queue */
const queueUrl = (queue) => `${label}/${encodeURIComponent(queue)}`;
/** @param {string} person */
const as = (person) => new URLSearchParams({ person });

/** @returns {Promise<import("./label/types.js").Summary[]>} */
export const getQueues = () => call(label);

/** @param {string} queue @returns {Promise<import("./label/types.js").Queue>} */
export const getQueue = (queue) => call(queueUrl(queue));

/** @param {string} queue @param {string} person @param {number} number @returns {Promise<{items: import("./label/types.js").Item[], progress: import("./label/types.js").Progress}>} */
export const nextItems = (queue, person, number) => call(`${queueUrl(queue)}/next?${as(person)}&number=${number}`);

/** @param {string} queue @param {string} person @param {string} item @returns {Promise<import("./label/types.js").Item>} */
export const getItem = (queue, person, item) => call(`${queueUrl(queue)}/items/${encodeURIComponent(item)}?${as(person)}`);

/** @param {string} queue @param {string} person @param {string} item @returns {Promise<import("./label/types.js").After>} */
export const getAfter = (queue, person, item) => call(`${queueUrl(queue)}/items/${encodeURIComponent(item)}/after?${as(person)}`);

/** @param {string} queue @param {string} person @returns {Promise<import("./label/types.js").End>} */
export const getEnd = (queue, person) => call(`${queueUrl(queue)}/end?${as(person)}`);

/**
 * @param {string} queue @param {string} person @param {import("./label/types.js").Event[]} events
 * @param {boolean} keepalive whether they go on being sent when the page is closed @returns {Promise<import("./label/types.js").Acknowledged>}
 */
export const sendLabels = (queue, person, events, keepalive) =>
  call(`${queueUrl(queue)}/events`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ person, events }),
    signal: AbortSignal.timeout(20_000),
    keepalive,
  });
