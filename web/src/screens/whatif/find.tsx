import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { get } from "../../lib/api";
import { KnowingRows, Names } from "../../lib/names";
import { A } from "../../lib/router";
import type { Page, QuestionRow } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Standing } from "../../parts/glyphs";
import { both, Num, Quoted } from "../../parts/text";
import { about, grouped, step, type Group } from "./find-model";

/** How many are listed at most; the rest is reached by more words. */
const most = 60;
/** How long it waits for the next letter, in milliseconds. */
const pause = 200;

/** What can be asked that meets some words: without words what is asked or open, with words every event. */
export function useQuestions(words: string) {
  const q = words.trim();
  return useQuery({
    queryKey: ["questions", "find", q],
    queryFn: ({ signal }) => get<Page<QuestionRow>>("/questions", { q, all: q ? "true" : undefined, limit: most }, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

function useLater(value: string): string {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return late;
}

type Ask = (to: { event?: string; question?: string }) => void;

/** The field in which a question, or words, find what can be asked: a combobox, whose list is walked by the arrows, chosen from by Enter and left by Esc. Enter alone asks what is typed. */
export function Find({ onAsk }: { onAsk: Ask }) {
  const { t } = useWords();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const box = useRef<HTMLDivElement>(null);
  const late = useLater(typed);
  const found = useQuestions(late);
  const groups = grouped(found.data?.items ?? []);
  const options = groups.flatMap((g) => g.rows);
  const own = typed.trim() ? 1 : 0;
  const take = (i: number) => {
    const row = options[i];
    setOpen(false);
    if (row) onAsk(about(row));
    else if (typed.trim()) onAsk({ question: typed.trim() });
  };
  useEffect(() => setAt(-1), [late]);
  useEffect(() => {
    if (at >= 0) box.current?.querySelector(`[data-option="${at}"]`)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const press = (e: KeyboardEvent) => {
    if (e.key === "Escape") {
      if (!open) setTyped("");
      setOpen(false);
    } else if (e.key === "Enter") {
      e.preventDefault();
      if (at >= 0 || typed.trim()) take(at);
    } else {
      const to = open ? step(e.key, at, options.length + own) : e.key === "ArrowDown" || e.key === "ArrowUp" ? -1 : null;
      if (to === null) return;
      e.preventDefault();
      setOpen(true);
      setAt(to);
    }
  };
  let n = 0;
  return (
    <div className="ask-find" ref={box} onBlur={(e) => !e.currentTarget.contains(e.relatedTarget) && setOpen(false)}>
      <label htmlFor={`${id}f`}>{t("web.ask-or-find")}</label>
      <input
        id={`${id}f`}
        name="question"
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}l`}
        aria-autocomplete="list"
        aria-activedescendant={open && at >= 0 ? `${id}${at}` : undefined}
        dir="auto"
        autoComplete="off"
        maxLength={2000}
        placeholder={t("web.ask-example")}
        value={typed}
        onChange={(e) => {
          setTyped(e.target.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onKeyDown={press}
      />
      <p className="vh" role="status">
        {open && found.data && t("web.ask-found", options.length)}
      </p>
      <div className="ask-list" hidden={!open} onMouseDown={(e) => e.preventDefault()}>
        <KnowingRows names={options.map((r) => r.row?.names ?? {})} documents={[]}>
          <div role="listbox" id={`${id}l`} aria-label={t("web.ask-or-find")}>
            {groups.map((g) => (
              <div key={g.group} role="group" aria-label={groupLabel(g.group, t)}>
                <p className="grp" aria-hidden="true">
                  {g.group === "asked" || g.group === "raised" ? groupLabel(g.group, t) : <Standing status={g.group} />} <Num n={g.rows.length} />
                </p>
                {g.rows.map((r) => {
                  const i = n++;
                  return (
                    <div key={`${r.kind} ${r.event ?? r.question.ar}`} role="option" id={`${id}${i}`} data-option={i} aria-selected={at === i} className={at === i ? "opt on" : "opt"} onClick={() => take(i)} onMouseMove={() => setAt(i)}>
                      <Row r={r} />
                    </div>
                  );
                })}
              </div>
            ))}
            {own > 0 && (
              <div role="option" id={`${id}${options.length}`} data-option={options.length} aria-selected={at === options.length} className={at === options.length ? "opt own on" : "opt own"} onClick={() => take(options.length)} onMouseMove={() => setAt(options.length)}>
                {t("web.ask-as-typed")} <bdi dir="auto">«{typed.trim()}»</bdi>
              </div>
            )}
          </div>
        </KnowingRows>
        {found.isError && <p className="soft">{t("web.failed")}</p>}
        {found.data && options.length === 0 && <Otherwise words={late} />}
        {(found.data?.total ?? 0) > options.length && options.length > 0 && <p className="small soft">{t("web.ask-more", (found.data?.total ?? 0) - options.length)}</p>}
      </div>
    </div>
  );
}

const groupLabel = (g: Group, t: (key: string) => string) => t(g === "asked" || g === "raised" ? `web.question-${g}` : `Status.${g}`);

/** One that can be asked: the words of the question, or the act in its fields with the word that tells it. */
export function Row({ r }: { r: QuestionRow }) {
  const { t, label, lang } = useWords();
  const e = r.row;
  return (
    <>
      <span className="what">
        {r.kind === "asked" || (r.span && lang === "ar") || !e ? (
          <bdi dir="auto">{both(r.question, lang)}</bdi>
        ) : (
          <>
            {label("EventType", e.type)}
            {e.mode && ` · ${label("Mode", e.mode)}`} <Quoted>{e.trigger.text}</Quoted>
          </>
        )}
      </span>
      {e && (e.actors.length > 0 || e.recipients.length > 0) && (
        <span className="who">
          <Names ids={e.actors} /> {lang === "ar" ? "←" : "→"} <Names ids={e.recipients} />
        </span>
      )}
      <span className="follows">
        {r.kind === "told" && r.status && <Standing status={r.status} quiet />}
        {r.consequences > 0 && (
          <>
            {t("ui.consequences")} <Num n={r.consequences} />
          </>
        )}
      </span>
    </>
  );
}

/** Where nothing meets the words: what can be done about it. */
export function Otherwise({ words }: { words: string }) {
  const { t } = useWords();
  return (
    <div className="otherwise">
      <p>{t("web.ask-none")}</p>
      <ul>
        {words.trim() && (
          <li>
            <A href={`/search?q=${encodeURIComponent(words.trim())}`}>{t("web.ask-search")}</A>
          </li>
        )}
        <li>
          <A href="/events">{t("web.ask-events")}</A>
        </li>
        <li>
          <A href="/add">{t("web.ask-add")}</A>
        </li>
      </ul>
    </div>
  );
}
