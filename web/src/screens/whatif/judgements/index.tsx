import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "../../../lib/api";
import type { Calibration, Judgement, Page, WhatIf } from "../../../lib/types";
import { useWords } from "../../../lib/words";
import { Failed, Waiting } from "../../../parts/states";
import { Dated, Id, Num } from "../../../parts/text";
import { ownId } from "../../../lib/router";
import { eventOf } from "../model";
import { RefButton, type Place } from "../passage";
import { Section } from "../section";
import { Told } from "../told";
import { Resolve, Seal } from "./forms";
import "./judgements.css";

/** What analysts hold will come of the act: sealed sentences, each with how likely, with how much confidence, what it rests on and what came of it; and how such judgements fared. */
export default function Judgements({ answer, event, open }: { answer: WhatIf; event: string | undefined; open: (p: Place) => void }) {
  const { t } = useWords();
  const id = eventOf(answer, event);
  const question = answer.question.ar;
  const list = useQuery({ queryKey: ["judgements", id, question], queryFn: ({ signal }) => get<Page<Judgement>>("/judgements", { event: id, question, limit: 200 }, signal) });
  const [sealing, setSealing] = useState<Judgement | "new" | null>(null);
  return (
    <Section title={t("web.sealed")} what={t("web.sealed-what")}>
      <div className="jd">
        {list.isPending && <Waiting />}
        {list.isError && <Failed error={list.error} again={() => void list.refetch()} />}
        {list.data?.items.length === 0 && (
          <p className="none">
            <span>{t("web.sealed-none")}</span>
          </p>
        )}
        <ol>
          {list.data?.items.map((j) => (
            <One key={j.id} j={j} open={open} supersede={() => setSealing(j)} />
          ))}
        </ol>
        <div data-picture="no">
          {sealing ? (
            <Seal key={sealing === "new" ? "" : sealing.id} question={question} event={id} earlier={sealing === "new" ? undefined : sealing} close={() => setSealing(null)} />
          ) : (
            <button type="button" className="act" onClick={() => setSealing("new")}>
              {t("web.seal-new")}
            </button>
          )}
        </div>
        <Scores />
      </div>
    </Section>
  );
}

/** How likely a word is said to be, as a bar on a scale from 0 to 100 %, with its ends. */
function Band({ j }: { j: Judgement }) {
  const { number } = useWords();
  if (!j.band) return null;
  const [low, high] = [Math.round(j.band.low * 100), Math.round(j.band.high * 100)];
  return (
    <span className="band">
      <span className="scale" aria-hidden="true">
        <i style={{ insetInlineStart: `${low}%`, inlineSize: `${high - low}%` }} />
      </span>
      <bdi className="n" dir="ltr">
        {number(low)}–{number(high)} %
      </bdi>
    </span>
  );
}

function One({ j, open, supersede }: { j: Judgement; open: (p: Place) => void; supersede: () => void }) {
  const { t, label } = useWords();
  const [resolving, setResolving] = useState(false);
  const past = (j.superseded_by ?? []).length > 0;
  return (
    <li className={past ? "past" : undefined} data-judgement={j.id}>
      <p className="say">
        <bdi dir="auto">{j.sentence}</bdi>
      </p>
      <dl>
        <dt>{t("web.likelihood")}</dt>
        <dd>
          <b>{label("Likelihood", j.likelihood)}</b> <Band j={j} />
        </dd>
        {j.confidence && (
          <>
            <dt>{t("web.judged-confidence")}</dt>
            <dd>{label("Confidence", j.confidence)}</dd>
          </>
        )}
        {j.rests.length > 0 && (
          <>
            <dt>{t("web.rests-on")}</dt>
            <dd>
              {j.rests.map((r) => (
                <Rested key={r.id} r={r} open={open} />
              ))}
            </dd>
          </>
        )}
        {j.would_change && (
          <>
            <dt>{t("web.would-change")}</dt>
            <dd>
              <bdi dir="auto">{j.would_change}</bdi>
            </dd>
          </>
        )}
      </dl>
      <p className="by">
        <bdi dir="auto">{j.author}</bdi> · <Dated value={j.day} />
        {j.review && (
          <span>
            {t("web.review-on")} <Dated value={j.review} /> {j.due && <b className="due">{t("web.review-due")}</b>}
          </span>
        )}
        <span className={j.broken?.length ? "seal broken" : "seal"}>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <circle cx="7" cy="7" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray={j.broken?.length ? "3 2.5" : undefined} />
            <path d={j.broken?.length ? "M4 4l6 6M10 4l-6 6" : "M4 7l2.200 2.400L10 4.800"} fill="none" stroke="currentColor" strokeWidth="1.4" />
          </svg>
          {j.broken?.length ? `${t("web.seal-broken")} ${j.broken.join(" · ")}` : t("web.seal-holds")}
        </span>
        {j.shaken && <b>{t("web.shaken")}</b>}
        {past && <b>{t("web.superseded")}</b>}
        <Id>{j.id}</Id>
      </p>
      <p className="came">
        {j.outcome ? (
          <>
            <b className={`cm ${j.outcome.came}`}>
              <Came came={j.outcome.came} /> {label("Outturn", j.outcome.came)}
            </b>{" "}
            <Dated value={j.outcome.on} /> · <bdi dir="auto">{j.outcome.because || j.outcome.finding?.id}</bdi> · <bdi dir="auto">{j.outcome.author}</bdi>
          </>
        ) : (
          <span className="muted">
            <Came came="" /> {t("web.not-resolved")}
          </span>
        )}
      </p>
      {!past && (
        <p className="acts-j" data-picture="no">
          <button type="button" className="quiet" aria-expanded={resolving} onClick={() => setResolving(!resolving)}>
            {t("web.resolve")}
          </button>
          <button type="button" className="quiet" onClick={supersede}>
            {t("web.seal-over")}
          </button>
        </p>
      )}
      {resolving && <Resolve j={j} close={() => setResolving(false)} />}
    </li>
  );
}

/** A finding that a judgement rests on, in its words, and what became of it since. */
function Rested({ r, open }: { r: Judgement["rests"][number]; open: (p: Place) => void }) {
  const { label } = useWords();
  const document = r.words?.[0]?.document;
  const at = document && { document, id: ownId(document, r.id) };
  return (
    <span className="rest1">
      {at ? (
        <>
          <Told r={at} /> <RefButton r={at} open={open} />
        </>
      ) : (
        <Id>{r.id}</Id>
      )}
      {r.state && r.state !== "holds" && <b>{label("Footing", r.state)}</b>}
    </span>
  );
}

/** What came of a judgement, by shape: a tied thread true, a cut one false, an open end not known. */
function Came({ came }: { came: string }) {
  const d = { true: "M1 7h12M19 7h12M13 7c2-5 4 5 6 0M13 7c2 5 4-5 6 0", false: "M1 7h11M20 7h11M11 2l4 10M17 2l4 10" }[came] ?? "M1 7h18M22 7h2M27 7h2";
  return (
    <svg viewBox="0 0 32 14" className="flipr" aria-hidden="true">
      <path d={d} fill="none" stroke="currentColor" strokeWidth="1.700" />
    </svg>
  );
}

/** How the judgements of all and of each fared, with how many that is counted of. */
function Scores() {
  const { t, number } = useWords();
  const scores = useQuery({ queryKey: ["judgements", "scores"], queryFn: ({ signal }) => get<Calibration>("/judgements/scores", {}, signal) });
  const s = scores.data;
  if (!s || s.all.made === 0) return null;
  const round = (n: number) => number(Math.round(n * 1000) / 1000);
  return (
    <div className="brier">
      <h3>{t("web.brier")}</h3>
      {s.all.brier === undefined ? (
        <p className="soft">{t("web.brier-none")}</p>
      ) : (
        <>
          <ul>
            {[s.all, ...s.authors].map((a) => (
              <li key={a.author ?? ""}>
                <span>{a.author ? <bdi dir="auto">{a.author}</bdi> : t("web.brier-all")}</span>
                <span>{a.brier === undefined ? <span className="muted">{t("web.not-resolved")}</span> : <b>{t("web.brier-of", round(a.brier)).replace("{of}", number(a.scored))}</b>}</span>
              </li>
            ))}
          </ul>
          <p className="small soft">{t("web.brier-what", s.brier_of_even)}</p>
        </>
      )}
      <p className="small soft">
        {t("web.sealed")}: <Num n={s.all.made} /> · {t("web.not-resolved")}: <Num n={s.all.open} />
      </p>
    </div>
  );
}
