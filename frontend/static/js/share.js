/** Links under which others can read the plan: make one, copy it, revoke it. */

import { createShare, listShares, revokeShare } from "./api.js";
import { copy } from "./clipboard.js";
import { confirmButton } from "./confirm.js";
import { h, replace } from "./dom.js";
import { count, fullDate, moment } from "./format.js";

/** @typedef {import("./types.js").Share} Share */

const DAYS = [1, 7, 30, 90];
const USUAL = 30;

export class SharePanel {
  /** @param {string} tripId */
  constructor(tripId) {
    this.tripId = tripId;
    /** Only a digest of a link is kept: its address is known here and now, and nowhere later. @type {Map<string, string>} */
    this.addresses = new Map();
    this.turn = Promise.resolve();
    this.making = false;
    this.status = h("p", { class: "hint", role: "status" });
    this.list = h("div", { class: "shares" });
    this.days = /** @type {HTMLSelectElement} */ (h("select", { id: "share-days" }, DAYS.map((n) => h("option", { value: n, selected: n === USUAL }, count(n, "day")))));
    this.make = h("button", { type: "submit", class: "button" }, "Create a link");
    this.el = h("div", { class: "share", role: "group", "aria-labelledby": "share-title" },
      h("h3", { id: "share-title" }, "Share"),
      h("p", { class: "hint" }, "Whoever has the link can read this plan and take it along, not change it. Your notes, passport and origin, and what is said about entry rules, are left out. The rest of the text is shown as it stands: read it before you share it."),
      h("form", { class: "share-form", onsubmit: (/** @type {Event} */ event) => this.create(event) },
        h("label", { for: "share-days" }, "The link works for"), this.days, this.make),
      this.status, this.list);
    this.attempt("The links of this plan could not be listed", () => this.refresh());
  }

  /** @param {Event} event */
  async create(event) {
    event.preventDefault();
    if (this.making) return;
    this.making = true;
    await this.attempt("The link was not made", async () => {
      const made = await createShare(this.tripId, Number(this.days.value));
      this.addresses.set(made.id, new URL(made.url, location.href).href);
      await this.refresh();
      this.status.textContent = "The link is made. Copy it now: it is shown only this once.";
      this.el.querySelector("input")?.focus();
    });
    this.making = false;
  }

  /** @param {Share} share */
  async revoke(share) {
    await this.attempt("The link was not revoked", async () => {
      await revokeShare(this.tripId, share.id);
      this.addresses.delete(share.id);
      await this.refresh();
      this.status.textContent = "The link is revoked: it opens nothing any more.";
      this.make.focus();
    });
  }

  async refresh() {
    const shares = await listShares(this.tripId);
    const open = shares.filter((share) => !share.revoked && new Date(share.expires_at) > new Date());
    const closed = shares.length - open.length;
    replace(this.list,
      open.length > 0 && h("ul", { "aria-label": "Links to this plan" }, open.map((share) => this.row(share))),
      closed > 0 && h("p", { class: "hint" }, `${count(closed, "earlier link")} ${closed === 1 ? "works" : "work"} no more.`));
  }

  /** @param {Share} share */
  row(share) {
    const made = moment(share.created_at);
    const address = this.addresses.get(share.id);
    const revoke = confirmButton({ label: "Revoke", sure: "Revoke for good", name: `Revoke the link of ${made}` }, () => this.revoke(share));
    return h("li", {},
      address && this.address(address),
      h("p", {}, `Works until ${fullDate(share.expires_at)} `, h("span", { class: "muted" }, `· made ${made}`)), revoke);
  }

  /** @param {string} address */
  address(address) {
    const field = /** @type {HTMLInputElement} */ (h("input", { type: "text", class: "share-address", readonly: true, value: address, "aria-label": "Link to this plan", onfocus: () => field.select() }));
    return [field, h("button", { type: "button", class: "button primary", onclick: () => {
      copy(address).then(() => (this.status.textContent = "The link is on the clipboard."), () => {
        this.status.textContent = "The browser did not allow it. Copy the selected link by hand.";
        field.focus();
      });
    } }, "Copy")];
  }

  /** @param {string} failure @param {() => Promise<void>} act */
  attempt(failure, act) {
    this.turn = this.turn.then(() => this.act(failure, act)); // a press while another is under way waits for it
    return this.turn;
  }

  /** @param {string} failure @param {() => Promise<void>} act */
  async act(failure, act) {
    this.status.textContent = "";
    try {
      await act();
    } catch (error) {
      const problem = /** @type {import("./api.js").Problem} */ (error);
      this.status.textContent = `${failure}: ${problem.title}. ${problem.detail ?? ""}`;
    }
  }
}
