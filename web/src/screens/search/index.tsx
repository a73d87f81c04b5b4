import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { Button } from "react-aria-components/Button";
import { get } from "../../lib/api";
import { Points } from "../../lib/points";
import { A, documentPath, go, ownId, usePlace } from "../../lib/router";
import type { Found, Page } from "../../lib/types";
import { useFilled, useFilterWords, useMost } from "../../lib/whole";
import { useWords } from "../../lib/words";
import { Standing } from "../../parts/glyphs";
import { CiteFinding } from "../../parts/cite";
import { FirstOf } from "../../parts/first";
import { TakeOut, TakePicture } from "../../parts/take";
import { Failed, Nothing, Waiting } from "../../parts/states";
import { Dated, Mixed, Num, Quoted } from "../../parts/text";
import { Narrowing } from "./form";
import { Saved } from "./saved";
import "../documents/documents.css";
import "../changed/changed.css";
import "./search.css";

/** Documents that meet a query, the newest or the best first, each with the words that show why and the findings that meet its fields; searches that were saved. */
export default function Search() {
  const { t } = useWords();
  const { query } = usePlace();
  const q = query.get("q") ?? "";
  const asked = { q, what: query.get("what") ?? "", rank: query.get("rank") ?? "" };
  const found = useInfiniteQuery({
    queryKey: ["search", asked],
    enabled: q !== "",
    queryFn: ({ pageParam, signal }) => get<Page<Found>>("/search", { ...asked, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
  });
  const box = useRef<HTMLOListElement>(null);
  const hits = found.data?.pages.flatMap((p) => p.items) ?? [];
  const drawn = useMost(hits.length);
  useFilled(found);
  useFilterWords(q);
  const ask = (change: Record<string, string>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(change)) if (value) next.set(name, value); else next.delete(name);
    go(`/search${next.size > 0 ? `?${next.toString()}` : ""}`);
  };
  return (
    <section className="searching">
      <header className="dh">
        <h1>{t("web.search")}</h1>
        <p className="m">
          <bdi dir="auto">{q}</bdi>
          {found.data && (
            <span role="status">
              {t(found.hasNextPage ? "web.hits-so-far" : "web.hits")} <Num n={hits.length} />
            </span>
          )}
        </p>
      </header>
      <Narrowing key={q} q={q} what={asked.what} rank={asked.rank} ask={ask} />
      <div className="sides-of">
        <div>
          {q === "" ? (
            <Nothing title={t("web.search-record")}>
              <p>{t("web.search-how")}</p>
            </Nothing>
          ) : found.isPending ? (
            <Waiting />
          ) : found.isError ? (
            <Failed error={found.error} again={() => void found.refetch()} />
          ) : hits.length === 0 ? (
            <Nothing title={t("web.none-such")} />
          ) : (
            <>
            <div className="takes">
              <TakePicture of={box} title={t("web.search")} filter={q} />
              <TakeOut filters={{ of: "search", q, what: asked.what }} what={t("web.export-hits")} />
            </div>
            <ol className="hits" ref={box}>
              {hits.slice(0, drawn).map((h) => (
                <Hit key={h.document} hit={h} />
              ))}
            </ol>
            <FirstOf n={drawn} of={hits.length} />
            </>
          )}
          {found.hasNextPage && (
            <Button className="act" onPress={() => void found.fetchNextPage()} isDisabled={found.isFetchingNextPage}>
              {t("web.more")}
            </Button>
          )}
        </div>
        <Saved address={q ? query.toString() : ""} />
      </div>
    </section>
  );
}

function Hit({ hit }: { hit: Found }) {
  const { label } = useWords();
  return (
    <li>
      <p className="line">
        <span className="when">
          <Dated value={hit.published} />
        </span>
        <A className="title" href={documentPath(hit.document)}>
          <bdi dir="auto">
            <Mixed>{hit.title ?? hit.document}</Mixed>
          </bdi>
        </A>
        <span className="soft small">
          <bdi dir="auto">{hit.outlet}</bdi>
        </span>
      </p>
      {hit.snippet && <Snippet hit={hit} />}
      {hit.findings && hit.findings.length > 0 && (
        <ul className="found">
          {hit.findings.map((f) => (
            <li key={f.id}>
              <A href={documentPath(hit.document, ownId(hit.document, f.id))}>
                {f.kind === "event" ? label("EventType", f.type) : label("Act", f.act)}
              </A>{" "}
              {f.status && <Standing status={f.status} quiet />} {f.words && <Quoted>{f.words.text}</Quoted>} <CiteFinding document={hit.document} id={f.id} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** A stretch of the text with the words that meet the query marked. */
function Snippet({ hit }: { hit: Found }) {
  const { start, text } = hit.snippet!;
  const points = new Points(text);
  const out: React.ReactNode[] = [];
  let at = 0;
  for (const m of hit.marks ?? []) {
    const [from, to] = [points.unit(m.start - start), points.unit(m.end - start)];
    out.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  out.push(text.slice(at));
  return (
    <p className="snip" dir="auto" lang="ar">
      {out}
    </p>
  );
}
