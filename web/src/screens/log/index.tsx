import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Button } from "react-aria-components/Button";
import { get } from "../../lib/api";
import { useChange } from "../../lib/changes";
import type { Changes, Logged } from "../../lib/ledger";
import { A, documentPath } from "../../lib/router";
import { useMost, useWay } from "../../lib/whole";
import { useWords } from "../../lib/words";
import { FirstOf } from "../../parts/first";
import { KnowingRows, Name, useKnown } from "../../lib/names";
import { Turned } from "../../parts/logged";
import { Failed, Nothing, Waiting } from "../../parts/states";
import { Dated, Id, Num } from "../../parts/text";
import { days, kept, type Narrowed } from "./model";
import "./log.css";

/** How many changes are shown before more are asked for. */
const first = 200;

/** Who changed what, when, from what to what, and why: the latest first, each with the way to take it back or bring it again. What others change appears by itself. */
export default function Log() {
  const { t } = useWords();
  const [by, setBy] = useState<Narrowed>({ author: "", noun: "", day: "" });
  const [most, setMost] = useState(first);
  const log = useInfiniteQuery({
    queryKey: ["log"],
    initialPageParam: "0",
    getNextPageParam: (page: Changes) => page.next,
    queryFn: ({ pageParam, signal }) => get<Changes>("/changes", { after: pageParam, limit: 500 }, signal),
  });
  if (log.hasNextPage && !log.isFetchingNextPage && !log.isError) void log.fetchNextPage();
  const all = useMemo(() => log.data?.pages.flatMap((p) => p.changes).reverse() ?? [], [log.data]);
  const shown = useMemo(() => kept(all, by), [all, by]);
  const whole = useMost(shown.length);
  const drawn = useWay() ? whole : most;
  if (log.isPending) return <Waiting />;
  if (log.isError) return <Failed error={log.error} again={() => void log.refetch()} />;
  return (
    <KnowingRows names={log.data.pages.map((p) => p.names ?? {})} documents={[]}>
      <header className="dh">
        <h1>{t("web.log")}</h1>
        <p className="m">
          {t("web.log-what")} <Num n={shown.length} />
        </p>
      </header>
      {all.length === 0 ? (
        <Nothing title={t("web.log-empty")}>
          <p>{t("web.log-empty-why")}</p>
        </Nothing>
      ) : (
        <>
          <Filters all={all} by={by} set={setBy} />
          {shown.length === 0 && <p className="state">{t("web.none-such")}</p>}
          {days(shown.slice(0, drawn)).map(([day, list]) => (
            <section key={day} className="day">
              <h2>
                <Dated value={day} />
              </h2>
              <ol>
                {list.map((x) => (
                  <Line key={x.number} x={x} />
                ))}
              </ol>
            </section>
          ))}
          <FirstOf n={drawn} of={shown.length} />
          {shown.length > drawn && (
            <Button className="act" onPress={() => setMost(most + first)}>
              {t("web.more")} <Num n={shown.length - most} />
            </Button>
          )}
        </>
      )}
    </KnowingRows>
  );
}

function Filters({ all, by, set }: { all: Logged[]; by: Narrowed; set: (n: Narrowed) => void }) {
  const { t, label } = useWords();
  const authors = [...new Set(all.map((x) => x.author))].sort();
  const kinds = [...new Set(all.map((x) => x.noun ?? ""))].filter((x) => x !== "").sort();
  const names: Record<string, string> = { event: "web.event", claim: "web.claim", entity: "web.entity", consequence: "web.consequence", explanation: "web.explanation", document: "web.document" };
  return (
    <div className="narrow" role="group" aria-label={t("web.narrow")}>
      <label>
        <span>{t("web.author")}</span>
        <select value={by.author} onChange={(e) => set({ ...by, author: e.target.value })}>
          <option value="">{t("web.everybody")}</option>
          {authors.map((a) => <option key={a} value={a}>{a}</option>)}
        </select>
      </label>
      <label>
        <span>{t("web.type")}</span>
        <select value={by.noun} onChange={(e) => set({ ...by, noun: e.target.value })}>
          <option value="">{t("web.all")}</option>
          {kinds.map((k) => <option key={k} value={k}>{names[k] ? t(names[k]) : label("web", k)}</option>)}
        </select>
      </label>
      <label>
        <span>{t("web.day")}</span>
        <input type="date" value={by.day} onChange={(e) => set({ ...by, day: e.target.value })} />
      </label>
    </div>
  );
}

/** A change; what does not count any more is struck through. */
function Line({ x }: { x: Logged }) {
  const { t, label, number } = useWords();
  const change = useChange();
  const turn = x.kind === "undo" || x.kind === "redo";
  const fixed = turn || x.kind === "purge" || x.kind === "erased" || x.kind === "judgement";
  const local = x.id && x.document && x.id.startsWith(`${x.document}/`) ? x.id.slice(x.document.length + 1) : undefined;
  return (
    <li className={x.undone ? "undone" : undefined} data-number={x.number}>
      <bdi className="n when" dir="ltr">{x.at.slice(11, 16)}</bdi>
      <bdi className="who">{x.author}</bdi>
      <div>
        <b>{label("web", `did-${x.kind ?? ""}`)}</b> {turn && <Num n={x.target ?? 0} />}
        {x.document ? (
          <A href={documentPath(x.document, local)}>{x.words ? <q className="q" lang="ar" dir="rtl">{x.words}</q> : <Called id={x.document} />}</A>
        ) : (
          <Called id={x.id} />
        )}{" "}
        {x.kind === "edit" && <Turned noun={x.noun} field={x.field ?? ""} from={x.from} to={x.to} />}
        {x.kind === "grade" && <b>{x.to}</b>}
        {x.documents && <span className="soft">{t("web.only-in")} {x.documents.map((d) => <Called key={d} id={d} />)}</span>}
        {x.other && <Called id={x.other} />}
        {x.text && <q dir="auto">{x.text}</q>}
        {x.reason && (
          <p className="soft small">
            {t("web.because")} <bdi dir="auto">{x.reason}</bdi>
          </p>
        )}
      </div>
      <span className="turn">
        {x.undone && <em className="small">{t("web.taken-back")}</em>}
        {!fixed && (
          <Button className="quiet" aria-label={`${t(x.undone ? "web.redo" : "web.undo")} ${number(x.number)}`} onPress={() => void change({ steps: [{ kind: x.undone ? "redo" : "undo", number: x.number }] })}>
            {t(x.undone ? "web.redo" : "web.undo")}
          </Button>
        )}
      </span>
      <Id>{x.number}</Id>
    </li>
  );
}

/** Somebody, something or a document by its name, with the id behind it; by the id alone where it has none. */
function Called({ id }: { id: string | undefined }) {
  const { entities } = useKnown();
  if (!id) return null;
  return entities.get(id)?.name ? <><Name id={id} /> <Id>{id}</Id></> : <Id>{id}</Id>;
}
