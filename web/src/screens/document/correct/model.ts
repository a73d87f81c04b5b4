import type { Filed, Handled } from "../../../lib/ledger";
import type { Claim, Consequence, Event, Explanation, Link, Quantity, Reading } from "../../../lib/types";
import type { Layer } from "../model";

/** How a field is edited: a code of an enumeration, entities, one entity, an event of the document, a date, yes or no, words, or a list of what has fields of its own. */
export type Way = "code" | "entities" | "entity" | "event" | "date" | "bool" | "text" | "chain" | "valence" | "amounts";

/** A field of a finding that a person may set. One of its telling is set for this document alone. */
export interface Field { name: string; way: Way; of?: string; telling?: boolean; must?: boolean }

export const fields: Record<Layer, Field[]> = {
  event: [
    { name: "type", way: "code", of: "EventType", must: true },
    { name: "mode", way: "code", of: "Mode" },
    { name: "status", way: "code", of: "Status", telling: true, must: true },
    { name: "leaning", way: "code", of: "Leaning", telling: true },
    { name: "actors", way: "entities" },
    { name: "recipients", way: "entities" },
    { name: "place", way: "entity" },
    { name: "time", way: "date" },
    { name: "amounts", way: "amounts", telling: true },
  ],
  claim: [
    { name: "act", way: "code", of: "Act", must: true },
    { name: "quoted", way: "bool", telling: true },
    { name: "voice", way: "chain", telling: true },
  ],
  consequence: [
    { name: "if_event", way: "event", must: true },
    { name: "if_negated", way: "bool" },
    { name: "then_event", way: "event" },
    { name: "force", way: "code", of: "Force" },
    { name: "valence", way: "valence" },
  ],
  explanation: [
    { name: "kind", way: "code", of: "ReadingKind", must: true },
    { name: "of_event", way: "event" },
  ],
  entity: [
    { name: "kind", way: "code", of: "EntityKind", must: true },
    { name: "name", way: "text", must: true },
    { name: "name_en", way: "text" },
    { name: "code", way: "text" },
  ],
};

/** What tells which of two events came first; it is put on words of the text like a finding, and is none of the layers. */
export const order: Field[] = [
  { name: "first", way: "event", must: true },
  { name: "relation", way: "code", of: "OrderRelation", must: true },
  { name: "second", way: "event", must: true },
];

/** One member of a list as it is spelled: what it is of, and its own fields. */
export interface Part { of: string; fields: Record<string, string> }

/** Reads OF;NAME=VALUE|OF;NAME=VALUE. */
export const parts = (value: string): Part[] =>
  value
    .split("|")
    .filter((m) => m.trim() !== "")
    .map((m) => {
      const [of = "", ...rest] = m.split(";");
      return { of: of.trim(), fields: Object.fromEntries(rest.map((s) => [s.slice(0, s.indexOf("=")).trim(), s.slice(s.indexOf("=") + 1).trim()])) };
    });

const clean = (s: string) => s.replace(/[|;]/g, " ");

/** Spells a list as parts reads it; fields that are empty are left out. */
export const spelled = (list: Part[]): string =>
  list
    .map((p) => [clean(p.of), ...Object.entries(p.fields).filter(([, v]) => v !== "").map(([k, v]) => `${k}=${clean(v)}`)].join(";"))
    .join("|");

/** The id that a finding has in the case; what is not of the document has it already. */
export const caseId = (r: Filed, id: string): string => r.in_case?.[id] ?? (/\//.test(id) || !own(r, id) ? id : `${r.document.id}/${id}`);

const own = (r: Reading, id: string) => [r.entities, r.events, r.claims, r.consequences, r.explanations].some((list) => list.some((x) => x.id === id));

/** The id that a noun of the case has in the document, else the one it has in the case. */
export function localId(r: Filed, id: string): string {
  for (const [mine, known] of Object.entries(r.in_case ?? {})) if (known === id) return mine;
  const rest = id.startsWith(`${r.document.id}/`) ? id.slice(r.document.id.length + 1) : id;
  return own(r, rest) ? rest : id;
}

const ids = (value: string | undefined) => (value ?? "").split(",").map((x) => x.trim()).filter((x) => x !== "");

/** The fields of a finding as an edit spells them, with the ids of the case. */
export function values(r: Filed, layer: Layer, id: string): Record<string, string> {
  const known = (x: string | undefined) => (x ? caseId(r, x) : "");
  switch (layer) {
    case "event": {
      const e = r.events.find((x) => x.id === id)!;
      return {
        type: e.type, mode: e.mode ?? "", status: e.status, leaning: e.leaning?.value ?? "", actors: e.actors.map(known).join(","), recipients: e.recipients.map(known).join(","),
        place: known(e.place?.entity), time: e.time?.value ?? "",
        amounts: spelled((e.quantities ?? []).map((q) => ({ of: q.of ?? "", fields: { role: q.role ?? "", low: bound(q.low ?? q.value), high: bound(q.high ?? q.value) } }))),
      };
    }
    case "claim": {
      const c = r.claims.find((x) => x.id === id)!;
      return { act: c.act, quoted: String(c.quoted), voice: spelled(c.chain.map((l) => linkPart(l, known))) };
    }
    case "consequence": {
      const q = r.consequences.find((x) => x.id === id)!;
      return {
        if_event: known(q.if_event), if_negated: String(q.if_negated ?? false), then_event: known(q.then_event), force: q.force ?? "",
        valence: spelled(q.valence.map((v) => ({ of: known(v.entity), fields: { sign: String(v.sign) } }))),
      };
    }
    case "explanation": {
      const x = r.explanations.find((y) => y.id === id)!;
      return { kind: x.kind, of_event: known(x.of_event) };
    }
    case "entity": {
      const e = r.entities.find((x) => x.id === id)!;
      return { kind: e.kind, name: e.name, name_en: e.name_en ?? "", code: e.code ?? "" };
    }
  }
}

const bound = (n: number | undefined) => (n === undefined ? "" : String(n));

const linkPart = (l: Link, known: (id: string | undefined) => string): Part => ({
  of: known(l.entity),
  fields: { as: l.as ?? "", naming: l.naming ?? "", to: known(l.to), near: known(l.near), channel: l.channel ?? "", access: l.access ?? "", refused_name: l.refused_name ? "true" : "" },
});

/** The edits of one finding that hold for this document, the last of each field. */
export function edits(r: Filed, finding: string): Handled[] {
  const last = new Map<string, Handled>();
  for (const h of r.handled ?? []) {
    if (h.finding !== finding || h.kind !== "edit" || !h.field) continue;
    const [name, document] = split(h.field);
    if (document === "" || document === r.document.id) last.set(name, h);
  }
  return [...last.values()];
}

const split = (field: string): [string, string] => {
  const at = field.indexOf("@");
  return at < 0 ? [field, ""] : [field.slice(0, at), field.slice(at + 1)];
};

/** The record with the corrections of persons laid over what the machine read, which is left as it is. */
export function corrected(r: Filed): Filed {
  if (!r.handled?.some((h) => h.kind === "edit")) return r;
  const over = <T extends { id: string }>(list: T[], set: (x: T, name: string, value: string) => T): T[] =>
    list.map((x) => edits(r, x.id).reduce((y, h) => set(y, split(h.field!)[0], h.to ?? ""), x));
  return {
    ...r,
    entities: over(r.entities, (e, name, value) => ({ ...e, [name]: value }) as typeof e),
    events: over(r.events, (e, name, value) => eventWith(r, e, name, value)),
    claims: over(r.claims, (c, name, value) => claimWith(r, c, name, value)),
    consequences: over(r.consequences, (q, name, value) => consequenceWith(r, q, name, value)),
    explanations: over(r.explanations, (x, name, value) => ({ ...x, [name]: name === "of_event" ? localId(r, value) : value }) as Explanation),
  };
}

function eventWith(r: Filed, e: Event, name: string, value: string): Event {
  const locals = () => ids(value).map((x) => localId(r, x));
  switch (name) {
    case "actors":
      return { ...e, actors: locals() };
    case "recipients":
      return { ...e, recipients: locals() };
    case "place": {
      const { place: _, ...rest } = e;
      return value ? { ...e, place: { entity: localId(r, value) } } : rest;
    }
    case "time": {
      const { time: _, ...rest } = e;
      return value ? { ...e, time: { value } } : rest;
    }
    case "leaning": {
      const { leaning: _, ...rest } = e;
      return value ? { ...e, leaning: { value } } : rest;
    }
    case "amounts":
      return { ...e, quantities: parts(value).map((p, i) => quantity(p, e.quantities?.[i])) };
    default:
      return { ...e, [name]: value };
  }
}

function quantity(p: Part, was: Quantity | undefined): Quantity {
  const low = p.fields["low"];
  const high = p.fields["high"];
  const out: Quantity = { of: p.of, text: was?.text ?? "" };
  if (low) out.low = Number(low);
  if (high) out.high = Number(high);
  if (low && low === high) out.value = Number(low);
  if (p.fields["role"]) out.role = p.fields["role"];
  if (was?.span) out.span = was.span;
  return out;
}

function claimWith(r: Filed, c: Claim, name: string, value: string): Claim {
  if (name === "quoted") return { ...c, quoted: value === "true" };
  if (name !== "voice") return { ...c, [name]: value };
  const list = parts(value);
  return {
    ...c,
    chain: list.map((p, i) => {
      const was = c.chain.find((l) => l.entity === localId(r, p.of)) ?? (list.length === c.chain.length ? c.chain[i] : undefined);
      const out: Link = { naming: p.fields["naming"] ?? "" };
      if (p.of) out.entity = localId(r, p.of);
      if (p.fields["as"]) out.as = p.fields["as"];
      if (was?.cue) out.cue = was.cue;
      if (p.fields["near"]) out.near = localId(r, p.fields["near"]);
      if (p.fields["to"]) out.to = localId(r, p.fields["to"]);
      if (p.fields["channel"]) out.channel = p.fields["channel"];
      if (p.fields["access"]) out.access = p.fields["access"];
      if (p.fields["refused_name"]) out.refused_name = true;
      return out;
    }),
  };
}

function consequenceWith(r: Filed, q: Consequence, name: string, value: string): Consequence {
  if (name === "if_negated") return { ...q, if_negated: value === "true" };
  if (name === "valence") return { ...q, valence: parts(value).map((p) => ({ entity: localId(r, p.of), sign: Number(p.fields["sign"]) })) };
  if (name === "if_event" || name === "then_event") return { ...q, [name]: value ? localId(r, value) : undefined } as Consequence;
  return { ...q, [name]: value };
}

/** The steps that turn the fields of a finding into what a person set. */
export const steps = (r: Filed, layer: Layer, id: string, was: Record<string, string>, now: Record<string, string>) =>
  fields[layer]
    .filter((f) => (now[f.name] ?? "") !== (was[f.name] ?? ""))
    .map((f) => ({ kind: "edit", id: caseId(r, id), field: f.telling ? `${f.name}@${r.document.id}` : f.name, value: now[f.name] ?? "" }));
