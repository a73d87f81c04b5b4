/** A box on a drawing in pixels: left, top, right, bottom. */
export type Box = readonly [number, number, number, number];

/**
 * A name that wants room: beside a symbol of a radius, or in the middle of an area where the radius is 0, or else at the other middles that are told; w is how
 * wide it is in pixels. One that must be there may lie over symbols, if over no name.
 */
export interface Wish { x: number; y: number; r: number; w: number; must?: boolean; or?: readonly (readonly [number, number])[] }

/** How tall a name is in pixels, with the air that lines of the interface have. */
export const tall = 20;

const gap = 2;

/** Boxes by the squares of a grid over a frame that they touch, so that one is held only against those beside it. Those beside the frame are kept in its outermost squares. */
function grid([w, h]: readonly [number, number]) {
  const [columns, rows] = [Math.max(1, Math.ceil(w / 64)), Math.max(1, Math.ceil(h / 24))];
  const cells: Box[][] = Array.from({ length: columns * rows }, () => []);
  const square = (at: number, n: number) => (at < 0 ? 0 : at < n ? Math.floor(at) : n - 1);
  const some = (b: Box, act: (cell: Box[]) => boolean): boolean => {
    const [left, right] = [square(b[0] / 64, columns), square(b[2] / 64, columns)];
    for (let k = square(b[1] / 24, rows); k <= square(b[3] / 24, rows); k++) for (let i = left; i <= right; i++) if (act(cells[k * columns + i]!)) return true;
    return false;
  };
  return {
    add: (b: Box): void => void some(b, (cell) => cell.push(b) < 0),
    /** Whether a box lies over any. */
    meets: (b: Box): boolean => some(b, (cell) => cell.some((other) => over(other, b))),
  };
}

/** Whether two boxes lie over each other; those that touch do not. */
export const over = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Where a name may stand, the best first: beside its symbol in the direction of reading, then above and below it, then behind it; in an area around its middle. */
function around({ x, y, r, w, or }: Wish, rtl: boolean): Box[] {
  const box = (left: number, top: number): Box => [left, top, left + w, top + tall];
  const half = y - tall / 2;
  if (or) return [[x, y] as const, ...or].map(([cx, cy]) => box(cx - w / 2, cy - tall / 2));
  if (r === 0) return [0, -1, 1, -2, 2].map((k) => box(x - w / 2, half + k * tall)).concat([-0.3, 0.3].map((k) => box(x - w / 2 + k * w, half)));
  const [above, below] = [y - r - tall, y + r];
  const side = (ahead: boolean, by: number) => (ahead ? x + by : x - by - w);
  const [on, back] = [!rtl, rtl];
  return [box(side(on, r + gap), half), box(side(on, -gap), above), box(side(on, -gap), below), box(x - w / 2, above), box(x - w / 2, below), box(side(back, r + gap), half), box(side(back, -gap), above), box(side(back, -gap), below)];
}

/** A box moved into the frame as far as it fits. */
function within(b: Box, [w, h]: readonly [number, number]): Box {
  const [dx, dy] = [Math.max(0, -b[0]) || Math.min(0, w - b[2]), Math.max(0, -b[1]) || Math.min(0, h - b[3])];
  return dx || dy ? [b[0] + dx, b[1] + dy, b[2] + dx, b[3] + dy] : b;
}

/**
 * Gives names room on a frame of a size, in the order in which they are wished: each stands at the first of its places that lies within the frame and over no
 * symbol and no name that was wished before; beside a symbol, rather over no line too. One for which there is none has no box; of those that must be there the
 * first always has one.
 */
export function placed(wishes: readonly Wish[], symbols: readonly Box[], size: readonly [number, number], rtl: boolean, lines: readonly Box[] = []): (Box | null)[] {
  const [signs, names, light] = [grid(size), grid(size), grid(size)];
  symbols.forEach(signs.add);
  lines.forEach(light.add);
  const whole = (b: Box) => b[0] >= 0 && b[1] >= 0 && b[2] <= size[0] && b[3] <= size[1];
  return wishes.map((wish) => {
    const places = around(wish, rtl);
    const free = places.filter((b) => whole(b) && !names.meets(b) && !signs.meets(b));
    const box = (wish.r > 0 ? free.find((b) => !light.meets(b)) : undefined) ?? free[0] ?? (wish.must ? pressed(places.map((b) => within(b, size)), symbols, names.meets) : null);
    if (box) names.add(box);
    return box;
  });
}

/** The place that lies over fewest symbols, of those that lie over no name. */
function pressed(places: Box[], symbols: readonly Box[], taken: (b: Box) => boolean): Box | null {
  const under = (b: Box) => symbols.reduce((n, s) => n + (over(s, b) ? 1 : 0), 0);
  return places.filter((b) => !taken(b)).reduce<[Box | null, number]>((best, b) => (under(b) < best[1] ? [b, under(b)] : best), [null, Infinity])[0];
}

/** A name isolated from the direction of what stands around it. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;

/** A name that is wider than so many pixels, cut so that with its dots it is not; others as they are. */
export function shortened(name: string, most: number, wide: (text: string) => number): string {
  if (wide(name) <= most) return name;
  const letters = [...new Intl.Segmenter().segment(name)].map((s) => s.segment);
  let [least, n] = [1, letters.length - 1];
  const upTo = (k: number) => `${letters.slice(0, k).join("").trimEnd()}…`;
  while (least < n) {
    const k = Math.ceil((least + n) / 2);
    if (wide(upTo(k)) <= most) least = k;
    else n = k - 1;
  }
  return upTo(least);
}
