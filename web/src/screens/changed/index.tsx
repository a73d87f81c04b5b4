import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { get, post } from "../../lib/api";
import { A, documentPath, go, usePlace } from "../../lib/router";
import type { Claim, DocumentRow, DocSpan, Span, Status } from "../../lib/types";
import { most, useFill, useFilterWords, useWay } from "../../lib/whole";
import { useWords } from "../../lib/words";
import { Standing } from "../../parts/glyphs";
import { CiteFinding } from "../../parts/cite";
import { FirstOf } from "../../parts/first";
import { TakeOut, TakePicture } from "../../parts/take";
import { Failed, Nothing, Waiting } from "../../parts/states";
import { Dated, Headline, Num, Quoted } from "../../parts/text";
import { OutcomeSign } from "../../parts/glyphs";
import "../documents/documents.css";
import "./changed.css";

type Names = Record<string, { name: string; name_en?: string; romanised?: string }>;
interface EventRow { id: string; type: string; mode?: string; time?: string; statuses: string[]; actors: string[]; recipients: string[]; documents: string[]; origins: number; trigger: DocSpan; finding: string; names: Names }
interface ClaimRow { id: string; content: DocSpan; documents: string[] }
interface Side { document: string; span: Span; value: string; outlet?: string; published?: string; copies?: string[] }
interface News {
  from?: string;
  to: string;
  documents: { origin: string; kind: string; documents: DocumentRow[]; of?: string; replaced?: boolean }[];
  events: EventRow[];
  accounts: { about: string; event?: EventRow; claim?: ClaimRow; field: string; later: boolean; was: Side[]; now: Side[] }[];
  voices: { outlet?: string; entity?: string; name?: string; name_en?: string; naming?: string; claims: Claim["id"][]; documents: string[] }[];
  commitments: { what: string; kind: string; event?: string; by?: string; to?: string; deadline?: string; document: string; span: Span; outcome: string; outcome_document?: string; names: Names }[];
  feeds: { outlet: string; last: string; gap_days: number }[];
  counts: Record<"documents" | "events" | "accounts" | "voices" | "commitments" | "feeds", number>;
}

/** How many of a list are shown at first, and how many more each time that more is asked for. */
const shown = 12;
const more = 100;
/** At most so many of a list are ever asked for. */
const limit = 5000;

/** News since a day, the first of each list: of a store of thousands of documents all of it would be tens of megabytes. */
function useNews(from: string) {
  const client = useQueryClient();
  const [rows, setRows] = useState(shown);
  const asked = (n: number) => ({ queryKey: ["since", from, n], queryFn: ({ signal }: { signal: AbortSignal }) => get<News>("/since", { from, limit: n }, signal) });
  const reach = (n: number) => setRows((had) => Math.min(limit, Math.max(had, n)));
  useFill(async (n) => {
    await client.fetchQuery(asked(Math.min(limit, Math.max(rows, n))));
    reach(n);
  });
  return { news: useQuery({ ...asked(rows), placeholderData: (had, of) => (of?.queryKey[1] === from ? had : undefined) }), reach };
}

/** What is new since this person looked last: documents by origin, accounts that changed, events, commitments, voices, feeds that fell silent. */
export default function Changed() {
  const { t, date } = useWords();
  const from = whole(usePlace().query.get("from") ?? "");
  const { news, reach } = useNews(from);
  const filter = news.data?.from ? `${t("web.since")} ${date(news.data.from.slice(0, 10))}` : t("web.since-ever");
  useFilterWords(filter);
  if (news.isPending) return <Waiting />;
  if (news.isError) return <Failed error={news.error} again={() => void news.refetch()} />;
  const n = news.data;
  const of = n.counts;
  const any = Object.values(of).some((k) => k > 0);
  const part = { filter, reach };
  return (
    <>
      <header className="dh">
        <h1>{t("web.changed")}</h1>
        <Seen />
        <Day value={from} />
        <p className="m">{n.from ? <>{t("web.since")} <Dated value={n.from.slice(0, 10)} /></> : t("web.since-ever")}</p>
      </header>
      {!any && (
        <Nothing title={t("web.nothing-new")}>
          <A href="/documents">{t("web.documents")}</A>
        </Nothing>
      )}
      {any && <TakeOut filters={{ of: "news", from: from || "last" }} what={`${t("web.export-news")} · ${filter}`} />}
      <Part {...part} title={t("ui.accounts")} all={n.accounts} of={of.accounts}>{(x) => <Account key={`${x.about} ${x.field}`} x={x} />}</Part>
      <Part {...part} title={t("ui.new-documents")} all={n.documents} of={of.documents}>{(x) => <Sheaf key={x.origin} x={x} />}</Part>
      <Part {...part} title={t("ui.commitments")} all={n.commitments} of={of.commitments}>{(x, i) => <Turn key={i} x={x} />}</Part>
      <Part {...part} title={t("ui.new-events")} all={n.events} of={of.events}>{(x) => <EventLine key={x.id} x={x} />}</Part>
      <Part {...part} title={t("ui.voices")} all={n.voices} of={of.voices}>{(x, i) => <Voice key={i} x={x} />}</Part>
      <Part {...part} title={t("ui.feeds")} all={n.feeds} of={of.feeds}>{(x) => <Feed key={x.outlet} x={x} />}</Part>
    </>
  );
}

/** A day, a month or a year as the program takes it; empty for what is none. */
const whole = (v: string) => (/^\d{4}(-\d\d(-\d\d)?)?$/.test(v) && !Number.isNaN(Date.parse(v)) ? v : "");

/** Since which day it is asked, where not since the last look. */
function Day({ value }: { value: string }) {
  const { t } = useWords();
  return (
    <form
      className="narrow"
      role="search"
      aria-label={t("web.narrow")}
      onSubmit={(e) => {
        e.preventDefault();
        const day = whole(String(new FormData(e.currentTarget).get("from")).trim().replace(/[٠-٩]/g, (c) => String(c.charCodeAt(0) - 0x660)));
        go(`/changed${day ? `?from=${day}` : ""}`);
      }}
    >
      <label>
        {t("column.start")} <input key={value} name="from" dir="ltr" size={10} placeholder="2024-01-31" defaultValue={value} />
      </label>
    </form>
  );
}

/** Notes that all this has been seen: what comes after is news. */
function Seen() {
  const { t } = useWords();
  const client = useQueryClient();
  const status = useQuery({ queryKey: ["status"], queryFn: ({ signal }) => get<Status>("/status", {}, signal) });
  const seen = useMutation({ mutationFn: (number: number) => post("/since", { number }), onSuccess: () => client.invalidateQueries({ queryKey: ["since"] }) });
  return (
    <>
      <Button className="act" isDisabled={!status.data || seen.isPending} onPress={() => status.data && seen.mutate(status.data.change)}>
        {t("web.seen")}
      </Button>
      {seen.isError && <Failed error={seen.error} />}
    </>
  );
}

/** One list of news: the first of it, more when that is asked for. */
function Part<T>({ title, filter, all, of, reach, children }: { title: string; filter: string; all: T[]; of: number; reach: (n: number) => void; children: (x: T, i: number) => React.ReactNode }) {
  const { t } = useWords();
  const box = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(shown);
  const way = useWay();
  if (of === 0) return null;
  const list = all.slice(0, way ? most[way] : open);
  const left = Math.min(of, limit) - open;
  return (
    <section className="sec" ref={box}>
      <div className="mh">
        <h2>{title}</h2>
        <p>
          <Num n={of} />
        </p>
        <TakePicture of={box} title={t("web.changed")} part={title} filter={filter} />
      </div>
      <div>
        <ul className="news">{list.map(children)}</ul>
        <FirstOf n={list.length} of={of} />
        {!way && left > 0 && (
          <Button
            className="quiet rest"
            onPress={() => {
              setOpen(open + more);
              reach(open + more);
            }}
          >
            {t("web.more")} <Num n={left} />
          </Button>
        )}
      </div>
    </section>
  );
}

function useName(names: Names) {
  const { lang } = useWords();
  return (id: string | undefined) => {
    const n = id ? names[id] : undefined;
    return n ? <bdi dir="auto">{(lang === "en" && (n.name_en ?? n.romanised)) || n.name}</bdi> : id ? <bdi dir="auto">{id}</bdi> : null;
  };
}

function Sheaf({ x }: { x: News["documents"][number] }) {
  const { t, label } = useWords();
  return (
    <li>
      {x.documents.map((d) => (
        <div key={d.id} className="line">
          <span className="when">
            <Dated value={d.published} />
          </span>
          <A className="title" href={documentPath(d.id)}>
            <Headline d={d} />
          </A>
          <span className="soft small">
            <bdi dir="auto">{d.outlet}</bdi>
          </span>
        </div>
      ))}
      {x.kind !== "own" && (
        <p className="line small soft">
          <span className="when" />
          <span>
            {label("OriginKind", x.kind)}
            {x.of && (
              <>
                {": "}
                <A href={documentPath(x.of)}>
                  <bdi>{x.of}</bdi>
                </A>
              </>
            )}
          </span>
        </p>
      )}
      {x.replaced && <p className="small soft">{t("ui.replaced")}</p>}
    </li>
  );
}

function EventLine({ x }: { x: EventRow }) {
  const { t, label } = useWords();
  const name = useName(x.names);
  return (
    <li className="line">
      <span className="when">{x.time ? <Dated value={x.time} /> : t("ui.undated")}</span>
      <Standing status={x.statuses[0] ?? ""} />
      <A href={documentPath(x.trigger.document)} className="what">
        {label("EventType", x.type)}
        {x.mode && ` · ${label("Mode", x.mode)}`}
      </A>
      <span>
        {x.actors.map((a, i) => <span key={a}>{i > 0 && " · "}{name(a)}</span>)}
        {x.recipients.length > 0 && <Arrow />}
        {x.recipients.map((a, i) => <span key={a}>{i > 0 && " · "}{name(a)}</span>)}
      </span>
      <Quoted>{x.trigger.text}</Quoted> <CiteFinding document={x.trigger.document} id={x.finding} />
      <span className="soft small">
        {t("ui.origins")} <Num n={x.origins} />
      </span>
    </li>
  );
}

function Arrow() {
  const { lang } = useWords();
  return <span className="muted" aria-hidden="true">{lang === "ar" ? " ← " : " → "}</span>;
}

function Account({ x }: { x: News["accounts"][number] }) {
  const { t, label } = useWords();
  const side = (s: Side) => (
    <li key={`${s.document}${s.span.start}`}>
      <A href={documentPath(s.document)}>
        <Quoted>{s.span.text}</Quoted>
      </A>{" "}
      <span className="soft small">
        <bdi dir="auto">{s.outlet ?? s.document}</bdi> <Dated value={s.published} />
      </span>{" "}
      <CiteFinding document={s.document} span={s.span} />
    </li>
  );
  return (
    <li className="account">
      <p className="what">
        {x.event && label("EventType", x.event.type)} <span className="soft">{t(`ui.${x.field}`)}</span>
        <b className={x.later ? "later" : "clash"}>{t(x.later ? "web.later-figure" : "web.clash")}</b>
      </p>
      {x.claim && (
        <p>
          <Quoted>{x.claim.content.text}</Quoted>
        </p>
      )}
      <div className="sides">
        <div>
          <h3>{t("ui.was")}</h3>
          <ul>{x.was.map(side)}</ul>
        </div>
        <div>
          <h3>{t("ui.now")}</h3>
          <ul>{x.now.map(side)}</ul>
        </div>
      </div>
    </li>
  );
}

function Turn({ x }: { x: News["commitments"][number] }) {
  const { t, label } = useWords();
  const name = useName(x.names);
  return (
    <li className="line">
      <span className={`out ${x.outcome}`}>
        <OutcomeSign outcome={x.outcome} />
        {t(`ui.${x.what}`)}
      </span>
      <span>
        {label("CommitmentKind", x.kind)} · {name(x.by)}
        {x.to && <Arrow />}
        {name(x.to)}
      </span>
      <A href={documentPath(x.document)}>
        <Quoted>{x.span.text}</Quoted>
      </A>
      <CiteFinding document={x.document} id={x.event} span={x.span} />
      {x.deadline && (
        <span className="soft small">
          {t("ui.deadline")} <Dated value={x.deadline} />
        </span>
      )}
    </li>
  );
}

function Voice({ x }: { x: News["voices"][number] }) {
  const { t, lang, label } = useWords();
  return (
    <li className="line">
      <i className={`bd b-${x.naming || "outlet"}`} aria-hidden="true" />
      <bdi dir="auto">{(lang === "en" && x.name_en) || x.name || x.outlet || x.entity}</bdi>
      <span className="soft small">{x.naming ? label("Naming", x.naming) : t("web.outlet")}</span>
      {x.documents[0] && (
        <A className="small" href={documentPath(x.documents[0])}>
          <bdi>{x.documents[0]}</bdi>
        </A>
      )}
    </li>
  );
}

function Feed({ x }: { x: News["feeds"][number] }) {
  const { t } = useWords();
  return (
    <li className="line">
      <bdi dir="auto">{x.outlet}</bdi>
      <span className="soft small">
        {t("ui.last-heard")} <Dated value={x.last} />
      </span>
    </li>
  );
}
