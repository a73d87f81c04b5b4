import { boxed } from "./box";
import { Baselines, ruled, rulesOf, runsOf, sewn, write, type Rule } from "./letters";
import { Pen, type Box } from "./pen";
import type { Run } from "./runs";
import { drawn, masked } from "./vector";

/** What holds around an element: rules along words, and whether it is drawn from the other side. */
interface Around { rules: readonly Rule[]; flip: { x: number; y: number }; later: Later[] }

/** What lies above what flows: drawn after it, by its level. */
interface Later { level: number; draw: () => void }

/** Writes a sheet that is laid out in the window as plain elements of SVG: every box, line, drawing and word where the window has it. */
export function painted(root: HTMLElement): string {
  const page = new Painter(root);
  page.whole();
  return page.pen.end();
}

class Painter {
  readonly pen: Pen;
  private readonly runs = new Map<Text, Run[]>();
  private readonly baselines: Baselines;

  constructor(private readonly root: HTMLElement) {
    const { left, top } = root.getBoundingClientRect();
    this.pen = new Pen({ x: left, y: top });
    this.baselines = new Baselines(root);
  }

  whole(): void {
    const texts = document.createTreeWalker(this.root, NodeFilter.SHOW_TEXT);
    for (let n = texts.nextNode(); n; n = texts.nextNode()) this.runs.set(n as Text, runsOf(n as Text));
    sewn([...this.runs.values()]);
    this.layer(this.root, { rules: [], flip: { x: 1, y: 1 } });
  }

  /** An element with all that is in it, and above that what is lifted out of the flow. */
  private layer(e: Element, around: Omit<Around, "later">): void {
    const later: Later[] = [];
    this.body(e, getComputedStyle(e), { ...around, later });
    for (const { draw } of later.sort((a, b) => a.level - b.level)) draw();
  }

  private element(e: Element, around: Around): void {
    const s = getComputedStyle(e);
    if (unseen(e, s)) return;
    const moved = s.transform !== "none" && s.display !== "inline";
    if (s.position === "static" && s.opacity === "1" && !moved) return this.body(e, s, around);
    const m = moved ? new DOMMatrix(s.transform) : null;
    const flip = m ? { x: around.flip.x * Math.sign(m.a), y: around.flip.y * Math.sign(m.d) } : around.flip;
    const rules = s.position === "absolute" || s.position === "fixed" ? [] : around.rules;
    around.later.push({ level: Number(s.zIndex) || 0, draw: this.pen.later(() => this.pen.group({ opacity: s.opacity === "1" ? undefined : s.opacity }, () => this.layer(e, { rules, flip }))) });
  }

  private body(e: Element, s: CSSStyleDeclaration, around: Around): void {
    if (s.visibility === "visible" && s.display !== "contents") this.own(e, s, around);
    if (e instanceof SVGSVGElement) return drawn(this.pen, e, (t) => this.label(t));
    const atom = s.display.startsWith("inline-") || s.cssFloat !== "none";
    const inner = { ...around, rules: [...(atom ? [] : around.rules), ...rulesOf(s)] };
    const named = typeof e.className === "string" && /^slide-(?:page|head|view|foot)$/.test(e.className) ? e.className : undefined;
    this.pen.group({ class: named, "clip-path": clips(e, s) ? this.pen.clip(this.pen.box(e.getBoundingClientRect())) : undefined }, () => {
      for (const n of e.childNodes) {
        if (n instanceof Text) this.words(n, s, inner);
        else if (n instanceof Element) this.element(n, inner);
      }
    });
  }

  /** What an element draws of itself. */
  private own(e: Element, s: CSSStyleDeclaration, { flip }: Around): void {
    const rects = [...e.getClientRects()];
    if (s.maskImage !== "none") {
      if (rects[0]) masked(this.pen, this.pen.box(rects[0]), s.maskImage, s.backgroundColor, flip);
      return;
    }
    rects.forEach((r, i) => boxed(this.pen, this.pen.box(r), s, { first: s.display !== "inline" || i === 0, last: s.display !== "inline" || i === rects.length - 1 }));
  }

  private words(n: Text, s: CSSStyleDeclaration, { rules }: Around): void {
    const runs = this.runs.get(n) ?? [];
    if (s.visibility !== "visible" || (runs.length === 0 && rules.length === 0)) return;
    const depth = this.baselines.of(s);
    const rule = (through: boolean) => {
      for (const r of rules.filter((q) => (q.kind === "line-through") === through)) for (const b of this.lines(n)) ruled(this.pen, r, b, depth);
    };
    rule(false);
    for (const r of runs) {
      const b = this.pen.box({ left: r.left, top: r.top, width: r.right - r.left, height: 0 });
      write(this.pen, r, { left: b.x, width: b.w, base: Math.round(b.y + depth), size: parseFloat(s.fontSize) }, s, s.color);
    }
    rule(true);
  }

  /** The boxes of a text, one or more in each of its lines, with the white space between words. */
  private lines(n: Text): Box[] {
    const range = document.createRange();
    range.selectNodeContents(n);
    return [...range.getClientRects()].filter((r) => r.width > 0).map((r) => this.pen.box(r));
  }

  /** The words of a drawing. */
  private label(e: SVGTextContentElement): void {
    const m = e.getScreenCTM();
    if (!m) return;
    const scale = Math.hypot(m.a, m.b);
    for (const n of e.childNodes) {
      if (n instanceof SVGTextContentElement) this.label(n);
      if (!(n instanceof Text)) continue;
      const s = getComputedStyle(e);
      for (const r of this.runs.get(n) ?? []) {
        const start = e.getStartPositionOfChar(0).matrixTransform(m);
        const b = this.pen.box({ left: r.left, top: start.y, width: r.right - r.left, height: 0 });
        const halo = s.paintOrder.startsWith("stroke") && s.stroke !== "none" ? { colour: s.stroke, width: parseFloat(s.strokeWidth) * scale } : undefined;
        write(this.pen, r, { left: b.x, width: b.w, base: b.y, size: parseFloat(s.fontSize) * scale, halo }, s, s.fill);
      }
    }
  }
}

/** Whether an element and all in it is hidden, or only there for those who hear the page. */
function unseen(e: Element, s: CSSStyleDeclaration): boolean {
  if (s.display === "none" || s.opacity === "0" || s.clipPath.startsWith("inset(50%")) return true;
  return s.overflowX === "hidden" && s.position === "absolute" && (e.clientWidth <= 1 || e.clientHeight <= 1);
}

/** Whether something in an element lies beyond the edge at which it is cut off. */
const clips = (e: Element, s: CSSStyleDeclaration) => (s.overflowX !== "visible" || s.overflowY !== "visible") && s.display !== "inline" && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
