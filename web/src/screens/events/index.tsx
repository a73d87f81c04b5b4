import { lazy, Suspense, useDeferredValue, useMemo, useState } from "react";
import { stretch } from "../../lib/dates";
import { later } from "../../lib/later";
import { A, usePlace } from "../../lib/router";
import { useSelection, type Selection } from "../../lib/selection";
import { useFilterWords } from "../../lib/whole";
import { useWords } from "../../lib/words";
import { Failed, Nothing, Waiting } from "../../parts/states";
import { useCommand } from "../../shell/commands";
import { useEvents, useSaid, type Events } from "./data";
import { Narrow, useFilters } from "./filters";
import { List } from "./list";
import { filtered, isUnfiltered, type Filters, type Happening } from "./model";
import { byTelling, fitted, neighbour } from "./time";
import { Timeline } from "./timeline";
import "./events.css";

const Out = lazy(() => import("../../parts/out").then((m) => ({ default: m.Out })));
const Foot = later(() => import("./foot"));
const Map = lazy(() => import("./map"));
const WhoToWhom = lazy(() => import("./parties"));

/** What happened: in time, between parties, on the map, in a table; one selection in all of them. */
export default function WhatHappened() {
  const { t } = useWords();
  const events = useEvents();
  if (events.pending) return <Waiting />;
  if (events.error && events.all.length === 0) return <Failed error={events.error} again={events.again} />;
  if (events.all.length === 0) {
    return (
      <Nothing title={t("web.happened-none")}>
        <p>{t("web.happened-none-why")}</p>
        <A href="/add">{t("web.add")}</A>
      </Nothing>
    );
  }
  return <Screen events={events} />;
}

function Screen({ events }: { events: Events }) {
  const { t } = useWords();
  const [filters, setFilters] = useFilters();
  const selection = useSelection();
  const asked = useDeferredValue(filters);
  const said = useSaid(asked.q);
  const shown = useMemo(() => filtered(events.all, asked, undefined, said.ids), [events.all, asked, said.ids]);
  const failed = events.error ? events : said;
  const walk = useWalk(shown, selection);
  useCommand("Escape", selection.clear);
  useCommand("KeyT", () => document.getElementById("table")?.querySelector<HTMLElement>("tbody tr[tabindex='0']")?.focus());
  return (
    <div className="happened">
      <Head shown={shown} events={events} />
      <Narrow all={events.all} filters={filters} set={setFilters} said={said.ids} />
      {failed.error !== null && failed.error !== undefined && (
        <div className="half">
          <p>{t("web.half-failed")}</p>
          <Failed error={failed.error} again={failed.again} />
        </div>
      )}
      {shown.length === 0 ? <Nothing title={t("web.none-such")} /> : <Views shown={shown} total={events.total} selection={selection} filters={asked} />}
      <Suspense fallback={null}>{selection.ids.size > 0 && <Foot all={events.all} selection={selection} at={walk.at} step={walk.step} />}</Suspense>
    </div>
  );
}

/** J and K: of several that are chosen from one to the next in the panel, else from event to event, in the order of the timeline. */
function useWalk(shown: Happening[], selection: Selection): { at: number; step: (by: 1 | -1) => void } {
  const { query } = usePlace();
  const [held, hold] = useState({ ids: selection.ids, at: 0 });
  const at = held.ids === selection.ids ? held.at : 0;
  const n = selection.ids.size;
  const step = (by: 1 | -1) => {
    if (n > 1) return hold({ ids: selection.ids, at: (at + by + n) % n });
    const list = query.get("axis") === "told" ? byTelling(shown) : shown;
    const next = neighbour(list, [...selection.ids][0], by, stretch(query.get("view") ?? "") ?? fitted(list));
    if (next) selection.pick([next.id]);
  };
  useCommand("KeyJ", () => step(1));
  useCommand("KeyK", () => step(-1));
  return { at, step };
}

/** The drawings and their twin. */
function Views({ shown, total, selection, filters }: { shown: Happening[]; total: number; selection: Selection; filters: Filters }) {
  const filter = useFiltersInWords(filters);
  useFilterWords(filter);
  return (
    <>
      <Timeline shown={shown} selection={selection} filter={filter} />
      <Suspense fallback={<Waiting />}>
        <WhoToWhom shown={shown} selection={selection} filter={filter} />
      </Suspense>
      <Where shown={shown} selection={selection} filter={filter} />
      <List shown={shown} total={total} selection={selection} filter={filter} />
      <Suspense fallback={<Waiting />}>
        <Out filters={outOf(filters)} ids={[...selection.ids]} />
      </Suspense>
    </>
  );
}

function Where(p: { shown: Happening[]; selection: Selection; filter: string }) {
  const { t } = useWords();
  return (
    <section className="sec" id="where">
      <div className="mh">
        <h2>{t("web.where")}</h2>
        <p>{t("web.where-what")}</p>
      </div>
      <Suspense fallback={<Waiting />}>
        <Map {...p} />
      </Suspense>
    </section>
  );
}

/** The filters by the names that the program's lists take. */
const outOf = (f: Filters) => ({ of: isUnfiltered(f) ? "" : "events", status: f.status, type: f.type, actor: f.actor, place: f.place, since: f.from, until: f.to, q: f.q });

/** The filters in words, for pictures. */
function useFiltersInWords(f: Filters): string {
  const { t, label, date } = useWords();
  const range = [f.from && `${t("web.event-from")} ${date(f.from)}`, f.to && `${t("web.event-to")} ${date(f.to)}`];
  return [...f.status.map((s) => label("Status", s)), label("EventType", f.type), f.actor, f.place, ...range, f.q && `«${f.q}»`].filter(Boolean).join(" · ");
}

/** The title, and how many events are shown, dated, put by the order of the texts, placed. */
function Head({ shown, events }: { shown: Happening[]; events: Events }) {
  const { t, number } = useWords();
  const sums = [
    ["web.events-all", events.total],
    ["web.events-shown", shown.length],
    ["web.events-dated", shown.filter((h) => h.when).length],
    ["web.events-by-order", shown.filter((h) => h.between).length],
    ["web.events-placed", shown.filter((h) => h.row.place).length],
  ] as const;
  return (
    <header className="wh">
      <div>
        <h1>{t("web.happened")}</h1>
        {events.loading && (
          <p className="small soft" role="status">
            {t("web.part-loaded")} <bdi className="n">{number(events.all.length)}</bdi> {t("ui.of")} <bdi className="n">{number(events.total)}</bdi>
          </p>
        )}
      </div>
      <dl className="sum">
        {sums.map(([key, n]) => (
          <div key={key}>
            <dd>
              <bdi className="n">{number(n)}</bdi>
            </dd>
            <dt>{t(key)}</dt>
          </div>
        ))}
      </dl>
    </header>
  );
}
