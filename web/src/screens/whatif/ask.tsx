import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Names, Name, Outlet } from "../../lib/names";
import { A } from "../../lib/router";
import type { QuestionRow, WhatIf } from "../../lib/types";
import { useWords } from "../../lib/words";
import { both, Num, Quoted } from "../../parts/text";
import type { Place } from "./passage";

interface Props {
  rows: QuestionRow[];
  answer?: WhatIf;
  typed?: string | undefined;
  onAsk: (to: { event?: string; question?: string }) => void;
  onOpen?: (p: Place) => void;
}

/** The question at the head of the page, where it is from, the act it is about; and the way to another one. */
export function Ask({ rows, answer, typed, onAsk, onOpen }: Props) {
  const { t, lang } = useWords();
  const span = answer?.question.span;
  return (
    <>
      <header className="ask">
        <p className="lbl">{t(span ? "web.raised-one" : typed ? "web.put-one" : "web.open-one")}</p>
        <div>
          <h1 dir="auto">{answer ? both(answer.question, lang) : (typed ?? t("web.what-if"))}</h1>
          {span && (
            <p className="src">
              <button type="button" onClick={() => onOpen?.({ document: span.document, span })}>
                <Quoted>{span.text}</Quoted>
              </button>{" "}
              <span className="small">
                <Outlet id={span.document} />
              </span>
            </p>
          )}
        </div>
        {answer && <Act answer={answer} />}
      </header>
      <Others rows={rows} onAsk={onAsk} open={!answer} />
    </>
  );
}

/** The act in its fields. What nobody tells is said. */
function Act({ answer }: { answer: WhatIf }) {
  const { t, label, lang } = useWords();
  const e = answer.event;
  const documents = new Set(e.refs.map((r) => r.document)).size;
  const untold = <span className="muted">{t("web.untold")}</span>;
  return (
    <dl>
      <dt>{t("ui.event")}</dt>
      <dd>
        {label("EventType", e.type)}
        {e.mode && ` · ${label("Mode", e.mode)}`}
      </dd>
      <dt>
        {t("ui.actor")} {lang === "ar" ? "←" : "→"} {t("ui.recipient")}
      </dt>
      <dd>
        {e.actors.length > 0 ? <Names ids={e.actors} /> : untold}
        <span className="arrow">{lang === "ar" ? " ← " : " → "}</span>
        {e.recipients.length > 0 ? <Names ids={e.recipients} /> : untold}
      </dd>
      <dt>{t("ui.place")}</dt>
      <dd>{e.place ? <Name id={e.place} /> : untold}</dd>
      <dt>{t("web.tellings")}</dt>
      <dd>
        <Num n={e.refs.length} /> · {t("web.in-documents")} <Num n={documents} />
      </dd>
    </dl>
  );
}

/** Other questions: those that texts raise, acts that are open, and one of the reader's own. */
function Others({ rows, onAsk, open }: { rows: QuestionRow[]; onAsk: Props["onAsk"]; open: boolean }) {
  const { t, lang } = useWords();
  const [own, setOwn] = useState("");
  return (
    <details className="others" open={open || undefined}>
      <summary>
        {t("web.other-questions")} <Num n={rows.length} />
      </summary>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          if (own.trim()) onAsk({ question: own.trim() });
        }}
      >
        <label className="field">
          {t("web.own-question")}
          <input dir="rtl" lang="ar" value={own} onChange={(e) => setOwn(e.target.value)} maxLength={2000} />
        </label>
        <Button type="submit" className="act" isDisabled={!own.trim()}>
          {t("web.ask-it")}
        </Button>
      </form>
      <ul>
        {rows.map((r, i) => (
          <li key={i}>
            <span className="small muted kind">{t(`web.question-${r.kind}`)}</span>
            <A href={`/whatif?${new URLSearchParams(r.event ? { event: r.event } : { question: r.question.ar })}`}>
              <bdi dir="auto">{both(r.question, lang)}</bdi>
            </A>
            <span className="small soft">
              {t("ui.consequences")} <Num n={r.consequences} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
