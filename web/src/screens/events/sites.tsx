import { useMemo, useState } from "react";
import type { Selection } from "../../lib/selection";
import { useWords } from "../../lib/words";
import { Shown, Table, type Column, type Sorted } from "../../parts/table";
import type { Happening } from "./model";
import type { Site } from "./places";
import { nameOf } from "./say";

/** What a place is called. */
export function useSiteName(): (s: Site) => string {
  const { lang } = useWords();
  return (s) => nameOf(s.events[0]!.row.names, s.id, lang).text;
}

/** How a place is drawn, beside the word for how precisely it is known. */
function Sign({ drawn, precision }: { drawn: Site["drawn"]; precision: string | undefined }) {
  const shape =
    drawn === "nowhere" ? <path d="M3 8h4M9 8h4M15 8h4" stroke="currentColor" strokeWidth="1.500" /> : drawn === "point" ? (
      <>
        {precision !== "point" && <circle cx="11" cy="8" r="6.500" fill="none" stroke="currentColor" strokeDasharray="2.500 2" />}
        <circle cx="11" cy="8" r="2.600" fill="currentColor" />
      </>
    ) : (
      <path d="M2 2h18v12H2zM2 10l8-8M2 14l12-12M8 14L20 2M14 14l6-6" fill="none" stroke="currentColor" />
    );
  return (
    <svg className="prs" viewBox="0 0 22 16" aria-hidden="true">
      {shape}
    </svg>
  );
}

/** The places in a table: how precisely each is known, how many events were there. */
export function SiteTable({ list, placeless, selection }: { list: Site[]; placeless: Happening[]; selection: Selection }) {
  const words = useWords();
  const { t, label, number } = words;
  const name = useSiteName();
  const [sorted, setSorted] = useState<Sorted>();
  const columns = useMemo(
    (): Column<Site>[] => [
      { key: "place", label: t("web.place-as-told"), order: (a, b) => name(a).localeCompare(name(b)), cell: (s) => <bdi dir="auto">{name(s)}</bdi> },
      {
        key: "precision",
        label: t("column.precision"),
        order: (a, b) => (a.spot.precision ?? "z").localeCompare(b.spot.precision ?? "z"),
        cell: (s) => (
          <span className="small">
            <Sign drawn={s.drawn} precision={s.spot.precision} /> {s.drawn === "nowhere" ? t("web.lies-nowhere") : s.drawn === "country" && s.spot.precision !== "country" ? t("web.known-by-country") : label("Precision", s.spot.precision)}
          </span>
        ),
      },
      { key: "n", label: t("web.events-all"), className: "num", order: (a, b) => a.events.length - b.events.length, cell: (s) => <bdi className="n">{number(s.events.length)}</bdi> },
    ],
    [words], // eslint-disable-line react-hooks/exhaustive-deps
  );
  const chosen = useMemo(() => new Set(list.filter((s) => s.events.some((e) => selection.ids.has(e.id))).map((s) => s.id)), [list, selection.ids]);
  const of = useMemo(() => new Map(list.map((s) => [s.id, s])), [list]);
  return (
    <div className="sites">
      <Table caption={t("web.where")} columns={columns} rows={list} id={(s) => s.id} sorted={sorted} onSort={setSorted} chosen={chosen} onPick={(id, add) => selection.pick(of.get(id)!.events.map((e) => e.id), add)} row={34} />
      <Shown n={list.length} of={list.length} />
      <p className="small soft">
        {t("web.placeless")} <bdi className="n">{number(placeless.length)}</bdi>
      </p>
    </div>
  );
}
