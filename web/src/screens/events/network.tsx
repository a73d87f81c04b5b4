import cytoscape, { type Core, type ElementDefinition } from "cytoscape";
import { useEffect, useRef } from "react";
import { Button } from "react-aria-components/Button";
import type { Selection } from "../../lib/selection";
import { useSettings } from "../../lib/settings";
import { useWords } from "../../lib/words";
import { Signed } from "../../parts/glyphs";
import { deeds, type Pair } from "./deeds";
import { quad } from "./model";

interface Props { nodes: [string, number][]; edges: Pair[]; name: (id: string) => string; selection: Selection }

/** The library would make a style element, which the policy of contents refuses; where one of this name stands it makes none. */
const forestall = "__________cytoscape_stylesheet";

/** A network of who acts on whom. A thread runs from the one who acts; its word is the most frequent act; it is dashed where nothing of it is told as happened. */
export default function Network({ nodes, edges, name, selection }: Props) {
  const { t, label, lang, number } = useWords();
  const { theme } = useSettings();
  const box = useRef<HTMLDivElement>(null);
  const core = useRef<Core | null>(null);
  const pick = useRef(selection.pick);
  useEffect(() => {
    pick.current = selection.pick;
  });
  useEffect(() => {
    const css = getComputedStyle(document.documentElement);
    const c = cytoscape({ container: box.current, elements: elements(nodes, edges, name, (e) => worded(e, label, number)), style: styles((v) => css.getPropertyValue(v).trim()), minZoom: 0.2, maxZoom: 4, userZoomingEnabled: false });
    c.layout({ name: "cose", animate: false, randomize: false, nodeRepulsion: () => 400_000, nodeOverlap: 60, idealEdgeLength: () => 130, componentSpacing: 60, gravity: 0.6, numIter: 600, padding: 30 }).run();
    c.on("tap", "edge, node", (e) => pick.current(e.target.data("events") as string[], !!(e.originalEvent as MouseEvent | undefined)?.shiftKey));
    core.current = c;
    return () => {
      core.current = null;
      c.destroy();
    };
  }, [nodes, edges, lang, theme]); // eslint-disable-line react-hooks/exhaustive-deps
  useEffect(() => {
    core.current?.elements().forEach((e) => {
      const on = (e.data("events") as string[]).some((id) => selection.ids.has(id));
      e.toggleClass("on", on && e.isEdge());
    });
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
          <Button onPress={() => core.current?.fit(undefined, 30)}>{t("web.zoom-all")}</Button>
        </div>
      </div>
      <div className="net" ref={box} role="img" aria-label={`${t("web.as-network")}: ${number(nodes.length)}; ${t("web.see-table")}`} dir="ltr" />
    </>
  );
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
    ...nodes.map(([id, n], i): ElementDefinition => ({ data: { id, name: name(id), size: 14 + 22 * Math.sqrt(n / most), events: events.get(id) }, position: round(i) })),
    ...edges.map((p, i): ElementDefinition => {
      const first = deeds(p.events)[0]!.type;
      const told = p.events.some((h) => h.status === "happened");
      return { data: { id: `edge ${i}`, source: p.actor, target: p.recipient, word: word(p), events: p.events.map((h) => h.id), width: 1.2 + Math.min(4, Math.sqrt(p.events.length) - 1) }, classes: `${quad(first)}${told ? "" : " said"}` };
    }),
  ];
}

function styles(v: (name: string) => string): cytoscape.StylesheetJson {
  return [
    { selector: "node", style: { "background-color": v("--ink-2"), width: "data(size)", height: "data(size)", label: "data(name)", color: v("--ink"), "font-family": "Isnad Sans, sans-serif", "font-size": 15, "font-weight": 600, "text-valign": "top", "text-margin-y": -4, "text-outline-color": v("--paper"), "text-outline-width": 2.5, "text-wrap": "wrap", "text-max-width": "140px" } },
    { selector: "edge", style: { width: "data(width)", "curve-style": "bezier", "target-arrow-shape": "triangle", "arrow-scale": 1.1, "line-color": v("--verdigris"), "target-arrow-color": v("--verdigris"), label: "data(word)", color: v("--ink-2"), "font-family": "Isnad Sans, sans-serif", "font-size": 13, "text-background-color": v("--paper"), "text-background-opacity": 0.85, "text-background-padding": "2px" } },
    { selector: "edge.cf", style: { "line-color": v("--cinnabar"), "target-arrow-color": v("--cinnabar") } },
    { selector: "edge.said", style: { "line-style": "dashed" } },
    { selector: "edge.on", style: { "line-color": v("--lapis"), "target-arrow-color": v("--lapis"), "text-background-color": v("--lapis-wash"), width: 5 } },
  ] as cytoscape.StylesheetJson;
}
