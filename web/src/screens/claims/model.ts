import type { Params } from "../../lib/api";
import type { ClaimLine, TellerCount, Teller } from "../../lib/types";

/** The ways of looking at who says what. */
export const views = ["tree", "day", "denials", "accounts"] as const;
export type View = (typeof views)[number];

/** What is asked for: kept in the address, so that a view can be sent on. */
export interface Asked {
  view: View;
  q: string;
  act: string[];
  naming: string[];
  outlet: string[];
  speaker: string[];
  about: string[];
  since: string;
  until: string;
  /** As the record was known on that day. */
  known: string;
  /** The event whose accounts are compared, and by which day they were published. */
  event: string;
  as_of: string;
}

const lists = ["act", "naming", "outlet", "speaker", "about"] as const;
const single = ["q", "since", "until", "known", "event", "as_of"] as const;

/** Reads what is asked for out of an address; an event that is named is a wish to compare its accounts. */
export function fromQuery(query: URLSearchParams): Asked {
  const view = query.get("view") as View | null;
  const out = { view: view && views.includes(view) ? view : query.get("event") ? "accounts" : "tree" } as Asked;
  for (const k of lists) out[k] = query.getAll(k);
  for (const k of single) out[k] = query.get(k) ?? "";
  return out;
}

/** The address of what is asked for. */
export function address(a: Asked): string {
  const q = new URLSearchParams();
  if (a.view !== "tree") q.set("view", a.view);
  for (const k of lists) a[k].forEach((v) => q.append(k, v));
  for (const k of single) if (a[k]) q.set(k, a[k]);
  return `/claims${q.size > 0 ? `?${q}` : ""}`;
}

/** What is asked of the program; of days only those that are whole, so that nothing is refused while one is typed. */
export function params(a: Asked): Params {
  return { q: a.q, act: a.act, naming: a.naming, outlet: a.outlet, speaker: a.speaker, about: a.about, since: day(a.since), until: day(a.until), known: exact(a.known) };
}

/** A day, a month or a year as the program takes it; empty for what is none. */
export function day(value: string): string {
  const v = latin(value);
  return /^\d{4}(-\d\d(-\d\d)?)?$/.test(v) && !Number.isNaN(Date.parse(v)) ? v : "";
}

/** A whole day; empty for what is none. */
export const exact = (value: string): string => (day(value).length === 10 ? day(value) : "");

/** Arabic-Indic digits as Latin ones. */
const latin = (s: string) => s.trim().replace(/[٠-٩]/g, (c) => String(c.charCodeAt(0) - 0x660));

/** Whether anything is narrowed. */
export const isNarrowed = (a: Asked): boolean => lists.some((k) => a[k].length > 0) || [a.q, a.since, a.until, a.known].some((v) => v !== "");

/** What is asked without any narrowing, in the same view. */
export const widened = (a: Asked): Asked => ({ ...fromQuery(new URLSearchParams()), view: a.view, event: a.event, as_of: a.as_of });

/** A value put into a list, or taken out where it is in it. */
export const toggled = (list: string[], value: string): string[] => (list.includes(value) ? list.filter((v) => v !== value) : [...list, value]);

/** A piece of a long list that is drawn or left out as a whole. */
export type Piece =
  | { kind: "trunk"; key: string; outlet: string; claim: ClaimLine }
  | { kind: "branch"; key: string; claims: ClaimLine[]; first: boolean; last: boolean; end: boolean }
  | { kind: "day"; key: string; claim: ClaimLine }
  | { kind: "line"; key: string; claim: ClaimLine };

/** How many claims of one speaker are drawn together. */
const bundle = 6;

/** One word for whoever spoke to the outlet. */
export const branchOf = (c: ClaimLine): string => (c.speaker ? (c.speaker.id ?? `${c.speaker.document} ${c.speaker.as}`) : "");

/** The pieces of the tree: each outlet a trunk, on it a branch for each one who spoke to it. The claims come in that order. */
export function tree(claims: ClaimLine[]): Piece[] {
  const out: Piece[] = [];
  let trunk: string | undefined;
  let branch: string | undefined;
  for (const c of claims) {
    const outlet = c.outlets[0] ?? "";
    if (outlet !== trunk) {
      out.push({ kind: "trunk", key: `trunk ${outlet}`, outlet, claim: c });
      trunk = outlet;
      branch = undefined;
    }
    const last = out.at(-1);
    if (branchOf(c) === branch && last?.kind === "branch" && last.claims.length < bundle) {
      last.claims.push(c);
      continue;
    }
    const first = branchOf(c) !== branch;
    if (!first && last?.kind === "branch") last.last = false;
    branch = branchOf(c);
    out.push({ kind: "branch", key: c.id, claims: [c], first, last: true, end: false });
  }
  out.forEach((p, i) => {
    if (p.kind === "branch") p.end = out[i + 1]?.kind !== "branch";
  });
  return out;
}

/** The pieces of the list by day: each document with its day, and below it its claims. */
export function byDay(claims: ClaimLine[]): Piece[] {
  const out: Piece[] = [];
  let document: string | undefined;
  for (const c of claims) {
    if (c.content.document !== document) {
      document = c.content.document;
      out.push({ kind: "day", key: `day ${document} ${c.id}`, claim: c });
    }
    out.push({ kind: "line", key: c.id, claim: c });
  }
  return out;
}

/** One word for a speaker or an outlet. */
export const tellerKey = (x: Teller | TellerCount): string => x.id ?? x.outlet ?? `${x.document} ${x.as ?? ""}`;

/** The fields in which accounts differ, and all that somebody tells, in the order of the table. */
export const differing = (marks: string[]): boolean => marks.some((m) => m === "differs" || m === "later");

/** Denials in the words of one telling together, each where its first stands. */
export function bySaying<D extends { words: { document: string; id: string } }>(rows: D[]): D[][] {
  const out = new Map<string, D[]>();
  for (const d of rows) {
    const saying = `${d.words.document}/${d.words.id}`;
    const said = out.get(saying);
    if (said) said.push(d);
    else out.set(saying, [d]);
  }
  return [...out.values()];
}
