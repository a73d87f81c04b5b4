import { useMemo } from "react";
import { Button } from "react-aria-components/Button";
import { go, usePlace } from "../../lib/router";
import { useWords } from "../../lib/words";
import { Standing } from "../../parts/glyphs";
import { filtered, filtersOf, isUnfiltered, statuses, tally, unfiltered, withFilters, type Filters, type Happening } from "./model";
import { nameOf } from "./say";

/** The filters that the address holds, and how they are set. Setting one leaves no step to go back to. */
export function useFilters(): [Filters, (f: Filters) => void] {
  const { query } = usePlace();
  const key = query.toString();
  const now = useMemo(() => filtersOf(new URLSearchParams(key)), [key]);
  return [
    now,
    (f) => {
      const q = withFilters(new URLSearchParams(location.search), f).toString();
      go(location.pathname + (q && `?${q}`) + location.hash, true);
    },
  ];
}

/** What is shown: standing, type, who, where, from when to when, words. */
export function Narrow({ all, filters, set, said }: { all: Happening[]; filters: Filters; set: (f: Filters) => void; said: ReadonlySet<string> | undefined }) {
  const { t, label, number, lang } = useWords();
  const counts = useMemo(() => new Map(tally(filtered(all, filters, "status", said).flatMap((h) => h.row.statuses))), [all, filters, said]);
  const types = useMemo(() => tally(filtered(all, filters, "type", said).map((h) => h.row.type)), [all, filters, said]);
  const names = useSuggestions(all, lang);
  const toggle = (s: string) => set({ ...filters, status: filters.status.includes(s) ? filters.status.filter((x) => x !== s) : [...filters.status, s] });
  const field = (name: "actor" | "place" | "from" | "to" | "q") => ({ value: filters[name], onChange: (e: { target: { value: string } }) => set({ ...filters, [name]: e.target.value }) });
  return (
    <div className="filt" role="search" aria-label={t("web.narrow")}>
      <div className="grp" role="group" aria-label={t("ui.status")}>
        {statuses.map((s) => (
          <button key={s} type="button" aria-pressed={filters.status.includes(s)} onClick={() => toggle(s)}>
            <Standing status={s} /> <bdi className="n cnt">{number(counts.get(s) ?? 0)}</bdi>
          </button>
        ))}
      </div>
      <label>
        {t("web.event-type")}
        <select value={filters.type} onChange={(e) => set({ ...filters, type: e.target.value })}>
          <option value="">{t("web.all-types")}</option>
          {types.map(([type, n]) => (
            <option key={type} value={type}>
              {label("EventType", type)} ({number(n)})
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("web.event-who")} <input type="search" dir="auto" size={12} list="known-actors" {...field("actor")} />
      </label>
      <label>
        {t("web.event-where")} <input type="search" dir="auto" size={10} list="known-places" {...field("place")} />
      </label>
      <label>
        {t("web.event-from")} <input dir="ltr" placeholder="2020-01" size={8} {...field("from")} />
      </label>
      <label>
        {t("web.event-to")} <input dir="ltr" placeholder="2020-12" size={8} {...field("to")} />
      </label>
      <label>
        {t("web.words")} <input type="search" dir="auto" size={10} {...field("q")} />
      </label>
      {!isUnfiltered(filters) && (
        <Button className="quiet" onPress={() => set(unfiltered)}>
          {t("web.filter-clear")}
        </Button>
      )}
      <datalist id="known-actors">{names.actors.map((n) => <option key={n} value={n} />)}</datalist>
      <datalist id="known-places">{names.places.map((n) => <option key={n} value={n} />)}</datalist>
    </div>
  );
}

/** The names that are proposed while one types, the most frequent first. */
function useSuggestions(all: Happening[], lang: "ar" | "en") {
  return useMemo(() => {
    const top = (of: (h: Happening) => string[]) => tally(all.flatMap((h) => of(h).map((id) => nameOf(h.row.names, id, lang).text))).slice(0, 150).map(([n]) => n);
    return { actors: top((h) => [...h.row.actors, ...h.row.recipients]), places: top((h) => (h.row.place ? [h.row.place] : [])) };
  }, [all, lang]);
}
