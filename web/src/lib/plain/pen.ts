/** What an attribute is set to; what is undefined is left out. */
type Attributes = Record<string, string | number | undefined>;

/** A rectangle in pixels of the sheet. */
export interface Box { x: number; y: number; w: number; h: number }

/** Writes the elements of an SVG one after another. Its origin is the corner of the sheet: what it is given is told as the window has it. */
export class Pen {
  private readonly out: string[] = [];
  private readonly defs: string[] = [];
  private readonly clips = new Map<string, string>();
  private readonly copies = new Map<Element, string>();
  private open: string[] = [];

  constructor(private readonly origin: { x: number; y: number }) {}

  /** A rectangle of the window as one of the sheet. */
  box(r: { left: number; top: number; width: number; height: number }): Box {
    return { x: r.left - this.origin.x, y: r.top - this.origin.y, w: r.width, h: r.height };
  }

  /** A matrix from an element's own units to the window as one to the sheet. */
  matrix(m: DOMMatrix): string {
    return `matrix(${[m.a, m.b, m.c, m.d].map((n) => short(n, 5)).join(" ")} ${short(m.e - this.origin.x)} ${short(m.f - this.origin.y)})`;
  }

  /** Writes an element that holds nothing, or a text. */
  put(tag: string, attributes: Attributes, text?: string): void {
    this.out.push(text === undefined ? `<${tag}${spelled(attributes)}/>` : `<${tag}${spelled(attributes)}>${escaped(text)}</${tag}>`);
  }

  /** What is written in the meantime stands in a group with these attributes; a group in which nothing is written is left out. */
  group(attributes: Attributes, inside: () => void): void {
    const at = this.out.length;
    const around = this.open;
    const start = `<g${spelled(attributes)}>`;
    this.open = [...around, start];
    inside();
    this.open = around;
    if (this.out.length === at) return;
    this.out.splice(at, 0, start);
    this.out.push("</g>");
  }

  /** A writer for what is drawn later: it stands then in the groups that are open now. */
  later(inside: () => void): () => void {
    const around = this.open;
    return () => {
      const at = this.out.length;
      const now = this.open;
      this.open = around;
      inside();
      this.open = now;
      if (this.out.length === at) return;
      this.out.splice(at, 0, around.slice(now.length).join(""));
      this.out.push("</g>".repeat(around.length - now.length));
    };
  }

  /** The attribute that shows only what lies in a rectangle. */
  clip(b: Box): string {
    const shape = `<rect${spelled({ x: b.x, y: b.y, width: b.w, height: b.h })}/>`;
    let id = this.clips.get(shape);
    if (!id) {
      id = `cut-${this.clips.size + 1}`;
      this.clips.set(shape, id);
      this.defs.push(`<clipPath id="${id}">${shape}</clipPath>`);
    }
    return `url(#${id})`;
  }

  /** What fills with a definition of the page, of which the file gets its own copy once. */
  definition(of: Element, write: (id: string) => string): string {
    let id = this.copies.get(of);
    if (!id) {
      id = `fill-${this.copies.size + 1}`;
      this.copies.set(of, id);
      this.defs.push(write(id));
    }
    return `url(#${id})`;
  }

  /** All that was written. */
  end(): string {
    return (this.defs.length > 0 ? `<defs>${this.defs.join("")}</defs>` : "") + this.out.join("");
  }
}

/** A number with as many places as a picture needs. */
export const short = (n: number, places = 2): string => String(Number(n.toFixed(places)));

/** Attributes as they stand in an element. */
export const spelled = (a: Attributes): string =>
  Object.entries(a)
    .map(([name, v]) => (v === undefined ? "" : ` ${name}="${typeof v === "number" ? short(v) : escaped(v)}"`))
    .join("");

const escaped = (s: string) => s.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** A colour with its share of cover, as attributes of a name (fill, stroke); nothing where nothing is seen. */
export function paint(name: "fill" | "stroke", c: string): Attributes | null {
  const { colour, alpha } = colourOf(c);
  if (alpha === 0) return null;
  return { [name]: colour, [`${name}-opacity`]: alpha < 1 ? alpha : undefined };
}

const known = new Map<string, { colour: string; alpha: number }>();
let canvas: CanvasRenderingContext2D | null = null;

/** A colour of CSS as six digits and a share of cover: programmes know no others for certain. */
function colourOf(c: string): { colour: string; alpha: number } {
  const had = known.get(c);
  if (had) return had;
  canvas ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true })!;
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = c;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
  const out = { colour: `#${[r!, g!, b!].map((n) => n.toString(16).padStart(2, "0")).join("")}`, alpha: Math.round((a! / 255) * 100) / 100 };
  known.set(c, out);
  return out;
}
