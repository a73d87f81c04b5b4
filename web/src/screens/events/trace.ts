import type { Core, EdgeSingular, NodeSingular, Position } from "cytoscape";

/** What of an element's style a trace needs. */
type Looks = EdgeSingular | NodeSingular;

const number = (e: Looks, name: string) => parseFloat(String(e.style(name)));
const word = (e: Looks, name: string) => String(e.style(name));

function made(tag: string, attributes: Record<string, string | number>): SVGElement {
  const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, v] of Object.entries(attributes)) e.setAttribute(name, String(v));
  return e;
}

/** The nodes and threads of a network as they are seen, in lines in place of points. Their names lie over them in a drawing of their own. */
export function traced(core: Core): SVGSVGElement {
  const { x1, y1, w, h } = core.extent();
  const svg = made("svg", { viewBox: `${x1} ${y1} ${w} ${h}`, width: core.width(), height: core.height() }) as SVGSVGElement;
  svg.style.display = "block";
  svg.append(...core.edges().toArray().flatMap(thread), ...core.nodes().toArray().map(disc));
  return svg;
}

const disc = (n: NodeSingular) => made("circle", { cx: n.position("x"), cy: n.position("y"), r: n.width() / 2, fill: word(n, "background-color") });

/** The line of an edge, with its head at the one who suffers. */
function thread(e: EdgeSingular): SVGElement[] {
  const width = number(e, "width");
  const bends = (e.controlPoints() as Position[] | undefined) ?? [];
  const [from, to] = [e.sourceEndpoint(), e.targetEndpoint()];
  const before = bends.at(-1) ?? from;
  const long = Math.hypot(to.x - before.x, to.y - before.y) || 1;
  const [dx, dy] = [(to.x - before.x) / long, (to.y - before.y) / long];
  const size = Math.max((width * 13.37) ** 0.9, 29) * number(e, "arrow-scale");
  const foot = { x: to.x - dx * size * 0.3, y: to.y - dy * size * 0.3 };
  const [sx, sy] = [-dy * size * 0.15, dx * size * 0.15];
  const line = made("path", { d: curve(from, bends, foot), fill: "none", stroke: word(e, "line-color"), "stroke-width": width, ...(word(e, "line-style") === "dashed" && { "stroke-dasharray": "6 3" }) });
  const head = made("path", { d: `M${to.x} ${to.y}L${foot.x + sx} ${foot.y + sy}L${foot.x - sx} ${foot.y - sy}z`, fill: word(e, "target-arrow-color") });
  return [line, head];
}

/** A curve along control points: between two of them it goes through their middle. */
export function curve(from: Position, bends: readonly Position[], to: Position): string {
  const last = bends.length - 1;
  const parts = bends.map((b, i) => {
    const next = bends[i + 1];
    const end = i === last || !next ? to : { x: (b.x + next.x) / 2, y: (b.y + next.y) / 2 };
    return `Q${b.x} ${b.y} ${end.x} ${end.y}`;
  });
  return `M${from.x} ${from.y}${parts.length > 0 ? parts.join("") : `L${to.x} ${to.y}`}`;
}
