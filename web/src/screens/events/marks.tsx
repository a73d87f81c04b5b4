import { geoCircle, geoPath, type GeoProjection } from "d3-geo";
import { useEffect, useMemo, useState } from "react";
import { useMeasure } from "../../lib/measure";
import type { Selection } from "../../lib/selection";
import { useWords } from "../../lib/words";
import { isolated, placed, shortened, tall, type Box, type Wish } from "./labels";
import type { Happening } from "./model";
import type { Drawn } from "./outlines";
import { clamp, gathered, scales, type Frame, type Mark, type Site } from "./places";
import { useSiteName } from "./sites";

interface Props { list: Site[]; projection: GeoProjection; width: number; height: number; frame: Frame; set: (f: Frame) => void; selection: Selection; lands: Drawn[]; hatched: globalThis.Map<string, Happening[]> }

/** A name on the map: that of a mark by its id, or of a country. What is longer than a name may be is cut in text and whole in full. */
interface Name { key: string; text: string; full: string; className: string; wish: Wish; /** Names of a higher class have room first, and in it those of more events, then of larger places. */ rank: readonly [number, number, number] }

/** How wide a name is at most, in pixels, and how much wider than its letters the room it takes. */
const longest = 170;
const air = 6;

const degrees = (km: number) => km / 111.2;

/** How far the symbol of a mark reaches from its middle, in pixels. */
const reach = (m: Mark) => (m.sites.length > 1 ? 11 : m.sites[0]!.spot.precision !== "point" ? 9 : 4);

const chosen = (m: Mark, ids: ReadonlySet<string>) => m.sites.some((s) => s.events.some((e) => ids.has(e.id)));

/** Points with their halos, and over them all names as far as they have room; several points that cannot be told apart are one mark, which a press brings nearer. */
export function Marks(props: Props) {
  const { list, projection, width, height, frame, set, selection } = props;
  const marks = useMemo(() => {
    const at = list.flatMap((site) => {
      const p = site.drawn === "point" ? projection([site.spot.lon!, site.spot.lat!]) : null;
      return p && p[0] > -20 && p[0] < width + 20 && p[1] > -20 && p[1] < height + 20 ? [{ site, x: p[0], y: p[1] }] : [];
    });
    return gathered(at, 15);
  }, [list, projection, width, height]);
  const [near, setNear] = useState("");
  const names = useNames(marks, props);
  const symbols = useMemo(() => {
    const act = (m: Mark, add: boolean) => {
      selection.pick(m.sites.flatMap((s) => s.events.map((e) => e.id)), add);
      const to = m.sites.length > 1 ? projection.invert?.([m.x, m.y]) : null;
      if (to && frame.scale < scales.most / 3) set(clamp({ lon: to[0], lat: to[1], scale: frame.scale * 3 }));
    };
    return marks.map((m) => <Sign key={m.sites[0]!.id} m={m} on={chosen(m, selection.ids)} name={names.of.get(m.sites[0]!.id)!.full} projection={projection} act={act} near={setNear} />);
  }, [marks, selection, names.of, projection, frame, set]);
  return (
    <>
      {symbols}
      <g className="names" aria-hidden="true">
        {names.shown.map(({ name, box }) => (
          <Text key={name.key} className={name.className} text={name.text} box={box} />
        ))}
        <Near name={names.of.get(near)} shown={names.shown} width={width} height={height} leave={() => setNear("")} />
      </g>
    </>
  );
}

/** A mark: its point, and around it what is not known of where it lies. */
function Sign({ m, on, name, projection, act, near }: { m: Mark; on: boolean; name: string; projection: GeoProjection; act: (m: Mark, add: boolean) => void; near: (id: string) => void }) {
  const { id, spot } = m.sites[0]!;
  const several = m.sites.length > 1;
  const wide = !several && spot.precision !== "point";
  const halo = wide && spot.radius_km ? geoPath(projection)(geoCircle().center([spot.lon!, spot.lat!]).radius(degrees(spot.radius_km))()) : null;
  return (
    <g
      className={on ? "pl on" : "pl"}
      role="button"
      tabIndex={0}
      aria-pressed={on}
      aria-label={name}
      onClick={(e) => act(m, e.shiftKey || e.ctrlKey || e.metaKey)}
      onKeyDown={(e) => {
        if (e.key !== "Enter" && e.key !== " ") return;
        e.preventDefault();
        act(m, e.shiftKey);
      }}
      onPointerEnter={() => near(id)}
      onPointerLeave={() => near("")}
      onFocus={() => near(id)}
      onBlur={() => near("")}
    >
      <circle className="hit" cx={m.x} cy={m.y} r="13" />
      {halo && <path className="halo" d={halo} />}
      {wide && <circle className="halo least" cx={m.x} cy={m.y} r="8" />}
      {several && <circle className="many" cx={m.x} cy={m.y} r="10" />}
      <circle className="dot" cx={m.x} cy={m.y} r={several ? 4.5 : 3.4} />
    </g>
  );
}

function Text({ text, box, className }: { text: string; box: Box; className: string }) {
  const { lang } = useWords();
  return (
    <text className={className} x={(box[0] + box[2]) / 2} y={(box[1] + box[3]) / 2 + 4} textAnchor="middle" direction={lang === "ar" ? "rtl" : "ltr"}>
      {text}
    </text>
  );
}

/** The name of the mark that the pointer or the keys are at, whole, where it had no room or was cut. Esc lets it go. */
function Near({ name, shown, width, height, leave }: { name: Name | undefined; shown: { name: Name }[]; width: number; height: number; leave: () => void }) {
  const { lang } = useWords();
  const measure = useMeasure(letter);
  const wanted = name && (name.text !== name.full || !shown.some((s) => s.name.key === name.key)) ? name : undefined;
  useEffect(() => {
    if (!wanted) return;
    const key = (e: KeyboardEvent) => e.key === "Escape" && leave();
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  });
  const [box] = wanted ? placed([{ ...wanted.wish, w: measure(wanted.full) + 12, must: true }], [], [width, height], lang === "ar") : [];
  if (!wanted || !box) return null;
  return (
    <>
      <rect className="under" x={box[0]} y={box[1] - 2} width={box[2] - box[0]} height={tall + 4} rx="2" />
      <Text className="near" text={wanted.full} box={box} />
    </>
  );
}

/** The size of names in pixels; those of countries are written in the same. */
const letter = 12.5;

/** The names of all marks, and those of marks and countries that have room, with it. */
function useNames(marks: Mark[], { width, height, lands, hatched, selection: { ids } }: Props): { of: globalThis.Map<string, Name>; shown: { name: Name; box: Box }[] } {
  const words = useWords();
  const called = useSiteName();
  const measure = useMeasure(letter);
  const of = useMemo(() => new globalThis.Map(marks.map((m) => [m.sites[0]!.id, nameOf(m, called(m.sites[0]!), words.number, measure)])), [marks, words, measure]); // eslint-disable-line react-hooks/exhaustive-deps
  const areas = useMemo(() => countries(lands, hatched, [width, height], words, measure), [lands, hatched, width, height, words, measure]);
  const shown = useMemo(() => {
    const own = marks.map((m) => ({ ...of.get(m.sites[0]!.id)!, on: chosen(m, ids) }));
    const all = [...own.map((n): Name => (n.on ? { ...n, className: "on", rank: [2, n.rank[1], n.rank[2]], wish: { ...n.wish, must: true } } : n)), ...areas];
    all.sort((a, b) => b.rank[0] - a.rank[0] || b.rank[1] - a.rank[1] || b.rank[2] - a.rank[2] || (a.key < b.key ? -1 : 1));
    const symbols = marks.map((m): Box => [m.x - reach(m), m.y - reach(m), m.x + reach(m), m.y + reach(m)]);
    const boxes = placed(all.map((n) => n.wish), symbols, [width, height], words.lang === "ar");
    return all.flatMap((name, i) => (boxes[i] ? [{ name, box: boxes[i] }] : []));
  }, [marks, of, areas, ids, width, height, words]);
  return { of, shown };
}

/** The name of a mark: the place of most events, how many others there are, how many events. */
function nameOf(m: Mark, called: string, number: (n: number) => string, measure: (text: string) => number): Name {
  const rest = `${m.sites.length > 1 ? ` +${number(m.sites.length - 1)}` : ""} · ${number(m.n)}`;
  const cut = isolated(shortened(called, longest, measure)) + rest;
  return { key: m.sites[0]!.id, text: cut, full: isolated(called) + rest, className: "", wish: { x: m.x, y: m.y, r: reach(m), w: measure(cut) + air }, rank: [1, m.n, m.sites[0]!.spot.radius_km ?? 0] };
}

/** The names of countries that are large enough on the frame, and of those of which events tell no more than the country. */
function countries(lands: Drawn[], hatched: globalThis.Map<string, Happening[]>, [w, h]: [number, number], { lang, t, number }: ReturnType<typeof useWords>, measure: (text: string) => number): Name[] {
  return lands.flatMap(({ land, area, middle: [x, y] }, i): Name[] => {
    const own = land[lang] ?? "";
    const events = hatched.get(land.a3 ?? "");
    if (!own || (area < 2600 && !events) || !(x > 20 && x < w - 20 && y > 14 && y < h - 8)) return [];
    const text = events ? `${isolated(own)} · ${t("web.whole-country")} ${number(events.length)}` : own;
    return [{ key: `country ${i}`, text, full: text, className: events ? "ctry strong" : "ctry", wish: { x, y, r: 0, w: measure(text) + air }, rank: [events ? 1 : 0, events?.length ?? 0, area] }];
  });
}
