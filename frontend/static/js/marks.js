/** Small marks that say a state in a word and an icon, so that colour never stands alone. */

import { h, icon } from "./dom.js";

export const unverified = () =>
  h("span", { class: "mark", title: "No data of ours vouches for this: check before you rely on it." }, icon("question"), "unverified");

/** @param {"hard"|"soft"} severity */
export const severity = (severity) =>
  h("span", { class: `mark ${severity}` }, icon(severity === "hard" ? "cross" : "info"), severity === "hard" ? "Hard" : "Soft");
