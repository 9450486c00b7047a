/**
 * The JSON of `/api/lab/coverage`, as the pydantic models write it. Rates are from 0 to 1.
 *
 * @typedef {{does: string, command: string}} Command
 * @typedef {{id: string, kind: "requests"|"file", rows: number|null, scored: number, failed: number, modified: string|null,
 *   error: string|null}} Source
 * @typedef {{sources: Source[], folder: string, commands: Command[]}} Sources
 * @typedef {{id: string, means: string, values: {id: string, means: string, example: string}[]}} Dimension
 * @typedef {{combination: Record<string, string[]>, reason: string}} Rule
 * @typedef {{scored: (number|null)[][], failed: (number|null)[][], low: (number|null)[][], high: (number|null)[][],
 *   lit: (boolean|null)[][]}} Failures
 * @typedef {{first: string, second: string, allowed: number, covered: number, counts: (number|null)[][],
 *   failures: Failures|null}} Matrix
 * @typedef {{values: Record<string, string>, failed: number, rows: number, rate: number, low: number, high: number,
 *   corrected: number}} Slice
 * @typedef {{says: string, scored: number, failed: number, rate: number, low: number, high: number, looked_at: number,
 *   lit: number, slices: Slice[]}} Failing
 * @typedef {{of: string, strength: number, kind: string, says: string, rows: number, covered: number, allowed: number,
 *   share: number, remarks: string[], dimensions: Dimension[], forbidden: Rule[], matrices: Matrix[],
 *   missing_count: number, missing: Record<string, string>[], fill: Command|null, failing: Failing|null}} Coverage
 * @typedef {{number: number, id: string|null, outcome: "pass"|"fail"|"unscored"|null, values: Record<string, string>,
 *   text: string|null, why: string|null, trip_url: string|null, trace_url: string|null}} Row
 * @typedef {{values: Record<string, string>, count: number, private: boolean, rows: Row[]}} Rows
 * @typedef {"tried"|"failing"} Show
 */
export {};
