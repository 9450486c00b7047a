/** The fold with what others said of the plan that was labelled last: asked for by hand, and never before the label. */

import { getAfter } from "../api.js";
import { h } from "../dom.js";
import { afterPanel } from "./after-panel.js";

export class AfterFold {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
  }

  get open() {
    return !this.desk.dock.after.hidden;
  }

  close() {
    this.desk.dock.reveal(null);
    this.desk.plan?.el.focus({ preventScroll: true });
  }

  async toggle() {
    const { desk } = this;
    const last = desk.history.last;
    if (this.open || !last) return this.close();
    if (desk.unsent().some(({ event }) => event.id === last.id)) return desk.dock.reveal(h("p", { role: "status" }, "That is shown once your label has reached the service."));
    try {
      const after = await getAfter(desk.queue.name, desk.person, last.item);
      if (desk.history.last?.id !== last.id) return;
      desk.dock.reveal(afterPanel(after, last.verdict, desk.rubric, () => this.close()));
      /** @type {HTMLElement} */ (desk.dock.after.firstElementChild).focus();
    } catch (error) {
      const { title, detail } = /** @type {import("../api.js").Problem} */ (error);
      desk.dock.reveal(h("p", { role: "alert" }, `${title}. ${detail}`));
    }
  }
}
