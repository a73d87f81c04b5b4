import { useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Button } from "react-aria-components/Button";
import { get } from "../../lib/api";
import { A, documentPath } from "../../lib/router";
import type { DocumentRow, Page } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Failed, Nothing, Waiting } from "../../parts/states";
import { Dated, Headline, Num } from "../../parts/text";
import "./documents.css";

/** All documents, the newest first, with where each has its matter from; narrowed by words, outlet and days. */
export default function Documents() {
  const { t } = useWords();
  const [fields, setFields] = useState<Record<string, string>>({});
  const asked = useDeferredValue(fields);
  const narrowed = Object.values(asked).some((v) => v !== "");
  const list = useInfiniteQuery({
    queryKey: ["documents", asked],
    queryFn: ({ pageParam, signal }) => get<Page<DocumentRow>>("/documents", { ...asked, cursor: pageParam, limit: 100 }, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: (former) => former,
  });
  const rows = list.data?.pages.flatMap((p) => p.items) ?? [];
  const field = (name: string) => ({ value: fields[name] ?? "", onChange: (e: { target: { value: string } }) => setFields({ ...fields, [name]: e.target.value }) });
  return (
    <section className="list">
      <header className="dh">
        <h1>{t("web.documents")}</h1>
        <div className="narrow" role="search" aria-label={t("web.narrow")}>
          <label>
            {t("web.words")} <input type="search" dir="auto" {...field("q")} />
          </label>
          <label>
            {t("column.outlet")} <input type="search" dir="auto" {...field("outlet")} />
          </label>
          <label>
            {t("column.start")} <input dir="ltr" placeholder="2020-01-01" size={10} {...field("from")} />
          </label>
          <label>
            {t("column.end")} <input dir="ltr" placeholder="2020-12-31" size={10} {...field("to")} />
          </label>
        </div>
      </header>
      {list.isPending ? (
        <Waiting />
      ) : list.isError ? (
        <Failed error={list.error} again={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Nothing title={t(narrowed ? "web.none-such" : "web.no-documents")}>{!narrowed && <A href="/add">{t("web.add")}</A>}</Nothing>
      ) : (
        <Table rows={rows} busy={list.isPlaceholderData} />
      )}
      {list.hasNextPage && (
        <Button className="act" isDisabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t("web.more")}
        </Button>
      )}
    </section>
  );
}

function Table({ rows, busy }: { rows: DocumentRow[]; busy: boolean }) {
  const { t } = useWords();
  return (
    <table className="led docs" aria-busy={busy}>
      <caption className="vh">{t("web.documents")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("column.published")}</th>
          <th scope="col">{t("column.document")}</th>
          <th scope="col">{t("column.origin")}</th>
          <th scope="col" className="num">
            {t("ui.events")}
          </th>
          <th scope="col" className="num">
            {t("ui.claims")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((d) => (
          <Row key={d.id} d={d} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ d }: { d: DocumentRow }) {
  const { t, label } = useWords();
  return (
    <tr>
      <td className="when">{d.published ? <Dated value={d.published} /> : <span className="muted">{t("ui.undated")}</span>}</td>
      <td>
        <A className="title" href={documentPath(d.id)}>
          <Headline d={d} />
        </A>
        <span className="from">
          {d.outlet ? <bdi dir="auto">{d.outlet}</bdi> : t("web.no-outlet")}
        </span>
      </td>
      <td className="orig">
        {label("OriginKind", d.origin_kind)}
        {d.shared > 0 && (
          <span className="soft">
            {" "}
            {t("web.shared")} <Num n={d.shared} />
          </span>
        )}
      </td>
      <td className="num">
        <Num n={d.events} />
      </td>
      <td className="num">
        <Num n={d.claims} />
      </td>
    </tr>
  );
}
