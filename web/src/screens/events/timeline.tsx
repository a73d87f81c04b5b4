import { memo, useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { Button } from "react-aria-components/Button";
import { stretch, type Stretch } from "../../lib/dates";
import { usePlace } from "../../lib/router";
import type { Selection } from "../../lib/selection";
import { useWords } from "../../lib/words";
import { Signed, Standing } from "../../parts/glyphs";
import { Picture } from "../../parts/picture";
import { useCommand } from "../../shell/commands";
import { Axis, Grid } from "./axis";
import { LaneOf, type LaneProps } from "./lane";
import type { Happening } from "./model";
import { InWords } from "./ordered";
import { put } from "./put";
import { nameOf } from "./say";
import { axes, byTelling, extent, fitted, lanesOf, lanings, middle, none, outside, panned, zoomed, type AxisOf, type Lane, type Laning } from "./time";
import { useSize } from "./size";
import "./timeline.css";

interface Props { shown: Happening[]; selection: Selection; filter: string }

/** What happened in time: a lane for each standing, type, actor or place; a bar is as wide as what is not known of the date. */
export function Timeline({ shown: all, selection, filter }: Props) {
  const { t, lang } = useWords();
  const { query } = usePlace();
  const of: AxisOf = query.get("axis") === "told" ? "told" : "event";
  const shown = useMemo(() => (of === "told" ? byTelling(all) : all), [all, of]);
  const by = (lanings as readonly string[]).includes(query.get("lanes") ?? "") ? (query.get("lanes") as Laning) : "status";
  const run = query.get("run") ?? (lang === "ar" ? "rtl" : "ltr");
  const box = useRef<HTMLDivElement>(null);
  const lanes = useMemo(() => lanesOf(shown, by), [shown, by]);
  const view = useView(shown, selection, of);
  const out = useMemo(() => outside(lanes, view.now), [lanes, view.now]);
  return (
    <section className="sec" id="time">
      <div className="mh">
        <h2>{t("web.time")}</h2>
        <p>{t(of === "told" ? "web.time-told-what" : "web.time-what")}</p>
      </div>
      <div>
        <Tools view={view} by={by} of={of} run={run} out={out} shown={shown}>
          <Picture of={box} title={t("web.happened")} part={t("web.time")} filter={filter} />
        </Tools>
        <div ref={box}>
          <Chart lanes={lanes} by={by} run={run} view={view} selection={selection} />
          <Legend />
        </div>
        <InWords lanes={lanes} view={view.now} selection={selection} />
      </div>
    </section>
  );
}

export interface View { now: Stretch; set: (v: Stretch) => void; fit: () => void }

const day = (t: number) => new Date(t).toISOString().slice(0, 10);

/** The stretch of time that is seen. The address holds it once it rests; what is chosen elsewhere is brought into it. */
function useView(shown: Happening[], selection: Selection, of: AxisOf): View {
  const { query } = usePlace();
  const asked = query.get("view") ?? "";
  const auto = useMemo(() => fitted(shown), [shown]);
  const [held, hold] = useState<{ of: AxisOf; v: Stretch | null }>(() => ({ of, v: stretch(asked) }));
  const moved = held.of === of ? held.v : null;
  const timer = useRef(0);
  const set = (v: Stretch) => {
    hold({ of, v });
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => put({ view: `${day(v.from)}/${day(v.to)}` }), 500);
  };
  const fit = () => {
    clearTimeout(timer.current);
    hold({ of, v: null });
    put({ view: "" });
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const now = moved ?? auto;
  useEffect(() => {
    const s = selection.ids.size === 1 ? shown.find((h) => selection.ids.has(h.id)) : undefined;
    const at = s?.when ?? s?.between?.stretch;
    if (at && (at.to <= now.from || at.from >= now.to)) set(panned(now, (middle(at) - (now.from + now.to) / 2) / (now.to - now.from)));
  }, [selection.ids]); // eslint-disable-line react-hooks/exhaustive-deps
  return { now, set, fit };
}

/** How the view is moved by buttons and keys, what lies beside it, the lanes and the direction of time. */
function Tools({ view, by, of, run, out, shown, children }: { view: View; by: Laning; of: AxisOf; run: string; out: { before: number; after: number }; shown: Happening[]; children: React.ReactNode }) {
  const { t, number } = useWords();
  const zoom = (f: number) => view.set(zoomed(view.now, f));
  useCommand("Equal", () => zoom(1.6));
  useCommand("Minus", () => zoom(1 / 1.6));
  useCommand("Digit0", view.fit);
  const toggle = (key: string, value: string, now: string, word: string, more?: Record<string, string>) => (
    <button key={value} type="button" aria-pressed={now === value} onClick={() => put({ [key]: value, ...more })}>
      {t(word)}
    </button>
  );
  return (
    <div className="tl-tools">
      <div className="grp" role="group" aria-label={t("web.lanes-by")}>
        <span className="lab">{t("web.lanes-by")}</span>
        {lanings.map((l) => toggle("lanes", l, by, `web.lanes-${l}`))}
      </div>
      <div className="grp" role="group" aria-label={t("web.axis-of")}>
        <span className="lab">{t("web.axis-of")}</span>
        {axes.map((a) => toggle("axis", a, of, `web.axis-${a}`, { view: "" }))}
      </div>
      <div className="grp" role="group" aria-label={t("web.time-runs")}>
        <span className="lab">{t("web.time-runs")}</span>
        {toggle("run", "rtl", run, "web.from-right")}
        {toggle("run", "ltr", run, "web.from-left")}
      </div>
      <div className="grp">
        <Button onPress={() => view.set(panned(view.now, -0.4))}>
          {t("web.earlier")} <bdi className="n cnt">{number(out.before)}</bdi>
        </Button>
        <Button onPress={() => view.set(panned(view.now, 0.4))}>
          {t("web.later")} <bdi className="n cnt">{number(out.after)}</bdi>
        </Button>
        <Button onPress={() => zoom(1 / 1.6)}>
          <Signed sign="−" word={t("web.zoom-out")} />
        </Button>
        <Button onPress={() => zoom(1.6)}>
          <Signed sign="+" word={t("web.zoom-in")} />
        </Button>
        <Button onPress={view.fit}>{t("web.zoom-fit")}</Button>
        <Button onPress={() => view.set(extent(shown))}>{t("web.zoom-all")}</Button>
      </div>
      {children}
    </div>
  );
}

/** The axis and the lanes. Dragged or moved by arrows time goes along; with Ctrl the wheel zooms. */
function Chart({ lanes, by, run, view, selection }: { lanes: Lane[]; by: Laning; run: string; view: View; selection: Selection }) {
  const { t } = useWords();
  const axis = useRef<HTMLDivElement>(null);
  const width = useSize(axis);
  const rtl = run === "rtl";
  const keys = (e: KeyboardEvent) => {
    const d = { ArrowLeft: rtl ? 1 : -1, ArrowRight: rtl ? -1 : 1 }[e.key];
    if (d === undefined || e.ctrlKey || e.altKey || e.metaKey) return;
    e.preventDefault();
    view.set(panned(view.now, d * 0.15));
  };
  const drag = useDrag(view, width, rtl, axis);
  const named = useNames(lanes, by);
  const props = (lane: Lane): LaneProps => ({ lane, view: view.now, width, rtl, selection, head: by === "status" ? <Standing status={lane.key} /> : <bdi lang={named(lane).lang}>{named(lane).text}</bdi>, name: named(lane).text });
  return (
    <div className="tl" data-time={run} role="group" aria-label={t("web.time")} tabIndex={0} onKeyDown={keys} {...drag}>
      <div className="hdr">{t(`web.lanes-${by}`)}</div>
      <Axis ref={axis} view={view.now} width={width} />
      <div className="bin hd">{t("web.no-date")}</div>
      {lanes.map((lane) => (
        <MemoLane key={lane.key} {...props(lane)} grid={<Grid view={view.now} width={width} />} />
      ))}
    </div>
  );
}

const MemoLane = memo(LaneOf);

/** The names of lanes, and in which language each is. */
function useNames(lanes: Lane[], by: Laning): (lane: Lane) => { text: string; lang: "ar" | "en" } {
  const { t, label, lang } = useWords();
  return ({ key }) => {
    const words = (text: string) => ({ text, lang });
    if (key === none) return words(t(by === "actor" ? "web.nobody-named" : "web.no-place"));
    if (!key) return words(t(by === "status" ? "web.untold" : "web.others"));
    if (by === "status") return words(label("Status", key));
    if (by === "type") return words(label("EventType", key));
    const some = lanes.flatMap((l) => [...l.dated.map((p) => p.h), ...l.undated]).find((h) => h.row.names[key]);
    return some ? nameOf(some.row.names, key, lang) : words(key);
  };
}

/** Moves time under the pointer, one step a frame. */
function useDrag(view: View, width: number, rtl: boolean, axis: React.RefObject<HTMLDivElement | null>) {
  const state = useRef<{ x: number; from: Stretch; frame: number; moved: boolean } | null>(null);
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
  });
  useEffect(() => {
    const chart = axis.current?.parentElement;
    const wheel = (e: WheelEvent) => {
      const sideways = Math.abs(e.deltaX) > Math.abs(e.deltaY);
      if (!e.ctrlKey && !sideways) return;
      e.preventDefault();
      const { now, set } = latest.current;
      if (!e.ctrlKey) return set(panned(now, ((rtl ? -1 : 1) * e.deltaX) / width));
      const r = axis.current!.getBoundingClientRect();
      const share = Math.max(0, Math.min(1, (rtl ? r.right - e.clientX : e.clientX - r.left) / r.width));
      set(zoomed(now, Math.exp(-e.deltaY / 300), now.from + (now.to - now.from) * share));
    };
    chart?.addEventListener("wheel", wheel, { passive: false });
    return () => chart?.removeEventListener("wheel", wheel);
  }, [axis, width, rtl]);
  return {
    onPointerDown: (e: PointerEvent) => {
      if (e.button === 0 && e.pointerType === "mouse") state.current = { x: e.clientX, from: view.now, frame: 0, moved: false };
    },
    onPointerMove: (e: PointerEvent) => {
      const s = state.current;
      if (!s || (!s.moved && Math.abs(e.clientX - s.x) < 4)) return;
      if (!s.moved) (e.currentTarget as Element).setPointerCapture(e.pointerId);
      s.moved = true;
      const share = ((rtl ? 1 : -1) * (e.clientX - s.x)) / Math.max(1, width);
      cancelAnimationFrame(s.frame);
      s.frame = requestAnimationFrame(() => view.set(panned(s.from, share)));
    },
    onPointerUp: () => {
      state.current = null;
    },
    onPointerCancel: () => {
      state.current = null;
    },
  };
}

function Legend() {
  const { t } = useWords();
  const one = (className: string, word: string) => (
    <span>
      <i className={`b ${className}`} /> {t(word)}
    </span>
  );
  return (
    <div className="lg">
      {one("cf m", "web.conflict-deed")}
      {one("cf v", "web.conflict-word")}
      {one("co m", "web.help-deed")}
      {one("co v", "web.help-word")}
      {one("o", "web.open-end")}
      {one("by", "web.by-order-only")}
      <span>{t("web.width-means")}</span>
    </div>
  );
}
