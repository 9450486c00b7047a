/** Starts the page and keeps it in step with the address: `/` is the form, `/trips/{id}` a trip, `/shared/{token}` a plan to read. */

import { getForm, getTrip } from "./api.js";
import { byId, h, replace } from "./dom.js";
import { Form } from "./form.js";
import { dress } from "./header.js";
import { errorPanel } from "./outcome.js";
import { openForPrint } from "./print.js";
import { openShared } from "./shared.js";
import { TripPage } from "./trip.js";
import { showTrips } from "./trips.js";

/** @type {TripPage|null} */
let page = null;
let visit = 0;

/** @param {string} title */
const setTitle = (title) => (document.title = `${title} · TripLab`);

/** @param {string} path */
function go(path) {
  if (path !== location.pathname) history.pushState(null, "", path);
}

const form = new Form(openTrip, () => byId("trip").hasChildNodes() && form.shown && form.fold(form.shown));

function home() {
  go("/");
  showHome();
  byId("ask-title").tabIndex = -1;
  byId("ask-title").focus({ preventScroll: true });
}

function showHome() {
  leave();
  form.alone();
  setTitle("Plan a trip");
  scrollTo(0, 0);
  showTrips(openById);
}

function leave() {
  visit += 1;
  page?.close();
  page = null;
  byId("trip").replaceChildren();
  byId("page-error").replaceChildren();
}

/** @param {import("./types.js").TripView} trip a new one: follow it from its start */
function openTrip(trip) {
  go(`/trips/${trip.id}`);
  showTrip(trip);
  scrollTo(0, 0);
  byId("progress-title")?.focus({ preventScroll: true });
}

/** @param {import("./types.js").TripView} trip */
function showTrip(trip) {
  leave();
  form.fold(trip.request);
  page = new TripPage(trip, { onTrip: openTrip, onEdit: (error) => form.edit(error), onHome: home, onOpen: openById, onTitle: setTitle, onRequest: (request) => form.fold(request) });
}

/** @param {string} id */
async function openById(id) {
  go(`/trips/${id}`);
  leave();
  const mine = visit;
  byId("summary").hidden = true;
  byId("ask").hidden = true;
  setTitle("Loading");
  replace(byId("page-error"), h("p", { class: "muted", role: "status" }, "Loading the trip"));
  try {
    const trip = await getTrip(id);
    if (mine === visit) {
      showTrip(trip);
      scrollTo(0, 0);
    }
  } catch (error) {
    if (mine === visit) notOpened(id, /** @type {import("./api.js").Problem} */ (error));
  }
}

/** @param {string} id @param {import("./api.js").Problem} problem */
function notOpened(id, problem) {
  const gone = problem.status === 404 || problem.status === 422; // 422: not even the shape of an id
  setTitle(gone ? "No such trip" : "Not loaded");
  const again = h("button", { type: "button", class: "button", onclick: () => openById(id) }, "Try again");
  const fresh = h("button", { type: "button", class: "button primary", onclick: home }, "Plan a trip");
  replace(byId("page-error"), errorPanel(
    gone ? "There is no trip at this address" : problem.title,
    gone ? "It was deleted, or the address is not complete. Your other trips are kept." : problem.detail,
    gone ? [fresh] : [again, fresh]));
}

/** @param {string} token */
function openLink(token) {
  leave();
  const mine = visit;
  byId("summary").hidden = true;
  byId("ask").hidden = true;
  openShared(token, { onTitle: setTitle, onHome: home, current: () => mine === visit });
}

function route() {
  const [, kind, id] = /^\/(trips|shared)\/([^/]+)\/?$/.exec(location.pathname) ?? [];
  if (kind === "trips") openById(decodeURIComponent(id));
  else if (kind === "shared") openLink(decodeURIComponent(id));
  else showHome();
}

async function loadForm() {
  byId("submit").setAttribute("aria-disabled", "true");
  form.busy = true;
  byId("submit-status").textContent = "Loading the choices";
  try {
    const data = await getForm();
    dress(data);
    form.ready(data);
    form.wait(false);
    byId("form-error").hidden = true;
  } catch (error) {
    const problem = /** @type {import("./api.js").Problem} */ (error);
    byId("submit-status").textContent = "";
    replace(byId("form-error"), h("div", {}, h("h2", {}, "The form could not be loaded"), h("p", {}, `${problem.title}. ${problem.detail}`),
      h("div", { class: "buttons" }, h("button", { type: "button", class: "button", onclick: loadForm }, "Try again"))));
    byId("form-error").hidden = false;
  }
}

document.addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest("a[data-home]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  home();
});
addEventListener("popstate", route);
openForPrint();
loadForm();
route();
