/** Elements without markup: what a user or a model wrote only ever becomes a text node. */

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node|string|number|null|undefined|false|Child[]} Child */

/**
 * @param {Element} el
 * @param {Record<string, any>} props
 * @param {Child[]} children
 */
function fill(el, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
    else if (name === "value") /** @type {HTMLInputElement} */ (el).value = value;
    else el.setAttribute(name, value === true ? "" : String(value));
  }
  const nodes = /** @type {(Node|string)[]} */ (
    children
      .flat(Infinity)
      .filter((child) => child !== null && child !== undefined && child !== false)
      .map((child) => (child instanceof Node ? child : String(child)))
  );
  el.append(...nodes);
  return el;
}

/**
 * An HTML element: attributes by name, listeners as `onclick`, children as nodes or text.
 * @param {string} tag @param {Record<string, any>} [props] @param {...Child} children
 * @returns {HTMLElement}
 */
export const h = (tag, props = {}, ...children) =>
  /** @type {HTMLElement} */ (fill(document.createElement(tag), props, children));

/**
 * An SVG element.
 * @param {string} tag @param {Record<string, any>} [props] @param {...Child} children
 * @returns {SVGElement}
 */
export const s = (tag, props = {}, ...children) =>
  /** @type {SVGElement} */ (fill(document.createElementNS(SVG, tag), props, children));

/** @param {string} id @returns {any} the element, which the page is known to have */
export const byId = (id) => document.getElementById(id);

/** Put `children` in place of what `el` holds. @param {Element} el @param {...Child} children */
export function replace(el, ...children) {
  el.replaceChildren();
  fill(el, {}, children);
}

const SHAPES = {
  check: "M3 8.5l3.5 3.5L13 4.5",
  cross: "M4 4l8 8M12 4l-8 8",
  alert: "M8 4v5M8 11.6v.1M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z",
  info: "M8 7.2v4.2M8 4.5v.1M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z",
  wait: "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z",
  run: "M8 2.5a5.5 5.5 0 0 1 5.5 5.5",
  stop: "M4.5 4.5h7v7h-7z",
  question: "M6 6.2a2 2 0 1 1 2.8 1.8c-.6.3-.8.6-.8 1.3M8 11.7v.1M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z",
  walk: "M9.2 3.2v.1M6 14l1.8-4L6.4 8.2 7 5.6l2 .2 1 2 2 .7M9 10.4l1 3.6M5 8l1.2-2.2",
  transit: "M4 2.5h8v8.5H4zM4 7h8M6 9.2v.1M10 9.2v.1M5.5 11L4 14M10.5 11l1.5 3",
};

/** A line icon in the colour of its text, hidden from assistive technology. @param {keyof SHAPES} name */
export const icon = (name) =>
  s("svg", { class: `icon icon-${name}`, viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" },
    s("path", { d: SHAPES[name], fill: "none", stroke: "currentColor", "stroke-width": 1.75, "stroke-linecap": "round", "stroke-linejoin": "round" }));
