import type { Wish } from "../lib/ledger";
import type { Like } from "../lib/types";

/** One row of the list: a finding, or one telling of it. */
export const rowKey = (x: Like) => `${x.noun} ${x.id} ${x.document}`;

/** What is ticked at first: what nothing speaks against. */
export const sure = (items: Like[]): ReadonlySet<string> => new Set(items.filter((x) => x.doubts.length === 0).map(rowKey));

/** A set with one member more, or less. */
export function flipped(s: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const out = new Set(s);
  if (!out.delete(key)) out.add(key);
  return out;
}

/** The steps that mend what was ticked, each once. */
export function steps(chosen: Like[]): Wish[] {
  const seen = new Set<string>();
  return chosen
    .flatMap((x) => x.steps as Wish[])
    .filter((w) => {
      const k = JSON.stringify(w);
      return !seen.has(k) && seen.add(k);
    });
}
