import { memo, useMemo, useState, type ReactNode } from "react";
import type { Stretch } from "../../lib/dates";
import type { Selection } from "../../lib/selection";
import { useWords } from "../../lib/words";
import { Hidden, Standing } from "../../parts/glyphs";
import { Mark } from "../../parts/mark";
import { binHeight, Counts } from "./counts";
import { quad, type Happening } from "./model";
import { nameOf, Parties, useKind, useLine } from "./say";
import { layout, type Bar, type Lane } from "./time";

export interface LaneProps { lane: Lane; view: Stretch; width: number; rtl: boolean; selection: Selection; head: ReactNode; name: string; grid?: ReactNode }

const rowHeight = 26;

/** One lane: its name, its bars or counts, and the events that no text dates. */
export function LaneOf({ lane, view, width, rtl, selection, head, name, grid }: LaneProps) {
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
        {"bars" in drawn ? drawn.bars.map((b) => <BarOf key={b.p.h.id} b={b} on={selection.ids.has(b.p.h.id)} pick={selection.pick} />) : <Counts lane={lane} name={name} view={view} bins={drawn.bins} width={width} rtl={rtl} selection={selection} />}
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
        <b>{kind(h.row)}</b> {h.row.mark !== "unread" && <Mark mark={h.row.mark} quiet />} <Parties row={h.row} />
        <Hidden>
          {" "}
          {label("Status", h.status)} {h.row.time ? date(h.row.time) : t("ui.undated")}
        </Hidden>
      </span>
    </button>
  );
});

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
