import { useEffect, useRef, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";

/** What a view is drawn whole for: "" while it is looked at, where long lists draw only what is near the window. */
export type Way = "" | "print" | "picture";

/** How many rows of a long list are drawn whole: about as many as fit the highest picture, and as many as anybody prints. What is left out is told. */
export const most: Record<Exclude<Way, "">, number> = { print: 3000, picture: 100 };

/** Fetches what a list does not hold yet, up to so many rows. */
type Fill = (rows: number) => Promise<unknown>;

let way: Way = "";
const listeners = new Set<() => void>();
const fills = new Set<{ current: Fill }>();
let filter = "";

function subscribe(f: () => void) {
  listeners.add(f);
  return () => {
    listeners.delete(f);
  };
}

/** Draws at once, so that whoever prints or copies the page finds it there. */
function set(next: Way) {
  if (next === way) return;
  flushSync(() => {
    way = next;
    listeners.forEach((f) => f());
  });
}

addEventListener("beforeprint", () => way || set("print"));
addEventListener("afterprint", () => set(""));

/** What the page is drawn whole for now. */
export const useWay = (): Way => useSyncExternalStore(subscribe, () => way);

/** How many rows of so many are drawn: all while they come as they are looked at. */
export const useMost = (count: number): number => {
  const w = useWay();
  return w ? Math.min(count, most[w]) : count;
};

/** Lets a list that is fetched part by part be fetched before it is drawn whole. */
export function useFill(fill: Fill): void {
  const latest = useRef(fill);
  useEffect(() => {
    latest.current = fill;
  });
  useEffect(() => {
    fills.add(latest);
    return () => {
      fills.delete(latest);
    };
  }, []);
}

/** A list of TanStack Query that grows part by part, as far as filling needs to know it. */
interface Growing {
  hasNextPage: boolean;
  data?: { pages: readonly { items: readonly unknown[] }[] } | undefined;
  fetchNextPage: () => Promise<Growing>;
}

/** Lets such a list be fetched before it is drawn whole. What can not be fetched is left out, as what was not asked for. */
export function useFilled(list: Growing): void {
  useFill(async (rows) => {
    let now = list;
    for (let had = -1; now.hasNextPage; ) {
      const n = now.data?.pages.reduce((sum, p) => sum + p.items.length, 0) ?? 0;
      if (n >= rows || n === had) return;
      had = n;
      now = await now.fetchNextPage();
    }
  });
}

/** Does something with the page drawn whole, after all its lists were fetched. */
export async function wholly<T>(next: Exclude<Way, "">, act: () => Promise<T> | T): Promise<T> {
  await Promise.all([...fills].map((f) => f.current(most[next])));
  await new Promise(requestAnimationFrame); // what was fetched is drawn
  set(next);
  try {
    return await act();
  } finally {
    set("");
  }
}

/** Notes by what the screen is narrowed, in words, for whoever prints it. */
export function useFilterWords(words: string): void {
  useEffect(() => {
    filter = words;
    return () => {
      filter = "";
    };
  }, [words]);
}

/** By what the screen is narrowed, in words. */
export const filterWords = (): string => filter;
