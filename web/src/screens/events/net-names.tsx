import type { Core, EdgeSingular, NodeSingular } from "cytoscape";
import { useMemo } from "react";
import { useMeasure } from "../../lib/measure";
import { useWords } from "../../lib/words";
import { isolated, placed, shortened, tall, type Box, type Wish } from "./labels";

interface Props { core: Core; /** Who or what is pointed at, by the id of its element. */ near: string; /** What is chosen. */ ids: ReadonlySet<string>; /** Another number each time that something moved. */ moved: number }

/** Words beside a node or on a thread, cut in text and whole in full. */
interface Name { id: string; text: string; full: string; className: string; wish: Wish; /** Names of a higher class have room first, and in it those of more events. */ rank: readonly [number, number] }

/** The size of names in pixels at every distance, how wide one is at most, and how much wider than its letters the room it takes. */
const letter = 12.5;
const longest = 150;
const air = 6;

/** With more threads than this their words are written on the strongest alone, so many at most. */
export const few = 40;
const strongest = 12;

/** The names of the network, written over it as far as they have room: those of who is chosen first, then those of most events, then the acts on the threads. */
export function NetNames({ core, near, ids, moved }: Props) {
  const { lang } = useWords();
  const names = useNames(core, ids, moved);
  const size = [core.width(), core.height()] as const;
  const { shown, signs } = useMemo(() => {
    const signs = names.filter((n) => n.wish.r > 0).map(({ wish: { x, y, r } }): Box => [x - r, y - r, x + r, y + r]);
    const written = chief(names).filter(({ wish: { x, y } }) => x > 0 && y > 0 && x < size[0] && y < size[1]);
    const boxes = placed(written.map((n) => n.wish), signs, size, lang === "ar", core.edges().toArray().flatMap(beads));
    return { signs, shown: written.flatMap((name, i) => (boxes[i] ? [{ name, box: boxes[i] }] : [])) };
  }, [names, size[0], size[1], lang]); // eslint-disable-line react-hooks/exhaustive-deps
  return (
    <svg className="net-names" width={size[0]} height={size[1]} viewBox={`0 0 ${size[0]} ${size[1]}`} aria-hidden="true">
      {shown.map(({ name, box }) => (
        <Written key={name.id} className={name.className} text={name.text} box={box} />
      ))}
      {near && <Near core={core} near={near} names={names} signs={signs} shown={new Map(shown.map(({ name, box }) => [name.id, box]))} />}
    </svg>
  );
}

/** The names that are written where nothing is pointed at, in the order of their room. */
function chief(names: Name[]): Name[] {
  const order = [...names].sort((a, b) => b.rank[0] - a.rank[0] || b.rank[1] - a.rank[1] || (a.id < b.id ? -1 : 1));
  const threads = order.filter((n) => n.wish.r === 0);
  const left = threads.length > few ? new Set(threads.filter((n, i) => n.rank[0] === 0 && (i >= strongest || n.rank[1] < 2))) : new Set<Name>();
  return order.filter((n) => !left.has(n));
}

/** Whoever is pointed at with the whole name, and the acts on all threads from and to them, over all else. */
function Near({ core, near, names, signs, shown }: { core: Core; near: string; names: Name[]; signs: Box[]; shown: ReadonlyMap<string, Box> }) {
  const { lang } = useWords();
  const measure = useMeasure(letter, 600);
  const e = core.getElementById(near);
  const own = new Set([near, ...e.connectedEdges().map((x) => x.id()), ...e.connectedNodes().map((x) => x.id())]);
  const list = names.filter((n) => own.has(n.id) && (!shown.has(n.id) || n.text !== n.full)).sort((a, b) => b.wish.r - a.wish.r || b.rank[1] - a.rank[1]);
  const still = [...own].map((id) => shown.get(id)).filter((b) => b !== undefined);
  const boxes = placed(list.map((n) => ({ ...n.wish, w: measure(n.full) + 12, must: true })), [...signs, ...still], [core.width(), core.height()], lang === "ar");
  return list.map((n, i) => {
    const box = boxes[i];
    return box && (
      <g key={n.id} className="near">
        <rect x={box[0]} y={box[1]} width={box[2] - box[0]} height={tall} rx="2" />
        <Written className={n.className} text={n.full} box={box} />
      </g>
    );
  });
}

function Written({ text, box, className }: { text: string; box: Box; className: string }) {
  const { lang } = useWords();
  return (
    <text className={className} x={(box[0] + box[2]) / 2} y={(box[1] + box[3]) / 2 + 4} textAnchor="middle" direction={lang === "ar" ? "rtl" : "ltr"}>
      {text}
    </text>
  );
}

/** All names as they lie now. */
function useNames(core: Core, ids: ReadonlySet<string>, moved: number): Name[] {
  const words = useWords();
  const [who, act] = [useMeasure(letter, 600), useMeasure(letter)];
  return useMemo(() => {
    const on = (e: NodeSingular | EdgeSingular) => (e.data("events") as string[]).some((id) => ids.has(id));
    const named = (e: NodeSingular | EdgeSingular, measure: (text: string) => number, wish: Omit<Wish, "w">, className: string): Name => {
      const full = isolated(e.data("name") as string);
      const text = isolated(shortened(e.data("name") as string, longest, measure));
      const chosen = on(e);
      return { id: e.id(), text, full, className: chosen ? `${className} on` : className, wish: { ...wish, w: measure(text) + air, must: chosen && e.isNode() }, rank: [(chosen ? 2 : 0) + (e.isNode() ? 1 : 0), (e.data("events") as string[]).length] };
    };
    return [
      ...core.nodes().map((n) => named(n, who, { ...n.renderedPosition(), r: n.renderedWidth() / 2 + 1 }, "nn-who")),
      ...core.edges().map((e) => named(e, act, along(e), "nn-act")),
    ];
  }, [core, ids, moved, words, who, act]); // eslint-disable-line react-hooks/exhaustive-deps
}

/** A thread as boxes that lie along it, some pixels apart: it bends through its middle. */
function beads(e: EdgeSingular): Box[] {
  const [s, t, m] = [e.source().renderedPosition(), e.target().renderedPosition(), e.renderedMidpoint()];
  const steps = Math.max(2, Math.ceil(Math.hypot(t.x - s.x, t.y - s.y) / 10));
  return Array.from({ length: steps + 1 }, (_, i): Box => {
    const k = i / steps;
    const at = (from: number, to: number, mid: number) => from * (1 - k) ** 2 + (2 * mid - (from + to) / 2) * 2 * k * (1 - k) + to * k ** 2;
    const [x, y] = [at(s.x, t.x, m.x), at(s.y, t.y, m.y)];
    return [x - 2, y - 2, x + 2, y + 2];
  });
}

/** Where the words of a thread may stand: in its middle, else nearer to one of its ends. */
function along(e: EdgeSingular): Omit<Wish, "w"> {
  const [s, t, m] = [e.source().renderedPosition(), e.target().renderedPosition(), e.renderedMidpoint()];
  return { ...m, r: 0, or: [-0.12, 0.12, -0.22, 0.22].map((k) => [m.x + (t.x - s.x) * k, m.y + (t.y - s.y) * k] as const) };
}
