export type Point = readonly [x: number, y: number];

/** How many rounds of pushing there are at most, and how wide beside how high the room is that each point keeps. */
const rounds = 300;
const shape = 2;

/** How far two points are kept apart down the frame, in pixels, where there is room for so many. */
export const apart = (n: number, [w, h]: Point, [mx, my]: Point): number => Math.min(64, Math.sqrt(((w - 2 * mx) * (h - 2 * my)) / Math.max(1, n) / 3.6));

/**
 * Spreads points over a frame of a size in pixels, whose edges they keep away from by margins (across, down): stretched to fill it, crowds more than wastes,
 * then pushed apart where two are nearer to each other than names beside them need. The same points come out the same.
 */
export function spread(points: readonly Point[], size: Point, margins: Point): Point[] {
  let out = filled(evened(points), size, margins);
  const down = apart(points.length, size, margins);
  for (let round = 0, moved = true; moved && round < rounds; round++) {
    [out, moved] = pushed(out, shape * down, down);
    if (moved) out = held(out, size, margins);
  }
  return out;
}

/** Points half way to where each would be if all were as far from the next as from the last. */
function evened(points: readonly Point[]): Point[] {
  const axis = (k: 0 | 1) => {
    const order = points.map((_, i) => i).sort((a, b) => points[a]![k] - points[b]![k] || a - b);
    const [least, most] = [points[order[0]!]?.[k] ?? 0, points[order.at(-1)!]?.[k] ?? 0];
    const out = new Array<number>(points.length);
    order.forEach((i, rank) => (out[i] = (points[i]![k] + least + ((most - least) * rank) / Math.max(1, points.length - 1)) / 2));
    return out;
  };
  const [x, y] = [axis(0), axis(1)];
  return points.map((_, i): Point => [x[i]!, y[i]!]);
}

/** Each two that are too near moved half of what they lack, and whether any were. */
function pushed(points: Point[], across: number, down: number): [Point[], boolean] {
  let moved = false;
  for (let i = 0; i < points.length; i++) {
    for (let k = i + 1; k < points.length; k++) {
      const [a, b] = [points[i]!, points[k]!];
      let [ex, ey] = [(b[0] - a[0]) / across, (b[1] - a[1]) / down];
      let d = Math.hypot(ex, ey);
      if (d >= 1) continue;
      if (d < 1e-3) [ex, ey, d] = [Math.cos(i + k) * 1e-3, Math.sin(i + k) * 1e-3, 1e-3]; // one upon the other: any direction will do
      const by = (1.03 - d) / 2 / d;
      points[i] = [a[0] - ex * by * across, a[1] - ey * by * down];
      points[k] = [b[0] + ex * by * across, b[1] + ey * by * down];
      moved = true;
    }
  }
  return [points, moved];
}

const ends = (points: readonly Point[], k: 0 | 1) => [Math.min(...points.map((p) => p[k])), Math.max(...points.map((p) => p[k]))] as const;

/** Points moved and stretched so that they fill the frame within its margins; those on one line stand in its middle. */
function filled(points: readonly Point[], size: Point, margins: Point): Point[] {
  const axis = (k: 0 | 1) => {
    const [from, to] = ends(points, k);
    const scale = to > from ? (size[k] - 2 * margins[k]) / (to - from) : 0;
    return (v: number) => size[k] / 2 + (v - (from + to) / 2) * scale;
  };
  const [x, y] = [axis(0), axis(1)];
  return points.map((p): Point => [x(p[0]), y(p[1])]);
}

/** Points as they are where they lie within the margins, else drawn together until they do. */
function held(points: Point[], size: Point, margins: Point): Point[] {
  const axis = (k: 0 | 1) => {
    const [from, to] = ends(points, k);
    const [low, high] = [Math.max(from, margins[k]), Math.min(to, size[k] - margins[k])];
    return (v: number) => (to > from ? low + ((v - from) * (high - low)) / (to - from) : Math.max(margins[k], Math.min(size[k] - margins[k], v)));
  };
  const [x, y] = [axis(0), axis(1)];
  return points.map((p): Point => [x(p[0]), y(p[1])]);
}
