import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useId, useState } from "react";
import { get } from "../../../lib/api";
import type { Filed } from "../../../lib/ledger";
import { called, useKnown } from "../../../lib/names";
import type { Entity, Page } from "../../../lib/types";
import { useWords } from "../../../lib/words";
import { useFieldName } from "../../../parts/logged";
import { coined } from "./coined";
import { caseId, localId, parts, spelled, type Field, type Part } from "./model";

const New = lazy(() => import("./new"));

interface Input { r: Filed; field: Field; value: string; set: (value: string) => void }

/** One field of a finding to be set, under its name. */
export function FieldInput(props: Input) {
  const name = useFieldName();
  const id = useId();
  const { field } = props;
  const one = field.way === "code" || field.way === "bool" || field.way === "event" || field.way === "text" || field.way === "date";
  return (
    <div className="set" data-field={field.name}>
      {one ? <label htmlFor={id}>{name(field.name)}</label> : <span id={id} className="lb">{name(field.name)}</span>}
      {one ? <One {...props} id={id} /> : <div role="group" aria-labelledby={id}><Many {...props} /></div>}
    </div>
  );
}

function One({ r, field, value, set, id }: Input & { id: string }) {
  const { t, label, codes, date } = useWords();
  switch (field.way) {
    case "code":
      return <Choice id={id} value={value} set={set} none={field.must ? (value ? undefined : t("web.choose-one")) : t("web.untold")} options={codes(field.of!).map((c) => [c, label(field.of!, c)])} />;
    case "bool":
      return <Choice id={id} value={value} set={set} options={[["true", t("web.yes")], ["false", t("web.no")]]} />;
    case "event":
      return (
        <Choice
          id={id}
          value={value}
          set={set}
          none={field.must && value ? undefined : t("web.untold")}
          options={r.events.map((e) => [caseId(r, e.id), `${label("EventType", e.type)} · ${e.trigger.text}`])}
        />
      );
    case "date":
      return (
        <>
          <input id={id} type="text" dir="ltr" spellCheck={false} placeholder="2020-10-02" value={value} onChange={(e) => set(e.target.value.trim())} />
          <span className="muted small">{value ? date(value) : t("web.untold")}</span>
        </>
      );
    default:
      return <input id={id} type="text" dir="auto" value={value} onChange={(e) => set(e.target.value)} />;
  }
}

function Choice({ id, value, set, options, none, title }: { id?: string; value: string; set: (v: string) => void; options: [string, string][]; none?: string | undefined; title?: string }) {
  return (
    <select id={id} aria-label={title} value={value} onChange={(e) => set(e.target.value)}>
      {none !== undefined && <option value="">{none}</option>}
      {value && !options.some(([v]) => v === value) && <option value={value}>{value}</option>}
      {options.map(([v, word]) => (
        <option key={v} value={v}>
          {word}
        </option>
      ))}
    </select>
  );
}

function Many({ r, field, value, set }: Input) {
  const { t } = useWords();
  switch (field.way) {
    case "entity":
      return value ? <Chip r={r} id={value} out={() => set("")} /> : <Pick r={r} take={set} />;
    case "entities": {
      const list = value.split(",").filter((x) => x !== "");
      return (
        <>
          {list.map((id) => <Chip key={id} r={r} id={id} out={() => set(list.filter((x) => x !== id).join(","))} />)}
          <Pick r={r} take={(id) => set([...list.filter((x) => x !== id), id].join(","))} />
        </>
      );
    }
    case "valence":
      return <List value={value} set={set} r={r} fresh={{ sign: "1" }}>{(p, put) => (
        <Choice title={t("web.for-whom")} value={p.fields["sign"] ?? ""} set={(sign) => put({ ...p, fields: { ...p.fields, sign } })} options={[["1", `+ ${t("ui.for")}`], ["-1", `− ${t("ui.against")}`]]} />
      )}</List>;
    case "chain":
      return <Chain r={r} value={value} set={set} />;
    default:
      return <Amounts value={value} set={set} />;
  }
}

/** A list of entities each with fields of its own. */
function List({ r, value, set, fresh, children }: { r: Filed; value: string; set: (v: string) => void; fresh: Record<string, string>; children: (p: Part, put: (p: Part) => void) => React.ReactNode }) {
  const list = parts(value);
  const put = (i: number, p: Part | null) => set(spelled(list.flatMap((x, k) => (k === i ? (p ? [p] : []) : [x]))));
  return (
    <>
      {list.map((p, i) => (
        <div className="member" key={`${p.of} ${i}`}>
          <Chip r={r} id={p.of} word={p.fields["as"]} out={() => put(i, null)} />
          {children(p, (x) => put(i, x))}
        </div>
      ))}
      <Pick r={r} take={(of) => set(spelled([...list, { of, fields: fresh }]))} />
    </>
  );
}

/** Who told whom, from the outlet inwards: a chosen link gets another speaker, a new one is the next inwards. */
function Chain({ r, value, set }: { r: Filed; value: string; set: (v: string) => void }) {
  const { t, label, codes } = useWords();
  const options = (of: string): [string, string][] => codes(of).map((c) => [c, label(of, c)]);
  return (
    <>
      <p className="muted small">{t(value ? "web.chain-order" : "web.outlet-itself")}</p>
      <List r={r} value={value} set={set} fresh={{ naming: "named" }}>
        {(p, put) => {
          const one = (name: string, of: string) => (
            <Choice title={label("web", name)} value={p.fields[name] ?? ""} none={name === "naming" && p.fields[name] ? undefined : t("web.untold")} set={(v) => put({ ...p, fields: { ...p.fields, [name]: v } })} options={options(of)} />
          );
          return (
            <>
              {one("naming", "Naming")}
              {one("channel", "Channel")}
              <details className="swap">
                <summary>{t("web.other-speaker")}</summary>
                <Pick r={r} take={(of) => put({ of, fields: { ...p.fields, as: "" } })} />
              </details>
            </>
          );
        }}
      </List>
    </>
  );
}

function Amounts({ value, set }: { value: string; set: (v: string) => void }) {
  const { t } = useWords();
  const list = parts(value);
  const put = (i: number, p: Part | null) => set(spelled(list.flatMap((x, k) => (k === i ? (p ? [p] : []) : [x]))));
  const bound = (p: Part, i: number, name: "low" | "high", word: string) => (
    <input type="text" inputMode="decimal" dir="ltr" className="num" aria-label={word} placeholder={word} value={p.fields[name] ?? ""} onChange={(e) => put(i, { ...p, fields: { ...p.fields, [name]: e.target.value.trim() } })} />
  );
  return (
    <>
      {list.map((p, i) => (
        <div className="member" key={i}>
          {bound(p, i, "low", t("web.at-least"))}
          {bound(p, i, "high", t("web.at-most"))}
          <input type="text" dir="auto" aria-label={t("web.of-what")} placeholder={t("web.of-what")} value={p.of} onChange={(e) => put(i, { ...p, of: e.target.value })} />
          <button type="button" className="idb" aria-label={t("web.take-out")} onClick={() => put(i, null)}>✕</button>
        </div>
      ))}
      <button type="button" className="quiet" onClick={() => set(spelled([...list, { of: t("web.of-new"), fields: {} }]))}>+ {t("web.another")}</button>
    </>
  );
}

/** An entity that is set, with the way to take it out. */
function Chip({ r, id, word, out }: { r: Filed; id: string; word?: string | undefined; out: () => void }) {
  const { t, lang } = useWords();
  const { entities } = useKnown();
  const name = called(entities.get(localId(r, id)) ?? entities.get(id), lang);
  const fresh = coined(id);
  const text = fresh?.name ?? name?.text ?? word ?? id;
  return (
    <span className="chip">
      <bdi lang={name?.lang}>{text}</bdi>
      {fresh && <span className="muted small"> {t("web.new")}</span>}
      <button type="button" aria-label={`${t("web.take-out")} ${text}`} onClick={out}>✕</button>
    </span>
  );
}

interface Named { id: string; name: string; name_en?: string; romanised?: string; kind: string }

/** Looks for an entity: those of the document stand first, then those of the record that have the name. */
export function Pick({ r, take }: { r: Filed; take: (id: string) => void }) {
  const { t, label, lang } = useWords();
  const [q, setQ] = useState("");
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState(false);
  const asked = q.trim();
  const found = useQuery({
    queryKey: ["entities", "pick", asked],
    enabled: open && asked.length > 1,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) => get<Page<Named>>("/entities", { name: asked, limit: 12 }, signal).catch(() => ({ items: [] as Named[] })),
  });
  const here = r.entities.filter((e) => (e.mentions?.length ?? 0) > 0 && matches(e, asked)).map((e): Named => ({ ...e, id: caseId(r, e.id) }));
  const seen = new Set(here.map((e) => e.id));
  const list = [...here, ...(asked.length > 1 ? (found.data?.items ?? []).filter((e) => !seen.has(e.id)) : [])].slice(0, 14);
  const choose = (id: string) => {
    take(id);
    setQ("");
    setOpen(false);
    setNaming(false);
  };
  if (naming) {
    return (
      <Suspense>
        <New name={asked} take={choose} leave={() => setNaming(false)} />
      </Suspense>
    );
  }
  return (
    <div className="pick" onBlur={(e) => e.currentTarget.contains(e.relatedTarget) || setOpen(false)}>
      <input
        type="search"
        dir="auto"
        placeholder={t("web.who")}
        aria-label={t("web.who")}
        value={q}
        onFocus={() => setOpen(true)}
        onChange={(e) => {
          setQ(e.target.value);
          setOpen(true);
        }}
        onKeyDown={(e) => {
          if (e.key === "Enter") {
            e.preventDefault();
            if (open && list[0]) choose(list[0].id);
          }
          if (e.key === "ArrowDown") {
            e.preventDefault();
            e.currentTarget.parentElement?.querySelector<HTMLElement>("li button")?.focus();
          }
        }}
      />
      {open && (
        <ul>
          {list.map((e) => (
            <li key={e.id}>
              <button type="button" onClick={() => choose(e.id)} onKeyDown={along}>
                <bdi>{(lang === "en" && (e.name_en ?? e.romanised)) || e.name}</bdi> <span className="muted small">{label("EntityKind", e.kind)}</span>
              </button>
            </li>
          ))}
          {list.length === 0 && <li className="muted small">{t("web.nobody-so-called")}</li>}
          <li className="fresh">
            <button type="button" onClick={() => setNaming(true)} onKeyDown={along}>
              + {t("web.new-entity")} {asked && <bdi>{asked}</bdi>}
            </button>
          </li>
        </ul>
      )}
    </div>
  );
}

/** The arrow keys go along a list of buttons. */
function along(e: React.KeyboardEvent<HTMLElement>) {
  const to = e.key === "ArrowDown" ? e.currentTarget.parentElement?.nextElementSibling : e.key === "ArrowUp" ? e.currentTarget.parentElement?.previousElementSibling : null;
  if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    e.preventDefault();
    to?.querySelector("button")?.focus();
  }
}

const matches = (e: Entity, q: string) => q === "" || [e.name, e.name_en, e.romanised, ...(e.aliases ?? [])].some((n) => n?.toLowerCase().includes(q.toLowerCase()));
