import { useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { get } from "../../lib/api";
import { A, documentPath } from "../../lib/router";
import type { DocumentRow, Page } from "../../lib/types";
import { useFilled, useFilterWords, useMost } from "../../lib/whole";
import { useWords } from "../../lib/words";
import { FirstOf } from "../../parts/first";
import { Failed, Nothing, Waiting } from "../../parts/states";
import { TakeOut, TakePicture } from "../../parts/take";
import { Dated, Headline, Num } from "../../parts/text";
import "./documents.css";

/** All documents, the newest first, with where each has its matter from; narrowed by words, outlet and days. */
export default function Documents() {
  const { t, date } = useWords();
  const box = useRef<HTMLDivElement>(null);
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
  const filter = [asked["q"] && `«${asked["q"]}»`, asked["outlet"], asked["from"] && `${t("column.start")} ${date(asked["from"])}`, asked["to"] && `${t("column.end")} ${date(asked["to"])}`].filter(Boolean).join(" · ");
  useFilled(list);
  useFilterWords(filter);
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
        <>
          <div className="takes">
            <TakePicture of={box} title={t("web.documents")} filter={filter} />
            <TakeOut filters={{ of: "documents", q: asked["q"], outlet: asked["outlet"], since: asked["from"], until: asked["to"] }} />
          </div>
          <div ref={box}>
            <Table rows={rows} total={list.data.pages[0]?.total ?? rows.length} busy={list.isPlaceholderData} />
          </div>
        </>
      )}
      {list.hasNextPage && (
        <Button className="act" isDisabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t("web.more")}
        </Button>
      )}
    </section>
  );
}

function Table({ rows, total, busy }: { rows: DocumentRow[]; total: number; busy: boolean }) {
  const { t } = useWords();
  const drawn = useMost(rows.length);
  return (
    <>
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
        {rows.slice(0, drawn).map((d) => (
          <Row key={d.id} d={d} />
        ))}
      </tbody>
    </table>
    <FirstOf n={drawn} of={total} />
    </>
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
