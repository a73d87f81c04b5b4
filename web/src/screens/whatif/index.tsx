import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useState } from "react";
import { useTurns } from "../../lib/changes";
import { switched as noteSwitch, usePast } from "../../lib/history";
import { get, Refused } from "../../lib/api";
import { Knowing, KnowingRows, useKnown } from "../../lib/names";
import { A, go, usePlace } from "../../lib/router";
import type { Answer, Page, QuestionRow, WhatIf as Question } from "../../lib/types";
import { useWords } from "../../lib/words";
import { CheckedOf } from "../../parts/mark";
import { Out } from "../../parts/out";
import { Failed, Nothing, Waiting } from "../../parts/states";
import { Ask } from "./ask";
import { Board } from "./board";
import { Branches } from "./branches";
import { caption } from "./caption";
import { Explanations } from "./explanations";
import { Otherwise, Row, useQuestions } from "./find";
import { about as aboutOf } from "./find-model";
import { fromQuery, isUnswitched, marksOf, merged, unswitched, type Switches } from "./model";
import { Marked, Passage, type Place } from "./passage";
import { Balances, Commitments, Unknown } from "./rest";
import { Captioned } from "./section";
import { Standings } from "./standing";
import "./whatif.css";
import "./more.css";

/** What analysts foresee comes in a file of its own. */
const Forecast = lazy(() => import("./forecast"));
const Judgements = lazy(() => import("./judgements"));

/** The address of a question with what is switched. */
function address(about: { event?: string; question?: string }, s: Switches): string {
  const q = new URLSearchParams();
  if (about.event) q.set("event", about.event);
  if (about.question) q.set("question", about.question);
  for (const list of ["without", "assume", "drop"] as const) s[list].forEach((v) => q.append(list, v));
  if (s.only) q.set("only", s.only);
  if (s.as_of) q.set("as_of", s.as_of);
  return `/whatif${q.size > 0 ? `?${q}` : ""}`;
}

/** What follows if something comes about: a question that the texts raise or a person puts, and the answer to be tried out. */
export default function WhatIf() {
  const { t } = useWords();
  const { query } = usePlace();
  const rows = useQuery({ queryKey: ["questions"], queryFn: ({ signal }) => get<Page<QuestionRow>>("/questions", { limit: 100 }, signal) });
  if (rows.isPending) return <Waiting />;
  if (rows.isError) return <Failed error={rows.error} again={() => void rows.refetch()} />;
  const event = query.get("event") ?? undefined;
  const question = query.get("question") ?? undefined;
  const list = rows.data.items;
  const first = [...list].sort((a, b) => b.consequences - a.consequences)[0];
  const about = event || question ? { event, question } : first?.event ? { event: first.event } : first ? { question: first.question.ar } : null;
  const ask = (to: { event?: string; question?: string }) => go(address(to, unswitched));
  if (!about) {
    return (
      <>
        <Ask onAsk={ask} />
        <Nothing title={t("web.nothing-asked")}>
          <p>{t("web.nothing-asked-why")}</p>
          <p>{t("web.nothing-asked-else")}</p>
          <A href="/add">{t("web.add")}</A> <A href="/events">{t("web.happened")}</A>
        </Nothing>
      </>
    );
  }
  return <About key={JSON.stringify(about)} about={about} ask={ask} />;
}

/** The answer to one question, as it stands by itself and as it stands with what is switched. */
function About({ about, ask }: { about: { event?: string; question?: string }; ask: (to: { event?: string; question?: string }) => void }) {
  const { query } = usePlace();
  const switched = fromQuery(query);
  const history = useHistory(address(about, switched), (s) => address(about, s));
  const base = useAnswer(about, unswitched);
  const now = useAnswer(about, switched);
  const [passage, setPassage] = useState<Place | null>(null);
  if (base.isPending) return <Waiting />;
  const told = base.data?.whatif[0] && merged(base.data.whatif[0]);
  if (base.isError || !told) {
    return (
      <>
        <Ask onAsk={ask} typed={about.question} />
        {base.isError && !(base.error instanceof Refused && base.error.status === 404) ? <Failed error={base.error} again={() => void base.refetch()} /> : <Unmet words={about.question ?? ""} />}
      </>
    );
  }
  const changed = now.data ? same(now.data, told) : undefined;
  const answer = merged(isUnswitched(switched) ? told : (changed ?? (now.data ? { ...told, ...empty } : told)));
  return (
    <Knowing entities={base.data.entities} documents={base.data.documents}>
      <Ask answer={told} onAsk={ask} typed={about.question} onOpen={setPassage} />
      <p className="answer-checked">
        <CheckedOf checked={answer.checked} />
      </p>
      <Marked value={marksOf(base.data.whatif[0]!)}>
        <Pictured base={told} switched={switched}>
          <Standings answer={answer} open={setPassage} />
          <Board answer={answer} open={setPassage} />
          <Branches base={told} answer={answer} about={about} switched={switched} history={history} busy={now.isFetching} failed={now.error} open={setPassage} />
          <Explanations answer={answer} about={about} open={setPassage} />
          <Balances answer={answer} open={setPassage} />
          <Commitments answer={answer} open={setPassage} />
          <Suspense fallback={<Waiting />}>
            <Forecast answer={told} event={about.event} open={setPassage} />
          <Judgements answer={told} event={about.event} open={setPassage} />
          </Suspense>
          <Unknown answer={answer} />
        </Pictured>
      </Marked>
      <Out brief={{ ...about, ...switched }} />
      {passage && <Passage place={passage} close={() => setPassage(null)} />}
    </Knowing>
  );
}

/** A question of which no document tells: what comes nearest to its words, and what else can be done. */
function Unmet({ words }: { words: string }) {
  const { t } = useWords();
  const near = useQuestions(words);
  const rows = words && near.data ? near.data.items.slice(0, 8) : [];
  return (
    <Nothing title={t("web.ask-unmet")}>
      {rows.length > 0 && (
        <KnowingRows names={rows.map((r) => r.row?.names ?? {})} documents={[]}>
          <p>{t("web.ask-nearest")}</p>
          <ul className="nearest">
            {rows.map((r) => (
              <li key={`${r.kind} ${r.event ?? r.question.ar}`}>
                <A href={address(aboutOf(r), unswitched)}>
                  <Row r={r} />
                </A>
              </li>
            ))}
          </ul>
        </KnowingRows>
      )}
      <Otherwise words={words} />
    </Nothing>
  );
}

/** Gives the parts of the answer what a picture of them has written on it. */
function Pictured({ base, switched, children }: { base: Question; switched: Switches; children: React.ReactNode }) {
  return <Captioned value={caption(base, switched, useKnown(), useWords())}>{children}</Captioned>;
}

/** What is left of an answer where what was switched leaves nothing of the question. */
const empty = { consequences: [], explanations: [], gains: [], losses: [], tipping: [] };

/** The same question in another answer: that of the same act, for voices that are left out take their mentions with them. */
function same(a: Answer, told: Question): Question | undefined {
  const mine = new Set(told.event.refs.map((r) => `${r.document}/${r.id}`));
  return a.whatif.find((w) => w.event.refs.some((r) => mine.has(`${r.document}/${r.id}`))) ?? a.whatif[0];
}

export function useAnswer(about: { event?: string; question?: string }, s: Switches) {
  return useQuery({
    queryKey: ["whatif", about, s],
    queryFn: ({ signal }) => get<Answer>("/whatif", { event: about.event, question: about.question, ...s }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** What was switched before and after, for undo and redo. */
export interface History { set: (s: Switches) => void; undo: () => void; redo: () => void; canUndo: boolean; canRedo: boolean }

/** A switch changes the address, and the history of the whole workbench takes the address back. */
function useHistory(now: string, at: (s: Switches) => string): History {
  const { done, ahead } = usePast();
  const { undo, redo } = useTurns();
  const set = useCallback(
    (s: Switches) => {
      const to = at(s);
      noteSwitch(now, to);
      go(to, true);
    },
    [now, at],
  );
  return { set, undo, redo, canUndo: done.length > 0, canRedo: ahead.length > 0 };
}
