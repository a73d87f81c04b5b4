import type { Logged } from "../../lib/ledger";

/** What of the log is wanted; what is empty asks for nothing. A day is of the clock of this machine's record, UTC. */
export interface Narrowed { author: string; noun: string; day: string }

export const kept = (all: Logged[], by: Narrowed): Logged[] =>
  all.filter((x) => (by.author === "" || x.author === by.author) && (by.noun === "" || x.noun === by.noun) && (by.day === "" || x.at.startsWith(by.day)));

/** The changes by their days, in the order in which they stand. */
export function days(list: Logged[]): [string, Logged[]][] {
  const out: [string, Logged[]][] = [];
  for (const x of list) {
    const day = x.at.slice(0, 10);
    const last = out.at(-1);
    if (last?.[0] === day) last[1].push(x);
    else out.push([day, [x]]);
  }
  return out;
}
