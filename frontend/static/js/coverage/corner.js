/** The empty corner of the triangle takes the panel, as high as the blocks leave room for. */

const GAP = 32;
const LEAST = 260;

/** @param {HTMLElement} map what holds triangle and panel @param {HTMLElement} panel */
export function fitCorner(map, panel) {
  const fit = () => {
    map.classList.add("cornered");
    const edge = panel.getBoundingClientRect();
    const low = [...map.querySelectorAll(".band")].find((band) => (band.lastElementChild?.getBoundingClientRect().right ?? 0) > edge.left - GAP);
    const room = low ? low.getBoundingClientRect().top - edge.top - GAP : Infinity;
    const wide = map.clientWidth >= (map.querySelector(".triangle")?.clientWidth ?? Infinity);
    map.classList.toggle("cornered", wide && room >= LEAST);
    panel.style.maxHeight = wide && room >= LEAST ? `${room}px` : "";
  };
  new ResizeObserver(fit).observe(map);
}
