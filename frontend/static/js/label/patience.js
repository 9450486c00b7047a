/** When to try again: waits that double up to ten seconds, cut short when the network comes back or the page is looked at. */

const FIRST = 500;
const LONGEST = 10_000;

export class Patience {
  /** @param {() => void} again */
  constructor(again) {
    this.again = again;
    this.wait = 0;
    this.timer = 0;
    addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.hurry());
  }

  /** Try again later; at least after so many seconds, if the service said so. @param {number|null} [seconds] */
  later(seconds) {
    this.wait = Math.min(LONGEST, this.wait ? 2 * this.wait : FIRST);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.go(), Math.max(this.wait, Math.min(LONGEST, 1000 * (seconds ?? 0))));
  }

  /** It worked: the next wait is a short one. */
  rest() {
    clearTimeout(this.timer);
    this.wait = this.timer = 0;
  }

  hurry() {
    if (this.timer) this.go();
  }

  go() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.again();
  }
}

/** Whether the same again may do better: the service was away, busy or broken. @param {unknown} error */
export const passing = (error) => {
  const status = /** @type {{status?: number}} */ (error).status ?? 0;
  return status === 0 || status === 408 || status === 429 || status >= 500;
};
