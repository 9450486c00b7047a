/** "source": a small button that names the tool and the source behind what stands before it. */

import { h } from "./dom.js";
import { words } from "./format.js";
import { explained } from "./tooltip.js";

/** @param {import("./types.js").Evidence} evidence @param {string} about what it vouches for */
export const source = (evidence, about) =>
  explained("source", () => h("dl", {}, h("dt", {}, "Tool"), h("dd", {}, words(evidence.tool)), h("dt", {}, "Source"), h("dd", {}, evidence.source)),
    `Source of ${about}`);
