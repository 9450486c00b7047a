/**
 * What was said and is not acknowledged yet. It is kept here first, then sent in its order, as often as it takes: the
 * service keeps an id once. What it refuses for good is put aside with the reason, never dropped.
 */

import { sendLabels } from "../api.js";
import { drop, keep, kept, namesFrom } from "./kept.js";
import { passing, Patience } from "./patience.js";

/** @typedef {{queue: string, person: string, event: import("./types.js").Event}} Letter */

const OUT = "out.";
const REFUSED = "refused.";
const MOST = 50;
const MOST_BYTES = 48_000;
const AFTER_CLOSING = 30_000; // a browser sends at most 64 kB for a page that was closed

export class Outbox {
  /** @param {{changed: () => void, acknowledged: (letter: Letter, found: import("./types.js").Acknowledged) => void}} on */
  constructor(on) {
    this.on = on;
    this.sending = false;
    this.away = false;
    this.alone = 0;
    this.patience = new Patience(() => this.flush());
  }

  /** @returns {Letter[]} */
  get letters() {
    return namesFrom(OUT).map(kept).filter(Boolean);
  }

  get refused() {
    return namesFrom(REFUSED).map((name) => ({ name, ...kept(name) }));
  }

  /** @param {Letter} letter */
  add(letter) {
    const last = Number(namesFrom(OUT).at(-1)?.split(".")[1] ?? 0);
    const place = String(Math.max(last + 1, Date.now())).padStart(16, "0");
    keep(`${OUT}${place}.${letter.event.id}`, letter);
    this.on.changed();
    this.flush();
  }

  /** Send what was refused once more. */
  again() {
    for (const { name, letter } of this.refused) {
      drop(name);
      this.add(letter);
    }
  }

  /** Forget what was refused. */
  forget() {
    for (const { name } of this.refused) drop(name);
    this.on.changed();
  }

  async flush() {
    if (this.sending) return;
    this.sending = true;
    for (let names = this.first(); names.length && (await this.send(names)); names = this.first());
    this.sending = false;
    this.on.changed();
  }

  /** The first ones of one queue and person, not too many for a request. @returns {string[]} */
  first() {
    const names = namesFrom(OUT).slice(0, this.alone ? 1 : MOST);
    const head = names.length ? kept(names[0]) : null;
    let bytes = 0;
    const end = names.findIndex((name, at) => {
      const letter = kept(name);
      bytes += new TextEncoder().encode(JSON.stringify(letter)).length;
      return at > 0 && (letter?.queue !== head.queue || letter.person !== head.person || bytes > MOST_BYTES);
    });
    return end < 0 ? names : names.slice(0, end);
  }

  /** @param {string[]} names @returns {Promise<boolean>} whether to go on at once */
  async send(names) {
    const letters = names.map(kept).filter(Boolean);
    const [letter] = letters;
    if (!letter) return true; // another window of this person has sent them
    const events = letters.map(({ event }) => event);
    const lasts = JSON.stringify(events).length < AFTER_CLOSING;
    try {
      const found = await sendLabels(letter.queue, letter.person, events, lasts);
      names.forEach(drop);
      this.alone = Math.max(0, this.alone - 1);
      this.away = false;
      this.patience.rest();
      this.on.acknowledged(letter, found);
    } catch (error) {
      if (passing(error)) return this.wait(/** @type {import("../api.js").Problem} */ (error));
      if (names.length > 1) this.alone = names.length;
      else this.putAside(names[0], letter, /** @type {import("../api.js").Problem} */ (error));
    }
    this.on.changed();
    return true;
  }

  /** @param {import("../api.js").Problem} error */
  wait(error) {
    this.away = true;
    this.patience.later(error.retryAfter);
    return false;
  }

  /** @param {string} name @param {Letter} letter @param {import("../api.js").Problem} error */
  putAside(name, letter, error) {
    keep(name.replace(OUT, REFUSED), { letter, why: error.detail || error.title });
    drop(name);
    this.alone = Math.max(0, this.alone - 1);
  }
}
