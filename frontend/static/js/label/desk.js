/** Labelling: one plan after the other, what is said of it kept at once, and taken back as easily. */

import { getEnd, getItem } from "../api.js";
import { h, replace } from "../dom.js";
import { errorPanel } from "../outcome.js";
import { AfterFold } from "./after-fold.js";
import { Ahead } from "./ahead.js";
import { Clock } from "./clock.js";
import { Dock } from "./dock.js";
import { Drafts } from "./drafts.js";
import { endPanel } from "./end-panel.js";
import { helpDialog } from "./help.js";
import { History } from "./history.js";
import { keysOn, listen } from "./keys.js";
import { mailLine } from "./mail-line.js";
import { Outbox } from "./outbox.js";
import { passing } from "./patience.js";
import { PlanView } from "./plan-view.js";
import { moved, ProgressLine } from "./progress-line.js";
import { rubricPanel } from "./rubric-panel.js";
import { uuid } from "./uuid.js";
import { addressOf } from "./view.js";
import { wordFor } from "./words.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Verdict} Verdict */

const WIDE = "(min-width: 64rem)";

export class Desk {
  /** @param {import("./types.js").Queue} queue @param {import("./types.js").Progress} progress of the person who labels */
  constructor(queue, progress) {
    this.queue = queue;
    this.rubric = queue.rubric_text;
    this.person = progress.person;
    this.progress = progress;
    /** @type {Item|null} */
    this.item = null;
    /** @type {PlanView|null} */
    this.plan = null;
    this.undoing = false;
    this.clock = new Clock();
    this.history = new History(queue.name, this.person);
    this.drafts = new Drafts(queue.name, this.person);
    this.outbox = new Outbox({ changed: () => this.mailed(), acknowledged: (letter, found) => this.acknowledged(letter, found) });
    this.done = this.unsentItems();
    this.ahead = new Ahead(queue.name, this.person, {
      done: () => new Set([...this.done, this.item?.id ?? ""]),
      unsent: () => this.unsent().length,
      came: (found) => this.came(found),
      failed: (error) => this.failed(error),
    });
    this.after = new AfterFold(this);
    this.line = new ProgressLine();
    this.dock = new Dock(this.rubric, {
      does: (what, at) => this.do(what, at),
      typed: () => this.keepDraft(),
      left: () => this.plan?.el.focus({ preventScroll: true }),
    });
    this.help = /** @type {HTMLDialogElement} */ (helpDialog(this.rubric, () => this.showKeys()));
    this.stage = h("div", { class: "stage" });
    this.el = h("div", { class: "desk" }, this.line.el, this.stage, rubricPanel(this.rubric, matchMedia(WIDE).matches), this.dock.el, this.help);
  }

  /** @param {string|null} id of the item to begin with */
  async start(id) {
    this.showKeys();
    listen({
      do: (what, at) => this.do(what, at),
      step: (by, more) => this.step(by, more),
      enter: () => this.mark(),
      escape: () => this.escape(),
      walking: () => this.plan?.walking ?? false,
    });
    this.line.show(this.progress);
    this.told();
    await this.outbox.flush();
    if (id) await this.open(id);
    await this.ahead.fill();
  }

  /** @param {string} id */
  async open(id) {
    try {
      this.show(await getItem(this.queue.name, this.person, id));
    } catch (error) {
      const { title, detail } = /** @type {import("../api.js").Problem} */ (error);
      this.dock.say(`${title}. ${detail}`);
    }
  }

  /** @param {import("./keys.js").Does} what @param {number} at */
  do(what, at) {
    switch (what) {
      case "comment": return this.item && this.dock.openComment();
      case "undo": return this.undo();
      case "mark": return this.mark() || this.step(0, false);
      case "evidence": return this.step(1, false);
      case "judge": return this.after.toggle();
      case "help": return this.help.showModal();
      default: return this.give(what, at);
    }
  }

  /** Say it, keep it, go on. @param {Verdict} verdict @param {number} at */
  give(verdict, at) {
    const { item, plan } = this;
    if (!item || !plan) return;
    const id = uuid();
    const draft = { comment: this.dock.comment.value.trim(), evidence: plan.evidence };
    const event = /** @type {const} */ ({ kind: "label", id, item: item.id, verdict, ...draft, seconds: this.clock.seconds });
    this.outbox.add({ queue: this.queue.name, person: this.person, event });
    this.history.add({ id, item: item.id, verdict, draft, before: item.label }, item);
    this.drafts.drop(item.id);
    this.done.add(item.id);
    if (!item.label) this.progress = moved(this.progress, verdict, 1);
    this.next();
    this.dock.say(`${wordFor(this.rubric, verdict)}, kept. ${this.item ? `Plan ${this.item.position}.` : ""}`);
    requestAnimationFrame(() => setTimeout(() => performance.measure("next-plan", { start: at, end: performance.now() })));
  }

  next() {
    const item = this.ahead.take();
    if (item) this.show(item);
    else this.pause();
  }

  /** @param {Item} item */
  show(item) {
    const draft = this.drafts.of(item);
    this.item = item;
    this.plan = new PlanView(item, this.rubric, draft.evidence, { marked: (says) => this.marked(says), address: addressOf(this.queue.name, this.person, item.id) });
    replace(this.stage, this.plan.el);
    this.dock.fresh(item.label?.verdict ?? null, draft.comment);
    this.el.classList.remove("idle");
    this.told();
    this.dock.reveal(null);
    this.clock.start();
    if (this.el.getBoundingClientRect().top < 0 || !matchMedia(WIDE).matches) this.el.scrollIntoView();
    if (!this.dock.el.contains(document.activeElement)) this.plan.el.focus({ preventScroll: true });
  }

  /** Nothing to show now: more is on its way, or nothing is left. */
  pause() {
    this.item = this.plan = null;
    this.el.classList.add("idle");
    this.told();
    this.dock.reveal(null);
    const says = this.progress.left ? "The next plans come as soon as the service answers." : "That was the last one. How it went is told once your labels have reached the service.";
    replace(this.stage, h("p", { class: "muted", role: "status" }, says));
    this.dock.fresh(null, "");
    if (!this.unsent().length) this.check();
  }

  /** The service knows all that was said: it says whether anything is left. */
  check() {
    this.done.clear();
    this.ahead.refill();
  }

  told() {
    const last = this.history.last;
    this.line.show(this.progress);
    this.dock.tell(last ? wordFor(this.rubric, last.verdict) : null, Boolean(last));
    this.mailed();
  }

  async undo() {
    const last = this.history.last;
    if (!last || this.undoing) return last || this.dock.say("There is nothing to take back.");
    this.undoing = true;
    const item = this.history.item(last.item) ?? (await getItem(this.queue.name, this.person, last.item).catch(() => null));
    this.undoing = false;
    if (!item) return this.dock.say("The plan cannot be fetched now. Your label is kept.");
    this.history.pop();
    this.outbox.add({ queue: this.queue.name, person: this.person, event: { kind: "withdrawal", id: uuid(), withdraws: last.id } });
    this.done.delete(item.id);
    this.drafts.put(item.id, last.draft);
    if (!last.before) this.progress = moved(this.progress, last.verdict, -1);
    if (this.item && this.item.id !== item.id) this.ahead.putBack(this.item);
    this.ahead.leaveOut(item.id);
    this.show({ ...item, label: last.before });
    this.dock.say(`Taken back: ${wordFor(this.rubric, last.verdict)}. Plan ${item.position} again.`);
  }

  mark() {
    return this.plan?.mark() ?? false;
  }

  /** @param {number} by @param {boolean} more */
  step(by, more) {
    const text = this.plan?.step(by, more);
    if (text) this.dock.say(text);
  }

  /** @param {string} says */
  marked(says) {
    this.keepDraft();
    this.dock.say(says);
  }

  keepDraft() {
    if (this.item && this.plan) this.drafts.put(this.item.id, { comment: this.dock.comment.value, evidence: this.plan.evidence });
  }

  escape() {
    if (this.after.open) this.after.close();
    else if (this.plan?.walking) this.plan.leave();
  }

  /** What the service has not acknowledged. */
  unsent() {
    return this.outbox.letters.filter(({ queue, person }) => queue === this.queue.name && person === this.person);
  }

  /** Items with a label that is on its way. */
  unsentItems() {
    const events = this.unsent().map(({ event }) => event);
    const taken = events.map((event) => (event.kind === "withdrawal" ? event.withdraws : ""));
    return new Set(events.flatMap((event) => (event.kind === "label" && !taken.includes(event.id) ? [event.item] : [])));
  }

  mailed() {
    replace(this.dock.mail, mailLine(this.outbox));
    this.dock.keeps(!this.unsent().length);
  }

  /** @param {import("./outbox.js").Letter} letter @param {import("./types.js").Acknowledged} found */
  acknowledged({ queue, person }, { progress }) {
    if (queue !== this.queue.name || person !== this.person || this.unsent().length) return;
    this.progress = progress;
    this.line.show(progress);
    this.ahead.patience.hurry();
    if (!this.item) this.check();
  }

  /** @param {import("./types.js").Progress} progress */
  came(progress) {
    if (!this.unsent().length) this.line.show((this.progress = progress));
    if (this.item) return;
    if (this.ahead.items.length) this.next();
    else if (this.ahead.complete && !this.unsent().length) this.end();
  }

  /** @param {unknown} error */
  failed(error) {
    if (this.item || passing(error)) return;
    const { title, detail } = /** @type {import("../api.js").Problem} */ (error);
    const again = h("button", { type: "button", class: "button", onclick: () => this.ahead.refill() }, "Try again");
    replace(this.stage, errorPanel("The next plans could not be fetched", `${title}. ${detail} What you labelled is kept.`, [again]));
  }

  async end() {
    try {
      const found = await getEnd(this.queue.name, this.person);
      if (!this.item) replace(this.stage, endPanel(found, this.queue, this.progress));
    } catch (error) {
      this.failed(error);
    }
  }

  showKeys() {
    this.el.classList.toggle("keyless", !keysOn());
  }
}
