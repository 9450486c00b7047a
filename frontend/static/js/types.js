/**
 * The JSON of the API, as the pydantic models write it. Amounts are decimal strings, dates are ISO 8601.
 *
 * @typedef {{id: string, tool: string, source: string}} Evidence
 * @typedef {{topic: string, text: string, evidence: Evidence|null}} Fact
 * @typedef {{kind: "see"|"do"|"eat"|"drink", name: string, text: string, evidence: Evidence}} Idea
 * @typedef {{layer: string, known: boolean, detail: string}} CoverageLine
 * @typedef {{amount: string, currency: string}} Money
 * @typedef {{mode: "walk"|"transit", km: number, minutes: number}} Travel
 * @typedef {{place_id: string, name: string, kind: string|null, area: string, lat: number|null, lon: number|null,
 *   start: string, end: string, minutes: number, note: string, cost: string|null, line_ids: string[], paid_by_meals: boolean,
 *   step_free: boolean|null, travel: Travel|null, verified: boolean, evidence: Evidence|null}} Stop
 * @typedef {{date: string, title: string, stops: Stop[], notes: string[],
 *   rain_plan: {place_id: string, name: string, area: string}|null}} Day
 * @typedef {{id: string, kind: string, day: string, label: string, quantity: string, unit: string, amount: string,
 *   basis: string, evidence: Evidence}} LedgerLine
 * @typedef {{currency: string, lines: LedgerLine[], total: string, by_kind: {kind: string, amount: string}[],
 *   by_day: {day: string, amount: string}[]}} Ledger
 * @typedef {{verdict: "enough"|"not_enough"|"unknown", limit: Money|null, total: Money, left: Money|null,
 *   tier: string|null, complete: boolean, text: string, not_included: string[], covers?: "stay"|"stay_and_journey",
 *   journey?: Money|null, note?: string, feasibility?: {verdict: "impossible"|"tight"|"easy"|"unknown", text: string,
 *   changes: {code: string, text: string}[]}|null}} BudgetStatus
 * @typedef {{code: string, severity: "hard"|"soft", where: string, why: string}} Violation
 * @typedef {{headline: string, message: string, destination: {name: string, country_name: string, lat: number,
 *   lon: number, curated: boolean, intro: string}, start: string, end: string, days: Day[], ledger: Ledger,
 *   budget: BudgetStatus, facts: Fact[], tips: Fact[], ideas: Idea[], coverage: CoverageLine[], advice: string[], assumptions: string[],
 *   missing: {part: string, why: string}[], violations: Violation[], revision: Revision|null, labels: string[]}} Itinerary
 * @typedef {{adults: number, children: number, seniors: number, mobility: string, diets: string[]}} Party
 * @typedef {{destination: string, destination_id?: string|null, days?: number|null, start?: string|null, end?: string|null, currency?: string|null,
 *   budget?: {text: string}|string|null, budget_covers?: string, interests?: string[], style?: string, party?: Partial<Party>,
 *   origin?: string|null, passport?: string|null, notes?: string}} TripRequest
 * @typedef {{code: string, field: string, text: string, choices: {id: string, label: string}[], text_hint: string}} Question
 * @typedef {"running"|"waiting"|"done"|"failed"|"refused"|"cancelled"|"interrupted"} Status
 * @typedef {{date: string, added: string[], removed: string[], moved: string[]}} DayChange
 * @typedef {{asked: string, done: string[], days: DayChange[], cost_before: Money}} Revision
 * @typedef {{id: string, version: number, change: string|null, versions: {id: string, version: number, change: string|null}[], status: Status, request: TripRequest, itinerary: Itinerary|null, question: Question|null,
 *   error: {title: string, detail: string, field?: string|null}|null, model: {name: string, rehearsal: boolean}, agents: {id: string, does: string}[], trace_url: string|null, trace_id?: string|null, span_id?: string|null,
 *   created_at: string, finished_at: string|null, elapsed_ms: number|null,
 *   usage: {calls: number, prompt_tokens: number, completion_tokens: number}|null, events: TripEvent[]}} TripView
 * @typedef {{seq: number, t: number, kind: "agent"|"tool"|"message"|"check"|"question"|"end", agent?: string, tool?: string,
 *   state?: string, ms?: number, why?: string, text?: string, reset?: boolean, attempt?: number,
 *   violations?: Violation[], status?: Status}} TripEvent
 * @typedef {{id: string, status: Status, destination: string, days: number, created_at: string,
 *   headline: string|null, change: string|null}} TripSummary
 * @typedef {{id: string, created_at: string, expires_at: string, revoked: boolean}} Share
 * @typedef {{request: TripRequest, itinerary: Itinerary, model: {name: string, rehearsal: boolean}, expires_at: string}} SharedView
 * @typedef {{id: string, name: string, region: string, country_name: string, curated: boolean}} Destination
 * @typedef {{interests: string[], styles: {id: string, means: string}[], tiers: {id: string, means: string}[],
 *   currencies: string[], countries: {code: string, name: string}[], diets: string[], max_days: number,
 *   default_days: number, limits: Record<string, number>, accepted_budget: string,
 *   destinations: {id: string, name: string, country_name: string}[],
 *   examples: {label: string, request: TripRequest}[],
 *   model: {name: string, rehearsal: boolean}, phoenix_url: string|null,
 *   labels: string[]}} FormData
 */
export {};
