import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { get } from "../../lib/api";
import type { EventRow, OrderRow, Page } from "../../lib/types";
import { happenings, type Happening } from "./model";

/** How many events come with one answer. */
const part = 500;

/** All events, as far as they have come: they are asked for a part after the other, and shown from the first on. */
export interface Events {
  all: Happening[];
  total: number;
  pending: boolean;
  loading: boolean;
  error: unknown;
  again: () => void;
}

export function useEvents(): Events {
  const list = useInfiniteQuery({
    queryKey: ["events"],
    queryFn: ({ pageParam, signal }) => get<Page<EventRow>>("/events", { limit: part, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
    staleTime: Infinity, // changes of the ledger are told
  });
  const orders = useQuery({ queryKey: ["order"], queryFn: ({ signal }) => everyOrder(signal), staleTime: Infinity });
  const { hasNextPage, isFetching, isError, fetchNextPage, data } = list;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const pages = data?.pages;
  const drawn = useSame((pages ?? []).slice(0, hasNextPage ? whole(pages?.length ?? 0) : undefined));
  const all = useMemo(() => happenings(once(drawn), orders.data ?? []), [drawn, orders.data]);
  return {
    all,
    total: pages?.at(-1)?.total ?? all.length,
    pending: list.isPending,
    loading: hasNextPage && !isError,
    error: list.error ?? (pages ? orders.error : null),
    again: () => {
      if (list.isError) void (pages ? fetchNextPage() : list.refetch());
      if (orders.isError) void orders.refetch();
    },
  };
}

/** Of so many parts that have come, how many are drawn: each time a quarter more than before, for whoever draws all anew with each part draws the first of forty thousand events eighty times. */
export function whole(parts: number): number {
  let drawn = 0;
  for (let next = 1; next <= parts; next = Math.ceil(next * 1.25)) drawn = next;
  return drawn;
}

/** A list that stays the same while its members do. */
function useSame<T>(list: T[]): T[] {
  const [same, setSame] = useState(list);
  if (same.length === list.length && same.every((x, i) => x === list[i])) return same;
  setSame(list);
  return list;
}

/** The ids of the events in whose tellings, names or kinds words stand; undefined until they are known, and where there are no words. */
export function useSaid(words: string): { ids: ReadonlySet<string> | undefined; error: unknown; again: () => void } {
  const q = words.trim();
  const found = useQuery({
    queryKey: ["events", "said", q],
    queryFn: async ({ signal }) => new Set((await get<Page<string>>("/events/ids", { q }, signal)).items),
    enabled: q !== "",
    placeholderData: keepPreviousData,
    staleTime: Infinity, // changes of the ledger are told
  });
  return { ids: q ? found.data : undefined, error: q ? found.error : null, again: () => void found.refetch() };
}

/** The events of all parts, each once: while the ledger grows a part may begin with what the one before ended with. */
function once(pages: Page<EventRow>[]): EventRow[] {
  return [...new Map(pages.flatMap((p) => p.items).map((e) => [e.id, e])).values()];
}

async function everyOrder(signal: AbortSignal): Promise<OrderRow[]> {
  const out: OrderRow[] = [];
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const page: Page<OrderRow> = await get<Page<OrderRow>>("/order", { limit: part, cursor }, signal);
    out.push(...page.items);
    cursor = page.next;
  }
  return out;
}
