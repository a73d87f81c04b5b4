import { earlier, stretch, type Stretch } from "../../lib/dates";
import { fold } from "../../lib/fold";
import type { EventRow, OrderRow } from "../../lib/types";

/** The statuses in the order of their lanes. */
export const statuses = ["happened", "planned", "threatened", "demanded", "promised", "possible", "negated"] as const;

/** An event as the drawings take it. */
export interface Happening {
  id: string;
  row: EventRow;
  /** What the earliest document says of it. */
  status: string;
  /** When it was; null where no document tells. */
  when: Stretch | null;
  /** Where no date is told: between which anchors the order of the texts puts it. */
  between: Between | null;
  /** Its words and names, folded, for the search in the page. */
  text: string;
  who: string;
  where: string;
}

/** The stretch in which an undated event lies by the order that documents tell, with the events that bound it. */
export interface Between { stretch: Stretch; after: string[]; before: string[]; with: string[]; judged: boolean }

const named = (row: EventRow, ids: string[]) => fold(ids.map((id) => [id, row.names[id]?.name, row.names[id]?.name_en, row.names[id]?.romanised].join(" ")).join(" "));

/** All events as the drawings take them, in the order of time. */
export function happenings(rows: EventRow[], orders: OrderRow[]): Happening[] {
  const out = rows.map((row): Happening => {
    const who = named(row, [...row.actors, ...row.recipients]);
    const where = row.place ? named(row, [row.place]) : "";
    return { id: row.id, row, status: row.statuses[0] ?? "", when: stretch(row.time), between: null, who, where, text: `${fold(row.trigger.text)} ${who} ${where} ${row.id}` };
  });
  anchor(out, orders);
  return out.sort((a, b) => earlier(a.when ?? a.between?.stretch ?? null, b.when ?? b.between?.stretch ?? null) || (a.row.published ?? "").localeCompare(b.row.published ?? ""));
}

/** Rounds after which what is told of the order is taken to have come round to itself. */
const rounds = 12;

/**
 * Puts undated events between those that documents tell them to come after and before. What is told goes on from undated event to undated event; where it
 * contradicts itself the event stays without a place.
 */
function anchor(list: Happening[], orders: OrderRow[]): void {
  const of = new Map(list.map((h) => [h.id, h]));
  const found = new Map<string, Between>();
  const at = (h: Happening) => h.when ?? found.get(h.id)?.stretch;
  const tighten = (h: Happening | undefined, to: Happening | undefined, relation: string, basis: string): boolean => {
    if (!h || !to || h.when || h === to) return false;
    const a = at(to);
    if (!a) return false;
    const b = found.get(h.id) ?? { stretch: { from: -Infinity, to: Infinity }, after: [], before: [], with: [], judged: false };
    const next = { ...b.stretch };
    const side = relation === "after" ? b.after : relation === "before" ? b.before : b.with;
    if (relation === "after" || side === b.with) next.from = Math.max(next.from, a.from);
    if (relation === "before" || side === b.with) next.to = Math.min(next.to, a.to);
    const same = next.from === b.stretch.from && next.to === b.stretch.to;
    if (side.includes(to.id) ? same : same && !to.when) return false;
    if (!side.includes(to.id)) side.push(to.id);
    found.set(h.id, { ...b, stretch: next, judged: b.judged || basis === "judged" });
    return true;
  };
  for (let i = 0, more = true; more && i < rounds; i++) {
    more = false;
    for (const o of orders) {
      const [a, b] = [of.get(o.first), of.get(o.second)];
      if (tighten(a, b, o.relation, o.basis)) more = true;
      if (tighten(b, a, turned[o.relation] ?? "same", o.basis)) more = true;
    }
  }
  for (const [id, b] of found) if (b.stretch.from < b.stretch.to && (b.stretch.from > -Infinity || b.stretch.to < Infinity)) of.get(id)!.between = b;
}

/** What a relation is from the other side. Of an event that another lies within no more is known than that they touch. */
const turned: Record<string, string> = { before: "after", after: "before", same: "same" };

/** What is shown of all events, as the address holds it. */
export interface Filters { status: string[]; type: string; actor: string; place: string; from: string; to: string; q: string }

export const unfiltered: Filters = { status: [], type: "", actor: "", place: "", from: "", to: "", q: "" };

const fields = ["type", "actor", "place", "from", "to", "q"] as const;

export function filtersOf(q: URLSearchParams): Filters {
  const out = { ...unfiltered, status: q.getAll("status") };
  for (const f of fields) out[f] = q.get(f) ?? "";
  return out;
}

/** The query of an address with other filters; what else stands there stays. */
export function withFilters(q: URLSearchParams, f: Filters): URLSearchParams {
  const out = new URLSearchParams(q);
  out.delete("status");
  for (const s of f.status) out.append("status", s);
  for (const k of fields) {
    if (f[k]) out.set(k, f[k]);
    else out.delete(k);
  }
  return out;
}

export const isUnfiltered = (f: Filters) => f.status.length === 0 && fields.every((k) => !f[k]);

/** Whether all words stand in a text; both are folded. */
const holds = (text: string, words: string[]) => words.every((w) => text.includes(w));

/**
 * The events that meet all filters; said are the ids of those in whose tellings or names the words stand; until they are known the names alone are looked through. One whose date is a range meets a bound where some of the range does; one without a date is held against where the order
 * of the texts puts it, and meets no bound where nothing does. With ignore set one filter is left out, to count what it would show.
 */
export function filtered(all: Happening[], f: Filters, ignore?: keyof Filters, said?: ReadonlySet<string>): Happening[] {
  const [who, where, words] = [f.actor, f.place, f.q].map((s) => fold(s).split(/\s+/).filter(Boolean)) as [string[], string[], string[]];
  const [from, to] = [stretch(f.from)?.from ?? -Infinity, stretch(f.to)?.to ?? Infinity];
  const bounded = (f.from !== "" && from > -Infinity) || (f.to !== "" && to < Infinity);
  return all.filter((h) => {
    if (ignore !== "status" && f.status.length > 0 && !h.row.statuses.some((s) => f.status.includes(s))) return false;
    if (ignore !== "type" && f.type && h.row.type !== f.type) return false;
    if (!holds(h.who, who) || !holds(h.where, where)) return false;
    if (words.length > 0 && !(said ? said.has(h.id) : holds(h.text, words))) return false;
    if (!bounded) return true;
    const s = h.when ?? h.between?.stretch;
    return s !== undefined && s !== null && s.to > from && s.from < to;
  });
}

/** How often each value occurs, the most frequent first. */
export function tally(values: Iterable<string>): [string, number][] {
  const out = new Map<string, number>();
  for (const v of values) out.set(v, (out.get(v) ?? 0) + 1);
  return [...out].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

const against = new Set(["REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]);
const deeds = new Set(["COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]);

/** The class of a type among the four of PLOVER: conflict or cooperation, deed or word; spelled as the classes by which it is drawn. */
export const quad = (type: string) => `${against.has(type) ? "cf" : "co"} ${deeds.has(type) ? "m" : "v"}`;
