import { lazy, Suspense, useMemo, useRef } from "react";
import { called } from "../../lib/names";
import { usePlace } from "../../lib/router";
import type { Selection } from "../../lib/selection";
import type { Named } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Standing } from "../../parts/glyphs";
import { Picture } from "../../parts/picture";
import { Waiting } from "../../parts/states";
import { Table, type Column } from "../../parts/table";
import { cast, deeds, matrix, network, nobody, pairs, type Matrix, type Pair } from "./deeds";
import { quad, type Happening } from "./model";
import { put } from "./put";
import { Arrow } from "./say";
import "./parties.css";

const Network = lazy(() => import("./network"));

/** How many rows and columns the matrix has, and nodes the network. */
const most = { rows: 14, columns: 10, nodes: 60 };

/** Who did what to whom: a matrix of actors and recipients, or a network of directed verbs with a table of its threads. */
export default function WhoToWhom({ shown, selection, filter }: { shown: Happening[]; selection: Selection; filter: string }) {
  const { t } = useWords();
  const net = usePlace().query.get("net") === "1";
  const all = useMemo(() => pairs(shown), [shown]);
  const names = useMemo(() => cast(shown), [shown]);
  const box = useRef<HTMLDivElement>(null);
  const way = (on: boolean, word: string) => (
    <button type="button" aria-pressed={net === on} onClick={() => put({ net: on ? "1" : "" })}>
      {t(word)}
    </button>
  );
  return (
    <section className="sec" id="parties">
      <div className="mh">
        <h2>{t("web.who-whom")}</h2>
        <p>{t("web.who-whom-what")}</p>
      </div>
      <div>
        <div className="tl-tools">
          <div className="grp" role="group" aria-label={t("web.who-whom")}>
            {way(false, "web.as-matrix")}
            {way(true, "web.as-network")}
          </div>
          <Picture of={box} title={t("web.happened")} part={t(net ? "web.as-network" : "web.who-whom")} filter={filter} />
        </div>
        <div ref={box}>
          {net ? (
            <Suspense fallback={<Waiting />}>
              <AsNetwork all={all} names={names} selection={selection} />
            </Suspense>
          ) : (
            <AsMatrix all={all} names={names} selection={selection} />
          )}
        </div>
      </div>
    </section>
  );
}

/** What somebody is called. */
export function useCalled(names: Map<string, Named>): (id: string) => { text: string; lang: "ar" | "en" } {
  const { lang } = useWords();
  return (id) => {
    const n = names.get(id);
    return called(n && { id, kind: "", ...n }, lang) ?? { text: id, lang };
  };
}

function Who({ id, names, none }: { id: string; names: Map<string, Named>; none: string }) {
  const { t } = useWords();
  const name = useCalled(names)(id);
  return id === nobody ? <span className="muted">{t(none)}</span> : <bdi lang={name.lang}>{name.text}</bdi>;
}

function AsMatrix({ all, names, selection }: { all: Pair[]; names: Map<string, Named>; selection: Selection }) {
  const { t, number } = useWords();
  const m = useMemo(() => matrix(all, names, most.rows, most.columns), [all, names]);
  return (
    <div className="am-box" tabIndex={0} role="region" aria-label={t("web.as-matrix")}>
      <table className="am">
        <caption className="vh">{t("web.who-whom-what")}</caption>
        <thead>
          <tr>
            <th scope="col">
              {t("ui.actor")} <Arrow /> {t("ui.recipient")}
            </th>
            {m.columns.map((c) => (
              <th key={c} scope="col">
                <Who id={c} names={names} none="web.no-recipient" />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {m.rows.map((r) => (
            <tr key={r} className={m.begins.has(r) || r === nobody ? "gp" : undefined}>
              <th scope="row">
                <Who id={r} names={names} none="web.nobody-named" />
              </th>
              {m.columns.map((c) => (
                <Cell key={c} m={m} actor={r} recipient={c} selection={selection} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {m.otherRows + m.otherColumns > 0 && (
        <p className="small soft">
          {t("web.left-out-actors")} <bdi className="n">{number(m.otherRows)}</bdi> · {t("web.left-out-recipients")} <bdi className="n">{number(m.otherColumns)}</bdi> · {t("web.rest-in-table")}
        </p>
      )}
    </div>
  );
}

/** What one does to another: a line for each kind of act, with the shape of each standing and how many. */
function Cell({ m, actor, recipient, selection }: { m: Matrix; actor: string; recipient: string; selection: Selection }) {
  const { label, number } = useWords();
  if (actor === recipient) return <td className={actor === nobody ? "" : "self"} />;
  return (
    <td>
      {deeds(m.cell(actor, recipient)).map((d) => {
        const on = d.events.some((h) => selection.ids.has(h.id));
        return (
          <button key={d.type} type="button" className={`${quad(d.type)}${on ? " on" : ""}`} aria-pressed={on} onClick={(e) => selection.pick(d.events.map((h) => h.id), e.shiftKey || e.ctrlKey || e.metaKey)}>
            <span className="w">{label("EventType", d.type)}</span>
            {d.standing.map(([s, n]) => (
              <span key={s} className="one">
                <Standing status={s} quiet />
                {n > 1 && <bdi className="n x">{number(n)}</bdi>}
              </span>
            ))}
          </button>
        );
      })}
    </td>
  );
}

/** The network, whom it leaves out, and its threads in a table. */
function AsNetwork({ all, names, selection }: { all: Pair[]; names: Map<string, Named>; selection: Selection }) {
  const words = useWords();
  const { t, label, number } = words;
  const name = useCalled(names);
  const net = useMemo(() => network(all, most.nodes), [all]);
  const columns = useMemo(
    (): Column<Pair>[] => [
      { key: "actor", label: t("ui.actor"), order: (a, b) => name(a.actor).text.localeCompare(name(b.actor).text), cell: (p) => <Who id={p.actor} names={names} none="web.nobody-named" /> },
      { key: "verbs", label: t("web.event-type"), cell: (p) => <>{deeds(p.events).map((d) => label("EventType", d.type)).join(" · ")} <Arrow /></> },
      { key: "recipient", label: t("ui.recipient"), order: (a, b) => name(a.recipient).text.localeCompare(name(b.recipient).text), cell: (p) => <Who id={p.recipient} names={names} none="web.no-recipient" /> },
      { key: "n", label: t("web.events-all"), className: "num", order: (a, b) => a.events.length - b.events.length, cell: (p) => <bdi className="n">{number(p.events.length)}</bdi> },
    ],
    [words, names], // eslint-disable-line react-hooks/exhaustive-deps
  );
  const id = (p: Pair) => `${p.actor}\n${p.recipient}`;
  const of = useMemo(() => new Map(all.map((p) => [id(p), p])), [all]);
  const chosen = useMemo(() => new Set(all.filter((p) => p.events.some((h) => selection.ids.has(h.id))).map(id)), [all, selection.ids]);
  return (
    <div className="mp">
      <div>
        <Network {...net} name={(x) => name(x).text} selection={selection} />
        {net.rest.length > 0 && (
          <details className="in-words">
            <summary>
              {t("web.left-out")} <bdi className="n">{number(net.rest.length)}</bdi>
            </summary>
            <p>
              {net.rest.slice(0, 300).map(([x, n]) => (
                <span key={x}>
                  <Who id={x} names={names} none="web.nobody-named" /> <bdi className="n cnt">{number(n)}</bdi>
                  {" · "}
                </span>
              ))}
            </p>
          </details>
        )}
      </div>
      <div className="sites">
        <Table caption={t("web.who-whom")} columns={columns} rows={all} id={id} chosen={chosen} onPick={(x, add) => selection.pick(of.get(x)!.events.map((h) => h.id), add)} row={34} />
      </div>
    </div>
  );
}
