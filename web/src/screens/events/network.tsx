import cytoscape, { type Core, type EdgeSingular, type ElementDefinition } from "cytoscape";
import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { drawings } from "../../lib/drawings";
import type { Selection } from "../../lib/selection";
import { useSettings } from "../../lib/settings";
import { useWords } from "../../lib/words";
import { Signed } from "../../parts/glyphs";
import { deeds, type Pair } from "./deeds";
import { quad } from "./model";
import { NetNames } from "./net-names";
import { apart, spread } from "./spread";
import { traced } from "./trace";
import "./network.css";

interface Props { nodes: [string, number][]; edges: Pair[]; name: (id: string) => string; selection: Selection }

/** The library would make a style element, which the policy of contents refuses; where one of this name stands it makes none. */
const forestall = "__________cytoscape_stylesheet";

/** A network of who acts on whom. A thread runs from the one who acts; its word is the most frequent act; it is dashed where nothing of it is told as happened. */
export default function Network({ nodes, edges, name, selection }: Props) {
  const { t, label, lang, number } = useWords();
  const { theme } = useSettings();
  const box = useRef<HTMLDivElement>(null);
  const core = useRef<Core | null>(null);
  const [drawn, setDrawn] = useState<Core | null>(null);
  const [near, setNear] = useState("");
  const [moved, setMoved] = useState(0);
  const pick = useRef(selection.pick);
  useEffect(() => {
    pick.current = selection.pick;
  });
  useEffect(() => {
    const css = getComputedStyle(document.documentElement);
    const c = cytoscape({ container: box.current, elements: elements(nodes, edges, name, (e) => worded(e, label, number)), style: styles((v) => css.getPropertyValue(v).trim()), minZoom: 0.4, maxZoom: 6, userZoomingEnabled: false });
    arrange(c);
    c.on("tap", "edge, node", (e) => pick.current(e.target.data("events") as string[], !!(e.originalEvent as MouseEvent | undefined)?.shiftKey));
    c.on("mouseover", "edge, node", (e) => setNear((e.target as EdgeSingular).id()));
    c.on("mouseout", "edge, node", () => setNear(""));
    let frame = 0;
    c.on("pan zoom position resize", () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setMoved((n) => n + 1));
    });
    core.current = c;
    setDrawn(c);
    setNear("");
    if (box.current) drawings.set(box.current, () => traced(c));
    return () => {
      cancelAnimationFrame(frame);
      core.current = null;
      setDrawn(null);
      c.destroy();
    };
  }, [nodes, edges, lang, theme]); // eslint-disable-line react-hooks/exhaustive-deps
  useEffect(() => {
    core.current?.elements().forEach((e) => {
      const on = (e.data("events") as string[]).some((id) => selection.ids.has(id));
      e.toggleClass("on", on && e.isEdge());
    });
    core.current?.one("render", () => setMoved((n) => n + 1)); // threads bend only as they are drawn
  }, [selection.ids, nodes, edges, lang, theme]);
  const zoom = (f: number) => core.current?.zoom({ level: core.current.zoom() * f, renderedPosition: { x: box.current!.clientWidth / 2, y: box.current!.clientHeight / 2 } });
  return (
    <>
      <span id={forestall} hidden />
      <div className="tl-tools" data-picture="no">
        <div className="grp">
          <Button onPress={() => zoom(1 / 1.4)}>
            <Signed sign="−" word={t("web.zoom-out")} />
          </Button>
          <Button onPress={() => zoom(1.4)}>
            <Signed sign="+" word={t("web.zoom-in")} />
          </Button>
          <Button onPress={() => core.current?.reset()}>{t("web.zoom-all")}</Button>
        </div>
      </div>
      <div className="net-box" dir="ltr">
        <div className="net" ref={box} role="img" aria-label={`${t("web.as-network")}: ${number(nodes.length)}; ${t("web.see-table")}`} />
        {drawn && <NetNames core={drawn} near={near} ids={selection.ids} moved={moved} />}
      </div>
    </>
  );
}

/** Lays a network out so that it fills its frame at the size in which it is drawn; in a narrow one nodes are smaller. */
function arrange(c: Core): void {
  c.layout({ name: "cose", animate: false, randomize: false, fit: false, nodeRepulsion: () => 400_000, nodeOverlap: 60, idealEdgeLength: () => 130, componentSpacing: 60, gravity: 0.6, numIter: 600 }).run();
  const all = c.nodes();
  const size = [c.width(), c.height()] as const;
  const margins = [Math.min(76, size[0] * 0.12), 30] as const;
  const at = spread(all.map((n) => [n.position().x, n.position().y] as const), size, margins);
  const smaller = Math.min(1, apart(all.length, size, margins) / 36);
  all.forEach((n, i) => {
    n.position({ x: at[i]![0], y: at[i]![1] });
    n.data("size", (n.data("size") as number) * smaller);
  });
  c.reset();
}

/** The words on a thread: the most frequent acts, with how many. */
function worded(p: Pair, label: (e: string, c: string) => string, number: (n: number) => string): string {
  const [first, ...others] = deeds(p.events);
  return `${label("EventType", first!.type)}${first!.events.length > 1 ? ` ${number(first!.events.length)}` : ""}${others.length > 0 ? ` +${number(others.length)}` : ""}`;
}

function elements(nodes: [string, number][], edges: Pair[], name: (id: string) => string, word: (p: Pair) => string): ElementDefinition[] {
  const most = Math.max(1, ...nodes.map(([, n]) => n));
  const events = new Map(nodes.map(([id]) => [id, edges.filter((e) => e.actor === id || e.recipient === id).flatMap((e) => e.events.map((h) => h.id))]));
  const round = (i: number) => ({ x: 300 * Math.cos((2 * Math.PI * i) / nodes.length), y: 300 * Math.sin((2 * Math.PI * i) / nodes.length) });
  return [
    ...nodes.map(([id, n], i): ElementDefinition => ({ data: { id, name: name(id), size: 10 + 16 * Math.sqrt(n / most), events: events.get(id) }, position: round(i) })),
    ...edges.map((p, i): ElementDefinition => {
      const first = deeds(p.events)[0]!.type;
      const told = p.events.some((h) => h.status === "happened");
      return { data: { id: `edge ${i}`, source: p.actor, target: p.recipient, name: word(p), events: p.events.map((h) => h.id), width: 1.2 + Math.min(4, Math.sqrt(p.events.length) - 1) }, classes: `${quad(first)}${told ? "" : " said"}` };
    }),
  ];
}

function styles(v: (name: string) => string): cytoscape.StylesheetJson {
  return [
    { selector: "node", style: { "background-color": v("--ink-2"), width: "data(size)", height: "data(size)" } },
    { selector: "edge", style: { width: "data(width)", "curve-style": "bezier", "target-arrow-shape": "triangle", "arrow-scale": 1.1, "line-color": v("--verdigris"), "target-arrow-color": v("--verdigris") } },
    { selector: "edge.cf", style: { "line-color": v("--cinnabar"), "target-arrow-color": v("--cinnabar") } },
    { selector: "edge.said", style: { "line-style": "dashed" } },
    { selector: "edge.on", style: { "line-color": v("--lapis"), "target-arrow-color": v("--lapis"), width: 5 } },
  ] as cytoscape.StylesheetJson;
}
