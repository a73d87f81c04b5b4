import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "react-aria-components/Button";
import { get } from "../../lib/api";
import { Points } from "../../lib/points";
import { A, documentPath, usePlace } from "../../lib/router";
import type { Found, Page } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Failed, Nothing, Waiting } from "../../parts/states";
import { Dated, Quoted } from "../../parts/text";
import "../changed/changed.css";
import "./search.css";

/** Documents that meet a query, the newest first, each with the words that show why. */
export default function Search() {
  const { t } = useWords();
  const q = usePlace().query.get("q") ?? "";
  const found = useInfiniteQuery({
    queryKey: ["search", q],
    enabled: q !== "",
    queryFn: ({ pageParam, signal }) => get<Page<Found>>("/search", { q, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
  });
  const hits = found.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <section>
      <header className="dh">
        <h1>{t("web.search")}</h1>
        <p className="m">
          <bdi dir="auto">{q}</bdi>
        </p>
      </header>
      {q === "" ? (
        <Nothing title={t("web.search-record")} />
      ) : found.isPending ? (
        <Waiting />
      ) : found.isError ? (
        <Failed error={found.error} again={() => void found.refetch()} />
      ) : hits.length === 0 ? (
        <Nothing title={t("web.none-such")} />
      ) : (
        <ol className="hits">
          {hits.map((h) => (
            <Hit key={h.document} hit={h} />
          ))}
        </ol>
      )}
      {found.hasNextPage && (
        <Button className="act" onPress={() => void found.fetchNextPage()} isDisabled={found.isFetchingNextPage}>
          {t("web.more")}
        </Button>
      )}
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
          <bdi dir="auto">{hit.title ?? hit.document}</bdi>
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
              <A href={documentPath(hit.document, f.id)}>
                {f.kind === "event" ? label("EventType", f.type) : label("Act", f.act)}
              </A>{" "}
              {f.words && <Quoted>{f.words.text}</Quoted>}
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
