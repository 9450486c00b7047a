/** Places in a text, counted in code points as the service does: an emoji is one, where a string has two. */

/** @typedef {{start: number, end: number}} Span the end is not part of it */
/** @typedef {import("./types.js").Quote} Quote */

const SPACE = /\s/u;
const BULLET = "- ";

/** @param {string} text */
export const signs = (text) => Array.from(text);

/** @param {string} text @param {number} units of a string */
export const signsIn = (text, units) => signs(text.slice(0, units)).length;

/** Without the space at its ends; null when nothing is left. @param {string[]} all @param {Span} span @returns {Span|null} */
export function trimmed(all, { start, end }) {
  while (start < end && SPACE.test(all[start])) start += 1;
  while (end > start && SPACE.test(all[end - 1])) end -= 1;
  return start < end ? { start, end } : null;
}

/** The lines of a text, each with the length of its bullet. @param {string[]} all @returns {(Span & {bullet: number})[]} */
export function lines(all) {
  const found = [];
  for (let start = 0; start <= all.length; ) {
    const at = all.indexOf("\n", start);
    const end = at < 0 ? all.length : at;
    found.push({ start, end, bullet: all[start] === BULLET[0] && all[start + 1] === BULLET[1] ? 2 : 0 });
    start = end + 1;
  }
  return found;
}

/**
 * What the keyboard walks through: sentences of a text that is read, lines of a list.
 * @param {string} text @param {boolean} read @returns {Span[]}
 */
export function steps(text, read) {
  const all = signs(text);
  return lines(all).flatMap(({ start, end, bullet }) => {
    const line = { start: start + bullet, end };
    return (read ? sentences(all, line) : [line]).map((span) => trimmed(all, span)).filter((span) => span !== null);
  });
}

/** @param {string[]} all @param {Span} line @returns {Span[]} */
function sentences(all, { start, end }) {
  const line = all.slice(start, end).join("");
  return [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(line)].map(({ segment, index }) => {
    const first = start + signsIn(line, index);
    return { start: first, end: first + signs(segment).length };
  });
}

/** @param {string} part @param {string[]} all @param {Span} span @returns {Quote} */
export const quoteOf = (part, all, { start, end }) => ({ part, start, end, text: all.slice(start, end).join("") });

/**
 * Mark a stretch; what it touches becomes one with it. A stretch that is marked already is not marked any more.
 * @param {Quote[]} quotes @param {Quote} quote @param {string[]} all the text of its part @returns {Quote[]}
 */
export function marked(quotes, quote, all) {
  const touches = (/** @type {Quote} */ one) => one.part === quote.part && one.start <= quote.end && quote.start <= one.end;
  const near = quotes.filter(touches);
  const rest = quotes.filter((one) => !touches(one));
  const whole = near.find((one) => one.start <= quote.start && quote.end <= one.end);
  if (whole) return quotes.filter((one) => one !== whole);
  const start = Math.min(quote.start, ...near.map((one) => one.start));
  const end = Math.max(quote.end, ...near.map((one) => one.end));
  return [...rest, quoteOf(quote.part, all, { start, end })];
}
