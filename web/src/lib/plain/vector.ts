import { paint, spelled, type Box, type Pen } from "./pen";

type Attributes = Record<string, string | number | undefined>;

/** The attributes that tell the form of each element that has one. */
const forms: Record<string, readonly string[]> = {
  path: ["d"],
  rect: ["x", "y", "width", "height", "rx", "ry"],
  circle: ["cx", "cy", "r"],
  ellipse: ["cx", "cy", "rx", "ry"],
  line: ["x1", "y1", "x2", "y2"],
  polyline: ["points"],
  polygon: ["points"],
};

/** Writes a drawing of the page, each form with its styles as they hold and its place on the sheet. Its words are written by the one given for them. */
export function drawn(pen: Pen, svg: SVGSVGElement, words: (e: SVGTextContentElement) => void): void {
  const s = getComputedStyle(svg);
  const box = svg.getBoundingClientRect();
  const cut = s.overflowX !== "visible" && beyond(svg, box);
  pen.group(cut ? { "clip-path": pen.clip(pen.box(box)) } : {}, () => children(pen, svg, words));
}

/** Whether anything of a drawing would lie outside its box. */
function beyond(svg: SVGSVGElement, box: DOMRect): boolean {
  return [...svg.querySelectorAll("path,rect,circle,ellipse,line,polyline,polygon,text")].some((e) => {
    const r = e.getBoundingClientRect();
    return r.width + r.height > 0 && (r.left < box.left - 1 || r.right > box.right + 1 || r.top < box.top - 1 || r.bottom > box.bottom + 1);
  });
}

function children(pen: Pen, of: SVGElement, words: (e: SVGTextContentElement) => void): void {
  for (const e of of.children) {
    if (!(e instanceof SVGElement) || e.tagName === "defs" || e.tagName === "title") continue;
    const s = getComputedStyle(e);
    if (s.display === "none") continue;
    pen.group(Number(s.opacity) < 1 ? { opacity: s.opacity } : {}, () => {
      if (e instanceof SVGTextElement) words(e);
      else if (e instanceof SVGGeometryElement) form(pen, e, s);
      else children(pen, e, words);
    });
  }
}

function form(pen: Pen, e: SVGGeometryElement, s: CSSStyleDeclaration): void {
  const m = e.getScreenCTM();
  if (!m || s.visibility === "hidden") return;
  const scale = s.vectorEffect === "non-scaling-stroke" ? Math.sqrt(Math.abs(m.a * m.d - m.b * m.c)) : 1;
  const attributes = styled(e, s, scale, (of) => pen.definition(of, (id) => pattern(of, id)));
  if (attributes) pen.put(e.tagName, { transform: pen.matrix(m), ...attributes });
}

const numbers = (css: string) => css.replaceAll("px", "").replaceAll(",", " ").replace(/\s+/g, " ");

/** The form of an element with its styles as attributes; nothing where nothing of it is seen. */
function styled(e: SVGElement, s: CSSStyleDeclaration, scale: number, definition: (of: Element) => string): Attributes | null {
  const id = /^url\("?#([^")]+)"?\)/.exec(s.fill)?.[1];
  const given = id ? (e.getRootNode() as ShadowRoot | Document).getElementById(id) : null;
  const fill = given ? { fill: definition(given) } : s.fill === "none" || id ? null : faded(paint("fill", s.fill), "fill", s.fillOpacity);
  const width = parseFloat(s.strokeWidth) / scale;
  const stroke = s.stroke === "none" || !(width > 0) ? null : faded(paint("stroke", s.stroke), "stroke", s.strokeOpacity);
  if (!fill && !stroke) return null;
  const as = (css: string, initial: string) => (css === initial ? undefined : css);
  return {
    ...Object.fromEntries(forms[e.tagName]!.map((name) => [name, e.getAttribute(name) ?? undefined])),
    ...(fill ?? { fill: "none" }),
    "fill-rule": as(s.fillRule, "nonzero"),
    ...(stroke && {
      ...stroke,
      "stroke-width": width,
      "stroke-dasharray": s.strokeDasharray === "none" ? undefined : numbers(s.strokeDasharray),
      "stroke-dashoffset": as(numbers(s.strokeDashoffset), "0"),
      "stroke-linecap": as(s.strokeLinecap, "butt"),
      "stroke-linejoin": as(s.strokeLinejoin, "miter"),
    }),
  };
}

function faded(a: Attributes | null, name: "fill" | "stroke", opacity: string): Attributes | null {
  const cover = Number(opacity) * Number(a?.[`${name}-opacity`] ?? 1);
  return a && cover > 0 ? { ...a, [`${name}-opacity`]: cover < 1 ? cover : undefined } : null;
}

/** A pattern of the page as one of the file. */
function pattern(of: Element, id: string): string {
  const own = Object.fromEntries([...of.attributes].filter((a) => a.name !== "id").map((a) => [a.name, a.value]));
  const inside = [...of.children].flatMap((e) => {
    const a = e instanceof SVGElement && forms[e.tagName] ? styled(e, getComputedStyle(e), 1, () => "none") : null;
    return a ? [`<${e.tagName}${spelled(a)}/>`] : [];
  });
  return `<pattern id="${id}"${spelled(own)}>${inside.join("")}</pattern>`;
}

/** Writes a drawing that is a mask (an address with the data in it) in one colour, as large as fits in a box, in its middle. */
export function masked(pen: Pen, b: Box, address: string, colour: string, flip: { x: number; y: number }): void {
  const fill = paint("fill", colour);
  const data = /^url\("data:image\/svg\+xml,([^"]*)"\)/.exec(address)?.[1];
  if (!data || !fill) return;
  const svg = new DOMParser().parseFromString(decodeURIComponent(data), "image/svg+xml").documentElement;
  const [vx, vy, vw, vh] = svg.getAttribute("viewBox")!.split(" ").map(Number) as [number, number, number, number];
  const scale = Math.min(b.w / vw, b.h / vh);
  const middle = `translate(${b.x + b.w / 2} ${b.y + b.h / 2}) scale(${scale * flip.x} ${scale * flip.y}) translate(${-vx - vw / 2} ${-vy - vh / 2})`;
  pen.group({ transform: middle, ...fill }, () => {
    for (const e of svg.children) {
      const own = Object.fromEntries([...e.attributes].map((a) => [a.name, a.name === "stroke" && a.value !== "none" ? String(fill["fill"]) : a.value]));
      if (forms[e.tagName]) pen.put(e.tagName, own);
    }
  });
}
