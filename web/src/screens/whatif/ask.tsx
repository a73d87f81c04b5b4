import { Names, Name, Outlet } from "../../lib/names";
import type { WhatIf } from "../../lib/types";
import { useWords } from "../../lib/words";
import { both, Num, Quoted } from "../../parts/text";
import { Find } from "./find";
import type { Place } from "./passage";
import { Told } from "./told";

interface Props {
  answer?: WhatIf;
  typed?: string | undefined;
  onAsk: (to: { event?: string; question?: string }) => void;
  onOpen?: (p: Place) => void;
}

/** The field for a question, and the one that is answered: where it is from, the act it is about. */
export function Ask({ answer, typed, onAsk, onOpen }: Props) {
  const { t, lang } = useWords();
  const span = answer?.question.span;
  const first = answer?.event.standing[0]?.ref; // words of the text for what no text asks
  const settled = answer?.event.standing.some((x) => x.status === "happened");
  return (
    <>
      <Find onAsk={onAsk} />
      <header className="ask">
        <p className="lbl">{t(span ? "web.raised-one" : typed ? "web.put-one" : settled ? "web.settled-one" : "web.open-one")}</p>
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
          {!span && first && (
            <p className="src">
              <Told r={first} />{" "}
              <span className="small">
                <Outlet id={first.document} />
              </span>
            </p>
          )}
        </div>
        {answer && <Act answer={answer} />}
      </header>
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
