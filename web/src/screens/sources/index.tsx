import { useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { get } from "../../lib/api";
import { go, usePlace } from "../../lib/router";
import type { Page, SourceLine } from "../../lib/types";
import { useFilled, useFilterWords, useMost } from "../../lib/whole";
import { useWords } from "../../lib/words";
import { FirstOf } from "../../parts/first";
import { Failed, Nothing, Waiting } from "../../parts/states";
import { TakeOut, TakePicture } from "../../parts/take";
import { Num } from "../../parts/text";
import { GradeDialog } from "./grade";
import { Row } from "./row";
import "../documents/documents.css";
import "./sources.css";

/** By which the sources are narrowed; they stand in the address. */
const filters = ["kind", "naming", "letter"] as const;
const values: Record<(typeof filters)[number], string[]> = {
  kind: ["outlet", "voice"],
  naming: ["named", "pseudonym", "unnamed", "group"],
  letter: ["A", "B", "C", "D", "E", "F", "none"],
};

/** Who speaks, outlets and voices, with what persons hold of each beside what is counted of their claims. */
export default function Sources() {
  const { t } = useWords();
  const { query } = usePlace();
  const [words, setWords] = useState(query.get("q") ?? "");
  const asked = { ...Object.fromEntries(filters.map((f) => [f, query.get(f) ?? ""])), q: useDeferredValue(words.trim()) };
  const narrowed = Object.values(asked).some((v) => v !== "");
  const list = useInfiniteQuery({
    queryKey: ["sources", asked],
    queryFn: ({ pageParam, signal }) => get<Page<SourceLine>>("/sources", { ...asked, cursor: pageParam, limit: 100 }, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: (former) => former,
  });
  const [grading, setGrading] = useState<SourceLine | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const word = useValueWord();
  const value = (f: (typeof filters)[number]) => query.get(f) ?? "";
  const filter = [...filters.map((f) => value(f) && `${t(`web.by-${f}`)}: ${word(f, value(f))}`), asked.q && `«${asked.q}»`].filter(Boolean).join(" · ");
  useFilled(list);
  useFilterWords(filter);
  const rows = list.data?.pages.flatMap((p) => p.items) ?? [];
  const put = (name: string, value: string) => {
    const q = new URLSearchParams(query);
    if (value) q.set(name, value);
    else q.delete(name);
    go(`/sources${q.size > 0 ? `?${q.toString()}` : ""}`, true);
  };
  return (
    <section className="list">
      <header className="dh">
        <h1>{t("web.sources")}</h1>
        {list.data && (
          <p className="m">
            <span>
              {t("web.how-many")} <Num n={list.data.pages[0]?.total ?? rows.length} />
            </span>
          </p>
        )}
        <div className="narrow" role="search" aria-label={t("web.narrow")}>
          <label>
            {t("web.author")}{" "}
            <input
              type="search"
              dir="auto"
              value={words}
              onChange={(e) => {
                setWords(e.target.value);
                put("q", e.target.value.trim());
              }}
            />
          </label>
          {filters.map((f) => (
            <Choose key={f} name={f} value={query.get(f) ?? ""} onChange={(v) => put(f, v)} />
          ))}
        </div>
      </header>
      <p className="soft small scale">{t("web.sources-what")}</p>
      {list.isPending ? (
        <Waiting />
      ) : list.isError ? (
        <Failed error={list.error} again={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Nothing title={t(narrowed ? "web.none-such" : "web.no-sources")} />
      ) : (
        <>
          <div className="takes">
            <TakePicture of={box} title={t("web.sources")} filter={filter} />
            <TakeOut filters={{ of: "sources", ...asked }} what={t("web.export-sources")} />
          </div>
          <div ref={box}>
            <Table rows={rows} total={list.data.pages[0]?.total ?? rows.length} busy={list.isPlaceholderData} onGrade={setGrading} />
          </div>
        </>
      )}
      {list.hasNextPage && (
        <Button className="act" isDisabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t("web.more")}
        </Button>
      )}
      <GradeDialog source={grading} close={() => setGrading(null)} />
    </section>
  );
}

/** The words for a value by which sources are narrowed. */
function useValueWord(): (name: (typeof filters)[number], v: string) => string {
  const { t, label } = useWords();
  return (name, v) => {
    if (v === "outlet" || v === "voice") return t(`web.source-${v}`);
    if (v === "none") return t("web.not-assessed");
    return name === "letter" ? `${v} · ${label("Reliability", v)}` : label("Naming", v);
  };
}

function Choose({ name, value, onChange }: { name: (typeof filters)[number]; value: string; onChange: (v: string) => void }) {
  const { t } = useWords();
  const word = useValueWord();
  return (
    <label>
      {t(`web.by-${name}`)}{" "}
      <select value={value} onChange={(e) => onChange(e.target.value)}>
        <option value="">{t("web.all")}</option>
        {values[name].map((v) => (
          <option key={v} value={v}>
            {word(name, v)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Table({ rows, total, busy, onGrade }: { rows: SourceLine[]; total: number; busy: boolean; onGrade: (s: SourceLine) => void }) {
  const { t } = useWords();
  const drawn = useMost(rows.length);
  const heads = ["web.source", "web.letter", "ui.claims", "web.borne-out", "web.denied-by", "web.relays-others", "ui.documents-told"];
  return (
    <>
    <table className="led srcs" aria-busy={busy}>
      <caption className="vh">{t("web.sources")}</caption>
      <thead>
        <tr>
          {heads.map((h, i) => (
            <th key={h} scope="col" className={i === 2 || i > 3 ? "num" : undefined}>
              {t(h)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, drawn).map((s) => (
          <Row key={`${s.kind} ${s.id || s.name} ${s.last}`} s={s} onGrade={onGrade} />
        ))}
      </tbody>
    </table>
    <FirstOf n={drawn} of={total} />
    </>
  );
}
