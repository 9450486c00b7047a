/** How numbers, dates and names read. Amounts stay the strings that the API sent: grouped, never recomputed. */

/** @param {string} currency */
function decimals(currency) {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** `"1234.5"`, USD → `1,234.50 USD`; digits that the API sent are kept. @param {string} value @param {string} currency */
export function amount(value, currency) {
  const [, sign, whole, rest = ""] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(String(value)) ?? [null, "", null];
  if (whole === null || whole === undefined) return `${value} ${currency}`;
  const cents = rest.replace(/0+$/, "").padEnd(decimals(currency), "0");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${sign ? "−" : ""}${grouped}${cents ? `.${cents}` : ""}\u00a0${currency}`;
}

/** @param {{amount: string, currency: string}} money */
export const money = (money) => amount(money.amount, money.currency);

/** `"2.0"` → `2`. @param {string} value */
export const quantity = (value) => String(value).replace(/\.0+$/, "");

/** @param {Intl.DateTimeFormatOptions} options */
const dateFormat = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
const LONG = dateFormat({ weekday: "long", day: "numeric", month: "long" });
const SHORT = dateFormat({ weekday: "short", day: "numeric", month: "short" });
const FULL = dateFormat({ day: "numeric", month: "long", year: "numeric" });

/** @param {string} iso */
export const longDate = (iso) => LONG.format(new Date(`${iso}T00:00:00Z`));
/** @param {string} iso */
export const shortDate = (iso) => SHORT.format(new Date(`${iso}T00:00:00Z`));

/** `3–9 April 2027` @param {string} start @param {string} end */
export const dateRange = (start, end) => FULL.formatRange(new Date(`${start}T00:00:00Z`), new Date(`${end}T00:00:00Z`));

/** The last of so many days. @param {string} start @param {number} days */
export const lastDay = (start, days) => new Date(Date.parse(`${start}T00:00:00Z`) + (days - 1) * 86_400_000).toISOString().slice(0, 10);

/** `20 December 2026`, in the reader's own time zone. @param {string} iso a moment */
export const fullDate = (iso) => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" }).format(new Date(iso));

/** When, in the reader's own time zone. @param {string} iso */
export const moment = (iso) =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(new Date(iso));

/** 75 → `1 h 15 min`. @param {number} minutes */
export function stay(minutes) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours && `${hours} h`, (rest || !hours) && `${rest} min`].filter(Boolean).join(" ");
}

/** Milliseconds as `0.8 s` or `1 min 12 s`. @param {number} ms */
export function elapsed(ms) {
  if (ms < 59_950) return `${(Math.max(0, ms) / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** How long something took: like `elapsed`, with `12 ms` for what is too short for it. @param {number} ms */
export const took = (ms) => (ms < 95 ? `${Math.max(0, Math.round(ms))} ms` : elapsed(ms));

/** @param {number} n @param {string} noun @param {string} [plural] */
export const count = (n, noun, plural = `${noun}s`) => `${n.toLocaleString("en")} ${n === 1 ? noun : plural}`;

/** `visa_rules` → `visa rules`. @param {string} id */
export const words = (id) => id.replace(/[_-]+/g, " ");

/** Where a plan breaks a rule, as a reader says it: dates in words, no underscores. @param {string} where */
export const place = (where) => capital(where.replace(/\d{4}-\d{2}-\d{2}/g, shortDate).replaceAll("_", " "));

/** @param {string} text */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
