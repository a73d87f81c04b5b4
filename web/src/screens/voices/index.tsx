import { useQuery } from "@tanstack/react-query";
import { createContext, use, useEffect, useMemo, useRef, type ReactNode } from "react";
import { get, part } from "../../lib/api";
import { KnowingRows, Name, Outlet, called } from "../../lib/names";
import { A, documentPath } from "../../lib/router";
import type { Commitment, Contradiction, Prediction, SaidOnce, Speaker, TellerCount } from "../../lib/types";
import { useFilled, useMost, useWay } from "../../lib/whole";
import { useWords } from "../../lib/words";
import { CiteFinding } from "../../parts/cite";
import { Bead, Hidden, OutcomeSign, Standing } from "../../parts/glyphs";
import { Grade } from "../../parts/isnad";
import { Failed, Nothing, Waiting } from "../../parts/states";
import { TakeOut, TakePicture } from "../../parts/take";
import { TellerName } from "../../parts/teller";
import { Dated, Id, Num, Quoted } from "../../parts/text";
import { Sum, TopicLink } from "../claims/claim";
import { Rule, Saying } from "../claims/denials";
import { claimsIn, guess, One, printed, useClaims } from "../claims";
import { Long } from "../claims/list";
import { address, byDay, fromQuery, tellerKey } from "../claims/model";
import { DisputeValue } from "../claims/values";
import "../claims/claims.css";
import "./voices.css";

/** The page of somebody who speaks. */
export const OneSpeaker = ({ id }: { id: string }) => <Page id={id} path="/speakers" />;

/** The page of an outlet. */
export const OneOutlet = ({ id }: { id: string }) => <Page id={id} path="/outlets" outlet />;

/** Whose page it is, for the pictures of its parts. */
const Whose = createContext("");

/** One who speaks: what it said, where it is at odds with itself, and what came of what it pledged and foretold. */
function Page({ id, path, outlet }: { id: string; path: string; outlet?: boolean }) {
  const { t, lang } = useWords();
  const asked = useQuery({ queryKey: [path, id], queryFn: ({ signal }) => get<Speaker>(`${path}/${part(id)}`, {}, signal) });
  if (asked.isPending) return <Waiting />;
  if (asked.isError) return <Failed error={asked.error} again={() => void asked.refetch()} />;
  const s = asked.data;
  const documents = Object.entries(s.outlets).map(([id, d]) => ({ id, ...d }));
  const clashes = s.contradictions.filter((c) => c.kind !== "update");
  const updates = s.contradictions.filter((c) => c.kind === "update");
  const name = outlet ? s.source.name : (called({ ...s.source, id: s.source.id }, lang)?.text ?? s.source.id);
  return (
    <KnowingRows names={[s.names, { [s.source.id]: s.source }]} documents={documents}>
      <Whose value={name}>
      <Head s={s} outlet={outlet} name={name} />
      <TakeOut filters={mine(s, outlet)} what={t(outlet ? "web.export-printed" : "web.export-said")} />
      <Section title={t("web.self-contradicts")} what={t("web.self-contradicts-what")} n={clashes.length} none={t("web.no-contradiction")}>
        <ol>
          {clashes.map((c, i) => (
            <Pair key={i} c={c} />
          ))}
        </ol>
      </Section>
      <Section title={t("web.came-of")} what={t("web.came-of-what")} n={s.commitments.length + s.predictions.length} none={t("web.no-foretelling")}>
        <Tally s={s} />
        <ol className="fates">
          {s.commitments.map((c) => (
            <Pledge key={c.id} c={c} />
          ))}
          {s.predictions.map((p) => (
            <Foretold key={`${p.foretold.document}/${p.foretold.id}`} p={p} />
          ))}
        </ol>
      </Section>
      {updates.length > 0 && (
        <Section title={t("ui.updates")} n={updates.length} none="">
          <ol>
            {updates.map((c, i) => (
              <Pair key={i} c={c} />
            ))}
          </ol>
        </Section>
      )}
      <Section title={t("web.whom-through")} what={t(outlet ? "web.outlet-through-what" : "web.whom-through-what")} n={s.told.length + s.through.length + s.passed_on_by.length} none={t("web.nobody")}>
        <div className="ties">
          <Ties title={t(outlet ? "web.speaks-to-it" : "web.printed-by")} of={s.through} />
          {!outlet && <Ties title={t("web.passed-on-by")} of={s.passed_on_by} />}
          {!outlet && <Ties title={t("web.told-whom")} of={s.told} />}
        </div>
      </Section>
      <Everything s={s} outlet={outlet} />
      </Whose>
    </KnowingRows>
  );
}

/** Who it is, how graded and by whom, and how much it says. */
function Head({ s, outlet, name }: { s: Speaker; outlet?: boolean | undefined; name: string }) {
  const { t, label } = useWords();
  useEffect(() => {
    document.title = `${name} · ${t("web.isnad")}`;
  }, [name, t]);
  const grade = s.grades.at(-1);
  return (
    <header className="wh who">
      <div>
        <p className="small soft">{t(outlet ? "web.outlet" : "ui.voice")}</p>
        <h1>
          <Bead naming={outlet ? "outlet" : (s.source.naming ?? "named")} /> <bdi dir="auto">{name}</bdi> <Grade letter={s.letter} />
        </h1>
        <p className="small soft">
          {!outlet && label("EntityKind", s.source.kind)}
          {s.source.naming && <> · {label("Naming", s.source.naming)}</>}
          {s.source.code && (
            <>
              {" · "}
              <Id>{s.source.code}</Id>
            </>
          )}
          {s.source.near?.map((id) => (
            <span key={id}>
              {" · "}
              {t("web.near")} <TellerName of={{ id }} />
            </span>
          ))}
          {s.first && (
            <>
              {!outlet && " · "}
              <Dated value={s.first === s.last ? s.first : `${s.first}/${s.last}`} />
            </>
          )}
        </p>
        {grade && (
          <p className="small">
            {label("Reliability", grade.letter)} · <bdi dir="auto">{grade.author}</bdi>
            {grade.reason && (
              <>
                {" · "}
                <bdi dir="auto">{grade.reason}</bdi>
              </>
            )}
          </p>
        )}
      </div>
      <div className="sum">
        <Sum n={s.claims}>{t("ui.claims")}</Sum>
        <Sum n={s.source.documents}>{t("ui.documents-told")}</Sum>
        {outlet ? (
          <>
            <Sum n={s.source.own ?? 0}>{t("web.own-documents")}</Sum>
            <Sum n={(s.source.copies ?? 0) + (s.source.relays ?? 0)}>{t("web.copied-documents")}</Sum>
          </>
        ) : (
          <>
            <Sum n={s.source.relayed}>{t("web.heard-through-others")}</Sum>
            <Sum n={s.source.passes_on}>{t("web.passes-on")}</Sum>
          </>
        )}
        <Sum n={s.source.denied}>{t("web.denied-by-others")}</Sum>
      </div>
    </header>
  );
}

function Section({ title, what, n, none, children }: { title: string; what?: string; n: number; none: string; children: ReactNode }) {
  const box = useRef<HTMLElement>(null);
  const whose = use(Whose);
  return (
    <section className="sec" ref={box}>
      <div className="mh">
        <h2>{title}</h2>
        {what && <p>{what}</p>}
        {n > 0 && <TakePicture of={box} title={whose} part={title} filter={title} />}
      </div>
      <div>
        {n === 0 ? (
          <div className="none">
            <span>{none}</span>
          </div>
        ) : (
          children
        )}
      </div>
    </section>
  );
}

/** Two sayings of one speaker face to face, with what they are at odds in. */
function Pair({ c }: { c: Contradiction }) {
  const { t, label } = useWords();
  const later = c.kind === "update";
  return (
    <li className="den">
      <Once x={c.was} field={c.field} />
      <div className={c.rule ? "knot j" : "knot"}>
        <svg viewBox="0 0 128 24" className="flip" aria-hidden="true">
          <path d="M128 12H76M52 12H10" stroke="currentColor" strokeWidth="1.600" strokeDasharray={c.rule ? "5 4" : undefined} />
          <path d="M0 12l11-5.500v11z" fill="currentColor" />
          <circle cx="64" cy="12" r="10" fill="none" stroke="currentColor" strokeWidth="1.600" />
          {!later && <path d="M58 9h12M58 15h12M68 5l-8 14" stroke="currentColor" strokeWidth="1.600" />}
        </svg>
        <span>{later ? t("web.later-figure") : t(`web.odds-${c.kind}`)}</span>
        {c.field && <span className="by">{t(`ui.${c.field}`)}</span>}
        {c.was.status && c.now.status && (
          <span className="by">
            {label("Status", c.was.status)} <span className="sgn" aria-hidden="true">≠</span> {label("Status", c.now.status)}
          </span>
        )}
        {c.rule && (
          <span className="by rule">
            <Rule id={c.rule} />
          </span>
        )}
        {c.topic && (
          <span className="by">
            <TopicLink of={c.topic} />
          </span>
        )}
      </div>
      <Once x={c.now} field={c.field} />
    </li>
  );
}

/** What was said once, with the value that it gives. */
function Once({ x, field }: { x: SaidOnce; field: string | undefined }) {
  return (
    <Saying x={x}>
      {x.value && <DisputeValue field={field} value={x.value} />}
    </Saying>
  );
}

const outcomes = ["kept", "broken", "withdrawn", "pending"] as const;

/** How many pledges were kept and how many predictions came true: counted, never turned into a score. */
function Tally({ s }: { s: Speaker }) {
  const { t, label } = useWords();
  const count = (o: string) => s.commitments.filter((c) => c.outcome === o).length;
  const came = (o: string) => s.predictions.filter((p) => p.came === o).length;
  return (
    <ul className="tally">
      {outcomes.filter((o) => count(o) > 0).map((o) => (
        <li key={o} className={`out ${o}`}>
          <OutcomeSign outcome={o} /> {label("Outcome", o)} <Num n={count(o)} />
        </li>
      ))}
      {(["came_true", "did_not", "open"] as const).filter((o) => came(o) > 0).map((o) => (
        <li key={o} className={`out ${sign[o]}`}>
          <OutcomeSign outcome={sign[o]!} /> {t(`web.came-${o}`)} <Num n={came(o)} />
        </li>
      ))}
    </ul>
  );
}

/** A prediction is drawn as a pledge is: its thread is tied, cut or open. */
const sign: Record<string, string> = { came_true: "kept", did_not: "broken", open: "pending" };

/** A threat, promise or demand, and what became of it. */
function Pledge({ c }: { c: Commitment }) {
  const { t, label } = useWords();
  return (
    <li>
      <span className={`out ${c.outcome}`}>
        <OutcomeSign outcome={c.outcome} />
        {label("Outcome", c.outcome)}
      </span>
      <div>
        <b>{label("CommitmentKind", c.kind)}</b>
        {c.to && (
          <>
            {" "}
            {t("web.toward")} <Name id={c.to} />
          </>
        )}{" "}
        <Quoted>{c.span.text}</Quoted>
        {c.deadline && (
          <span className="small soft">
            {" "}
            {t("ui.deadline")} <Dated value={c.deadline} />
          </span>
        )}
        <Where document={c.document} /> <CiteFinding document={c.document} id={c.event} span={c.span} />
        {c.outcome_span && c.outcome_document && (
          <p className="then">
            <Quoted>{c.outcome_span.text}</Quoted> <Where document={c.outcome_document} /> <CiteFinding document={c.outcome_document} span={c.outcome_span} />
          </p>
        )}
      </div>
    </li>
  );
}

/** What was foretold, and who told later what came. */
function Foretold({ p }: { p: Prediction }) {
  const { t, label } = useWords();
  return (
    <li>
      <span className={`out ${sign[p.came]}`}>
        <OutcomeSign outcome={sign[p.came]!} />
        {t(`web.came-${p.came}`)}
      </span>
      <div>
        <b>{label("Act", "predict")}</b> <Quoted>{p.foretold.scope?.text ?? p.foretold.words.text}</Quoted>
        {p.topic && (
          <span className="small">
            {" "}
            <TopicLink of={p.topic} />
          </span>
        )}
        <Where document={p.foretold.document} id={p.foretold.id} />
        {p.evidence && (
          <p className="then">
            {p.evidence.status && <Standing status={p.evidence.status} />} <Quoted>{p.evidence.words.text}</Quoted> <Where document={p.evidence.document} id={p.evidence.id} />
          </p>
        )}
      </div>
    </li>
  );
}

/** Where it stands: outlet, document and finding. */
function Where({ document, id }: { document: string; id?: string }) {
  const { t } = useWords();
  return (
    <>
      <A className="lead" href={documentPath(document, id)}>
        <Hidden>{t("web.open-document")} </Hidden>
        <span className="small soft">
          <Outlet id={document} />
        </span>{" "}
        <Id>
          {document}
          {id && ` · ${id}`}
        </Id>
      </A>
      {id && <CiteFinding document={document} id={id} />}
    </>
  );
}

/** How many are told of before the rest is only counted. */
const most = 12;

function Ties({ title, of }: { title: string; of: TellerCount[] }) {
  const { t } = useWords();
  const whole = useMost(of.length);
  const drawn = useWay() ? whole : most;
  return (
    <div>
      <h3>{title}</h3>
      {of.length === 0 ? (
        <p className="soft small">{t("web.nobody")}</p>
      ) : (
        <ul>
          {of.slice(0, drawn).map((x) => (
            <li key={tellerKey(x)}>
              <TellerName of={x} /> <Num n={x.claims} />
            </li>
          ))}
          {of.length > drawn && (
            <li className="soft small">
              {t("web.more")} <Num n={of.length - drawn} />
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

/** The filter of the list of claims that gives all of one who speaks. */
const mine = (s: Speaker, outlet: boolean | undefined) => ({ of: "claims", ...(outlet ? { outlet: [s.source.id] } : { speaker: [s.source.id] }) });

/** All that one said, or printed, the newest first. */
function Everything({ s, outlet }: { s: Speaker; outlet?: boolean | undefined }) {
  const { t } = useWords();
  const box = useRef<HTMLElement>(null);
  const whose = use(Whose);
  const list = useClaims(outlet ? { outlet: [s.source.id] } : { speaker: [s.source.id] }, "day");
  useFilled(list);
  const rows = useMemo(() => list.data?.pages.flatMap((x) => x.items) ?? [], [list.data]);
  const pieces = useMemo(() => byDay(rows), [rows]);
  const all = { ...fromQuery(new URLSearchParams()), view: "tree" as const, ...(outlet ? { outlet: [s.source.id] } : { speaker: [s.source.id] }) };
  return (
    <section className="all" ref={box}>
      <h2>
        {t(outlet ? "web.all-printed" : "web.all-said")} <A href={address(all)}>{t("web.view-tree")}</A>
      </h2>
      {rows.length > 0 && <TakePicture of={box} title={whose} part={t(outlet ? "web.all-printed" : "web.all-said")} filter={t(outlet ? "web.all-printed" : "web.all-said")} />}
      {list.isPending ? (
        <Waiting />
      ) : list.isError ? (
        <Failed error={list.error} again={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Nothing title={t("web.no-claims")} />
      ) : (
        <KnowingRows names={rows.map((r) => r.names)} documents={rows.map(printed)}>
          <Long label={t("web.all-said")} pieces={pieces} things={claimsIn} total={list.data.pages[0]?.total} guess={guess} busy={list.isFetchingNextPage} more={list.hasNextPage ? () => void list.fetchNextPage() : undefined}>
            {(piece) => <One piece={piece} only={false} />}
          </Long>
        </KnowingRows>
      )}
    </section>
  );
}
