import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { del, get, part, post } from "../../lib/api";
import { useNote } from "../../lib/changes";
import type { Changes } from "../../lib/ledger";
import { KnowingRows, Name, Names } from "../../lib/names";
import { A, documentPath, ownId } from "../../lib/router";
import { settings } from "../../lib/settings";
import type { Document, Indication, IndicatorRow, Watch } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Standing } from "../../parts/glyphs";
import { Strip } from "../../parts/isnad";
import { Failed } from "../../parts/states";
import { Dated, Id, Num, Quoted } from "../../parts/text";
import { patternOf } from "./model";

const author = () => (settings().author ? { author: settings().author } : {});

/** What somebody watches for, each with what is new of it since the last look; put in and taken out with undo. */
export function Indicators({ list, change }: { list: IndicatorRow[]; change: number }) {
  const { t } = useWords();
  const note = useNote();
  const [adding, setAdding] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const news = useQuery({ queryKey: ["watch", "news"], queryFn: ({ signal }) => get<Watch>("/watch/news", {}, signal), enabled: list.length > 0 });
  const found = new Map(news.data?.indicators.map((x) => [x.name, x]));
  const remove = (name: string) => {
    setFault(null);
    del<Changes>(`/indicators/${part(name)}`).then((made) => note("indicator", made), setFault);
  };
  const look = () => {
    setFault(null);
    post("/watch/news", { number: change, names: list.map((x) => x.name), ...author() }).then(() => note("", null), setFault);
  };
  return (
    <section className="sec">
      <div className="mh">
        <h2>{t("web.indicators")}</h2>
        <p>{t("web.indicators-what")}</p>
      </div>
      <div className="wt">
        {list.length === 0 && (
          <p className="none">
            <span>{t("web.indicators-none")}</span>
          </p>
        )}
        <ul className="inds">
          {list.map((x) => (
            <One key={x.name} x={x} news={found.get(x.name)} waiting={news.isPending} remove={() => remove(x.name)} />
          ))}
        </ul>
        {news.isError && <Failed error={news.error} again={() => void news.refetch()} />}
        {fault !== null && <Failed error={fault} />}
        <p className="pair">
          {!adding && (
            <button type="button" className="act" onClick={() => setAdding(true)}>
              {t("web.indicator-add")}
            </button>
          )}
          {found.size > 0 && (
            <button type="button" className="act" onClick={look}>
              {t("web.indicator-seen")}
            </button>
          )}
        </p>
        {adding && <Add close={() => setAdding(false)} />}
      </div>
    </section>
  );
}

function One({ x, news, waiting, remove }: { x: IndicatorRow; news: Indication | undefined; waiting: boolean; remove: () => void }) {
  const { t } = useWords();
  return (
    <li>
      <h3>
        <bdi dir="auto">{x.name}</bdi>
        <button type="button" className="quiet" onClick={remove} aria-label={`${t("web.indicator-remove")} ${x.name}`}>
          {t("web.indicator-remove")}
        </button>
      </h3>
      <p className="small soft">
        <bdi dir="auto">{x.query}</bdi> · <bdi dir="auto">{x.author}</bdi> · <Dated value={x.at.slice(0, 10)} />
        {x.reason && (
          <>
            {" · "}
            <bdi dir="auto">{x.reason}</bdi>
          </>
        )}
      </p>
      {news ? (
        <KnowingRows names={news.matches.flatMap((m) => [m.names, ...(m.event ? [m.event.names] : [])])} documents={news.matches.flatMap((m) => m.told.map((w) => ({ id: w.document, outlet: w.outlet, published: w.published }) as Document))}>
          <ul className="news-i">
            {news.matches.slice(0, 20).map((m) => (
              <Match key={`${m.kind} ${m.id}`} m={m} />
            ))}
          </ul>
          {news.matches.length > 20 && <p className="small soft">{t("web.ask-more", news.matches.length - 20)}</p>}
          {news.repeats > 0 && (
            <p className="small soft">
              {t("ui.only-repeated")} <Num n={news.repeats} />
            </p>
          )}
        </KnowingRows>
      ) : (
        <p className="small muted">{waiting ? t("web.loading") : t("web.indicator-quiet")}</p>
      )}
    </li>
  );
}

/** One event or claim that an indicator waited for: what is new about it, its words, and who tells them. */
function Match({ m }: { m: Indication["matches"][number] }) {
  const { t, label, lang } = useWords();
  const first = m.told[0] ?? m.denied?.[0];
  return (
    <li>
      <span className="how">{t(m.first ? "ui.first-time" : m.denied?.length ? "ui.denied" : "ui.changed-account")}</span>
      <span>
        {m.event && (
          <>
            {first?.status && <Standing status={first.status} quiet />} {label("EventType", m.event.type)} {m.event.actors.length > 0 && <Names ids={m.event.actors} />}
            {m.event.recipients.length > 0 && (
              <>
                {" "}
                {lang === "ar" ? "←" : "→"} <Names ids={m.event.recipients} />
              </>
            )}
            {m.event.place && (
              <>
                {" · "}
                <Name id={m.event.place} />
              </>
            )}
          </>
        )}
        {m.claim && label("Act", m.claim.act)}
      </span>
      {first && (
        <span className="told">
          <A href={documentPath(first.document, m.id.startsWith(`${first.document}/`) ? ownId(first.document, m.id) : undefined)}>
            <Quoted>{first.span.text}</Quoted>
          </A>
          <Strip lead voice={{ document: first.document, chain: first.chain }} /> <Dated value={first.published} />
        </span>
      )}
      <Id>{m.id}</Id>
    </li>
  );
}

/** What to watch for: any of the fields, all that are filled must be met. */
function Add({ close }: { close: () => void }) {
  const { t, label, codes } = useWords();
  const note = useNote();
  const [error, setError] = useState<unknown>(null);
  const [empty, setEmpty] = useState(false);
  const submit = (e: FormEvent<HTMLFormElement>) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget);
    const pattern = patternOf(f);
    setEmpty(!pattern);
    if (!pattern) return;
    const reason = String(f.get("reason") ?? "").trim();
    post<Changes>("/indicators", { name: String(f.get("name")).trim(), pattern, ...(reason && { reason }), ...author() }).then((made) => {
      close();
      return note("indicator", made);
    }, setError);
  };
  const field = (name: string, word: string, more: Record<string, unknown> = {}) => (
    <label>
      {t(word)} <input name={name} dir="auto" maxLength={300} {...more} />
    </label>
  );
  const choice = (name: string, word: string, enumeration: string) => (
    <label>
      {t(word)}{" "}
      <select name={name} defaultValue="">
        <option value="">{t("web.any")}</option>
        {codes(enumeration).map((c) => (
          <option key={c} value={c}>
            {label(enumeration, c)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form className="ind-form" onSubmit={submit} onKeyDown={(e) => e.key === "Escape" && close()}>
      {field("name", "web.indicator-name", { required: true, maxLength: 200, autoFocus: true })}
      {choice("type", "web.event-type", "EventType")}
      {choice("status", "ui.status", "Status")}
      {field("actor", "ui.actor")}
      {field("place", "ui.place")}
      {field("by", "ui.voice")}
      {field("claim", "web.indicator-words")}
      {field("at_least", "web.indicator-least", { type: "number", min: 1, dir: "ltr" })}
      {field("reason", "web.indicator-means")}
      <label className="tick1">
        <input type="checkbox" name="conflict" /> {t("web.indicator-conflict")}
      </label>
      {empty && (
        <p className="bad" role="alert">
          {t("web.indicator-empty")}
        </p>
      )}
      {error !== null && <Failed error={error} />}
      <p className="pair">
        <button type="submit" className="act strong">
          {t("web.save")}
        </button>
        <button type="button" className="act" onClick={close}>
          {t("web.leave")}
        </button>
      </p>
    </form>
  );
}
