/** A stretch of one colour along the line of a gradient, in pixels. */
export interface Band { from: number; to: number; colour: string }

/** A gradient as read: its kind, its line, and its colours as bands. */
export interface Gradient { kind: "linear" | "radial"; repeats: boolean; line: string; stops: Stop[] }

interface Stop { colour: string; at?: string }

/** Parts of a value of CSS, cut at commas (or what is given) outside of brackets and strings. */
export function parted(css: string, at = ","): string[] {
  const out = [""];
  let depth = 0;
  for (const [part] of css.matchAll(/"(?:\\.|[^"\\])*"|[^]/g)) {
    if (part === "(") depth++;
    if (part === ")") depth--;
    if (part === at && depth === 0) out.push("");
    else out[out.length - 1] += part;
  }
  return out.map((s) => s.trim()).filter((s) => s !== "");
}

const places = /^-?[\d.]+(?:px|%|deg)?$/;

/** Reads a gradient of a computed style; nothing where the value is none. */
export function gradient(css: string): Gradient | null {
  const m = /^(repeating-)?(linear|radial)-gradient\(([^]*)\)$/.exec(css);
  if (!m) return null;
  const parts = parted(m[3]!);
  const line = /^(?:to |-?[\d.]+deg|circle|ellipse|closest|farthest|at )/.test(parts[0]!) ? parts.shift()! : "";
  const stops = parts.flatMap((p): Stop[] => {
    const words = parted(p, " ");
    const ats = words.filter((w) => places.test(w));
    const colour = words.filter((w) => !places.test(w)).join(" ");
    return ats.length === 0 ? [{ colour }] : ats.map((at) => ({ colour, at }));
  });
  return { kind: m[2] as Gradient["kind"], repeats: m[1] !== undefined, line, stops };
}

/**
 * The colours of a gradient along a line so many pixels long, as bands with hard edges, as all of ours are. Where one colour would run into the next, the edge
 * is halfway.
 */
export function bands(g: Gradient, length: number): Band[] {
  const ats = g.stops.map((s, i) => (s.at === undefined ? (i * length) / Math.max(1, g.stops.length - 1) : parseFloat(s.at) * (s.at.endsWith("%") ? length / 100 : 1)));
  const period = g.repeats ? ats.at(-1)! - ats[0]! : 0;
  const one: Band[] = [];
  if (!g.repeats) one.push({ from: 0, to: ats[0]!, colour: g.stops[0]!.colour });
  for (let i = 1; i < ats.length; i++) {
    const middle = (ats[i - 1]! + ats[i]!) / 2;
    one.push({ from: ats[i - 1]!, to: middle, colour: g.stops[i - 1]!.colour }, { from: middle, to: ats[i]!, colour: g.stops[i]!.colour });
  }
  if (!g.repeats) one.push({ from: ats.at(-1)!, to: length, colour: g.stops.at(-1)!.colour });
  const all = period > 0 ? Array.from({ length: Math.ceil(length / period) }, (_, k) => one.map((b) => ({ ...b, from: b.from + k * period, to: b.to + k * period }))).flat() : one;
  return merged(all.map((b) => ({ ...b, from: Math.max(0, b.from), to: Math.min(length, b.to) })).filter((b) => b.to > b.from));
}

function merged(list: readonly Band[]): Band[] {
  const out: Band[] = [];
  for (const b of list) {
    const last = out.at(-1);
    if (last && last.colour === b.colour && Math.abs(last.to - b.from) < 0.01) last.to = b.to;
    else out.push({ ...b });
  }
  return out;
}

/** The angle of the line of a linear gradient, in degrees clockwise from upwards. */
export function angle(line: string): number {
  const sides: Record<string, number> = { "": 180, "to top": 0, "to right": 90, "to bottom": 180, "to left": 270 };
  return sides[line] ?? (parseFloat(line) || 0);
}

type Point = [number, number];

/** What of a rectangle, given by its corner, width and height, lies in a band that crosses it at an angle: corners in order. */
export function strip(x: number, y: number, w: number, h: number, degrees: number, from: number, to: number): Point[] {
  const [dx, dy] = [Math.sin((degrees * Math.PI) / 180), -Math.cos((degrees * Math.PI) / 180)];
  const length = span(w, h, degrees);
  const along = ([px, py]: Point) => (px - x - w / 2) * dx + (py - y - h / 2) * dy + length / 2;
  const corners: Point[] = [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
  ];
  return within(within(corners, (p) => along(p) - from), (p) => to - along(p));
}

/** How long the line of a linear gradient is over a rectangle. */
export const span = (w: number, h: number, degrees: number) => Math.abs(w * Math.sin((degrees * Math.PI) / 180)) + Math.abs(h * Math.cos((degrees * Math.PI) / 180));

/** The part of a polygon where a measure is not negative. */
function within(corners: readonly Point[], measure: (p: Point) => number): Point[] {
  return corners.flatMap((b, i) => {
    const a = corners.at(i - 1)!;
    const [ma, mb] = [measure(a), measure(b)];
    const crossing: Point[] = ma < 0 !== mb < 0 ? [[a[0] + ((b[0] - a[0]) * ma) / (ma - mb), a[1] + ((b[1] - a[1]) * ma) / (ma - mb)]] : [];
    return mb >= 0 ? [...crossing, b] : crossing;
  });
}
