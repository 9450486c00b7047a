/** From coordinates to points on a plane: equirectangular, corrected by the cosine of the latitude. */

const KM_PER_DEGREE = 111.195;
const FAR_FACTOR = 4;
const FAR_KM = 12;

/** @typedef {{lat: number, lon: number}} Spot */
/** @typedef {{x: number, y: number}} Point */

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * Kilometres east (x) and south (y) of the middle of the spots.
 * @param {Spot[]} spots @returns {{points: Point[], distances: number[]}}
 */
function plane(spots) {
  const middle = { lat: median(spots.map(({ lat }) => lat)), lon: median(spots.map(({ lon }) => lon)) };
  const shrink = Math.cos((middle.lat * Math.PI) / 180);
  const points = spots.map(({ lat, lon }) => {
    const turn = ((lon - middle.lon + 540) % 360) - 180;
    return { x: turn * KM_PER_DEGREE * shrink, y: (middle.lat - lat) * KM_PER_DEGREE };
  });
  return { points, distances: points.map(({ x, y }) => Math.hypot(x, y)) };
}

/**
 * Fit the spots into a frame. A spot that lies far off the others would shrink them to a blot: it is put on the frame's
 * edge in its direction, with its distance.
 * @param {Spot[]} spots @param {number} width @param {number} height @param {number} pad pixels
 * @returns {{scale: number, at: (Point & {far: number|null})[]}} pixels per km; `far` in km from the middle
 */
export function fit(spots, width, height, pad) {
  const { points, distances } = plane(spots);
  const limit = Math.max(FAR_KM, FAR_FACTOR * median(distances));
  const near = points.filter((_, i) => distances[i] <= limit);
  const [left, right] = [Math.min(...near.map(({ x }) => x)), Math.max(...near.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...near.map(({ y }) => y)), Math.max(...near.map(({ y }) => y))];
  const scale = Math.min((width - 2 * pad) / Math.max(right - left, 0.5), (height - 2 * pad) / Math.max(bottom - top, 0.5));
  const centre = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const at = points.map(({ x, y }, i) => {
    const [dx, dy] = [(x - centre.x) * scale, (y - centre.y) * scale];
    const far = distances[i] > limit;
    const shorten = far ? Math.min((width / 2 - pad * 0.6) / Math.abs(dx || 1), (height / 2 - pad * 0.6) / Math.abs(dy || 1), 1) : 1;
    return { x: width / 2 + dx * shorten, y: height / 2 + dy * shorten, far: far ? distances[i] : null };
  });
  return { scale, at };
}

/**
 * Push discs apart until none covers another; each stays within the frame.
 * @param {Point[]} points @param {number} distance @param {number} width @param {number} height
 * @returns {Point[]}
 */
export function apart(points, distance, width, height) {
  const moved = points.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < 60; round += 1) {
    let touched = false;
    for (let i = 0; i < moved.length; i += 1) {
      for (let j = 0; j < i; j += 1) touched = push(moved[i], moved[j], distance, i) || touched;
    }
    for (const point of moved) {
      point.x = Math.max(distance / 2, Math.min(width - distance / 2, point.x));
      point.y = Math.max(distance / 2, Math.min(height - distance / 2, point.y));
    }
    if (!touched) break;
  }
  return moved;
}

/** @param {Point} a @param {Point} b @param {number} distance @param {number} turn tells two apart that lie on one spot */
function push(a, b, distance, turn) {
  let [dx, dy] = [a.x - b.x, a.y - b.y];
  const between = Math.hypot(dx, dy);
  if (between >= distance) return false;
  if (between < 0.01) [dx, dy] = [Math.cos(turn), Math.sin(turn)];
  const step = (distance - between) / 2 / Math.max(Math.hypot(dx, dy), 0.01);
  a.x += dx * step;
  a.y += dy * step;
  b.x -= dx * step;
  b.y -= dy * step;
  return true;
}

/** The longest round length, in km, that is at most `most` pixels. @param {number} scale @param {number} most */
export function roundLength(scale, most) {
  const km = most / scale;
  const power = 10 ** Math.floor(Math.log10(km));
  const step = [5, 2, 1].find((n) => n * power <= km) ?? 1;
  return step * power;
}
