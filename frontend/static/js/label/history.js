/** What this person labelled last, so that it can be taken back, also after the page was loaded again. */

import { keep, kept } from "./kept.js";

/** @typedef {{id: string, item: string, verdict: import("./types.js").Verdict, draft: import("./types.js").Draft, before: import("./types.js").OwnLabel|null}} Done `before`: what was said of it earlier */

const MOST = 50;
const MOST_ITEMS = 10;

export class History {
  /** @param {string} queue @param {string} person */
  constructor(queue, person) {
    this.name = `done.${queue}.${person}`;
    /** @type {Done[]} */
    this.done = kept(this.name) ?? [];
    /** @type {import("./types.js").Item[]} the last ones as they were shown */
    this.items = [];
  }

  /** @param {Done} done @param {import("./types.js").Item} item */
  add(done, item) {
    this.done = [...this.done, done].slice(-MOST);
    this.items = [...this.items.filter(({ id }) => id !== item.id), item].slice(-MOST_ITEMS);
    keep(this.name, this.done);
  }

  /** @returns {Done|undefined} */
  get last() {
    return this.done.at(-1);
  }

  pop() {
    const last = this.done.pop();
    keep(this.name, this.done);
    return last;
  }

  /** @param {string} id */
  item(id) {
    return this.items.find((item) => item.id === id);
  }
}
