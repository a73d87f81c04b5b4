import { drawings } from "./drawings";
import { painted } from "./plain/paint";
import { spelled } from "./plain/pen";
import { stood } from "./plain/stand";

/**
 * A view of the page as a picture of its own, at the size of a slide. The view is copied with the rules of the page's styles and laid out where nobody sees it;
 * what lies there is written as plain forms and words of SVG (`plain`), which every programme of drawings and slides knows. PNG is that file drawn.
 */

/** The size of a slide in pixels. A view that does not fit even when it is drawn smaller makes the picture higher. */
export const slide = { width: 1600, height: 900 };
/** How much smaller a view may be drawn to fit a slide: beyond that small letters can not be read from a chair. */
const scales = [1, 0.9, 0.8, 0.7];
const margin = 56;
/** A canvas higher than this is drawn by no browser. */
const highest = 16_000;

/** What stands around the view: all of it plain text. */
export interface Legend {
  title: string;
  filter: string;
  source: string;
  date: string;
}

export interface Drawn {
  svg: string;
  width: number;
  height: number;
  /** The rules of the letters in it. */
  faces: readonly string[];
}

/** Draws a view: at the size of a slide if it fits when drawn a little smaller, else as high as it needs. */
export async function draw(view: Element, legend: Legend): Promise<Drawn> {
  const plain = copied(view);
  const page = await sources();
  const faces = await letters(page);
  for (const scale of scales) {
    const drawn = await compose(plain, legend, page, faces, scale, slide.height);
    if (drawn) return drawn;
  }
  return (await compose(plain, legend, page, faces, 1, Infinity))!;
}

/** The picture at a scale, or nothing if it is higher than may be. A view that is wider than the slide is drawn smaller until all of its width is there. */
async function compose(plain: HTMLElement, legend: Legend, page: readonly string[], faces: readonly string[], scale: number, most: number): Promise<Drawn | null> {
  const body = sheet(plain, legend);
  const laid = await laidOut(body, styles(page, slide.width / scale), slide.width / scale);
  try {
    const fit = Math.min(scale, slide.width / laid.width);
    const height = Math.max(slide.height, Math.ceil(laid.height * fit));
    if (height > most) return null;
    laid.size(slide.width / fit, height / fit);
    stood(body);
    const inside = painted(body);
    const used = needed(inside, faces);
    return { svg: wrapped(inside, legend, used.join(""), height, fit), width: slide.width, height, faces: used };
  } finally {
    laid.end();
  }
}

/** The picture drawn in points, as PNG. A picture too high for a canvas is made smaller. */
export async function raster(d: Drawn): Promise<Blob> {
  const image = new Image();
  // An address with the data in it: a blob with HTML inside SVG would make the canvas one that can not be read.
  const address = (svg: string) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  image.src = address(probed(d));
  await image.decode();
  await ready(image, d);
  const scale = Math.min(1, highest / d.height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(d.width * scale);
  canvas.height = Math.round(d.height * scale);
  canvas.getContext("2d")!.drawImage(image, 0, 0, d.width, d.height, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => canvas.toBlob((b) => (b ? done(b) : failed(new Error("no PNG"))), "image/png"));
}

/** The side of a probe in pixels, and how long letters are waited for, in milliseconds. */
const probe = 24;
const patience = 8_000;

/**
 * The picture with a strip below it in which each of its letter files shows one letter. A picture is there before its letters are, and nothing tells when
 * they come; until then they are not drawn at all, so the strip tells.
 */
function probed(d: Drawn): string {
  const cells = d.faces.map((f, i) => {
    const [family, weight, arabic] = [/font-family:\s*"?([^;"]+)/, /font-weight:\s*(\d+)/, /U\+0?6(?:00|\?\?)/i].map((p) => p.exec(f));
    return `<text x="${i * probe + 4}" y="${d.height + probe - 6}" font-family="${family?.[1] ?? ""}" font-weight="${weight?.[1] ?? 400}" font-size="20" fill="#000">${arabic ? "ب" : "H"}</text>`;
  });
  const high = d.height + probe;
  const inner = d.svg.replace(/^<svg /, '<svg x="0" y="0" ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${d.width}" height="${high}">${inner}${cells.join("")}</svg>`;
}

/** Waits until every probe has ink. Letters that do not come are told nobody: the picture is drawn with what is there. */
async function ready(image: HTMLImageElement, d: Drawn): Promise<void> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, d.faces.length * probe);
  canvas.height = probe;
  const pen = canvas.getContext("2d", { willReadFrequently: true })!;
  const inked = (i: number) => pen.getImageData(i * probe, 0, probe, probe).data.some((v, k) => k % 4 === 3 && v > 0);
  const end = performance.now() + patience;
  while (performance.now() < end) {
    pen.clearRect(0, 0, canvas.width, probe);
    pen.drawImage(image, 0, d.height, canvas.width, probe, 0, 0, canvas.width, probe);
    if (d.faces.every((_, i) => inked(i))) return;
    await new Promise((soon) => setTimeout(soon, 50));
  }
}

/** The view with what stands around it. */
function sheet(plain: HTMLElement, legend: Legend): HTMLElement {
  const root = document.createElement("div");
  const page = document.documentElement;
  root.className = "slide-page";
  root.lang = page.lang;
  root.dir = page.dir;
  if (page.dataset["theme"]) root.dataset["theme"] = page.dataset["theme"];
  const add = (tag: string, className: string, text = "", to: Element = root) => {
    const e = document.createElement(tag);
    e.className = className;
    e.textContent = text;
    to.append(e);
    return e;
  };
  const head = add("div", "slide-head");
  add("p", "slide-title", legend.title, head).dir = "auto";
  if (legend.filter) add("p", "slide-filter", legend.filter, head).dir = "auto";
  add("div", "slide-view").append(plain.cloneNode(true));
  const foot = add("div", "slide-foot");
  add("span", "", legend.source, foot);
  add("bdi", "", legend.date, foot);
  return root;
}

const own = `
.slide-page{display:flex;flex-direction:column;padding:${margin - 16}px ${margin}px 28px;background:var(--paper);min-block-size:100%}
.slide-page *,.slide-page *::before,.slide-page *::after{animation:none!important;transition:none!important}
.slide-head{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 28px;border-block-end:2px solid var(--ink);padding-block-end:12px;margin-block-end:18px}
.slide-title{font:700 34px/1.5 var(--read);text-align:start;unicode-bidi:plaintext}
.slide-filter{font-size:16px;color:var(--ink-2)}
.slide-view{flex:1}
.slide-view>.sec,.slide-view>section{border-block-start:0!important;padding-block:0!important}
.slide-foot{display:flex;justify-content:space-between;gap:28px;border-block-start:1px solid var(--line-2);margin-block-start:18px;padding-block-start:10px;font-size:15px;color:var(--ink-2)}
.slide-page [data-picture=no]{display:none!important}
.slide-page *{content-visibility:visible!important}
.slide-page [data-before]::before,.slide-page [data-after]::after{content:none!important}
.slide-page :is(.vt,.scroll,.am-box){block-size:auto!important;max-block-size:none!important;overflow:visible!important}
`;

/** Lays a sheet out where nobody sees it, with its own styles only and the letters of the page; tells how wide and high it becomes, in pixels. */
async function laidOut(body: HTMLElement, css: string, width: number) {
  const host = document.createElement("div");
  host.setAttribute("aria-hidden", "true");
  Object.assign(host.style, { position: "fixed", top: "0", left: "-10000px", inlineSize: `${width}px`, contain: "layout", pointerEvents: "none" });
  const shadow = host.attachShadow({ mode: "closed" });
  const rules = new CSSStyleSheet();
  rules.replaceSync(css);
  shadow.adoptedStyleSheets = [rules];
  shadow.append(body);
  document.body.append(host);
  host.getBoundingClientRect(); // what letters it needs is known when it is laid out
  await document.fonts.ready;
  const inner = body.querySelector(".slide-view")!;
  const beyond = Math.max(0, inner.scrollWidth - inner.clientWidth);
  return {
    width: width + beyond,
    height: Math.ceil(body.getBoundingClientRect().height),
    size: (w: number, h: number) => Object.assign(host.style, { inlineSize: `${w}px`, blockSize: `${h}px` }),
    end: () => host.remove(),
  };
}

function wrapped(inside: string, legend: Legend, faces: string, height: number, scale: number): string {
  const root = { xmlns: "http://www.w3.org/2000/svg", width: slide.width, height, viewBox: `0 0 ${slide.width / scale} ${height / scale}`, "xml:lang": document.documentElement.lang };
  const title = document.createElementNS(root.xmlns, "title");
  title.textContent = legend.title;
  return legal(`<svg${spelled(root)}>${new XMLSerializer().serializeToString(title).replace(/ xmlns="[^"]*"/, "")}<style>${faces}</style>${inside}</svg>`);
}

/** Text without the characters that XML has no place for. */
const legal = (s: string) => s.replace(/\p{Surrogate}/gu, "\ufffd").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");

/** A copy of the view that holds what the page knows of it beside its elements: what is typed, drawn and highlighted. */
function copied(view: Element): HTMLElement {
  const copy = view.cloneNode(true) as HTMLElement;
  const was = [view, ...view.querySelectorAll("*")];
  const now = [copy, ...copy.querySelectorAll("*")];
  was.forEach((e, i) => typed(e, now[i]!));
  marked(view, was, now);
  for (const e of copy.querySelectorAll(".vh, .cite, script, style, link, [data-picture=no]")) e.remove();
  for (const e of [copy, ...copy.querySelectorAll("*")]) for (const name of ["href", "srcset", "tabindex"]) e.removeAttribute(name);
  for (const e of [copy, ...copy.querySelectorAll("*")]) if (!e.closest("defs")) e.removeAttribute("id");
  return copy;
}

function typed(e: Element, copy: Element): void {
  if (e instanceof HTMLInputElement) {
    copy.setAttribute("value", e.value);
    copy.toggleAttribute("checked", e.checked);
  } else if (e instanceof HTMLTextAreaElement) copy.textContent = e.value;
  else if (e instanceof HTMLOptionElement) copy.toggleAttribute("selected", e.selected);
  const drawing = drawings.get(e);
  if (drawing) copy.replaceChildren(drawing());
}

interface Stretch { from: number; to: number; name: string }

/** Highlights are no elements: in the copy each becomes one, with a class of its name. */
function marked(view: Element, was: Element[], now: Element[]): void {
  const stretches = new Map<Text, Stretch[]>();
  for (const [name, ranges] of CSS.highlights ?? []) {
    for (const r of ranges) {
      if (r.startContainer !== r.endContainer || !(r.startContainer instanceof Text) || !view.contains(r.startContainer)) continue;
      const list = stretches.get(r.startContainer) ?? [];
      list.push({ from: r.startOffset, to: r.endOffset, name });
      stretches.set(r.startContainer, list);
    }
  }
  for (const [text, list] of stretches) {
    const parent = text.parentElement!;
    const at = [...parent.childNodes].indexOf(text);
    const twin = now[was.indexOf(parent)]?.childNodes[at];
    if (twin) (twin as ChildNode).replaceWith(...pieces(text.data, list));
  }
}

/** A text cut where stretches begin and end, each piece within an element for each stretch that it lies in. */
export function cut(length: number, list: readonly Stretch[]): { from: number; to: number; names: string[] }[] {
  const ends = [...new Set([0, length, ...list.flatMap((s) => [s.from, s.to])])].sort((a, b) => a - b);
  return ends.slice(1).map((to, i) => {
    const from = ends[i]!;
    return { from, to, names: [...new Set(list.filter((s) => s.from <= from && s.to >= to).map((s) => s.name))] };
  });
}

function pieces(text: string, list: Stretch[]): Node[] {
  return cut(text.length, list).map((p) =>
    p.names.reduce<Node>((inner, name) => {
      const e = document.createElement("span");
      e.className = `hl-${name}`;
      e.append(inner);
      return e;
    }, document.createTextNode(text.slice(p.from, p.to))),
  );
}

/** The rules of the page as they hold at a width, said of the sheet in place of the page, with nothing that sticks, scrolls or moves. */
const styles = (sources: readonly string[], width: number) => sources.map((s) => flat(s, width, (q) => matchMedia(q).matches, (q) => CSS.supports(q))).join("\n") + own;

/** The sources of the page's styles. What the browser tells of its rules (CSSOM) drops shorthands with variables in them, so they are read as written. */
async function sources(): Promise<string[]> {
  const links = [...document.styleSheets].map((s) => s.href).filter((h): h is string => h !== null);
  return Promise.all(links.map(async (h) => absolute(await (await fetch(h)).text(), h)));
}

/** Addresses in a style as seen from the page. */
const absolute = (css: string, base: string) => css.replace(/url\(\s*(["']?)(?!data:)([^"')]+)\1\s*\)/g, (_, __, to: string) => `url("${new URL(to, base).href}")`);

/** One rule of a style: what stands before its brace and what is in it; in a statement without braces nothing is in it. */
interface Rule { head: string; body: string }

/** The rules of a style in their order. Braces within strings, addresses and comments are none. */
export function rules(css: string): Rule[] {
  const out: Rule[] = [];
  const parts = /\/\*[^]*?\*\/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^"')]*\)|[{};]|[^{};"'/u]+|[^]/g;
  let depth = 0;
  let head = "";
  let body = "";
  for (const [part] of css.matchAll(parts)) {
    if (part.startsWith("/*")) continue;
    if (part === "{" && depth++ === 0) continue;
    if (part === "}" && --depth === 0) {
      out.push({ head: head.trim(), body });
      head = body = "";
    } else if (part === ";" && depth === 0) head = "";
    else if (depth === 0) head += part;
    else body += part;
  }
  return out;
}

/** A style as it holds at a width in pixels, without letters, movements and what is said of paper. */
export function flat(css: string, width: number, ask: (query: string) => boolean, can: (query: string) => boolean): string {
  return rules(css)
    .map(({ head, body }) => {
      if (!head.startsWith("@")) return `${selector(head)}{${still(body)}}`;
      const [, kind, condition] = /^@([\w-]+)\s*([^]*)$/.exec(head)!;
      if (kind === "media") return holds(condition!, width, ask) ? flat(body, width, ask, can) : "";
      if (kind === "supports") return can(condition!) ? flat(body, width, ask, can) : "";
      return kind === "layer" ? flat(body, width, ask, can) : "";
    })
    .join("\n");
}

/** A selector said of the sheet: what is said of the page is said of its root, and a highlight is the element that stands for it. */
export const selector = (s: string) =>
  s
    .replaceAll(":root", ".slide-page")
    .replace(/(^|[\s,>+~}])(html|body)(?![\w-])/g, "$1.slide-page")
    .replace(/::highlight\(([\w-]+)\)/g, " .hl-$1");

const still = (css: string) =>
  css
    .replace(/position:\s*sticky/g, "position:static")
    .replace(/(overflow(?:-\w+)?):\s*(?:auto|scroll)/g, "$1:visible")
    .replace(/max-(?:block-size|height):[^;]*vh/g, "max-height:none")
    .replace(/text-overflow:\s*ellipsis/g, "overflow:visible!important;white-space:normal!important");

/** Whether a media query holds for a sheet of a width in pixels; what is not said of the width is asked. */
export function holds(query: string, width: number, ask: (q: string) => boolean): boolean {
  return query.split(",").some((q) =>
    q
      .trim()
      .split(/\s+and\s+/)
      .every((term) => {
        if (term === "print") return false;
        if (term === "screen" || term === "all") return true;
        const m = /^\(\s*(?:(max|min)-(?:width|inline-size)\s*:|(?:width|inline-size)\s*([<>]=?))\s*([\d.]+)(px|rem|em)\s*\)$/.exec(term);
        if (!m) return ask(term);
        const limit = Number(m[3]) * (m[4] === "px" ? 1 : 16);
        const sign = m[2] ?? (m[1] === "max" ? "<=" : ">=");
        return { "<": width < limit, "<=": width <= limit, ">": width > limit, ">=": width >= limit }[sign]!;
      }),
  );
}

/** The page's letters with their data in them. */
async function letters(sources: readonly string[]): Promise<string[]> {
  return Promise.all(sources.flatMap(rules).filter((r) => r.head === "@font-face").map((r) => face(r.body)));
}

/** Those letters that the words of a picture are written with. */
export function needed(svg: string, faces: readonly string[]): string[] {
  const words = [...svg.matchAll(/<text ([^>]*)>([^<]*)/g)].map(([, attributes, text]) => ({ attributes: attributes!, weight: Number(/font-weight="(\d+)/.exec(attributes!)?.[1] ?? 400), text: text! }));
  return faces.filter((f) => {
    const name = /font-family:\s*["']?([^;"']+)/.exec(f)?.[1] ?? "";
    const [least = 400, most = least] = (/font-weight:\s*([\d\s]+)/.exec(f)?.[1] ?? "").trim().split(/\s+/).filter(Boolean).map(Number);
    const ranges = [...f.matchAll(/U\+([\dA-F?]+)(?:-([\dA-F]+))?/gi)].map(([, from, to]) => [from!.replaceAll("?", "0"), to ?? from!.replaceAll("?", "F")].map((h) => parseInt(h, 16)));
    const holds = (sign: string) => ranges.length === 0 || ranges.some(([from, to]) => sign.codePointAt(0)! >= from! && sign.codePointAt(0)! <= to!);
    return words.some((w) => w.attributes.includes(name) && w.weight >= least && w.weight <= most && [...w.text].some(holds));
  });
}

async function face(css: string): Promise<string> {
  const m = /url\("?([^")]+)"?\)/.exec(css);
  if (!m) return `@font-face{${css}}`;
  const raw = await (await fetch(m[1]!)).blob();
  const data = await new Promise<string>((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => failed(reader.error ?? new Error("no letters"));
    reader.readAsDataURL(raw);
  });
  return `@font-face{${css.replace(m[0], `url("${data}")`).replace(/font-display:\s*\w+/, "font-display:block")}}`;
}
