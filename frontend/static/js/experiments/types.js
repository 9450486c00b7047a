/**
 * The JSON of `/api/lab/experiments`, as the pydantic models write it.
 *
 * @typedef {{name: string, error: string|null, state: "complete"|"at work"|"stopped"|null, why: string|null, cases: number,
 *   file: string, variants: string[], judges: string[], repetitions: number, began: string|null}} Experiment
 * @typedef {{folder: string, experiments: Experiment[], commands: import("../coverage/types.js").Command[]}} Experiments
 */
export {};
