/** A plan that somebody has shared: to read and to take along, nothing else. */

import { getShared, sharedUrl } from "./api.js";
import { byId, h, icon, replace } from "./dom.js";
import { fullDate } from "./format.js";
import { errorPanel } from "./outcome.js";
import { planArticle } from "./plan.js";
import { takeAlong } from "./take-along.js";
import { summaryOf } from "./values.js";

/** @param {import("./types.js").SharedView} shared */
function note({ request, model, expires_at: until }) {
  const by = model.rehearsal ? "Written by the rehearsal engine: not a language model." : `Written by ${model.name}, a language model. It can be wrong.`;
  return h("section", { class: "notice shared-note", "aria-label": "About this page" }, icon("info"),
    h("div", {},
      h("p", {}, h("strong", {}, `Shared plan, until ${fullDate(until)}`)),
      h("p", {}, "Asked for: ", summaryOf(request)),
      h("p", { class: "muted" }, by)));
}

/**
 * @param {string} token
 * @param {{onTitle: (title: string) => void, onHome: () => void, current: () => boolean}} on `current`: the page still wants it
 */
export async function openShared(token, on) {
  on.onTitle("Loading");
  replace(byId("page-error"), h("p", { class: "muted", role: "status" }, "Loading the plan"));
  try {
    const shared = await getShared(token);
    if (!on.current()) return;
    byId("page-error").replaceChildren();
    replace(byId("trip"), note(shared), planArticle(shared.itinerary, null, takeAlong(shared.itinerary, sharedUrl(token))));
    on.onTitle(shared.itinerary.headline);
    scrollTo(0, 0);
  } catch (error) {
    if (on.current()) notOpened(token, /** @type {import("./api.js").Problem} */ (error), on);
  }
}

/** @param {string} token @param {import("./api.js").Problem} problem @param {Parameters<typeof openShared>[1]} on */
function notOpened(token, problem, on) {
  const gone = problem.status === 404;
  on.onTitle(gone ? "No shared plan" : "Not loaded");
  const again = h("button", { type: "button", class: "button", onclick: () => openShared(token, on) }, "Try again");
  const fresh = h("button", { type: "button", class: "button primary", onclick: on.onHome }, "Plan a trip");
  replace(byId("page-error"), errorPanel(
    gone ? "There is no shared plan at this address" : problem.title,
    gone ? "The link has expired, was revoked, or is not complete. Ask whoever sent it for a new one." : problem.detail,
    gone ? [fresh] : [again, fresh]));
}
