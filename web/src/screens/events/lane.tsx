import { memo, useCallback, useMemo, useState, type ReactNode } from "react";
import type { Stretch } from "../../lib/dates";
import { useMeasure } from "../../lib/measure";
import type { Selection } from "../../lib/selection";
import { useWords } from "../../lib/words";
import { Hidden, Standing } from "../../parts/glyphs";
import { Mark } from "../../parts/mark";
import { binHeight, Counts } from "./counts";
import { shortened } from "./labels";
import { quad, type Happening } from "./model";
import { Parties, useKind, useLine, useParties } from "./say";
import { layout, type Bar, type Lane } from "./time";

export interface LaneProps { lane: Lane; view: Stretch; width: number; rtl: boolean; selection: Selection; head: ReactNode; name: string; grid?: ReactNode }

const rowHeight = 26;

/** One lane: its name, its bars or counts, and the events that no text dates. */
export function LaneOf({ lane, view, width, rtl, selection, head, name, grid }: LaneProps) {
  const { number } = useWords();
  const wide = useWide();
  const drawn = useMemo(() => layout(lane, view, width, wide), [lane, view, width, wide]);
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

/** The size of labels in pixels, and how much more than their letters they take: air on both sides, between the parts, for a mark. */
const letter = 13;
const air = 24;

/** Tells how wide the label of a bar is in pixels: the kind of act, who acts, on whom. */
function useWide(): (h: Happening) => number {
  const words = useWords();
  const [bold, plain] = [useMeasure(letter, 600), useMeasure(letter)];
  const [kind, parties] = [useKind(), useParties()];
  return useCallback((h: Happening) => bold(kind(h.row)) + plain(parties(h.row)) + air + (h.row.mark === "unread" ? 0 : 18), [words, bold, plain]); // eslint-disable-line react-hooks/exhaustive-deps
}

/** Who acts on whom, cut at its end so that the label has the width of its room: in a line that runs the other way the style would cut off how a name begins. */
function Cut({ h, room }: { h: Happening; room: number }) {
  const [bold, plain] = [useMeasure(letter, 600), useMeasure(letter)];
  const [kind, parties] = [useKind(), useParties()];
  return <bdi>{shortened(parties(h.row), room - bold(kind(h.row)) - air - (h.row.mark === "unread" ? 0 : 18), plain)}</bdi>;
}

/** A bar as wide as what is not known of the date. Its label stands in it, after it or before it, cut where it has no room. */
const BarOf = memo(function BarOf({ b, on, pick }: { b: Bar; on: boolean; pick: Selection["pick"] }) {
  const { t, label, date } = useWords();
  const kind = useKind();
  const [line, parties] = [useLine(), useParties()];
  const { h } = b.p;
  const open = `${b.openStart ? " os" : ""}${b.openEnd ? " oe" : ""}`;
  const place = b.label === "before" ? { insetInlineStart: 0, inlineSize: b.x + b.w } : { insetInlineStart: b.x };
  return (
    <button
      type="button"
      className={`ev ${quad(h.row.type)}${on ? " on" : ""}${b.p.byOrder ? " by" : ""} l-${b.label}`}
      style={{ insetBlockStart: b.row * rowHeight + 4, ...place }}
      aria-pressed={on}
      title={b.room === undefined ? undefined : line(h.row)}
      onClick={(e) => pick([h.id], e.shiftKey || e.ctrlKey || e.metaKey)}
    >
      <span className={`rg${open}`} style={{ inlineSize: b.w }} />
      <span className="tx" style={b.room === undefined ? undefined : { maxInlineSize: b.room }}>
        <b>{kind(h.row)}</b> {h.row.mark !== "unread" && <Mark mark={h.row.mark} quiet />} {b.room === undefined ? <Parties row={h.row} /> : <Cut h={h} room={b.room} />}
        <Hidden>
          {" "}
          {b.room !== undefined && parties(h.row)} {label("Status", h.status)} {h.row.time ? date(h.row.time) : t("ui.undated")}
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
