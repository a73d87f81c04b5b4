import type { Named } from "../../lib/types";
import { statuses, tally, type Happening } from "./model";

/** Who stands for nobody: the actor of an event whose actor no text names, the recipient of one that has none. */
export const nobody = "";

/** What somebody does to somebody: the events of one pair. */
export interface Pair { actor: string; recipient: string; events: Happening[] }

/** All pairs of actors and recipients, those of most events first. An event of several is in the pair of each. */
export function pairs(shown: Happening[]): Pair[] {
  const out = new Map<string, Pair>();
  for (const h of shown) {
    for (const actor of h.row.actors.length > 0 ? h.row.actors : [nobody]) {
      for (const recipient of h.row.recipients.length > 0 ? h.row.recipients : [nobody]) {
        if (actor === nobody && recipient === nobody) continue;
        const key = `${actor}\n${recipient}`;
        let p = out.get(key);
        if (!p) out.set(key, (p = { actor, recipient, events: [] }));
        p.events.push(h);
      }
    }
  }
  return [...out.values()].sort((a, b) => b.events.length - a.events.length || (`${a.actor}\n${a.recipient}` < `${b.actor}\n${b.recipient}` ? -1 : 1));
}

/** The names of all who take part. */
export function cast(shown: Happening[]): Map<string, Named> {
  const out = new Map<string, Named>();
  for (const h of shown) for (const id of [...h.row.actors, ...h.row.recipients]) if (h.row.names[id]) out.set(id, h.row.names[id]);
  return out;
}

/** The country of somebody by the code, ISO 3166-1 alpha-3; empty where there is none. */
export function countryOf(n: Named | undefined): string {
  const code = n?.code ?? "";
  if (code[3] === "/") return code.startsWith("INT") ? "" : code.slice(0, 3);
  return code.length === 3 && code !== "INT" && (n?.kind === "state" || n?.kind === "place") ? code : "";
}

/** One kind of act in a cell of the matrix: with how many events of each standing. */
export interface Deed { type: string; events: Happening[]; standing: [string, number][] }

export function deeds(events: Happening[]): Deed[] {
  const rank = new Map<string, number>(statuses.map((s, i) => [s, i]));
  return tally(events.map((h) => h.row.type)).map(([type]) => {
    const own = events.filter((h) => h.row.type === type);
    return { type, events: own, standing: tally(own.map((h) => h.status)).sort((a, b) => (rank.get(a[0]) ?? 9) - (rank.get(b[0]) ?? 9)) };
  });
}

/** Who acts (rows) on whom (columns), those of most events, countrymen beside each other; and how many others there are. */
export interface Matrix { rows: string[]; columns: string[]; cell: (actor: string, recipient: string) => Happening[]; begins: Set<string>; otherRows: number; otherColumns: number }

export function matrix(all: Pair[], names: Map<string, Named>, rows: number, columns: number): Matrix {
  const weigh = (of: (p: Pair) => string) => {
    const out = new Map<string, number>();
    for (const p of all) if (of(p) !== nobody) out.set(of(p), (out.get(of(p)) ?? 0) + p.events.length);
    return [...out].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  const [actors, recipients] = [weigh((p) => p.actor), weigh((p) => p.recipient)];
  const grouped = (list: [string, number][]) => {
    const total = new Map<string, number>();
    for (const [id, n] of list) total.set(group(id), (total.get(group(id)) ?? 0) + n);
    return [...list].sort((a, b) => total.get(group(b[0]))! - total.get(group(a[0]))! || (group(a[0]) < group(b[0]) ? -1 : group(a[0]) > group(b[0]) ? 1 : b[1] - a[1])).map(([id]) => id);
  };
  const group = (id: string) => countryOf(names.get(id)) || id;
  const shown = grouped(actors.slice(0, rows));
  const cells = new Map(all.map((p) => [`${p.actor}\n${p.recipient}`, p.events]));
  return {
    rows: all.some((p) => p.actor === nobody) ? [...shown, nobody] : shown,
    columns: [...grouped(recipients.slice(0, columns)), ...(all.some((p) => p.recipient === nobody) ? [nobody] : [])],
    cell: (a, r) => cells.get(`${a}\n${r}`) ?? [],
    begins: new Set(shown.filter((id, i) => i > 0 && group(id) !== group(shown[i - 1]!))),
    otherRows: Math.max(0, actors.length - rows),
    otherColumns: Math.max(0, recipients.length - columns),
  };
}

/**
 * Who is drawn in the network, and who is left out: the most frequent of those who act on somebody or are acted on, each with at least the one with whom most
 * passes between them, so that nobody is drawn alone.
 */
export function network(all: Pair[], most: number): { nodes: [string, number][]; edges: Pair[]; rest: [string, number][] } {
  const both = all.filter((p) => p.actor !== nobody && p.recipient !== nobody && p.actor !== p.recipient);
  const weights = new Map<string, number>();
  const partners = new Map<string, string[]>(); // the closest first, as the pairs are
  const meet = (id: string, other: string, n: number) => {
    weights.set(id, (weights.get(id) ?? 0) + n);
    partners.set(id, [...(partners.get(id) ?? []), other]);
  };
  for (const p of both) {
    meet(p.actor, p.recipient, p.events.length);
    meet(p.recipient, p.actor, p.events.length);
  }
  const list = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const drawn = new Set<string>();
  for (const [id] of list) {
    const own = partners.get(id)!;
    const needed = drawn.has(id) ? [] : own.some((o) => drawn.has(o)) ? [id] : [id, own[0]!];
    if (drawn.size + needed.length <= most) needed.forEach((o) => drawn.add(o));
  }
  return { nodes: list.filter(([id]) => drawn.has(id)), edges: both.filter((p) => drawn.has(p.actor) && drawn.has(p.recipient)), rest: list.filter(([id]) => !drawn.has(id)) };
}
