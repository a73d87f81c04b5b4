import type { Logged, Wish } from "../lib/ledger";
import { called, useKnown } from "../lib/names";
import { useWords } from "../lib/words";
import { Id } from "./text";

/** A value of a field as it is read: a code by its label, ids as they are, nothing as not told. */
export function Value({ noun, field, value }: { noun?: string | undefined; field: string; value: string | undefined }) {
  const { t, label, date } = useWords();
  const name = field.split("@")[0]!;
  if (!value) return <span className="muted">{t("web.untold")}</span>;
  const list = name === "kind" ? (noun === "entity" ? "EntityKind" : noun === "commitment" ? "CommitmentKind" : "ReadingKind") : enumerations[name];
  if (list) return <span>{label(list, value)}</span>;
  if (name === "time" || name === "published" || name === "deadline") return <bdi className="n">{date(value)}</bdi>;
  if (value === "true" || value === "false") return <span>{t(value === "true" ? "web.yes" : "web.no")}</span>;
  if (named.has(name)) return <Names value={value} />;
  return <bdi dir="auto">{value}</bdi>;
}

/** Fields whose values are ids, or lists of what begins with one. */
const named = new Set(["actors", "recipients", "place", "voice", "holder", "valence", "by", "to"]);

/** Ids by the names that are known on the screen, and how a voice is named or for whom it is good. */
function Names({ value }: { value: string }) {
  const { entities } = useKnown();
  const { lang, label } = useWords();
  const byEnd = (id: string) => entities.get(id) ?? entities.get(id.slice(id.lastIndexOf("/") + 1));
  return value.split(/[|,]/).map((m, i) => {
    const [id = "", ...rest] = m.split(";");
    const of = Object.fromEntries(rest.map((x) => x.split("=") as [string, string]));
    return (
      <span key={i}>
        {i > 0 && (lang === "ar" ? "، " : ", ")}
        {of["sign"] && (of["sign"] === "1" ? "+ " : "− ")}
        <bdi>{called(byEnd(id), lang)?.text ?? of["as"] ?? id}</bdi>
        {of["naming"] && of["naming"] !== "named" && <span className="muted"> ({label("Naming", of["naming"])})</span>}
      </span>
    );
  });
}

/** The enumeration that the codes of a field are of. */
export const enumerations: Record<string, string> = {
  type: "EventType", mode: "Mode", status: "Status", leaning: "Leaning", act: "Act", force: "Force", time_role: "TimeRole",
  outcome: "Outcome", naming: "Naming", relation: "OrderRelation",
};

/** What a field is called. */
export function useFieldName(): (field: string) => string {
  const { t } = useWords();
  return (field) => {
    const name = field.split("@")[0]!;
    return fieldNames[name] ? t(fieldNames[name]) : name;
  };
}

const fieldNames: Record<string, string> = {
  first: "web.order-first", relation: "web.order-relation", second: "web.order-second",
  type: "web.type", mode: "web.mode", status: "ui.status", leaning: "web.leaning", actors: "ui.actor", recipients: "ui.recipient", place: "ui.place", time: "ui.time",
  time_role: "web.time-role", act: "column.act_label", quoted: "web.wording", force: "web.force", kind: "ui.kind", code: "column.code", name: "web.name", name_en: "column.name_en",
  if_event: "web.condition", if_negated: "web.if-negated", then_event: "web.outcome", of_event: "web.explains", voice: "web.chain", holder: "web.chain", valence: "web.for-whom",
  amounts: "ui.number", deadline: "ui.deadline", outcome: "web.became",
};

/** From one value to another: what was, struck through, and what is. */
export function Turned({ noun, field, from, to }: { noun?: string | undefined; field: string; from: string | undefined; to: string | undefined }) {
  const name = useFieldName();
  const { lang } = useWords();
  return (
    <span className="turned">
      <span className="muted">{name(field)}</span> <del><Value noun={noun} field={field} value={from} /></del>
      <span aria-hidden="true">{lang === "ar" ? " ← " : " → "}</span>
      <ins><Value noun={noun} field={field} value={to} /></ins>
    </span>
  );
}

/** A change in one line: what was done to what, and why. Who did it and when stand beside it. */
export function LoggedLine({ x }: { x: Logged }) {
  const { label, t } = useWords();
  return (
    <span className="logged">
      <b>{label("web", `did-${x.kind ?? ""}`)}</b> <bdi className="who">{x.author}</bdi> <Id>{x.id}</Id>{" "}
      {x.kind === "edit" && <Turned noun={x.noun} field={x.field ?? ""} from={x.from} to={x.to} />}
      {x.text && <q dir="auto">{x.text}</q>}
      {x.reason && <span className="soft"> {t("web.because")} <bdi dir="auto">{x.reason}</bdi></span>}
    </span>
  );
}

/** A wish in one line. */
export function Wished({ w }: { w: Wish }) {
  const { label } = useWords();
  const name = useFieldName();
  return (
    <span className="logged">
      <b>{label("web", `did-${w.kind}`)}</b> <Id>{w.id ?? w.keep}</Id>{" "}
      {w.kind === "edit" && <><span className="muted">{name(w.field ?? "")}</span> <ins><Value field={w.field ?? ""} value={w.value} /></ins></>}
      {w.text && <q dir="auto">{w.text}</q>}
    </span>
  );
}
