import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { memo, useMemo, useRef } from "react";
import { get, type Params } from "../../lib/api";
import { called, KnowingRows, useKnown } from "../../lib/names";
import { A, go, usePlace } from "../../lib/router";
import type { ClaimCounts, ClaimLine, Page } from "../../lib/types";
import { useFilled, useFilterWords } from "../../lib/whole";
import { useWords } from "../../lib/words";
import { Bead, Hidden } from "../../parts/glyphs";
import { Grade } from "../../parts/isnad";
import { Failed, Nothing, Waiting } from "../../parts/states";
import { TakeOut, TakePicture } from "../../parts/take";
import { TellerName } from "../../parts/teller";
import { Num } from "../../parts/text";
import { AccountsView } from "./accounts";
import { Branch, Day, Line, Sum, Trunk } from "./claim";
import { DenialsView } from "./denials";
import { Filters } from "./filters";
import { Long } from "./list";
import { address, byDay, day, exact, fromQuery, isNarrowed, params, tree, views, widened, type Asked, type Piece } from "./model";
import "./claims.css";

const useCounts = (p: Params) => useQuery({ queryKey: ["claim-counts", p], queryFn: ({ signal }) => get<ClaimCounts>("/claims/counts", p, signal), placeholderData: keepPreviousData });

/** Who says what, through whom: as a tree, by day, what is denied, and the accounts of one event side by side. */
export default function Claims() {
  const { t } = useWords();
  const { query } = usePlace();
  const asked = fromQuery(query);
  const p = params(asked);
  const { act: _, naming: __, ...rest } = p;
  const head = useCounts(p);
  const facets = useCounts(rest);
  const all = useCounts({ known: exact(asked.known) });
  const set = (a: Asked) => go(address(a), true);
  const lists = asked.view === "tree" || asked.view === "day";
  if (head.isPending) return <Waiting />;
  if (head.isError && !isNarrowed(asked)) return <Failed error={head.error} again={() => void head.refetch()} />;
  const names = [head.data?.names ?? {}, facets.data?.names ?? {}, all.data?.names ?? {}];
  return (
    <KnowingRows names={names} documents={[]}>
      <header className="wh">
        <h1>{t("web.who-says")}</h1>
        {lists && head.data && <Sums counts={head.data} />}
      </header>
      <nav className="views" aria-label={t("web.views")}>
        {views.map((v) => (
          <A key={v} href={address({ ...asked, view: v })} aria-current={asked.view === v ? "page" : undefined}>
            {t(`web.view-${v}`)}
          </A>
        ))}
      </nav>
      {lists && <Filters asked={asked} set={set} all={all.data} facets={facets.data} />}
      {lists && head.isError && <Failed error={head.error} again={() => void head.refetch()} />}
      {lists && head.data && <Doubtful counts={head.data} />}
      {lists && !head.isError && <List key={asked.view} asked={asked} p={p} />}
      {asked.view === "denials" && <DenialsView asked={asked} set={set} />}
      {asked.view === "accounts" && <AccountsView asked={asked} set={set} />}
    </KnowingRows>
  );
}

/** How much there is of what; independence is a range where it is in doubt. */
function Sums({ counts }: { counts: ClaimCounts }) {
  const { t } = useWords();
  return (
    <div className="sum">
      <Sum n={counts.claims}>{t("ui.claims")}</Sum>
      <Sum n={counts.speakers}>{t("web.first-speakers")}</Sum>
      <Sum n={counts.independent.low} to={counts.independent.high}>
        {t("web.independent-voices")}
      </Sum>
      <Sum n={counts.outlets.length}>{t("column.outlets")}</Sum>
    </div>
  );
}

/** How many reasons are told before the rest is only counted. */
const told = 24;

/** Why some may not be independent; and that all came through one outlet, where that is so. */
function Doubtful({ counts }: { counts: ClaimCounts }) {
  const { t } = useWords();
  const { low, high, reasons } = counts.independent;
  const [only] = counts.outlets;
  return (
    <>
      {counts.outlets.length === 1 && only && counts.claims > 0 && (
        <p className="aloud">
          <Bead naming="outlet" /> {t("web.all-through")} <TellerName of={only} />
        </p>
      )}
      {low < high && (
        <details className="why">
          <summary>
            {t("web.why-range")} <Num n={reasons.length} />
          </summary>
          <ul>
            {reasons.slice(0, told).map((r, i) => (
              <li key={i}>
                <TellerName of={r.voice} /> <span className="dep">{t(`web.doubt-${r.why}`)}</span> <TellerName of={r.of} />
              </li>
            ))}
            {reasons.length > told && (
              <li className="soft">
                {t("web.more")} <Num n={reasons.length - told} />
              </li>
            )}
          </ul>
        </details>
      )}
    </>
  );
}

/** How many claims come with one request. */
const page = 200;

export function useClaims(p: Params, order: "day" | "voice") {
  return useInfiniteQuery({
    queryKey: ["claims", order, p],
    queryFn: ({ pageParam, signal }) => get<Page<ClaimLine>>("/claims", { ...p, order, limit: page, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (last) => last.next || undefined,
    placeholderData: keepPreviousData,
  });
}

/** The list as a tree or by day, drawn as far as it is looked at. */
function List({ asked, p }: { asked: Asked; p: Params }) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const filter = useAskedWords(asked);
  useFilterWords(filter);
  const list = useClaims(p, asked.view === "tree" ? "voice" : "day");
  useFilled(list);
  const rows = useMemo(() => list.data?.pages.flatMap((x) => x.items) ?? [], [list.data]);
  const pieces = useMemo(() => (asked.view === "tree" ? tree(rows) : byDay(rows)), [rows, asked.view]);
  if (list.isPending) return <Waiting />;
  if (list.isError) return <Failed error={list.error} again={() => void list.refetch()} />;
  if (rows.length === 0) {
    return (
      <Nothing title={t(isNarrowed(asked) ? "web.none-such" : "web.no-claims")}>
        {isNarrowed(asked) ? <A href={address(widened(asked))}>{t("web.restore-all")}</A> : <A href="/add">{t("web.add")}</A>}
      </Nothing>
    );
  }
  const trunks = pieces.filter((x) => x.kind === "trunk").length;
  return (
    <KnowingRows names={rows.map((r) => r.names)} documents={rows.map(printed)}>
      <div className="takes">
        <TakePicture of={box} title={t("web.who-says")} part={t(`web.view-${asked.view}`)} filter={filter} />
        <TakeOut filters={{ of: "claims", ...p }} {...(!isNarrowed(asked) && { what: t("ui.claims") })} />
      </div>
      <div ref={box}>
      <Key />
      <Long
        label={t("web.who-says")}
        pieces={pieces}
        things={claimsIn}
        total={list.data.pages[0]?.total}
        guess={guess}
        busy={list.isFetchingNextPage}
        more={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
      >
        {(piece) => <One piece={piece} only={trunks === 1 && !list.hasNextPage} />}
      </Long>
      </div>
      {list.isFetchingNextPage && <Waiting />}
    </KnowingRows>
  );
}

/** By what the list is narrowed, in words. */
export function useAskedWords(asked: Asked): string {
  const { t, label, lang, date } = useWords();
  const { entities } = useKnown();
  const on = (key: string, value: string) => value && `${t(key)}: ${value}`;
  return [
    ...asked.naming.map((n) => label("Naming", n)),
    ...asked.act.map((a) => label("Act", a)),
    ...asked.outlet.map((o) => on("web.outlet", o)),
    ...asked.speaker.map((s) => on("ui.voice", called(entities.get(s), lang)?.text ?? s)),
    ...asked.about.map((e) => on("web.about", e)),
    asked.q && `«${asked.q}»`,
    on("column.start", date(day(asked.since))),
    on("column.end", date(day(asked.until))),
    on("web.known-by", date(exact(asked.known))),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** How many claims a piece holds. */
export const claimsIn = (p: Piece): number => (p.kind === "branch" ? p.claims.length : p.kind === "line" ? 1 : 0);

/** The document of a claim, as far as its row tells. */
export const printed = (c: ClaimLine) => ({ id: c.content.document, ...(c.outlet ? { outlet: c.outlet } : {}), ...(c.published ? { published: c.published } : {}) });

/** About how high a piece will be, in pixels, until it is drawn. */
export const guess = (p: Piece): number => (p.kind === "branch" ? 30 + p.claims.length * 74 : p.kind === "line" ? 96 : 56);

/** A piece of the list. It is drawn anew only when it is another: a list that scrolls draws those that stay as they are. */
export const One = memo(function One({ piece, only }: { piece: Piece; only: boolean }) {
  switch (piece.kind) {
    case "trunk":
      return <Trunk piece={piece} only={only} />;
    case "branch":
      return <Branch piece={piece} />;
    case "day":
      return <Day c={piece.claim} />;
    case "line":
      return <Line c={piece.claim} />;
  }
});

/** What the shapes mean. */
function Key() {
  const { t, label } = useWords();
  return (
    <div className="key legend">
      <Hidden>{t("web.key")}</Hidden>
      <span>
        <Bead naming="outlet" />
        {t("web.outlet")}
      </span>
      {["named", "pseudonym", "unnamed", "group"].map((n) => (
        <span key={n}>
          <Bead naming={n} />
          {label("Naming", n)}
        </span>
      ))}
      <span>
        <Grade letter={undefined} />
        {t("web.grade-what")}
      </span>
      <span>{t("web.quotes-what")}</span>
    </div>
  );
}
