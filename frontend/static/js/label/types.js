/**
 * The JSON of `/api/lab/label`, as the pydantic models write it. Places in texts are counted in code points.
 *
 * @typedef {"pass"|"fail"|"unsure"|"skip"} Verdict
 * @typedef {{part: string, start: number, end: number, text: string}} Quote
 * @typedef {{person: string, items: number, labelled: number, skipped: number, left: number, median_seconds: number|null,
 *   seconds_left: number|null, outdated: number}} Progress
 * @typedef {{name: string, rubric: string, version: string, newest: string|null, outdated: boolean, source: string, mix: string,
 *   items: number, overlap: number, made_at: string, people: Progress[]}} Summary
 * @typedef {{word: string, counts: string, means: string}} Word
 * @typedef {{name: string, version: string, changed: string, text: string, words: Word[], worse: string,
 *   examples: {text: string, label: string, reason: string}[]}} Rubric
 * @typedef {Summary & {rubric_text: Rubric, population: number,
 *   strategies: {name: string, means: string, share: number, drew: number, empty: boolean}[]}} Queue
 * @typedef {{id: string, version: string, verdict: Verdict, comment: string, evidence: Quote[], at: string}} OwnLabel
 * @typedef {{id: string, position: number, words: string, parts: Record<string, string>, more: Record<string, string>,
 *   label: OwnLabel|null, earlier: OwnLabel[], why: string}} Item
 * @typedef {{kind: "label", id: string, item: string, verdict: Verdict, comment: string, evidence: Quote[], seconds: number}} LabelEvent
 * @typedef {{kind: "withdrawal", id: string, withdraws: string}} Withdrawal
 * @typedef {LabelEvent | Withdrawal} Event
 * @typedef {{ids: string[], new: number, progress: Progress}} Acknowledged
 * @typedef {{evaluator: string, variant: string, judging: number, outcome: string, label: string, reason: string, votes: string[]}} JudgeSaid
 * @typedef {{item: string, judges: JudgeSaid[], others: {person: string, verdict: Verdict, comment: string}[]}} After
 * @typedef {{verdicts: Record<Verdict, number>, agreement: {person: string, both: number, agreed: number, low: number, high: number}[]}} End
 * @typedef {{comment: string, evidence: Quote[]}} Draft
 */
export {};
