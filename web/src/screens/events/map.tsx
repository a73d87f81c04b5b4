import { useQuery } from "@tanstack/react-query";
import { geoBounds, geoContains, geoMercator, type GeoProjection } from "d3-geo";
import type { FeatureCollection, Geometry } from "geojson";
import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import type { Selection } from "../../lib/selection";
import { useWords } from "../../lib/words";
import { Signed } from "../../parts/glyphs";
import { Picture } from "../../parts/picture";
import { Failed, Waiting } from "../../parts/states";
import { Marks } from "./marks";
import type { Happening } from "./model";
import { outlined, type Drawn, type Land, type Outlines } from "./outlines";
import { clamp, framed, sites, type Frame, type Site } from "./places";
import { SiteTable, useSiteName } from "./sites";
import { useSize } from "./size";
import "./map.css";

/** Outlines from the program's own files. */
function useOutlines(name: "countries" | "provinces", wanted: boolean) {
  return useQuery({
    queryKey: ["glossary", "map", name], // as the glossary it stays while the ledger changes
    enabled: wanted,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const answer = await fetch(`/map/${name}.json`, { signal });
      if (!answer.ok) throw new Error(answer.statusText);
      const t = (await answer.json()) as Topology;
      const all = feature(t, t.objects[name]!) as unknown as FeatureCollection<Geometry, Land>;
      return all.features.map((f) => ({ f, bounds: geoBounds(f) }));
    },
  });
}

/** The scale from which provinces are drawn. */
const near = 2200;

/** Where it happened: halos as wide as what is not known of a place, countries hatched where no more is known, and the table that says the same. */
export default function Map({ shown, selection, filter }: { shown: Happening[]; selection: Selection; filter: string }) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const width = useSize(box, 700);
  const height = Math.round(Math.max(300, Math.min(560, width * 0.68)));
  const list = useMemo(() => sites(shown), [shown]);
  const start = useMemo(() => framed(list, width, height), [list, width, height]);
  const [moved, setMoved] = useState<Frame | null>(null);
  const frame = moved ?? start;
  const countries = useOutlines("countries", true);
  const provinces = useOutlines("provinces", frame.scale > near || list.some((s) => s.drawn === "province"));
  return (
    <div className="mp">
      <div>
        <Tools frame={frame} set={setMoved}>
          <Picture of={box} title={t("web.happened")} part={t("web.where")} filter={filter} />
        </Tools>
        <div ref={box}>
          {countries.isPending ? <Waiting /> : countries.isError ? <Failed error={countries.error} again={() => void countries.refetch()} /> : <Chart list={list} countries={countries.data} provinces={provinces.data ?? []} frame={frame} set={setMoved} size={[width, height]} selection={selection} />}
        </div>
        <p className="small soft note">{t("web.map-note")}</p>
      </div>
      <SiteTable list={list} placeless={shown.filter((h) => !h.row.place)} selection={selection} />
    </div>
  );
}

const zoom = (f: Frame, by: number): Frame => clamp({ ...f, scale: f.scale * by });
/** Moves the frame by shares of what it shows. The map is never mirrored: east is right in both directions of writing. */
const pan = (f: Frame, right: number, up: number): Frame => clamp({ ...f, lon: f.lon + (right * 34_000) / f.scale, lat: f.lat + (up * 20_000) / f.scale });

function Tools({ frame, set, children }: { frame: Frame; set: (f: Frame | null) => void; children: ReactNode }) {
  const { t } = useWords();
  const move = (word: string, sign: string, to: Frame | null) => (
    <Button key={word} onPress={() => set(to)}>
      <Signed sign={sign} word={t(word)} />
    </Button>
  );
  return (
    <div className="tl-tools">
      <div className="grp" dir="ltr" role="group" aria-label={t("web.where")}>
        {move("web.zoom-out", "−", zoom(frame, 1 / 1.7))}
        {move("web.zoom-in", "+", zoom(frame, 1.7))}
        {move("web.to-west", "←", pan(frame, -0.3, 0))}
        {move("web.to-north", "↑", pan(frame, 0, 0.3))}
        {move("web.to-south", "↓", pan(frame, 0, -0.3))}
        {move("web.to-east", "→", pan(frame, 0.3, 0))}
      </div>
      <div className="grp">
        <Button onPress={() => set(null)}>{t("web.zoom-fit")}</Button>
      </div>
      {children}
    </div>
  );
}

/** A stroke from edge to edge of a tile of ten by ten: not every programme of drawings can turn a tile. */
const slant = "M-1 1L1-1M0 10L10 0M9 11L11 9";

interface ChartProps { list: Site[]; countries: Outlines; provinces: Outlines; frame: Frame; set: (f: Frame) => void; size: [number, number]; selection: Selection }

function Chart({ list, countries, provinces, frame, set, size: [w, h], selection }: ChartProps) {
  const { t } = useWords();
  const projection = useMemo(() => geoMercator().rotate([-frame.lon, 0]).center([0, frame.lat]).scale(frame.scale).translate([w / 2, h / 2]).clipExtent([[-30, -30], [w + 30, h + 30]]), [frame, w, h]);
  const [drag, setDrag] = useState<[number, number] | null>(null);
  const from = useRef<[number, number] | null>(null);
  const keys = (e: KeyboardEvent) => {
    const to: Record<string, Frame> = { ArrowLeft: pan(frame, -0.15, 0), ArrowRight: pan(frame, 0.15, 0), ArrowUp: pan(frame, 0, 0.15), ArrowDown: pan(frame, 0, -0.15), Equal: zoom(frame, 1.5), Minus: zoom(frame, 1 / 1.5) };
    const next = to[e.code];
    if (!next || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    set(next);
  };
  const point = {
    onPointerDown: (e: PointerEvent) => {
      if (e.button === 0 && e.pointerType === "mouse") from.current = [e.clientX, e.clientY];
    },
    onPointerMove: (e: PointerEvent) => {
      if (!from.current) return;
      const d: [number, number] = [e.clientX - from.current[0], e.clientY - from.current[1]];
      if (Math.hypot(...d) < 4 && !drag) return;
      if (!drag) (e.currentTarget as Element).setPointerCapture(e.pointerId);
      setDrag(d);
    },
    onPointerUp: () => {
      from.current = null;
      const to = drag && projection.invert?.([w / 2 - drag[0], h / 2 - drag[1]]);
      if (to) set(clamp({ ...frame, lon: to[0], lat: to[1] }));
      setDrag(null);
    },
  };
  const hatched = useMemo(() => bySite(list, "country", (s) => s.spot.country ?? ""), [list]);
  const lands = useMemo(() => outlined(seen(countries, frame, w), projection), [countries, frame, w, projection]);
  const lines = frame.scale > near;
  const parts = useMemo(() => (lines || list.some((s) => s.drawn === "province") ? seen(provinces, frame, w) : []), [provinces, lines, list, frame, w]);
  return (
    <div className="map-box" dir="ltr" tabIndex={0} role="group" aria-label={t("web.where")} onKeyDown={keys}>
      <svg className="map" viewBox={`0 0 ${w} ${h}`} width={w} height={h} {...point}>
        <defs>
          <pattern id="hatched" width="10" height="10" patternUnits="userSpaceOnUse">
            <path d={slant} stroke="var(--line-2)" strokeWidth="1.6" />
          </pattern>
          <pattern id="hatched-on" width="10" height="10" patternUnits="userSpaceOnUse">
            <path d={slant} stroke="var(--lapis)" strokeWidth="3" />
          </pattern>
        </defs>
        <g transform={drag ? `translate(${drag[0]} ${drag[1]})` : undefined}>
          <Lands lands={lands} hatched={hatched} selection={selection} />
          <Provinces all={parts} lines={lines} list={list} projection={projection} selection={selection} />
          <Marks list={list} projection={projection} width={w} height={h} frame={frame} set={set} selection={selection} lands={lands} hatched={hatched} />
        </g>
      </svg>
      <Outside list={list} projection={projection} size={[w, h]} selection={selection} />
    </div>
  );
}

/** The outlines that may touch the frame. */
function seen(all: Outlines, f: Frame, w: number): Outlines {
  const wide = 0.55 * (w / f.scale) * (180 / Math.PI); // half of what the frame is wide, and it is less high
  return all.filter(({ bounds: [[west, south], [east, north]] }) => {
    if (south > f.lat + wide || north < f.lat - wide) return false;
    return wide > 80 || west > east || (west < f.lon + wide && east > f.lon - wide);
  });
}

/** Events by what their place is drawn as. */
function bySite(list: Site[], drawn: Site["drawn"], key: (s: Site) => string): globalThis.Map<string, Happening[]> {
  const out = new globalThis.Map<string, Happening[]>();
  for (const s of list) if (s.drawn === drawn) out.set(key(s), [...(out.get(key(s)) ?? []), ...s.events]);
  return out;
}

function Lands({ lands, hatched, selection }: { lands: Drawn[]; hatched: globalThis.Map<string, Happening[]>; selection: Selection }) {
  return lands.map(({ land, d }, i) => {
    const events = hatched.get(land.a3 ?? "");
    const on = events?.some((h) => selection.ids.has(h.id));
    return (
      <g key={i}>
        <path className="land" d={d} />
        {events && <path className={on ? "whole on" : "whole"} d={d} fill={on ? "url(#hatched-on)" : "url(#hatched)"} onClick={(e) => selection.pick(events.map((h) => h.id), e.shiftKey)} />}
      </g>
    );
  });
}

/** Provinces as lines where one is near enough, and hatched where a text names no more than one. */
function Provinces({ all, lines, list, projection, selection }: { all: Outlines; lines: boolean; list: Site[]; projection: GeoProjection; selection: Selection }) {
  const named = useMemo(() => {
    const out = new globalThis.Map<number, Happening[]>();
    for (const s of list.filter((x) => x.drawn === "province")) {
      const i = all.findIndex(({ f, bounds: [[w, so], [e, n]] }) => s.spot.lon! >= w && s.spot.lon! <= e && s.spot.lat! >= so && s.spot.lat! <= n && geoContains(f, [s.spot.lon!, s.spot.lat!]));
      if (i >= 0) out.set(i, [...(out.get(i) ?? []), ...s.events]);
    }
    return out;
  }, [all, list]);
  const drawn = useMemo(() => outlined(all, projection), [all, projection]);
  return drawn.map(({ d }, i) => {
    const events = named.get(i);
    if (!events && !lines) return null;
    const on = events?.some((h) => selection.ids.has(h.id));
    return <path key={i} className={events ? (on ? "whole on" : "whole") : "prov"} d={d} fill={events ? (on ? "url(#hatched-on)" : "url(#hatched)") : "none"} onClick={events && ((e) => selection.pick(events.map((h) => h.id), e.shiftKey))} />;
  });
}

/** Places that lie beside the frame, with the side on which they do. */
function Outside({ list, projection, size: [w, h], selection }: { list: Site[]; projection: GeoProjection; size: [number, number]; selection: Selection }) {
  const { t, lang, number } = useWords();
  const name = useSiteName();
  const out = list.flatMap((s) => {
    if (s.drawn !== "point") return [];
    const p = projection([s.spot.lon!, s.spot.lat!]);
    if (p && p[0] >= 0 && p[0] <= w && p[1] >= 0 && p[1] <= h) return [];
    const [dx, dy] = p ? [p[0] - w / 2, p[1] - h / 2] : [0, 0];
    const sign = !p ? "" : Math.abs(dx) * h > Math.abs(dy) * w ? (dx > 0 ? "→" : "←") : dy > 0 ? "↓" : "↑";
    return [{ s, sign }];
  });
  if (out.length === 0) return null;
  return (
    <p className="outside" dir={lang === "ar" ? "rtl" : "ltr"}>
      {t("web.beside-map")}
      {out.slice(0, 12).map(({ s, sign }) => (
        <button key={s.id} type="button" className={s.events.some((e) => selection.ids.has(e.id)) ? "on" : ""} onClick={(e) => selection.pick(s.events.map((x) => x.id), e.shiftKey)}>
          <span aria-hidden="true">{sign}</span> <bdi>{name(s)}</bdi> <bdi className="n cnt">{number(s.events.length)}</bdi>
        </button>
      ))}
      {out.length > 12 && (
        <span>
          {t("web.more")} <bdi className="n">{number(out.length - 12)}</bdi>
        </span>
      )}
    </p>
  );
}
