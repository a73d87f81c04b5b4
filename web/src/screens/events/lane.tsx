import { memo, useMemo, useState, type MouseEvent, type ReactNode } from "react";
import type { Stretch } from "../../lib/dates";
import type { Selection } from "../../lib/selection";
import { useWords } from "../../lib/words";
import { Hidden, Standing } from "../../parts/glyphs";
import { quad, type Happening } from "./model";
import { nameOf, Parties, useKind, useLine } from "./say";
import { inBin, layout, middle, type Bar, type Bins, type Lane } from "./time";

export interface LaneProps { lane: Lane; view: Stretch; width: number; rtl: boolean; selection: Selection; head: ReactNode; grid?: ReactNode }

const rowHeight = 26;
const binHeight = 72;

/** One lane: its name, its bars or counts, and the events that no text dates. */
export function LaneOf({ lane, view, width, rtl, selection, head, grid }: LaneProps) {
  const { number, lang } = useWords();
  const letters = (h: Happening) => labelOf(h, lang);
  const drawn = useMemo(() => layout(lane, view, width, letters), [lane, view, width, lang]); // eslint-disable-line react-hooks/exhaustive-deps
  const n = lane.dated.length + lane.undated.length;
  const height = "bars" in drawn ? Math.max(1, drawn.rows) * rowHeight + 8 : binHeight;
  return (
    <>
      <div className={n === 0 ? "ln z" : "ln"}>
        {head} <bdi className="n cnt">{number(n)}</bdi>
      </div>
      <div className="lane" style={{ minBlockSize: height }}>
        {grid}
        {"bars" in drawn ? drawn.bars.map((b) => <BarOf key={b.p.h.id} b={b} on={selection.ids.has(b.p.h.id)} pick={selection.pick} />) : <Counts lane={lane} view={view} bins={drawn.bins} width={width} rtl={rtl} selection={selection} />}
      </div>
      <Undated list={lane.undated} selection={selection} />
    </>
  );
}

/** How many letters the label of a bar has: the kind of act, who acts, on whom. */
function labelOf(h: Happening, lang: "ar" | "en"): number {
  const names = [...h.row.actors, ...h.row.recipients].reduce((n, id) => n + nameOf(h.row.names, id, lang).text.length + 2, 0);
  return 14 + (h.row.mode ? 10 : 0) + names;
}

/** A bar as wide as what is not known of the date. Its label stands in it, after it or before it. */
const BarOf = memo(function BarOf({ b, on, pick }: { b: Bar; on: boolean; pick: Selection["pick"] }) {
  const { t, label, date } = useWords();
  const kind = useKind();
  const { h } = b.p;
  const open = `${b.openStart ? " os" : ""}${b.openEnd ? " oe" : ""}`;
  const place = b.label === "before" ? { insetInlineStart: 0, inlineSize: b.x + b.w } : { insetInlineStart: b.x };
  return (
    <button
      type="button"
      className={`ev ${quad(h.row.type)}${on ? " on" : ""}${b.p.byOrder ? " by" : ""} l-${b.label}`}
      style={{ insetBlockStart: b.row * rowHeight + 4, ...place }}
      aria-pressed={on}
      onClick={(e) => pick([h.id], e.shiftKey || e.ctrlKey || e.metaKey)}
    >
      <span className={`rg${open}`} style={{ inlineSize: b.w }} />
      <span className="tx">
        <b>{kind(h.row)}</b> <Parties row={h.row} />
        <Hidden>
          {" "}
          {label("Status", h.status)} {h.row.time ? date(h.row.time) : t("ui.undated")}
        </Hidden>
      </span>
    </button>
  );
});

/** Where events are too many for bars: how many in each step. Dark is what surely lies there, light what may. A press chooses those of a step; the table has each. */
function Counts({ lane, view, bins, width, rtl, selection }: { lane: Lane; view: Stretch; bins: Bins; width: number; rtl: boolean; selection: Selection }) {
  const { t, number } = useWords();
  const top = binHeight - 14;
  const tall = (n: number) => (n / bins.most) * top;
  const path = (from: (i: number) => number, of: number[]) =>
    of.map((n, i) => (n > 0 ? `M${(i * bins.step).toFixed(1)} ${(binHeight - tall(from(i))).toFixed(1)}v${(-Math.max(1.5, tall(n))).toFixed(1)}h${(bins.step - 1).toFixed(1)}V${(binHeight - tall(from(i))).toFixed(1)}z` : "")).join("");
  const chosen = useMemo(() => {
    const at = lane.dated.filter((p) => selection.ids.has(p.h.id)).map((p) => ((middle(p.s) - view.from) / (view.to - view.from)) * width);
    return at.filter((x) => x >= 0 && x <= width).map((x) => `M${x.toFixed(1)} 0v${binHeight}`).join("");
  }, [lane, selection.ids, view, width]);
  const press = (e: MouseEvent<SVGSVGElement>) => {
    const r = e.currentTarget.getBoundingClientRect();
    const i = Math.floor(((rtl ? r.right - e.clientX : e.clientX - r.left) / r.width) * bins.sure.length);
    const ids = inBin(lane, view, bins, Math.max(0, Math.min(bins.sure.length - 1, i)));
    if (ids.length > 0) selection.pick(ids, e.shiftKey || e.ctrlKey || e.metaKey);
  };
  return (
    <>
      <svg className="counts" viewBox={`0 0 ${width} ${binHeight}`} width={width} height={binHeight} role="img" aria-label={`${t("web.counts-what")} ${number(bins.most)}`} onClick={press}>
        <g transform={rtl ? `translate(${width} 0) scale(-1 1)` : undefined}>
          <path className="maybe" d={path((i) => bins.sure[i]!, bins.maybe)} />
          <path className="sure" d={path(() => 0, bins.sure)} />
          <path className="sel" d={chosen} />
        </g>
      </svg>
      <span className="most small muted">
        {t("web.at-most")} <bdi className="n">{number(bins.most)}</bdi>
      </span>
    </>
  );
}

const few = 8;
const many = 120;

/** The events of a lane that neither a date nor the order of the texts puts in time. */
const Undated = memo(function Undated({ list, selection }: { list: Happening[]; selection: Selection }) {
  const { t, number, label } = useWords();
  const line = useLine();
  const [all, setAll] = useState(false);
  const shown = list.slice(0, all ? many : few);
  return (
    <div className="bin">
      {list.length === 0 && <span className="small muted">{t("web.none-here")}</span>}
      {shown.map((h) => (
        <button key={h.id} type="button" className={selection.ids.has(h.id) ? "on" : ""} aria-pressed={selection.ids.has(h.id)} aria-label={line(h.row)} title={line(h.row)} onClick={(e) => selection.pick([h.id], e.shiftKey || e.ctrlKey || e.metaKey)}>
          <Standing status={h.status} quiet />
          {label("EventType", h.row.type)}
        </button>
      ))}
      {list.length > few && (
        <button type="button" className="more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("web.fewer") : <>+<bdi className="n">{number(list.length - few)}</bdi><Hidden> {t("web.more")}</Hidden></>}
        </button>
      )}
      {all && list.length > many && <span className="small muted">{t("web.rest-in-table")}</span>}
    </div>
  );
});
