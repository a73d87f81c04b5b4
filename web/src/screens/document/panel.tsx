import { useRef } from "react";
import { Button } from "react-aria-components/Button";
import type { Reading, Span } from "../../lib/types";
import { useChange } from "../../lib/changes";
import { useWords } from "../../lib/words";
import { CiteFinding } from "../../parts/cite";
import { Hidden } from "../../parts/glyphs";
import { Strip } from "../../parts/isnad";
import { TakePicture } from "../../parts/take";
import { Id } from "../../parts/text";
import type { Filed } from "../../lib/ledger";
import { Cite } from "./cite";
import { Correct } from "./correct";
import { Elsewhere } from "./elsewhere";
import { ClaimFields, ConsequenceFields, EntityFields, EventFields, ExplanationFields } from "./fields";
import type { Finding, Piece, Sheet } from "./model";
import { RuleCard } from "./rule";

/** What a panel can do with words of the text: light them while a field is pointed at, and bring them into view. */
export interface Trace {
  hot: (pieces: Piece[]) => void;
  show: (piece: Piece) => void;
  choose: (id: string) => void;
  pieces: (span: Span | undefined) => Piece[];
}

interface Props {
  r: Filed;
  sheet: Sheet;
  chosen: Finding | undefined;
  choose: (id: string) => void;
  close: () => void;
  hot: (pieces: Piece[]) => void;
  show: (piece: Piece) => void;
}

/** The chosen finding with its fields, each leading to its words, its chain, and what made it. */
export function Panel({ r, sheet, chosen, choose, close, hot, show }: Props) {
  const { t, date } = useWords();
  const box = useRef<HTMLElement>(null);
  const trace: Trace = { hot, show, choose, pieces: (span) => sheet.pieces(span) };
  if (!chosen) {
    return (
      <aside className="panel empty" aria-label={t("web.finding")}>
        <p>{t("web.choose")}</p>
        <Questions r={r} trace={trace} />
        <Doubts r={r} trace={trace} />
      </aside>
    );
  }
  return (
    <aside className={`panel ${chosen.layer}`} aria-label={t("web.finding")} ref={box}>
      <Body r={r} f={chosen} trace={trace} />
      <div data-picture="no">
        <Correct key={chosen.id} r={r} f={chosen} />
      </div>
      {chosen.layer !== "entity" && <Elsewhere document={r.document.id} id={chosen.id} />}
      <div className="after" data-picture="no">
        <Cite r={r} f={chosen} />
        <Button onPress={close}>
          {t("web.close")} <kbd aria-hidden="true">Esc</kbd>
        </Button>
        <TakePicture of={box} title={r.document.title ?? r.document.outlet ?? r.document.id} part={`${t("web.finding")} ${chosen.id}`} filter={[r.document.outlet, r.document.published && date(r.document.published), chosen.id].filter(Boolean).join(" · ")} documents={1} />
      </div>
    </aside>
  );
}

function Body({ r, f, trace }: { r: Filed; f: Finding; trace: Trace }) {
  const { t, label } = useWords();
  switch (f.layer) {
    case "event": {
      const e = r.events.find((x) => x.id === f.id)!;
      return (
        <>
          <Title id={e.id}>
            {label("EventType", e.type)}
            {e.mode && ` · ${label("Mode", e.mode)}`}
          </Title>
          <Say span={e.trigger} />
          <EventFields r={r} e={e} trace={trace} />
          <Voice r={r} claim={e.according_to} trace={trace} />
          <Made rule={e.rule} cues={[e.trigger, e.status_cue]} confidence={e.confidence} trace={trace} />
          <Rests r={r} event={e.id} trace={trace} />
          <Orders r={r} event={e.id} trace={trace} />
        </>
      );
    }
    case "claim": {
      const c = r.claims.find((x) => x.id === f.id)!;
      return (
        <>
          <Title id={c.id}>
            {t("web.claim")} · {label("Act", c.act)}
          </Title>
          <Say span={c.content} />
          <h3>{t("web.chain-from")}</h3>
          <Strip upright lead={(id) => r.in_case?.[id]} voice={{ document: r.document.id, chain: c.chain }} onOpen={(link) => { const [p] = trace.pieces(link?.cue ?? c.content); if (p) trace.show(p); }} />
          <ClaimFields r={r} c={c} trace={trace} />
          <Made rule={c.rule} cues={c.chain.map((l) => l.cue)} confidence={c.confidence} trace={trace} />
        </>
      );
    }
    case "consequence": {
      const q = r.consequences.find((x) => x.id === f.id)!;
      return (
        <>
          <Title id={q.id}>{t("web.consequence")}</Title>
          <ConsequenceFields q={q} trace={trace} />
          <Voice r={r} claim={q.according_to} trace={trace} />
          <Made rule={q.rule} cues={[q.mark]} confidence={q.confidence} trace={trace} />
        </>
      );
    }
    case "explanation": {
      const x = r.explanations.find((y) => y.id === f.id)!;
      return (
        <>
          <Title id={x.id}>
            {t("web.explanation")} · {label("ReadingKind", x.kind)}
          </Title>
          <Say span={x.reading} />
          <ExplanationFields r={r} x={x} trace={trace} />
          <Voice r={r} claim={x.according_to} trace={trace} />
          <Made rule={x.rule} cues={[x.mark]} confidence={x.confidence} trace={trace} />
        </>
      );
    }
    case "entity": {
      const e = r.entities.find((x) => x.id === f.id)!;
      return (
        <>
          <Title id={e.id}>
            <bdi dir="auto">{e.name}</bdi>
          </Title>
          <EntityFields r={r} e={e} trace={trace} />
          <Made rule={e.rule} cues={[]} trace={trace} />
        </>
      );
    }
  }
}

function Title({ id, children }: { id: string; children: React.ReactNode }) {
  return (
    <header>
      <h2>{children}</h2>
      <Id>{id}</Id>
    </header>
  );
}

const Say = ({ span }: { span: Span }) => (
  <p className="say" lang="ar" dir="rtl">
    «{span.text}»
  </p>
);

/** Words of the text as a button: pointing at it lights them, pressing brings them into view. */
export function Traced({ span, trace, children }: { span: Span | undefined; trace: Trace; children?: React.ReactNode }) {
  const pieces = trace.pieces(span);
  if (!span || pieces.length === 0) return children ?? null;
  const light = () => trace.hot(pieces);
  const off = () => trace.hot([]);
  return (
    <button type="button" className="v" onPointerEnter={light} onPointerLeave={off} onFocus={light} onBlur={off} onClick={() => trace.show(pieces[0]!)}>
      {children ?? (
        <bdi className="w" lang="ar" dir="rtl">
          {span.text}
        </bdi>
      )}
    </button>
  );
}

/** A link to another finding of this document. */
export function Other({ id, trace, children }: { id: string; trace: Trace; children: React.ReactNode }) {
  return (
    <button type="button" className="v" onClick={() => trace.choose(id)}>
      {children} <Id>{id}</Id>
    </button>
  );
}

/** Who holds a finding: the chain of the claim that it stands in, or the outlet in its own voice. */
function Voice({ r, claim, trace }: { r: Reading; claim: string | undefined; trace: Trace }) {
  const { t } = useWords();
  const c = r.claims.find((x) => x.id === claim);
  return (
    <>
      <h3>{t("ui.voice")}</h3>
      <Strip upright lead={(id) => r.in_case?.[id]} voice={{ document: r.document.id, chain: c?.chain ?? [] }} onOpen={(link) => { const [p] = trace.pieces(link?.cue ?? c?.content); if (p) trace.show(p); }} />
      {c && (
        <p className="rel">
          <Other id={c.id} trace={trace}>
            {t("web.claim")}
          </Other>
        </p>
      )}
    </>
  );
}

/** The rule that made a finding, the words that woke it, and how often such findings are right. */
function Made({ rule, cues, confidence, trace }: { rule: string | undefined; cues: (Span | undefined)[]; confidence?: number | undefined; trace: Trace }) {
  const { t } = useWords();
  const woke = cues.filter((s): s is Span => s !== undefined);
  return (
    <>
      {rule && (
        <>
          <h3>{t("web.rule")}</h3>
          <RuleCard id={rule} />
          <p className="rule">
            {woke.length > 0 && (
              <span className="woke">
                {t("web.woken-by")}{" "}
                {woke.map((s, i) => (
                  <Traced key={i} span={s} trace={trace} />
                ))}
              </span>
            )}
          </p>
        </>
      )}
      {confidence !== undefined && <Confidence share={confidence} />}
    </>
  );
}

/** Confidence as a count of ten: of ten such, so many are right. */
function Confidence({ share }: { share: number }) {
  const { t, number } = useWords();
  const right = Math.round(share * 10);
  return (
    <>
      <h3>{t("web.confidence")}</h3>
      <p className="conf">
        <span className="t" aria-hidden="true">
          {Array.from({ length: 10 }, (_, i) => (
            <i key={i} className={i < right ? "f" : undefined} />
          ))}
        </span>
        <span>{t("web.of-ten", number(right))}</span>
      </p>
    </>
  );
}

/** What else in the document rests on an event. */
function Rests({ r, event, trace }: { r: Reading; event: string; trace: Trace }) {
  const { t } = useWords();
  const list: [string, string][] = [
    ...r.consequences.filter((q) => q.if_event === event || q.then_event === event).map((q): [string, string] => [q.id, t("web.consequence")]),
    ...r.explanations.filter((x) => x.of_event === event).map((x): [string, string] => [x.id, t("web.explanation")]),
    ...r.claims.filter((c) => c.denies?.includes(event)).map((c): [string, string] => [c.id, t("ui.denied-by")]),
  ];
  if (list.length === 0) return null;
  return (
    <>
      <h3>{t("web.said-of-it")}</h3>
      <p className="rel">
        {list.map(([id, word]) => (
          <Other key={id} id={id} trace={trace}>
            {word}
          </Other>
        ))}
      </p>
    </>
  );
}

/** What came before and after an event, where the text or a person tells it; what a person put can be taken out again. */
function Orders({ r, event, trace }: { r: Filed; event: string; trace: Trace }) {
  const { t, label } = useWords();
  const change = useChange();
  const list = r.order.filter((o) => (o.first === event || o.second === event) && !r.rejected?.includes(o.id));
  if (list.length === 0) return null;
  const told = (id: string) => r.events.find((e) => e.id === id)?.trigger.text ?? id;
  return (
    <>
      <h3>{t("web.order")}</h3>
      <ul className="doubts orders">
        {list.map((o) => (
          <li key={o.id}>
            {[o.first, o.second].map((id, i) => (
              <span key={i}>
                {i > 0 && <b> {label("OrderRelation", o.relation)} </b>}
                {id === event ? <span className="soft">{t("web.order-this")}</span> : <Other id={id} trace={trace}>{told(id)}</Other>}
              </span>
            ))}{" "}
            <Traced span={o.span} trace={trace} /> <CiteFinding document={r.document.id} id={o.id} span={o.span} />
            <Button className="quiet" onPress={() => void change({ steps: [{ kind: "reject", id: `${r.document.id}/${o.id}` }], shown: r.change })}>
              {t("web.reject")}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What-ifs that the text itself raises. */
function Questions({ r, trace }: { r: Reading; trace: Trace }) {
  const { t } = useWords();
  if (r.questions.length === 0) return null;
  return (
    <>
      <h3>{t("web.raised")}</h3>
      <ul className="doubts">
        {r.questions.map((q) => (
          <li key={q.id}>
            <Traced span={q.span} trace={trace} /> <CiteFinding document={r.document.id} id={q.id} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the reader could not settle, with what it considered. */
function Doubts({ r, trace }: { r: Reading; trace: Trace }) {
  const { t, lang } = useWords();
  if (r.doubts.length === 0) return null;
  return (
    <>
      <h3>{t("ui.doubts")}</h3>
      <ul className="doubts">
        {r.doubts.map((d) => (
          <li key={d.id} className="doubt">
            <Traced span={d.span} trace={trace} /> {d.message[lang]}
            {d.candidates && d.candidates.length > 0 && (
              <span className="muted">
                <Hidden>: </Hidden> <bdi>{d.candidates.join(" · ")}</bdi>
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
