/** One square of a block is reached with Tab, the others from there with the arrow keys. */

const STEPS = /** @type {Record<string, [number, number]>} */ ({ ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] });

/** @param {KeyboardEvent} event of a square */
export function rove(event) {
  const step = STEPS[event.key];
  const square = /** @type {HTMLElement} */ (event.target);
  const row = square.parentElement;
  if (!step || !row?.parentElement) return;
  event.preventDefault();
  const next = row.parentElement.children[place(row) + step[0]]?.children[place(square) + step[1]];
  if (next) reach(/** @type {HTMLElement} */ (next)).focus();
}

/** Let Tab lead to this square of its block. @param {HTMLElement} square */
export function reach(square) {
  for (const other of square.closest(".grid")?.querySelectorAll('[tabindex="0"]') ?? []) other.setAttribute("tabindex", "-1");
  square.tabIndex = 0;
  return square;
}

/** @param {Element} el */
const place = (el) => [...(el.parentElement?.children ?? [])].indexOf(el);
