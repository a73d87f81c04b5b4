import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { get } from "../../lib/api";
import { KnowingRows, Name, Outlet } from "../../lib/names";
import { A, documentPath, go, usePlace } from "../../lib/router";
import type { Document, PledgeRow, WatchBoard } from "../../lib/types";
import { useWords } from "../../lib/words";
import { OutcomeSign, Standing } from "../../parts/glyphs";
import { Strip } from "../../parts/isnad";
import { Failed, Nothing, Waiting } from "../../parts/states";
import { Shown, Table, type Column } from "../../parts/table";
import { Dated, Num, Quoted } from "../../parts/text";
import { Indicators } from "./indicators";
import { asked, away, findingOf, isDay, standings, statusOf, type Stands } from "./model";
import "./watch.css";

/** How far ahead a term counts as near. */
const reaches = ["7d", "14d", "1m", "3m"] as const;

/** Threats, promises and demands by how they stand on a day, and what somebody watches for. */
export default function Watch() {
  const { t } = useWords();
  const { query } = usePlace();
  const day = query.get("as_of") ?? "";
  const within = query.get("within") ?? "14d";
  const want = asked(query);
  const board = useQuery({
    queryKey: ["watch", day, within],
    queryFn: ({ signal }) => get<WatchBoard>("/watch", { as_of: day, within, all: "true" }, signal),
    placeholderData: keepPreviousData,
  });
  const set = (change: Record<string, string | string[]>) => {
    const q = new URLSearchParams(query);
    for (const [key, value] of Object.entries(change)) {
      q.delete(key);
      for (const v of Array.isArray(value) ? value : [value]) if (v) q.append(key, v);
    }
    go(`/watch${q.size > 0 ? `?${q}` : ""}`, true);
  };
  const head = (
    <header className="dh">
      <h1>{t("web.watch")}</h1>
      <p className="m">{t("web.watch-what")}</p>
    </header>
  );
  if (board.isPending) return <>{head}<Waiting /></>;
  if (board.isError) return <>{head}<Failed error={board.error} again={() => void board.refetch()} /></>;
  const b = board.data;
  const total = Object.values(b.counts).reduce((n, x) => n + x, 0);
  const rows = b.pledges.filter((p) => want.includes(p.standing as Stands));
  return (
    <>
      {head}
      <section className="sec">
        <div className="mh">
          <h2>{t("web.commitments")}</h2>
          <p>{t("web.watch-pledges-what")}</p>
        </div>
        <div className="wt">
          <Day day={day} now={b.as_of} within={within} set={set} />
          {total === 0 ? (
            <Nothing title={t("web.watch-none")}>
              <p>{t("web.watch-none-why")}</p>
              <A href="/add">{t("web.add")}</A>
            </Nothing>
          ) : (
            <>
              <Slots counts={b.counts} want={want} set={(list) => set({ standing: list })} />
              <Shown n={rows.length} of={total} />
              {rows.length === 0 ? (
                <p className="none">
                  <span>{t("web.watch-none-such")}</span>
                </p>
              ) : (
                <Pledges rows={rows} />
              )}
            </>
          )}
        </div>
      </section>
      <Indicators list={b.indicators} change={b.change} />
    </>
  );
}

/** The day on which it is looked, and how far ahead. */
function Day({ day, now, within, set }: { day: string; now: string; within: string; set: (c: Record<string, string>) => void }) {
  const { t } = useWords();
  return (
    <div className="dayed" data-picture="no">
      <form
        onSubmit={(e) => {
          e.preventDefault();
          const text = String(new FormData(e.currentTarget).get("day") ?? "").trim();
          if (text === "" || isDay(text)) set({ as_of: text });
        }}
      >
        <label>
          {t("web.as-of")} <input key={day} name="day" dir="ltr" size={11} pattern="\d{4}-\d\d-\d\d" placeholder={now} defaultValue={day} />
        </label>
        <button type="submit" className="act">
          {t("web.watch-look")}
        </button>
        {day && (
          <button type="button" className="quiet" onClick={() => set({ as_of: "" })}>
            {t("web.watch-today")}
          </button>
        )}
      </form>
      <label>
        {t("web.watch-within")}{" "}
        <select value={within} onChange={(e) => set({ within: e.target.value })}>
          {reaches.map((r) => (
            <option key={r} value={r}>
              {t(`web.within-${r}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Six slots, one for each way to stand, with their counts; pressed are those that are listed. An empty slot is drawn, too. */
function Slots({ counts, want, set }: { counts: Record<string, number>; want: Stands[]; set: (list: Stands[]) => void }) {
  const { t } = useWords();
  return (
    <div className="slots" role="group" aria-label={t("web.watch-how")}>
      {standings.map((s) => {
        const on = want.includes(s);
        const n = counts[s] ?? 0;
        return (
          <button key={s} type="button" aria-pressed={on} className={n === 0 ? "zero" : undefined} onClick={() => set(on ? want.filter((x) => x !== s) : [...want, s])}>
            <Sign s={s} /> <span>{t(`ui.watch-${s}`)}</span> <b><Num n={n} /></b>
          </button>
        );
      })}
    </div>
  );
}

/** How a commitment stands, as a thread that runs to its term: past it, near it, tied, without an end, far, over. */
function Sign({ s }: { s: Stands }) {
  const d = {
    overdue: "M1 7h22M27 7h2M32 7h2M24 1v12",
    due: "M1 7h18M24 1v12",
    settled: "M1 7h12M22 7h12M13 7c3-6 6 6 9 0M13 7c3 6 6-6 9 0",
    undated: "M1 7h8M12 7h5M20 7h3M27 7h2M33 7h1",
    later: "M1 7h6M33 1v12",
    past: "M1 7h32",
  }[s];
  return (
    <svg viewBox="0 0 36 14" className="flipr" aria-hidden="true">
      <path d={d} fill="none" stroke="currentColor" strokeWidth="1.700" />
    </svg>
  );
}

/** The list, each with who tells it, its words, its term and what came of it. */
function Pledges({ rows }: { rows: PledgeRow[] }) {
  const { t, label, lang, digits } = useWords();
  const order = (a: PledgeRow, b: PledgeRow) => standings.indexOf(a.standing as Stands) - standings.indexOf(b.standing as Stands);
  const columns: Column<PledgeRow>[] = [
    { key: "standing", label: t("web.watch-how"), order, cell: (p) => <span className={`ws ${p.standing}`}><Sign s={p.standing as Stands} /> {t(`ui.watch-${p.standing}`)}</span> },
    { key: "kind", label: t("ui.kind"), order: (a, b) => a.kind.localeCompare(b.kind), cell: (p) => <><Standing status={statusOf(p.kind)} quiet /> {label("CommitmentKind", p.kind)}{p.negated && <span className="muted small"> {t("web.watch-not-to")}</span>}</> },
    { key: "who", label: t("web.from-to"), cell: (p) => <>{p.by ? <Name id={p.by} /> : <span className="muted">{t("web.untold")}</span>}{p.to && <> {lang === "ar" ? "←" : "→"} <Name id={p.to} /></>}</> },
    { key: "words", label: t("ui.content"), className: "words-w", cell: (p) => <><A href={documentPath(p.document, findingOf(p))}><Quoted>{p.span.text}</Quoted></A><Strip lead voice={{ document: p.document, chain: p.chain }} /></> },
    { key: "term", label: t("ui.deadline"), order: (a, b) => (a.days ?? Infinity) - (b.days ?? Infinity), cell: (p) => p.deadline ? <><Dated value={p.deadline} /> {p.days !== undefined && <span className="small soft">{digits(away(p.days, lang))}</span>}</> : <span className="muted">{t("web.no-term")}</span> },
    { key: "outcome", label: t("ui.outcome"), order: (a, b) => a.outcome.localeCompare(b.outcome), cell: (p) => <Came p={p} /> },
  ];
  const documents = rows.flatMap((p): Document[] => [doc(p.document, p.outlet, p.published), ...(p.outcome_document ? [doc(p.outcome_document, p.outcome_outlet, p.outcome_published)] : [])]);
  return (
    <KnowingRows names={rows.map((p) => p.names)} documents={documents}>
      <Table caption={t("web.commitments")} columns={columns} rows={rows} id={(p) => p.id} row={96} />
    </KnowingRows>
  );
}

const doc = (id: string, outlet: string | undefined, published: string | undefined) => ({ id, ...(outlet && { outlet }), ...(published && { published }) }) as Document;

function Came({ p }: { p: PledgeRow }) {
  const { label } = useWords();
  return (
    <>
      <span className={`out ${p.outcome}`}>
        <OutcomeSign outcome={p.outcome} />
        {label("Outcome", p.outcome)}
      </span>
      {p.outcome_document && p.outcome_span && (
        <>
          {" "}
          <A href={documentPath(p.outcome_document)}>
            <Quoted>{p.outcome_span.text}</Quoted>
          </A>{" "}
          <span className="small soft">
            <Outlet id={p.outcome_document} /> <Dated value={p.outcome_published} />
          </span>
        </>
      )}
    </>
  );
}
