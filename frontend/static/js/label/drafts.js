/** A comment and marks on an item that is not labelled yet. */

import { drop, keep, kept } from "./kept.js";

/** @typedef {import("./types.js").Draft} Draft */

export class Drafts {
  /** @param {string} queue @param {string} person */
  constructor(queue, person) {
    this.start = `draft.${queue}.${person}.`;
  }

  /** @param {import("./types.js").Item} item @returns {Draft} what was begun, else what the label that stands has */
  of({ id, label }) {
    return kept(this.start + id) ?? { comment: label?.comment ?? "", evidence: label?.evidence ?? [] };
  }

  /** @param {string} id @param {Draft} draft */
  put(id, draft) {
    if (draft.comment || draft.evidence.length) keep(this.start + id, draft);
    else this.drop(id);
  }

  /** @param {string} id */
  drop(id) {
    drop(this.start + id);
  }
}
