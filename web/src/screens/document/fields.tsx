import { Name } from "../../lib/names";
import type { Claim, Consequence, Entity, Event, Explanation, Quantity, Reading, Span } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Standing, Valued } from "../../parts/glyphs";
import { Dated, Id } from "../../parts/text";
import { Other, Traced, type Trace } from "./panel";

function Field({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** A slot that nobody filled is told, not left out. */
function Untold() {
  const { t } = useWords();
  return <span className="muted">{t("web.untold")}</span>;
}

/** The mention of an entity that lies nearest to a place of the text. */
function nearest(e: Entity | undefined, at: number): Span | undefined {
  return e?.mentions?.reduce<Span | undefined>((best, m) => (!best || Math.abs(m.start - at) < Math.abs(best.start - at) ? m : best), undefined);
}

/** An entity as a value: its name leads to its nearest mention, its id to the entity itself. */
function Party({ r, id, at, trace }: { r: Reading; id: string; at: number; trace: Trace }) {
  const e = r.entities.find((x) => x.id === id);
  return (
    <span className="party">
      <Traced span={nearest(e, at)} trace={trace}>
        <Name id={id} />
      </Traced>{" "}
      <button type="button" className="idb" onClick={() => trace.choose(id)}>
        <Id>{e?.code ?? id}</Id>
      </button>
    </span>
  );
}

function Parties({ r, ids, at, trace }: { r: Reading; ids: string[]; at: number; trace: Trace }) {
  if (ids.length === 0) return <Untold />;
  return ids.map((id) => <Party key={id} r={r} id={id} at={at} trace={trace} />);
}

export function EventFields({ r, e, trace }: { r: Reading; e: Event; trace: Trace }) {
  const { t, label } = useWords();
  return (
    <dl>
      <Field name={t("ui.status")}>
        <Traced span={e.status_cue} trace={trace}>
          <Standing status={e.status} />
        </Traced>
        {e.leaning && (
          <>
            {" "}
            <Traced span={e.leaning.cue} trace={trace}>
              {label("Leaning", e.leaning.value)}
            </Traced>
          </>
        )}
      </Field>
      <Field name={t("ui.actor")}>
        <Parties r={r} ids={e.actors} at={e.trigger.start} trace={trace} />
      </Field>
      <Field name={t("ui.recipient")}>
        <Parties r={r} ids={e.recipients} at={e.trigger.start} trace={trace} />
      </Field>
      <Field name={t("ui.place")}>
        {e.place ? (
          <>
            <Party r={r} id={e.place.entity} at={e.trigger.start} trace={trace} /> <span className="muted small">{label("Precision", e.place.precision)}</span>
          </>
        ) : (
          <Untold />
        )}
      </Field>
      <Field name={t("ui.time")}>
        {e.time ? (
          <>
            <Traced span={e.time.span} trace={trace}>
              <Dated value={e.time.value} />
            </Traced>{" "}
            {e.time.role && e.time.role !== "event" && <span className="muted small">{label("TimeRole", e.time.role)}</span>}
          </>
        ) : (
          <Untold />
        )}
      </Field>
      {e.quantities?.map((q, i) => (
        <Field key={i} name={t("ui.number")}>
          <Traced span={q.span} trace={trace}>
            <Amount q={q} />
          </Traced>{" "}
          {q.of && (
            <span className="muted small">
              <bdi dir="auto">{q.role ? label("role", q.role) : q.of}</bdi>
            </span>
          )}
        </Field>
      ))}
    </dl>
  );
}

/** A number as it is told: exact, about, at least, a range, or only in words. */
function Amount({ q }: { q: Quantity }) {
  const { label, number } = useWords();
  const range = q.low !== undefined && q.high !== undefined && q.low !== q.high ? `${number(q.low)}–${number(q.high)}` : "";
  const value = q.value !== undefined ? number(q.value) : (range || (q.low !== undefined ? number(q.low) : q.high !== undefined ? number(q.high) : ""));
  return (
    <>
      {q.op && q.op !== "range" && `${label("Operator", q.op)} `}
      {value && (
        <bdi className="n" dir="ltr">
          {value}
        </bdi>
      )}{" "}
      <bdi className="w" lang="ar" dir="rtl">
        {q.text}
      </bdi>
    </>
  );
}

export function ClaimFields({ r, c, trace }: { r: Reading; c: Claim; trace: Trace }) {
  const { t, label } = useWords();
  return (
    <dl>
      <Field name={t("web.wording")}>{t(c.quoted ? "column.quoted" : "web.reported")}</Field>
      <Field name={t("column.act_label")}>{label("Act", c.act)}</Field>
      {c.about.length > 0 && (
        <Field name={t("web.about")}>
          {c.about.map((id) => (
            <EventLink key={id} r={r} id={id} trace={trace} />
          ))}
        </Field>
      )}
      {c.denies && c.denies.length > 0 && (
        <Field name={t("column.denies")}>
          {c.denies.map((id) => (
            <EventLink key={id} r={r} id={id} trace={trace} />
          ))}
        </Field>
      )}
    </dl>
  );
}

/** An event or claim in a word, leading to it. */
function EventLink({ r, id, trace }: { r: Reading; id: string; trace: Trace }) {
  const { label, t } = useWords();
  const e = r.events.find((x) => x.id === id);
  return (
    <Other id={id} trace={trace}>
      {e ? `${label("EventType", e.type)}` : t("web.claim")}
    </Other>
  );
}

export function ConsequenceFields({ q, trace }: { q: Consequence; trace: Trace }) {
  const { t, label } = useWords();
  return (
    <>
      <p className="say" lang="ar" dir="rtl">
        <Traced span={q.if} trace={trace} />
      </p>
      <p className="say then" lang="ar" dir="rtl">
        <Traced span={q.then} trace={trace} />
      </p>
      <dl>
        <Field name={t("web.for-whom")}>
          {q.valence.length === 0 ? <span className="muted">{t("web.for-nobody")}</span> : q.valence.map((v) => <Valued key={v.entity} sign={v.sign}><Name id={v.entity} /></Valued>)}
        </Field>
        {q.force && <Field name={t("web.force")}>{label("Force", q.force)}</Field>}
        {q.if_event && (
          <Field name={t("web.condition")}>
            {q.if_negated && <span className="muted">{t("web.if-not")} </span>}
            <Other id={q.if_event} trace={trace}>
              {t("web.event")}
            </Other>
          </Field>
        )}
      </dl>
    </>
  );
}

export function ExplanationFields({ r, x, trace }: { r: Reading; x: Explanation; trace: Trace }) {
  const { t, label } = useWords();
  return (
    <dl>
      <Field name={t("ui.kind")}>{label("ReadingKind", x.kind)}</Field>
      <Field name={t("web.explains")}>{x.of_event ? <EventLink r={r} id={x.of_event} trace={trace} /> : <Untold />}</Field>
    </dl>
  );
}

export function EntityFields({ r, e, trace }: { r: Reading; e: Entity; trace: Trace }) {
  const { t, label } = useWords();
  const part = r.events.filter((x) => x.actors.includes(e.id) || x.recipients.includes(e.id) || x.place?.entity === e.id);
  const says = r.claims.filter((c) => c.chain.some((l) => l.entity === e.id));
  const english = e.name_en ?? e.romanised;
  return (
    <>
      <dl>
        <Field name={t("ui.kind")}>{label("EntityKind", e.kind)}</Field>
        <Field name={t("column.code")}>{e.code ? <Id>{e.code}</Id> : <Untold />}</Field>
        {english && (
          <Field name={t("column.name_en")}>
            <bdi dir="ltr" lang="en">
              {english}
            </bdi>
            {!e.name_en && <span className="muted small"> {t("web.by-rule")}</span>}
          </Field>
        )}
        <Field name={t("web.mentions")}>
          {e.mentions?.map((m, i) => (
            <Traced key={i} span={m} trace={trace} />
          ))}
        </Field>
        {e.described && e.described.length > 0 && (
          <Field name={t("web.described")}>
            {e.described.map((s, i) => (
              <Traced key={i} span={s} trace={trace} />
            ))}
          </Field>
        )}
      </dl>
      {part.length > 0 && <h3>{t("ui.takes-part")}</h3>}
      <p className="rel">
        {part.map((x) => (
          <EventLink key={x.id} r={r} id={x.id} trace={trace} />
        ))}
      </p>
      {says.length > 0 && <h3>{t("ui.claims")}</h3>}
      <p className="rel">
        {says.map((c) => (
          <Other key={c.id} id={c.id} trace={trace}>
            {label("Act", c.act)}
          </Other>
        ))}
      </p>
    </>
  );
}
