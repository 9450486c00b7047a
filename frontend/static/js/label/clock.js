/** How long an item has been looked at: the time in which the page was hidden does not count. */

export class Clock {
  constructor() {
    this.spent = 0;
    this.since = performance.now();
    this.visible = document.visibilityState === "visible";
    document.addEventListener("visibilitychange", () => {
      this.spent = this.read();
      this.since = performance.now();
      this.visible = document.visibilityState === "visible";
    });
  }

  start() {
    this.spent = 0;
    this.since = performance.now();
    this.visible = document.visibilityState === "visible";
  }

  /** Seconds, to a tenth. */
  get seconds() {
    return Math.min(86_400, Math.round(this.read() / 100) / 10);
  }

  /** @returns {number} milliseconds */
  read() {
    return this.spent + (this.visible ? performance.now() - this.since : 0);
  }
}
