import { angle, bands, gradient, parted, span, strip, type Gradient } from "./gradient";
import { paint, short, type Box, type Pen } from "./pen";

/** The four sides of a box in the order of CSS. */
const sides = ["Top", "Right", "Bottom", "Left"] as const;
type Four = [number, number, number, number];

/** Writes what an element draws of itself: shadow, ground, pictures of the ground, borders, outline. */
export function boxed(pen: Pen, whole: Box, s: CSSStyleDeclaration, ends: { first: boolean; last: boolean }): void {
  const b = snapped(whole);
  if (b.w <= 0 && b.h <= 0) return;
  const r = radii(s, b);
  const widths = sides.map((side) => (s[`border${side}Style`] === "none" ? 0 : parseFloat(s[`border${side}Width`]))) as Four;
  if (!ends.first) widths[s.direction === "rtl" ? 1 : 3] = 0;
  if (!ends.last) widths[s.direction === "rtl" ? 3 : 1] = 0;
  shadows(pen, b, r, s.boxShadow, false);
  const fill = paint("fill", s.backgroundColor);
  if (fill) pen.put(...shape(b, r, fill));
  grounds(pen, inner(b, widths), s);
  shadows(pen, inner(b, widths), r, s.boxShadow, true);
  borders(pen, s.borderCollapse === "collapse" && s.display.startsWith("table-") ? shared(whole, widths) : b, r, widths, s);
  outline(pen, b, s);
}

/** A box whose edges lie on whole pixels, where the page draws them. */
function snapped(b: Box): Box {
  const [x, y] = [Math.round(b.x), Math.round(b.y)];
  return { x, y, w: Math.round(b.x + b.w) - x, h: Math.round(b.y + b.h) - y };
}

const inner = (b: Box, [t, r, u, l]: Four): Box => ({ x: b.x + l, y: b.y + t, w: b.w - l - r, h: b.h - t - u });

/** A cell with borders that it shares with its neighbours: they lie upon its edges, on whole pixels. */
function shared(b: Box, [t, r, u, l]: Four): Box {
  const [x, y] = [Math.round(b.x - l / 2), Math.round(b.y - t / 2)];
  return { x, y, w: Math.round(b.x + b.w - r / 2) + r - x, h: Math.round(b.y + b.h - u / 2) + u - y };
}

/** The radii of the corners from the upper left one clockwise, in pixels. */
function radii(s: CSSStyleDeclaration, b: Box): Four {
  const all = [s.borderTopLeftRadius, s.borderTopRightRadius, s.borderBottomRightRadius, s.borderBottomLeftRadius].map((v) => (parseFloat(v) || 0) * (v.includes("%") ? Math.min(b.w, b.h) / 100 : 1));
  const most = Math.min(b.w, b.h) / 2;
  return all.map((v) => Math.min(v, Math.max(most, all.filter((o) => o > 0).length === 1 ? Math.min(b.w, b.h) : most))) as Four;
}

type Element3 = [string, Record<string, string | number | undefined>];

/** A box with rounded corners: an element and its attributes. */
function shape(b: Box, r: Four, attributes: Record<string, string | number | undefined>): Element3 {
  if (r.every((v) => v === r[0])) return ["rect", { x: b.x, y: b.y, width: b.w, height: b.h, rx: r[0] || undefined, ...attributes }];
  return ["path", { d: outlined(b, r), ...attributes }];
}

function outlined({ x, y, w, h }: Box, [a, b, c, d]: Four): string {
  const arc = (r: number, dx: number, dy: number) => (r > 0 ? `a${short(r)} ${short(r)} 0 0 1 ${short(dx * r)} ${short(dy * r)}` : "");
  return `M${short(x + a)} ${short(y)}H${short(x + w - b)}${arc(b, 1, 1)}V${short(y + h - c)}${arc(c, -1, 1)}H${short(x + d)}${arc(d, -1, -1)}V${short(y + a)}${arc(a, 1, -1)}z`;
}

/** Shadows with hard edges, as all of ours are: without or within a box. */
function shadows(pen: Pen, b: Box, r: Four, css: string, within: boolean): void {
  if (css === "none") return;
  for (const one of parted(css).reverse()) {
    const words = parted(one, " ");
    if (words.includes("inset") !== within) continue;
    const fill = paint("fill", words.filter((w) => !/^-?[\d.]+px$|^inset$/.test(w)).join(" "));
    const [dx = 0, dy = 0, , spread = 0] = words.filter((w) => w.endsWith("px")).map(parseFloat);
    if (!fill) continue;
    const moved = { x: b.x + dx, y: b.y + dy, w: b.w, h: b.h };
    const other = inner(moved, within ? [spread, spread, spread, spread] : [-spread, -spread, -spread, -spread]);
    const cut = within ? overlap(b, other) : other;
    const round = (by: number) => r.map((v) => (v > 0 ? Math.max(0, v + by) : 0)) as Four;
    pen.put("path", { d: outlined(b, r) + outlined(cut, round(within ? -spread : spread)), "fill-rule": "evenodd", ...fill });
  }
}

function overlap(a: Box, b: Box): Box {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  return { x, y, w: Math.max(0, Math.min(a.x + a.w, b.x + b.w) - x), h: Math.max(0, Math.min(a.y + a.h, b.y + b.h) - y) };
}

/** The gradients that lie on a ground, the first on top. */
function grounds(pen: Pen, b: Box, s: CSSStyleDeclaration): void {
  if (s.backgroundImage === "none") return;
  const nth = (list: string, i: number) => parted(list)[i % parted(list).length]!;
  const images = parted(s.backgroundImage);
  for (let i = images.length - 1; i >= 0; i--) {
    const g = gradient(images[i]!);
    if (g) for (const t of tiles(b, nth(s.backgroundSize, i), nth(s.backgroundPosition, i), nth(s.backgroundRepeat, i))) filled(pen, t, overlap(t, b), g);
  }
}

/** The tiles of a picture over a box. */
export function tiles(b: Box, size: string, position: string, repeat: string): Box[] {
  const part = (word: string | undefined, whole: number) => (!word || word === "auto" ? whole : parseFloat(word) * (word.endsWith("%") ? whole / 100 : 1));
  const [sx, sy] = parted(size, " ");
  const [w, h] = [part(sx, b.w), part(sy, b.h)];
  if (w <= 0 || h <= 0) return [];
  const [px, py] = parted(position, " ");
  const start = (word: string | undefined, free: number) => (word?.endsWith("%") ? (free * parseFloat(word)) / 100 : parseFloat(word ?? "0") || 0);
  const [rx, ry = rx] = repeat.replace("repeat-x", "repeat no-repeat").replace("repeat-y", "no-repeat repeat").split(" ");
  const places = (at: number, step: number, whole: number, on: boolean) => {
    if (!on) return [at];
    const from = at - Math.ceil(at / step) * step;
    return Array.from({ length: Math.ceil((whole - from) / step - 0.001) }, (_, k) => from + k * step);
  };
  const xs = places(start(px, b.w - w), w, b.w, rx === "repeat");
  const ys = places(start(py, b.h - h), h, b.h, ry === "repeat");
  return ys.flatMap((y) => xs.map((x) => ({ x: b.x + x, y: b.y + y, w, h })));
}

/** Draws one tile of a gradient as far as it is seen. */
function filled(pen: Pen, t: Box, seen: Box, g: Gradient): void {
  if (seen.w <= 0 || seen.h <= 0) return;
  if (g.kind === "radial") return discs(pen, t, g);
  const turn = angle(g.line);
  const paths = new Map<string, string>();
  for (const band of bands(g, span(t.w, t.h, turn))) {
    const corners = strip(t.x, t.y, t.w, t.h, turn, band.from, band.to);
    if (corners.length > 2) paths.set(band.colour, `${paths.get(band.colour) ?? ""}M${corners.map((p) => `${short(p[0])} ${short(p[1])}`).join("L")}z`);
  }
  for (const [colour, d] of paths) {
    const fill = paint("fill", colour);
    if (fill) pen.put("path", { d, ...fill });
  }
}

function discs(pen: Pen, t: Box, g: Gradient): void {
  const at = /at ([\d.]+)(px|%) ([\d.]+)(px|%)/.exec(g.line);
  const place = (n: string, unit: string, whole: number) => Number(n) * (unit === "%" ? whole / 100 : 1);
  const [cx, cy] = at ? [t.x + place(at[1]!, at[2]!, t.w), t.y + place(at[3]!, at[4]!, t.h)] : [t.x + t.w / 2, t.y + t.h / 2];
  for (const band of bands(g, Math.hypot(t.w, t.h) / 2).reverse()) {
    const fill = paint("fill", band.colour);
    if (fill) pen.put("circle", { cx, cy, r: band.to, ...fill });
  }
}

const dashes = (style: string, w: number): string | undefined => ({ dashed: w < 3 ? `${3 * w} ${2 * w}` : `${2 * w} ${2 * w}`, dotted: `${w} ${w}` })[style];

function borders(pen: Pen, b: Box, r: Four, widths: Four, s: CSSStyleDeclaration): void {
  if (widths.every((w) => w === 0)) return;
  const styles = sides.map((side) => s[`border${side}Style`]);
  const colours = sides.map((side) => s[`border${side}Color`]);
  const [w] = widths;
  const same = (list: readonly unknown[]) => list.every((v) => v === list[0]);
  if (same(widths) && same(styles) && same(colours) && styles[0] !== "double") {
    const stroke = paint("stroke", colours[0]!);
    const half = w / 2;
    if (stroke) pen.put(...shape(inner(b, [half, half, half, half]), r.map((v) => Math.max(0, v - half)) as Four, { fill: "none", ...stroke, "stroke-width": w, "stroke-dasharray": dashes(styles[0]!, w) }));
    return;
  }
  if (r.some((v) => v > 0) && same(widths.map((v, i) => (v > 0 ? `${v} ${colours[i]}` : "")).filter(Boolean))) return bent(pen, b, r, widths, colours, styles);
  sides.forEach((_, i) => side(pen, b, widths, i, styles[i]!, colours[i]!));
}

/** Some sides of one width and colour with the round corners between them: lines that go on from side to side. */
function bent(pen: Pen, b: Box, r: Four, widths: Four, colours: string[], styles: string[]): void {
  const w = Math.max(...widths);
  const i = widths.indexOf(w);
  const stroke = paint("stroke", colours[i]!);
  if (!stroke) return;
  const [x, y, x2, y2] = [b.x + w / 2, b.y + w / 2, b.x + b.w - w / 2, b.y + b.h - w / 2];
  const on = widths.map((v) => v > 0);
  const corners: [number, number][] = [
    [x, y],
    [x2, y],
    [x2, y2],
    [x, y2],
  ];
  const toward: [number, number][] = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ];
  const d = on.map((here, k) => {
    if (!here) return "";
    const before = on[(k + 3) % 4];
    const next = (k + 1) % 4;
    const [dx, dy] = toward[k]!;
    const [ex, ey] = toward[next]!;
    const start = before ? Math.max(0, r[k]! - w / 2) : 0;
    const end = on[next] ? Math.max(0, r[next]! - w / 2) : 0;
    const from = `M${short(corners[k]![0] + dx * start)} ${short(corners[k]![1] + dy * start)}`;
    const to = `L${short(corners[next]![0] - dx * end)} ${short(corners[next]![1] - dy * end)}`;
    return from + to + (end > 0 ? `a${short(end)} ${short(end)} 0 0 1 ${short((dx + ex) * end)} ${short((dy + ey) * end)}` : "");
  });
  pen.put("path", { d: d.join(""), fill: "none", ...stroke, "stroke-width": w, "stroke-dasharray": dashes(styles[i]!, w) });
}

/** One side of a border, with its slanting ends where its neighbours have borders too. */
function side(pen: Pen, b: Box, [t, r, u, l]: Four, i: number, style: string, colour: string): void {
  const w = [t, r, u, l][i]!;
  const fill = paint("fill", colour);
  if (w === 0 || !fill) return;
  const [x, y, x2, y2] = [b.x, b.y, b.x + b.w, b.y + b.h];
  const lines: [number, number, number, number][] = [
    [x, y + w / 2, x2, y + w / 2],
    [x2 - w / 2, y, x2 - w / 2, y2],
    [x, y2 - w / 2, x2, y2 - w / 2],
    [x + w / 2, y, x + w / 2, y2],
  ];
  const [x1, y1, ex, ey] = lines[i]!;
  const stroke = paint("stroke", colour);
  if (style === "double" && w >= 3) {
    const third = Math.floor(w / 3);
    const off = (w - third) / 2;
    for (const k of [-off, off]) pen.put("line", i % 2 === 0 ? { x1, y1: y1 + k, x2: ex, y2: ey + k, ...stroke, "stroke-width": third } : { x1: x1 + k, y1, x2: ex + k, y2: ey, ...stroke, "stroke-width": third });
    return;
  }
  if (dashes(style, w)) return pen.put("line", { x1, y1, x2: ex, y2: ey, ...stroke, "stroke-width": w, "stroke-dasharray": dashes(style, w) });
  const quads = [`M${x} ${y}H${x2}L${x2 - r} ${y + t}H${x + l}z`, `M${x2} ${y}V${y2}L${x2 - r} ${y2 - u}V${y + t}z`, `M${x2} ${y2}H${x}L${x + l} ${y2 - u}H${x2 - r}z`, `M${x} ${y2}V${y}L${x + l} ${y + t}V${y2 - u}z`];
  pen.put("path", { d: quads[i], ...fill });
}

function outline(pen: Pen, b: Box, s: CSSStyleDeclaration): void {
  if (s.outlineStyle === "none") return;
  const w = parseFloat(s.outlineWidth);
  const stroke = paint("stroke", s.outlineColor);
  const out = -(parseFloat(s.outlineOffset) + w / 2);
  const o = inner(b, [out, out, out, out]);
  if (w > 0 && stroke && o.w > 0 && o.h > 0) pen.put("rect", { x: o.x, y: o.y, width: o.w, height: o.h, fill: "none", ...stroke, "stroke-width": w, "stroke-dasharray": dashes(s.outlineStyle, w) });
}
