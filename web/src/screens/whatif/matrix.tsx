import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useChange } from "../../lib/changes";
import { get } from "../../lib/api";
import type { Wish } from "../../lib/ledger";
import type { Matrices, Matrix as Table } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Failed, Waiting } from "../../parts/states";
import { Id, Key, Num, Quoted } from "../../parts/text";
import { filled, isFinding, judged, moved, place, ratings, schemes, score, wish, type Scheme, type Spot } from "./matrix-model";
import { RefButton, type Place } from "./passage";
import "./matrix.css";

/** The rule under which a voice backs its own reading: it is told, not judged. */
const told = "ach.told";

/**
 * Rival explanations against evidence, to be filled: what the text says is solid, what a rule or a person judges is dashed with its name, what nobody judged is a
 * dot. Arrows move, A, X and N judge; each judgement is a change of the ledger.
 */
export function Matrix({ about, open }: { about: { event?: string; question?: string }; open: (p: Place) => void }) {
  const { t } = useWords();
  const change = useChange();
  const [by, setBy] = useState<Scheme>("heuer");
  const asked = useQuery({
    queryKey: ["ach", about, by],
    queryFn: ({ signal }) => get<Matrices>("/ach", { ...about, scheme: by }, signal),
    placeholderData: keepPreviousData,
  });
  if (asked.isPending) return <Waiting />;
  if (asked.isError) return <Failed error={asked.error} again={() => void asked.refetch()} />;
  const m = asked.data.matrices[0];
  if (!m) return null;
  const enter = (steps: Wish[]) => void change({ steps, shown: asked.data.change });
  return (
    <div className="ach">
      {m.hypotheses.length > 1 && m.evidence.length > 0 && <Order m={m} by={by} setBy={setBy} />}
      {m.hypotheses.length > 0 && m.evidence.length > 0 ? <Grid m={m} by={by} enter={enter} open={open} /> : <p className="soft">{t("web.matrix-none")}</p>}
      <Hangs m={m} />
      <Own m={m} enter={enter} />
    </div>
  );
}

/** The hypotheses in their order: that first of which least is inconsistent. The last word is the analyst's. */
function Order({ m, by, setBy }: { m: Table; by: Scheme; setBy: (s: Scheme) => void }) {
  const { t, number } = useWords();
  const groups = m.rankings?.find((r) => r.scheme === by)?.groups ?? [];
  const count = filled(m);
  return (
    <div className="order">
      <p>
        {t("ui.ach-verdict")}{" "}
        <label>
          {t("web.scheme")}{" "}
          <select value={by} onChange={(e) => setBy(e.target.value as Scheme)} data-picture="no">
            {schemes.map((s) => (
              <option key={s} value={s}>
                {t(`web.scheme-${s}`)}
              </option>
            ))}
          </select>
        </label>
      </p>
      <ol>
        {groups.flat().map((h) => (
          <li key={h}>
            <Num n={place(m, h, by)} /> {m.held?.[h]?.own ? <bdi className="own">{m.hypotheses[h]}</bdi> : <Quoted>{m.hypotheses[h]}</Quoted>}{" "}
            <span className="soft">
              {t("ui.inconsistent")}{" "}
              <bdi className="n" dir="ltr">
                {number(Math.round(score(m, h, by) * 100) / 100)}
              </bdi>
            </span>
          </li>
        ))}
      </ol>
      <p className="small soft">
        {t("web.cells-persons")} <Num n={count.persons} /> · {t("web.cells-proposed")} <Num n={count.proposed} /> · {t("web.cells-empty")} <Num n={count.empty} />
      </p>
    </div>
  );
}

interface GridProps { m: Table; by: Scheme; enter: (steps: Wish[]) => void; open: (p: Place) => void }

function Grid({ m, enter, open }: GridProps) {
  const { t, label, lang } = useWords();
  const [at, setAt] = useState<Spot>({ row: 0, column: 0 });
  const [soon, setSoon] = useState<Map<string, string>>(new Map());
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => setSoon(new Map()), [m]);
  const rating = (s: Spot) => soon.get(`${s.row} ${s.column}`) ?? m.ratings[s.row]?.[s.column] ?? null;
  const judge = (s: Spot, value: string) => {
    setSoon((x) => new Map(x).set(`${s.row} ${s.column}`, value));
    enter([wish(m, "rating", value, s.row, s.column)]);
  };
  const go = (s: Spot) => {
    setAt(s);
    table.current?.querySelector<HTMLElement>(`[data-cell="${s.row} ${s.column}"]`)?.focus();
  };
  const press = (e: KeyboardEvent, s: Spot) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const to = moved(s, e.code, m.evidence.length, m.hypotheses.length, lang === "ar");
    const value = judged(e.code, rating(s));
    if (!to && value === null) return;
    e.preventDefault();
    e.stopPropagation();
    if (to) go(to);
    else judge(s, value!);
  };
  return (
    <>
      <Judge m={m} at={at} now={rating(at)} judge={(v) => judge(at, v)} />
      <div className="scroll">
        <table className="mx fill" ref={table}>
          <caption className="vh">{t("web.explanations-what")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("ui.evidence")}</th>
              {m.hypotheses.map((h, j) => (
                <th key={m.held?.[j]?.id ?? j} scope="col">
                  {m.held?.[j]?.own ? <bdi className="own">{h}</bdi> : <Quoted>{h}</Quoted>}
                  <span className="kind">
                    {m.held?.[j]?.kind && `${label("ReadingKind", m.held[j].kind)} · `}
                    <bdi dir="auto">{m.held?.[j]?.by.join(lang === "ar" ? "، " : ", ")}</bdi>
                  </span>
                  {m.held?.[j]?.own && (
                    <button type="button" className="quiet" data-picture="no" onClick={() => enter([wish(m, "hypothesis", "", undefined, j)])}>
                      {t("web.take-out")}
                    </button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {m.evidence.map((e, i) => (
              <tr key={e.id ?? i} className={m.rows?.[i]?.critical ? "crit" : undefined}>
                <Evidence m={m} row={i} enter={enter} open={open} />
                {m.hypotheses.map((_, j) => (
                  <td key={j}>
                    <Rated
                      value={rating({ row: i, column: j })}
                      rule={soon.has(`${i} ${j}`) ? "" : (m.proposed?.[i]?.[j] ?? "")}
                      who={soon.has(`${i} ${j}`) ? "" : (m.set?.[i]?.[j]?.by ?? "")}
                      chosen={at.row === i && at.column === j}
                      cell={`${i} ${j}`}
                      onPick={() => setAt({ row: i, column: j })}
                      onKey={(k) => press(k, { row: i, column: j })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The words of the chosen cell, and its ratings to choose from: the same as the keys do. */
function Judge({ m, at, now, judge }: { m: Table; at: Spot; now: string | null; judge: (v: string) => void }) {
  const { t } = useWords();
  const mine = m.set?.[at.row]?.[at.column];
  return (
    <div className="judge" data-picture="no" role="group" aria-label={t("web.judge-cell")}>
      <span className="lb">
        {t("web.judge-cell")} <Quoted>{m.evidence[at.row]?.text}</Quoted> × <Quoted>{m.hypotheses[at.column]}</Quoted>
      </span>
      <span className="choices">
        {ratings.map((r) => (
          <button key={r} type="button" aria-pressed={now === r} onClick={() => judge(r)}>
            <Sign rating={r} /> {t(`web.rating-${r}`)}
          </button>
        ))}
        <button type="button" className="quiet" disabled={!mine} onClick={() => judge("")}>
          {t("web.rating-back")}
        </button>
      </span>
      <span className="keys-l small soft" aria-hidden="true">
        <Key>← ↑ ↓ →</Key> {t("web.key-move")} <Key>A</Key> {t("web.rating-C")} <Key>X</Key> {t("web.rating-I")} <Key>N</Key> {t("web.rating-N")} <Key>Del</Key> {t("web.rating-back")}
      </span>
    </div>
  );
}

/** How evidence stands to a hypothesis, by shape: a point upwards goes with it, downwards against it, doubled strongly; a stroke is neither. */
function Sign({ rating }: { rating: string }) {
  const up = "M7 2l5 8H2z";
  const down = "M7 12l5-8H2z";
  const shapes: Record<string, string> = { C: up, CC: `${up}M19 2l5 8H14z`, I: down, II: `${down}M19 12l5-8H14z`, N: "M2 7h10", NA: "M3 3l8 8M11 3l-8 8" };
  const line = rating === "N" || rating === "NA";
  return (
    <svg viewBox={rating.length === 2 && rating !== "NA" ? "0 0 26 14" : "0 0 14 14"} className={rating.length === 2 && rating !== "NA" ? "sign two" : "sign"} aria-hidden="true">
      <path d={shapes[rating]} fill={line ? "none" : "currentColor"} stroke="currentColor" strokeWidth="1.4" />
    </svg>
  );
}

interface RatedProps { value: string | null; rule: string; who: string; chosen: boolean; cell: string; onPick: () => void; onKey: (e: KeyboardEvent) => void }

function Rated({ value, rule, who, chosen, cell, onPick, onKey }: RatedProps) {
  const { t } = useWords();
  const tone = value === "C" || value === "CC" ? "p" : value === "I" || value === "II" ? "w" : "z";
  const stated = rule === told;
  return (
    <button type="button" className={value ? `cell ${tone} ${stated ? "s" : "j"}` : "cell o"} data-cell={cell} tabIndex={chosen ? 0 : -1} aria-pressed={chosen} onClick={onPick} onFocus={onPick} onKeyDown={onKey}>
      {value ? (
        <>
          <Sign rating={value} />
          {t(`web.rating-${value}`)}
          <span className="why">{stated ? t("web.by-text") : rule ? <Id>{rule}</Id> : <bdi dir="auto">{who}</bdi>}</span>
        </>
      ) : (
        <>
          <span className="dot" />
          <span className="vh">{t("web.not-judged")}</span>
        </>
      )}
    </button>
  );
}

/** A piece of evidence with where it is told, what it weighs, and whether the order hangs on it. */
function Evidence({ m, row, enter, open }: { m: Table; row: number; enter: (steps: Wish[]) => void; open: (p: Place) => void }) {
  const { t } = useWords();
  const e = m.evidence[row]!;
  const weight = (field: "credibility" | "relevance") => (
    <label>
      {t(`web.${field}`)}{" "}
      <select value={e[field] || "M"} onChange={(x) => enter([wish(m, field, x.target.value, row)])}>
        {["L", "M", "H"].map((v) => (
          <option key={v} value={v}>
            {t(`web.level-${v}`)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <th scope="row">
      {e.own ? <bdi className="own">{e.text}</bdi> : <Quoted>{e.text}</Quoted>}{" "}
      {(e.refs ?? []).slice(0, 3).map((r) => (
        <RefButton key={`${r.document}/${r.id}`} r={r} open={open} />
      ))}
      <span className="weights">
        {weight("credibility")} {weight("relevance")}
        <span>
          {t("ui.diagnosticity")}{" "}
          <bdi className="n" dir="ltr">
            {Math.round((m.rows?.[row]?.diagnosticity ?? 0) * 100) / 100}
          </bdi>
        </span>
        {m.rows?.[row]?.critical && <b className="hang">{t("ui.critical")}</b>}
        {e.own && (
          <button type="button" className="quiet" data-picture="no" onClick={() => enter([wish(m, "evidence", "", row)])}>
            {t("web.take-out")}
          </button>
        )}
      </span>
    </th>
  );
}

/** On what the order hangs: origins of several rows, and rows, without which another comes first. */
function Hangs({ m }: { m: Table }) {
  const { t, number } = useWords();
  const rows = (m.rows ?? []).flatMap((r, i) => (r.critical ? [{ i, leaders: r.leaders }] : []));
  const origins = m.origins ?? [];
  if (m.hypotheses.length < 2 || m.evidence.length === 0) return null;
  const first = (leaders: number[]) => leaders.map((h, k) => <span key={h}>{k > 0 && " · "}<Quoted>{m.hypotheses[h]}</Quoted></span>);
  return (
    <div className="hangs">
      <h3>{t("web.hangs-on")}</h3>
      {rows.length === 0 && origins.every((o) => !o.critical) && <p className="soft">{t("web.hangs-nothing")}</p>}
      <ul>
        {rows.map((r) => (
          <li key={r.i}>
            {t("ui.without")} <Quoted>{m.evidence[r.i]!.text}</Quoted> {t("web.comes-first")} {first(r.leaders)}
          </li>
        ))}
        {origins.map((o) => (
          <li key={o.origin}>
            {t("web.one-origin")} <bdi dir="auto">{o.origin}</bdi> ({t("web.rows")}{" "}
            <bdi className="n" dir="ltr">
              {o.rows.map((r) => number(r + 1)).join(", ")}
            </bdi>
            ){o.critical ? <>: {t("web.without-them")} {first(o.leaders)}</> : <span className="soft"> {t("web.hangs-not")}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Hypotheses and evidence of the analyst's own. */
function Own({ m, enter }: { m: Table; enter: (steps: Wish[]) => void }) {
  const { t } = useWords();
  const add = (text: string, field: "hypothesis" | "evidence") => {
    const base: Wish = { kind: "enter", table: "ach", id: m.about ?? "", field, value: text };
    enter([{ ...base, ...(field === "hypothesis" ? { own_column: text } : isFinding(text) ? { row: text } : { own_row: text }) }]);
  };
  return (
    <div className="adds" data-picture="no">
      {(["hypothesis", "evidence"] as const).map((field) => (
        <form
          key={field}
          onSubmit={(e) => {
            e.preventDefault();
            const input = e.currentTarget.elements.namedItem(field) as HTMLInputElement;
            const text = input.value.trim();
            if (text) add(text, field);
            input.value = "";
          }}
        >
          <label>
            {t(`web.own-${field}`)}
            <input name={field} dir="auto" maxLength={500} />
          </label>
          <button type="submit" className="act">
            {t("web.put-in")}
          </button>
        </form>
      ))}
    </div>
  );
}
