import { useMemo, useRef, useState } from "react";
import { earlier } from "../../lib/dates";
import type { Selection } from "../../lib/selection";
import { useWords } from "../../lib/words";
import { Hidden, Standing } from "../../parts/glyphs";
import { Strip } from "../../parts/isnad";
import { TakePicture } from "../../parts/take";
import { Shown, Table, type Column, type Sorted } from "../../parts/table";
import { CheckedOf, Mark } from "../../parts/mark";
import { Dated, Id } from "../../parts/text";
import { statuses, type Happening } from "./model";
import { People, Parties, useKind } from "./say";

/** The table that says the same as the drawings, with their selection. */
export function List({ shown, total, selection, filter }: { shown: Happening[]; total: number; selection: Selection; filter: string }) {
  const { t } = useWords();
  const box = useRef<HTMLElement>(null);
  const columns = useColumns();
  const [sorted, setSorted] = useState<Sorted>({ key: "time", down: false });
  const checked = useMemo(() => ({ of: shown.length, by_person: shown.filter((h) => h.row.mark !== "unread").length }), [shown]);
  return (
    <section className="sec one" id="table" tabIndex={-1} ref={box}>
      <div className="mh">
        <h2>{t("web.table")}</h2>
        <p>{t("web.table-what")}</p>
        <Shown n={shown.length} of={total} />
        <CheckedOf checked={checked} />
        <TakePicture of={box} title={t("web.happened")} part={t("web.table")} filter={filter} />
      </div>
      <Table caption={t("web.table")} columns={columns} rows={shown} id={idOf} sorted={sorted} onSort={setSorted} chosen={selection.ids} onPick={(id, add) => selection.pick([id], add)} row={44} />
    </section>
  );
}

const idOf = (h: Happening) => h.id;
const by = (key: (h: Happening) => string) => (a: Happening, b: Happening) => key(a).localeCompare(key(b));
const rank = new Map<string, number>(statuses.map((s, i) => [s, i]));

function useColumns(): Column<Happening>[] {
  const words = useWords();
  const { t, label } = words;
  const kind = useKind();
  return useMemo(
    (): Column<Happening>[] => [
      { key: "time", label: t("ui.time"), className: "when", order: (a, b) => earlier(a.when ?? a.between?.stretch ?? null, b.when ?? b.between?.stretch ?? null), cell: (h) => <When h={h} /> },
      { key: "status", label: t("ui.status"), className: "nw", order: (a, b) => (rank.get(a.status) ?? 9) - (rank.get(b.status) ?? 9), cell: (h) => <Statuses h={h} /> },
      { key: "type", label: t("web.event-type"), order: by((h) => label("EventType", h.row.type)), cell: (h) => <b className="kind">{kind(h.row)}</b> },
      { key: "who", label: t("web.from-whom-to"), order: by((h) => h.who), cell: (h) => <Parties row={h.row} /> },
      { key: "place", label: t("ui.place"), order: by((h) => h.where), cell: (h) => <Where h={h} /> },
      { key: "whence", label: t("web.event-whence"), className: "whence", order: by((h) => h.row.outlet ?? ""), cell: (h) => <Whence h={h} /> },
      { key: "origins", label: t("ui.origins"), className: "num", order: (a, b) => a.row.origins - b.row.origins, cell: (h) => <Origins n={h.row.origins} /> },
      { key: "mark", label: t("web.review"), className: "nw", order: by((h) => h.row.mark), cell: (h) => <Mark mark={h.row.mark} /> },
      { key: "id", label: t("column.event"), className: "wide", cell: (h) => <Id>{h.id}</Id> },
    ],
    [words], // eslint-disable-line react-hooks/exhaustive-deps
  );
}

function When({ h }: { h: Happening }) {
  const { t } = useWords();
  if (h.row.time) {
    return (
      <>
        <Dated value={h.row.time} />
        <span className="edtf">
          <Id>{h.row.time}</Id>
        </span>
      </>
    );
  }
  return (
    <span className="muted">
      {t("ui.undated")}
      {h.between && <Bounds h={h} />}
    </span>
  );
}

/** Between which events the texts put an undated one. */
export function Bounds({ h }: { h: Happening }) {
  const { t } = useWords();
  const side = (key: string, ids: string[]) =>
    ids.length > 0 && (
      <>
        {" · "}
        {t(key)} {ids.slice(0, 3).map((id) => <Id key={id}>{id} </Id>)}
      </>
    );
  const b = h.between!;
  return (
    <>
      {side("web.after-event", b.after)}
      {side("web.with-event", b.with)}
      {side("web.before-event", b.before)}
    </>
  );
}

export function Statuses({ h }: { h: Happening }) {
  const [first, ...others] = h.row.statuses;
  return (
    <>
      <Standing status={first ?? ""} />
      {others.map((s) => (
        <span key={s} className="other">
          <Standing status={s} quiet />
        </span>
      ))}
    </>
  );
}

function Where({ h }: { h: Happening }) {
  const { label } = useWords();
  if (!h.row.place) return <span className="muted">—</span>;
  return (
    <>
      <People row={h.row} ids={[h.row.place]} /> <span className="small soft">{label("Precision", h.row.at?.precision)}</span>
    </>
  );
}

/** Through whom the first document tells it, as a strip. */
export function Whence({ h }: { h: Happening }) {
  return <Strip voice={{ document: h.row.outlet || h.row.trigger.document, chain: h.row.chain.map((l) => ({ ...l, as: l.as ?? (l.entity && h.row.names[l.entity]?.name) ?? "" })) }} />;
}

/** One stroke for each independent origin, and their number. */
export function Origins({ n }: { n: number }) {
  const { t, number } = useWords();
  const strokes = Math.min(n, 7);
  return (
    <span className="org">
      <svg viewBox="0 0 22 16" aria-hidden="true">
        {Array.from({ length: strokes }, (_, i) => (
          <path key={i} d={`M${2 + i * 3} 2v12`} stroke="currentColor" strokeWidth="1.5" />
        ))}
      </svg>
      <Hidden>{t("ui.origins")} </Hidden>
      <bdi className="n">{number(n)}</bdi>
    </span>
  );
}
