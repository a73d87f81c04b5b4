import { useCallback, useMemo } from "react";
import { go, usePlace } from "./router";

/** What is chosen on a screen: one selection of ids that all its drawings and its table share. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** Chooses ids in place of the former ones, or with add beside them; what is chosen already is let go. */
  pick: (ids: readonly string[], add?: boolean) => void;
  clear: () => void;
}

/** How many ids an address may hold. */
const most = 1000;

/** The ids that are chosen after a pick: a pick of all that is chosen lets it go. */
export function picked(now: ReadonlySet<string>, ids: readonly string[], add: boolean): string[] {
  const all = ids.every((id) => now.has(id));
  if (!add) return all && ids.length === now.size ? [] : [...new Set(ids)];
  return all ? [...now].filter((id) => !ids.includes(id)) : [...new Set([...now, ...ids])];
}

/** The selection that stands in the address, as often as it has the parameter sel. Selecting leaves no step to go back to. */
export function useSelection(): Selection {
  const { query } = usePlace();
  const key = query.getAll("sel").join("\n");
  const ids = useMemo(() => new Set(key ? key.split("\n") : []), [key]);
  const put = useCallback((list: readonly string[]) => {
    const url = new URL(location.href);
    url.searchParams.delete("sel");
    for (const id of list.slice(0, most)) url.searchParams.append("sel", id);
    go(url.pathname + url.search + url.hash, true);
  }, []);
  const pick = useCallback((list: readonly string[], add = false) => put(picked(new Set(new URL(location.href).searchParams.getAll("sel")), list, add)), [put]);
  const clear = useCallback(() => put([]), [put]);
  return useMemo(() => ({ ids, pick, clear }), [ids, pick, clear]);
}
