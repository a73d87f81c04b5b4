import { useSyncExternalStore } from "react";

/** What can be taken back: a switch, which is an address in place of another, or changes of the ledger that this person made together. */
export type Deed = { kind: "switch"; from: string; to: string } | { kind: "change"; numbers: number[]; did: string };

/** The one history of the workbench: what was done, the latest last, and what was taken back and may come again, the next first. */
export interface Past { done: Deed[]; ahead: Deed[] }

/** After how many deeds the earliest is forgotten. */
const most = 200;

/** The history with one more deed: what was taken back before it can not come again. */
export const did = (p: Past, deed: Deed): Past => ({ done: [...p.done, deed].slice(-most), ahead: [] });

/** The history after the last deed was taken back. */
export function back(p: Past): Past {
  const deed = p.done.at(-1);
  return deed ? { done: p.done.slice(0, -1), ahead: [deed, ...p.ahead] } : p;
}

/** The history after what was taken back last has come again. */
export function forth(p: Past): Past {
  const [deed, ...ahead] = p.ahead;
  return deed ? { done: [...p.done, deed], ahead } : p;
}

/** The history without a change that was taken back elsewhere, as in the log. */
export function without(p: Past, number: number): Past {
  const other = (d: Deed) => d.kind !== "change" || !d.numbers.includes(number);
  return { done: p.done.filter(other), ahead: p.ahead.filter(other) };
}

const place = "isnad.history";
const listeners = new Set<() => void>();
let now: Past = kept();

/** The history lives as long as the window, and outlives a page that is loaded anew. */
function kept(): Past {
  try {
    const p = JSON.parse(sessionStorage.getItem(place) ?? "") as Past;
    return Array.isArray(p.done) && Array.isArray(p.ahead) ? p : { done: [], ahead: [] };
  } catch {
    return { done: [], ahead: [] };
  }
}

export const past = (): Past => now;

export function setPast(p: Past): void {
  now = p;
  try {
    sessionStorage.setItem(place, JSON.stringify(p));
  } catch {
    // Nothing may be kept here.
  }
  listeners.forEach((f) => f());
}

function subscribe(f: () => void) {
  listeners.add(f);
  return () => void listeners.delete(f);
}

export const usePast = (): Past => useSyncExternalStore(subscribe, past);

/** Notes that a switch put one address in place of another. */
export const switched = (from: string, to: string): void => setPast(did(now, { kind: "switch", from, to }));
