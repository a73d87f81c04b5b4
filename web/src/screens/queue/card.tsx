import { Knowing, Name, Names } from "../../lib/names";
import { documentPath, A } from "../../lib/router";
import { useWords } from "../../lib/words";
import { CiteFinding } from "../../parts/cite";
import { Standing, Valued } from "../../parts/glyphs";
import { Strip } from "../../parts/isnad";
import { both, Dated, Id, Num, Words } from "../../parts/text";
import { cut, near } from "../../lib/passage";
import type { Card } from "./model";

/** How many letters of its paragraph are shown on either side of a finding. */
const around = 420;

/** What a card is called in one line. */
export function useTitle(): (c: Card) => string {
  const { t, label } = useWords();
  const field = (f: string | undefined) => label("brief", `field-${f ?? ""}`);
  return (c) => {
    switch (c.kind) {
      case "event": return [label("EventType", c.event?.type), label("Mode", c.event?.mode)].filter(Boolean).join(" · ");
      case "claim": return `${t("web.claim")} · ${label("Act", c.claim?.act)}`;
      case "consequence": return t("web.consequence");
      case "explanation": return `${t("web.explanation")} · ${label("ReadingKind", c.explanation?.kind)}`;
      case "commitment": return label("CommitmentKind", c.commitment?.kind);
      case "conflict": return `${t("web.clash")} · ${field(c.conflict?.field)}`;
      case "update": return `${t("web.later-figure")} · ${field(c.update?.field)}`;
      default: return `${c.entity?.name ?? c.id} · ${label("EntityKind", c.entity?.kind)}`;
    }
  };
}

/** A finding with why it is asked about, its words in their paragraph, its fields, its chain and what made it. */
export function Face({ card }: { card: Card }) {
  const { t, lang, number } = useWords();
  const title = useTitle();
  const entities = Object.entries(card.names).map(([id, n]) => ({ id, kind: "", ...n }));
  const documents = card.passages.map((p) => ({ id: p.document, ...(p.outlet && { outlet: p.outlet }), ...(p.published && { published: p.published }) }));
  return (
    <Knowing entities={entities} documents={documents}>
      <ul className="qreasons">
        {card.why.map((w, i) => (
          <li key={i}>{both(w, lang)}</li>
        ))}
      </ul>
      <h2>
        <bdi>{title(card)}</bdi> <Id>{card.id}</Id>
      </h2>
      {card.passages.map((p, i) => (
        <figure className="qtext" key={i}>
          <p lang="ar" dir="auto">
            {p.text ? near(cut(p), around).map((s, k) => (s.as ? <mark key={k} className={s.as}>{s.text}</mark> : s.text)) : p.marks.map((m) => m.text).join(" … ")}
          </p>
          <figcaption>
            <bdi dir="auto">{p.outlet ?? p.document}</bdi> <Dated value={p.published} /> <span>{t("ui.paragraph")} <Num n={p.paragraph} /></span>{" "}
            {p.value && <b><bdi dir="auto">{p.value}</bdi></b>} <A href={documentPath(p.document)}>{t("web.open-document")}</A>{" "}
            {p.marks[0] && <CiteFinding document={p.document} id={card.id} span={p.marks[0]} />}
          </figcaption>
        </figure>
      ))}
      <Fields card={card} />
      {card.voice && <Strip voice={card.voice} />}
      {card.made && (
        <p className="qmade">
          {card.made.rule && <>{t("web.rule")} <Id>{card.made.rule}</Id> </>}
          {card.made.cues.length > 0 && <>{t("web.woken-by")} {card.made.cues.map((c, i) => <Words key={i}>«{c}» </Words>)}</>}
          {card.made.of > 0 && <bdi>{t("web.judged-so", number(card.made.right)).replace("{of}", number(card.made.of))}</bdi>}
        </p>
      )}
    </Knowing>
  );
}

function Fields({ card }: { card: Card }) {
  const { t, label } = useWords();
  const e = card.event;
  const q = card.consequence;
  const k = card.commitment;
  return (
    <dl className="qfields">
      {e && e.actors.length > 0 && <div><dt>{t("ui.actor")}</dt><dd><Names ids={e.actors} /></dd></div>}
      {e && e.recipients.length > 0 && <div><dt>{t("ui.recipient")}</dt><dd><Names ids={e.recipients} /></dd></div>}
      {e?.place && <div><dt>{t("ui.place")}</dt><dd><Name id={e.place} /></dd></div>}
      {e?.time && <div><dt>{t("ui.time")}</dt><dd><Dated value={e.time} /></dd></div>}
      {e && <div><dt>{t("ui.status")}</dt><dd>{e.statuses.map((s) => <Standing key={s} status={s} />)}</dd></div>}
      {q && <div><dt>{t("web.for-whom")}</dt><dd>{q.valence.length === 0 ? t("web.for-nobody") : q.valence.map((v) => <Valued key={v.entity} sign={v.sign}><Name id={v.entity} /></Valued>)}</dd></div>}
      {k?.by && <div><dt>{t("web.from-to")}</dt><dd><Name id={k.by} />{k.to && <> · <Name id={k.to} /></>}</dd></div>}
      {k && <div><dt>{t("web.became")}</dt><dd>{label("Outcome", k.outcome)}</dd></div>}
    </dl>
  );
}
