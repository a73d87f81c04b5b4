import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Switch } from "react-aria-components/Switch";
import { get, part } from "../../lib/api";
import { called, KnowingRows, Name, Names, useKnown } from "../../lib/names";
import { A, documentPath, go } from "../../lib/router";
import type { AccountCell, Accounts, AccountValue, Page, TellerAccount, ToldEvent } from "../../lib/types";
import { useFilled, useFilterWords } from "../../lib/whole";
import { useWords } from "../../lib/words";
import { CiteFinding } from "../../parts/cite";
import { Hidden, Standing, Valued } from "../../parts/glyphs";
import { Strip } from "../../parts/isnad";
import { Failed, Nothing, Waiting } from "../../parts/states";
import { TakeOut, TakePicture } from "../../parts/take";
import { Dated, Id, Num, Quoted } from "../../parts/text";
import { FigureWords } from "./values";
import { Field } from "./filters";
import { address, day, differing, exact, type Asked } from "./model";

/** One event as each tells it. Those of which accounts differ are offered first. */
export function AccountsView({ asked, set }: { asked: Asked; set: (a: Asked) => void }) {
  const { t } = useWords();
  const known = exact(asked.known);
  const list = useInfiniteQuery({
    queryKey: ["accounts", known],
    queryFn: ({ pageParam, signal }) => get<Page<ToldEvent>>("/accounts", { known, limit: 60, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (last) => last.next || undefined,
    placeholderData: keepPreviousData,
  });
  useFilled(list);
  if (list.isPending) return <Waiting />;
  if (list.isError) return <Failed error={list.error} again={() => void list.refetch()} />;
  const events = list.data.pages.flatMap((p) => p.items);
  const event = asked.event || events[0]?.event.id;
  if (!event) {
    return (
      <Nothing title={t("web.no-accounts")}>
        <A href="/add">{t("web.add")}</A>
      </Nothing>
    );
  }
  return (
    <section className="sec wide">
      <div className="mh">
        <h2>{t("web.view-accounts")}</h2>
        <p>{t("web.accounts-what")}</p>
        <div className="narrow">
          <Field name={t("web.published-by")} value={asked.as_of} set={(as_of) => set({ ...asked, event, as_of })} />
          <Field name={t("web.known-by")} value={asked.known} set={(v) => set({ ...asked, known: v })} />
        </div>
      </div>
      <div className="accs">
        <nav className="evs" aria-label={t("web.choose-event")}>
          <KnowingRows names={events.map((e) => e.event.names)} documents={[]}>
            <ol>
              {events.map((e) => (
                <li key={e.event.id}>
                  <Choice e={e} to={address({ ...asked, view: "accounts", event: e.event.id })} now={e.event.id === event} />
                </li>
              ))}
            </ol>
          </KnowingRows>
          {list.hasNextPage && (
            <Button className="quiet" isDisabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
              {t("web.more")}
            </Button>
          )}
        </nav>
        <Compared event={event} asked={asked} />
      </div>
    </section>
  );
}

/** An event to choose: what it is, how many tell it, and whether they differ. */
function Choice({ e, to, now }: { e: ToldEvent; to: string; now: boolean }) {
  const { t, label } = useWords();
  return (
    <A href={to} aria-current={now ? "true" : undefined} onClick={(k) => plain(k) && (k.preventDefault(), go(to, true))}>
      <span>
        {label("EventType", e.event.type)} <Quoted>{e.event.trigger.text}</Quoted>
      </span>
      <span className="small">
        <Sides e={e.event} /> {e.event.time && <Dated value={e.event.time} />}
      </span>
      <span className="small soft">
        {t("web.accounts-number")} <Num n={e.accounts} />
        {e.conflicts > 0 && (
          <b className="clash">
            {" "}
            <span className="sgn" aria-hidden="true">≠</span> <Num n={e.conflicts} />
            <Hidden> {t("web.clash")}</Hidden>
          </b>
        )}
      </span>
    </A>
  );
}

const plain = (e: React.MouseEvent) => e.button === 0 && !(e.metaKey || e.ctrlKey || e.shiftKey || e.altKey);

function Compared({ event, asked }: { event: string; asked: Asked }) {
  const { t, label, date } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [only, setOnly] = useState(false);
  const p = { known: exact(asked.known), as_of: day(asked.as_of) };
  const told = useQuery({ queryKey: ["accounts", event, p], queryFn: ({ signal }) => get<Accounts>(`/accounts/${part(event)}`, p, signal), placeholderData: keepPreviousData });
  const filter = [p.as_of && `${t("web.published-by")} ${date(p.as_of)}`, p.known && `${t("web.known-by")} ${date(p.known)}`, only && t("web.only-differing")].filter(Boolean).join(" · ");
  useFilterWords(filter);
  if (told.isPending) return <Waiting />;
  if (told.isError) return <Failed error={told.error} again={() => void told.refetch()} />;
  const a = told.data;
  const fields = a.accounts[0]?.cells.map((c) => c.field) ?? [];
  const marks = (i: number) => a.accounts.map((x) => x.cells[i]?.mark ?? "silent");
  const shown = fields.flatMap((f, i) => (!only || differing(marks(i)) ? [{ f, i }] : []));
  return (
    <KnowingRows names={[a.names, a.event.names]} documents={a.accounts.flatMap((x) => [{ id: x.document, ...(x.outlet ? { outlet: x.outlet } : {}) }])}>
      <div className="cmp" aria-busy={told.isPlaceholderData} ref={box}>
        <Headline a={a} />
        <div className="takes" data-picture="no">
          <TakePicture of={box} title={`${t("web.view-accounts")}: ${label("EventType", a.event.type)} «${a.event.trigger.text}»`} part={t("web.view-accounts")} filter={filter} {...(p.as_of && { date: p.as_of })} />
          <TakeOut ids={[a.event.id]} filters={{ known: p.known }} what={t("web.export-event")} />
        </div>
        {a.accounts.length === 0 ? (
          <Nothing title={t("web.nobody-told-yet")} />
        ) : (
          <>
            <div data-picture="no">
              <Switch className="tick" isSelected={only} onChange={setOnly}>
                <i aria-hidden="true" /> {t("web.only-differing")}
              </Switch>
            </div>
            {only && shown.length === 0 && <p className="soft">{t("web.nothing-differs")}</p>}
            <div className="scroll" tabIndex={0} role="region" aria-label={t("web.view-accounts")}>
              <table className="acc">
                <caption className="vh">{t("web.view-accounts")}</caption>
                <thead>
                  <tr>
                    <th scope="col">
                      <Hidden>{t("web.field")}</Hidden>
                    </th>
                    {a.accounts.map((x, i) => (
                      <th key={i} scope="col">
                        <Head x={x} />
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {shown.map(({ f, i }) => (
                    <tr key={f}>
                      <th scope="row">{t(`web.field-${f}`)}</th>
                      {a.accounts.map((x, k) => (
                        <CellBox key={k} c={x.cells[i]!} />
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <Marks />
          </>
        )}
      </div>
    </KnowingRows>
  );
}

/** Who does it, to whom. */
function Sides({ e }: { e: { actors: string[]; recipients: string[] } }) {
  const { lang } = useWords();
  return (
    <>
      <Names ids={e.actors} />
      {e.recipients.length > 0 && <span aria-hidden="true">{lang === "ar" ? " ← " : " → "}</span>}
      <Names ids={e.recipients} />
    </>
  );
}

/** The event, in one line. */
function Headline({ a }: { a: Accounts }) {
  const { t, label } = useWords();
  return (
    <h3 className="evh">
      {label("EventType", a.event.type)}
      {a.event.mode && ` · ${label("Mode", a.event.mode)}`}
      <span className="soft">
        {" "}
        <Sides e={a.event} />
      </span>
      <span className="small soft">
        {" "}
        {a.event.time ? <Dated value={a.event.time} /> : t("ui.undated")} <Id>{a.event.id}</Id>
      </span>
    </h3>
  );
}

/** The head of a column: who tells it, through whom, and where. */
function Head({ x }: { x: TellerAccount }) {
  const { t } = useWords();
  return (
    <>
      <Strip voice={{ document: x.document, chain: x.chain }} lead grades={x.grades ?? []} />
      <span className="small soft">
        {x.chain.length === 0 && <>{t("web.own-voice")} · </>}
        <Dated value={x.published} />
      </span>
      <span className="refs">
        {x.refs.slice(0, 4).map((r) => (
          <A key={`${r.document}/${r.id}`} href={documentPath(r.document, r.id)} className="lead">
            <Hidden>{t("web.open-document")} </Hidden>
            <Id>
              {r.document} · {r.id}
            </Id>
          </A>
        ))}
        {x.refs.length > 4 && (
          <span className="small soft">
            {t("web.more")} <Num n={x.refs.length - 4} />
          </span>
        )}
      </span>
    </>
  );
}

const signs: Record<string, string> = { agrees: "=", reworded: "≅", differs: "≠", later: "↻", alone: "→", otherwise: "≈", first: "" };

/** One field of one account. Silence is hatched and said: it is no agreement. */
function CellBox({ c }: { c: AccountCell }) {
  const { t } = useWords();
  if (c.mark === "silent") {
    return (
      <td className="z">
        <span>{t("web.silent")}</span>
      </td>
    );
  }
  return (
    <td className={c.mark === "differs" ? "d" : c.mark === "later" ? "d l" : c.mark === "otherwise" ? "u" : "s"}>
      <ul>
        {c.values.map((v, i) => (
          <li key={i}>
            <ValueWords v={v} field={c.field} />
          </li>
        ))}
      </ul>
      <Mark mark={c.mark} dispute={c.dispute} />
    </td>
  );
}

function Mark({ mark, dispute }: { mark: string; dispute?: string | undefined }) {
  const { t } = useWords();
  return (
    <span className="mk">
      {signs[mark] && (
        <span className="sign sgn" aria-hidden="true">
          {signs[mark]}
        </span>
      )}
      {t(`web.mark-${mark}`)}
      {dispute && mark !== "first" && <Id>{dispute}</Id>}
    </span>
  );
}

/** A value in the reader's language, with the words of the source that it rests on. */
function ValueWords({ v, field }: { v: AccountValue; field: string }) {
  const { t, label, lang } = useWords();
  const name = called(useKnown().entities.get(v.entity ?? ""), lang)?.text;
  const words = v.words && (
    <A href={documentPath(v.words.document, v.ref.id || undefined)} className="src">
      <Quoted>{v.words.text}</Quoted>
    </A>
  );
  const cite = v.words && <CiteFinding document={v.words.document} id={v.ref.id} span={v.words} />;
  switch (field) {
    case "status":
      return (
        <>
          <Standing status={v.status ?? ""} />
          {v.leaning && <span className="soft small"> · {label("Leaning", v.leaning)}</span>} {cite}
        </>
      );
    case "when":
      return (
        <>
          <Dated value={v.time} /> {words} {cite}
        </>
      );
    case "number":
      return (
        <>
          {v.figure && <FigureWords f={v.figure} />} {words} {cite}
        </>
      );
    case "outcome":
      return (
        <>
          {words} {cite}
          {v.valence?.map((x) => (
            <Valued key={x.entity} sign={x.sign}>
              <Name id={x.entity} />
            </Valued>
          ))}
        </>
      );
    case "why":
      return (
        <>
          {words} <span className="soft small">{label("ReadingKind", v.kind)}</span> {cite}
        </>
      );
  }
  return (
    <>
      {words} {cite}{" "}
      {v.entity && name !== v.words?.text && (
        <span className="soft small">
          <Hidden>{t("web.that-is")} </Hidden>
          <Name id={v.entity} />
        </span>
      )}
    </>
  );
}

/** What the marks mean. */
function Marks() {
  const { t } = useWords();
  return (
    <div className="key legend">
      {["agrees", "reworded", "differs", "later", "otherwise", "alone"].map((m) => (
        <span key={m}>
          <b className="sgn" aria-hidden="true">{signs[m]}</b>
          {t(`web.mark-${m}`)}
        </span>
      ))}
      <span>
        <i className="hatch" aria-hidden="true" />
        {t("web.silent-what")}
      </span>
    </div>
  );
}
