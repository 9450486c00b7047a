/** The words of a rubric for what a label says. */

/** @typedef {import("./types.js").Rubric} Rubric */

/** `friendly` for pass, as the rubric has it; unsure and skip are the same everywhere. @param {Rubric} rubric @param {import("./types.js").Verdict} verdict */
export const wordFor = (rubric, verdict) => rubric.words.find(({ counts }) => counts === verdict)?.word.replaceAll("_", " ") ?? (verdict === "skip" ? "skipped" : verdict);

/** `v3` of `v3+b457e308`. @param {string} version */
export const number = (version) => version.split("+")[0];

/** `Friendly or robotic?` @param {Rubric} rubric */
export function question(rubric) {
  const [pass, fail] = [wordFor(rubric, "pass"), wordFor(rubric, "fail")];
  return `${pass.charAt(0).toUpperCase()}${pass.slice(1)} or ${fail}?`;
}
