import { paint, type Box, type Pen } from "./pen";
import { held, joined, joins, ways, type Cluster, type Run } from "./runs";

/** A rule that runs along words: below, through or above them. */
export interface Rule { kind: string; style: string; colour: string; thick: number; offset: number | null }

const signs = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad]/g;
const segments = new Intl.Segmenter("ar", { granularity: "grapheme" });

/** The runs of a text of the page: for each line and way of reading one. */
export function runsOf(node: Text): Run[] {
  const text = node.data;
  const [from, to] = [text.search(/\S/), text.trimEnd().length];
  if (from < 0) return [];
  const rtl = getComputedStyle(node.parentElement!).direction === "rtl";
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  const rects = range.getClientRects();
  const clean = text.slice(from, to).replace(signs, "");
  if (rects.length === 0 || clean.trim() === "") return [];
  const way = ways(clean);
  if (rects.length === 1 && !(way.left && way.right) && rects[0]!.width > 0) {
    const { left, right, top, bottom } = rects[0]!;
    return [{ text: clean.replace(/\s+/g, " "), left, right, top, bottom, rtl: way.right || (rtl && !way.left) }];
  }
  return joined(clusters(node, range), rtl);
}

/** The letters of a text with their places; what has no width goes with the letter before it. */
function clusters(node: Text, range: Range): Cluster[] {
  const out: Cluster[] = [];
  for (const { segment, index } of segments.segment(node.data)) {
    const text = segment.replace(signs, "");
    if (text === "") continue;
    range.setStart(node, index);
    range.setEnd(node, index + segment.length);
    const r = [...range.getClientRects()].find((q) => q.width > 0);
    if (r) out.push({ text, left: r.left, right: r.right, top: r.top, bottom: r.bottom });
    else if (text.trim() !== "" && out.length > 0) out.at(-1)!.text += text;
  }
  return out;
}

/** Gives joiners to letters of one word that stand in two texts, since a border between elements of the page parts no word. */
export function sewn(texts: readonly Run[][]): void {
  let last: Run | undefined;
  for (const run of texts.flat()) {
    if (last?.rtl && run.rtl && Math.abs(last.top - run.top) <= 4 && Math.abs(last.left - run.right) < 0.6 && joins(last.text, run.text)) {
      last.text += "\u200d";
      run.text = `\u200d${run.text}`;
    }
    last = run;
  }
}

/** How far below the top of its box a font's base line lies, in pixels. */
export class Baselines {
  private readonly known = new Map<string, number>();

  constructor(private readonly within: Element) {}

  of(s: CSSStyleDeclaration): number {
    const font = `${s.fontStyle} ${s.fontWeight} ${s.fontSize} ${s.fontFamily}`;
    let depth = this.known.get(font);
    if (depth === undefined) {
      depth = this.measured(font);
      this.known.set(font, depth);
    }
    return depth;
  }

  private measured(font: string): number {
    const line = document.createElement("x-p");
    line.style.cssText = `all:initial;position:absolute;inset:0 auto auto 0;white-space:nowrap;font:${font}`;
    const foot = document.createElement("x-p");
    foot.style.cssText = "all:initial;display:inline-block;inline-size:0;block-size:0";
    line.append("H", foot);
    this.within.append(line);
    const range = document.createRange();
    range.selectNodeContents(line.firstChild!);
    const depth = foot.getBoundingClientRect().bottom - range.getBoundingClientRect().top;
    line.remove();
    return depth;
  }
}

/** What a programme tries when it has not the letters of the page: those of the same form under the names by which systems have them. */
const families: Record<string, string> = {
  "Isnad Sans": "'IBM Plex Sans Arabic','Isnad Sans','Noto Sans Arabic','Segoe UI','Geeza Pro','DejaVu Sans Condensed',Arial,sans-serif",
  "Isnad Naskh": "'Noto Naskh Arabic','Isnad Naskh',Amiri,'Traditional Arabic','Geeza Pro','Times New Roman',serif",
};

/** The families of a font as a picture names them. */
export const family = (css: string): string => Object.entries(families).find(([ours]) => css.includes(ours))?.[1] ?? "'DejaVu Sans Mono',Consolas,Menlo,'Courier New',monospace";

/** Where a run is written, in pixels of the sheet: its first letter stands at the base line. */
export interface Spot { left: number; width: number; base: number; size: number; halo?: { colour: string; width: number } | undefined }

/** The side of a run that keeps its place where a programme has wider or narrower letters: that on which the page lines it up. */
function side(r: Run, s: CSSStyleDeclaration): "start" | "middle" | "end" {
  if (s.textAlign === "center") return "middle";
  const sides: Record<string, boolean> = { left: false, right: true, start: s.direction === "rtl", end: s.direction !== "rtl" };
  return sides[s.textAlign] ?? r.rtl ? "end" : "start";
}

/** Writes a run. All stands in a text that reads from the left, whose anchor any programme understands; what reads from the right is held by marks. */
export function write(pen: Pen, r: Run, at: Spot, s: CSSStyleDeclaration, colour: string): void {
  const fill = paint("fill", colour);
  if (!fill) return;
  const anchor = side(r, s);
  const attributes = {
    x: at.left + { start: 0, middle: at.width / 2, end: at.width }[anchor],
    y: at.base,
    "text-anchor": anchor === "start" ? undefined : anchor,
    "font-family": family(s.fontFamily),
    "font-size": at.size,
    "font-weight": s.fontWeight === "400" ? undefined : s.fontWeight,
    "font-style": s.fontStyle === "normal" ? undefined : s.fontStyle,
    textLength: at.width,
    lengthAdjust: "spacingAndGlyphs",
  };
  const text = r.rtl ? held(r.text) : r.text;
  if (at.halo) pen.put("text", { ...attributes, ...paint("stroke", at.halo.colour), fill: "none", "stroke-width": at.halo.width, "stroke-linejoin": "round", "aria-hidden": "true" }, text);
  pen.put("text", { ...attributes, ...fill }, text);
}

/** The rules that an element draws along its words. */
export function rulesOf(s: CSSStyleDeclaration): Rule[] {
  const size = parseFloat(s.fontSize);
  const thick = parseFloat(s.textDecorationThickness) || Math.max(1, size / 10);
  const offset = parseFloat(s.textUnderlineOffset);
  return s.textDecorationLine
    .split(" ")
    .filter((kind) => kind !== "none")
    .map((kind) => ({ kind, style: s.textDecorationStyle, colour: s.textDecorationColor, thick: Math.max(1, Math.round(thick)), offset: Number.isNaN(offset) ? null : offset }));
}

/** Draws a rule along the words in a box whose base line lies so deep. */
export function ruled(pen: Pen, rule: Rule, b: Box, depth: number): void {
  const stroke = paint("stroke", rule.colour);
  if (!stroke) return;
  const under = rule.offset ?? Math.max(1, Math.ceil(rule.thick / 2));
  const top = Math.round(b.y) + (rule.kind === "line-through" ? (depth * 2) / 3 - rule.thick / 2 : rule.kind === "overline" ? 0 : depth + under);
  const at = Math.round(top) + rule.thick / 2;
  const dashes: Record<string, string> = { dotted: `${rule.thick} ${rule.thick}`, dashed: `${3 * rule.thick} ${2 * rule.thick}` };
  const ys = rule.style === "double" ? [at, at + rule.thick + 1] : [at];
  for (const y of ys) pen.put("line", { x1: b.x, y1: y, x2: b.x + b.w, y2: y, ...stroke, "stroke-width": rule.thick, "stroke-dasharray": dashes[rule.style] });
}
