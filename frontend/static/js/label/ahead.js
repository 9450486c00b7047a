/** The next items, fetched before they are needed, so that one follows another at once. */

import { nextItems } from "../api.js";
import { passing, Patience } from "./patience.js";

/** @typedef {import("./types.js").Item} Item */

const LOW = 15;
const WANTED = 25;
const MOST = 50;

export class Ahead {
  /**
   * @param {string} queue @param {string} person
   * @param {{done: () => Set<string>, unsent: () => number, came: (progress: import("./types.js").Progress) => void,
   *   failed: (error: unknown) => void}} on `done`: what is not to come again; `unsent`: how much of it the service does not know yet
   */
  constructor(queue, person, on) {
    this.queue = queue;
    this.person = person;
    this.on = on;
    /** @type {Item[]} */
    this.items = [];
    this.complete = false;
    this.filling = false;
    this.patience = new Patience(() => this.fill());
  }

  /** @returns {Item|undefined} */
  take() {
    const item = this.items.shift();
    if (this.items.length < LOW) this.fill();
    return item;
  }

  /** @param {Item} item to be taken next */
  putBack(item) {
    this.items = [item, ...this.items.filter(({ id }) => id !== item.id)];
  }

  /** @param {string} id */
  leaveOut(id) {
    this.items = this.items.filter((item) => item.id !== id);
  }

  /** Ask what is left, also when all of it seemed to be here. */
  refill() {
    this.complete = false;
    return this.fill();
  }

  async fill() {
    if (this.filling || this.complete) return;
    this.filling = true;
    const wanted = Math.min(MOST, WANTED + this.on.unsent());
    try {
      const found = await nextItems(this.queue, this.person, wanted);
      const known = new Set([...this.on.done(), ...this.items.map(({ id }) => id)]);
      this.items.push(...found.items.filter(({ id }) => !known.has(id)));
      this.complete = found.items.length < wanted;
      this.patience.rest();
      this.filling = false;
      this.on.came(found.progress);
    } catch (error) {
      this.filling = false;
      if (passing(error)) this.patience.later();
      this.on.failed(error);
    }
  }
}
