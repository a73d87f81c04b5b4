import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
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
  const all = useMemo(() => happenings(once(pages ?? []), orders.data ?? []), [pages, orders.data]);
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
