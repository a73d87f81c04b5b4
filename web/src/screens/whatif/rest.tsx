import { Name, Outlet } from "../../lib/names";
import type { Balance, WhatIf } from "../../lib/types";
import { useWords } from "../../lib/words";
import { OutcomeSign } from "../../parts/glyphs";
import { Speaker } from "../../parts/isnad";
import { both, Dated, Num, Quoted } from "../../parts/text";
import { byRef, parts, refKey } from "./model";
import { MarkOf, RefButton, useTally, type Place } from "./passage";
import { Section } from "./section";

/** Who gains, who loses: one stroke for each independent origin, not for each repeat. */
export function Balances({ answer, open }: { answer: WhatIf; open: (p: Place) => void }) {
  const checked = useTally(parts.balances(answer));
  const { t } = useWords();
  const ids = [...new Set([...answer.gains, ...answer.losses].map((b) => b.entity))];
  return (
    <Section title={t("web.who-gains")} checked={checked} what={t("web.who-gains-what")}>
      {ids.length === 0 ? (
        <p className="none">
          <span>{t("web.for-nobody")}</span>
        </p>
      ) : (
        <table className="led gl">
          <caption className="vh">{t("web.who-gains")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("web.good-for")}</th>
              <th scope="col" className="who">
                {t("web.whom")}
              </th>
              <th scope="col">{t("web.bad-for")}</th>
            </tr>
          </thead>
          <tbody>
            {ids.map((id) => (
              <tr key={id}>
                <Side b={answer.gains.find((b) => b.entity === id)} answer={answer} sign={1} open={open} />
                <th scope="row" className="who">
                  <Name id={id} />
                </th>
                <Side b={answer.losses.find((b) => b.entity === id)} answer={answer} sign={-1} open={open} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Side({ b, answer, sign, open }: { b: Balance | undefined; answer: WhatIf; sign: number; open: (p: Place) => void }) {
  const { t } = useWords();
  if (!b) {
    return (
      <td>
        <span className="z">{t("web.nobody")}</span>
      </td>
    );
  }
  const known = byRef(answer);
  return (
    <td>
      <span className={sign > 0 ? "org p" : "org m"}>
        <svg viewBox="0 0 22 16" aria-hidden="true">
          {Array.from({ length: Math.min(b.origins, 5) }, (_, i) => (
            <path key={i} d={`M${3 + i * 4} 2v12`} stroke="currentColor" strokeWidth="2" />
          ))}
        </svg>
        {t("ui.origins")} <Num n={b.origins} />
      </span>
      <span className="ids">
        {b.consequences.map((r) => {
          const holder = known.get(refKey(r))?.holders[0];
          return (
            <span key={refKey(r)} className="pair">
              {holder && <Speaker voice={holder} />}
              <RefButton r={r} open={open} />
            </span>
          );
        })}
      </span>
    </td>
  );
}

/** Threats, promises and demands, and what became of each, as a thread: tied, cut, turned back, open. */
export function Commitments({ answer, open }: { answer: WhatIf; open: (p: Place) => void }) {
  const checked = useTally(parts.commitments(answer));
  const { t, label, lang } = useWords();
  return (
    <Section title={t("web.commitments")} checked={checked} what={t("web.commitments-what")}>
      {answer.commitments.length === 0 ? (
        <p className="none">
          <span>{t("web.nobody")}</span>
        </p>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label={t("web.commitments")}>
          <table className="led com">
            <caption className="vh">{t("web.commitments")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("ui.kind")}</th>
                <th scope="col">{t("web.from-to")}</th>
                <th scope="col">{t("ui.content")}</th>
                <th scope="col">{t("ui.deadline")}</th>
                <th scope="col">{t("ui.outcome")}</th>
              </tr>
            </thead>
            <tbody>
              {answer.commitments.map((k) => (
                <tr key={k.id}>
                  <td>{label("CommitmentKind", k.kind)}</td>
                  <td className="ft">
                    {k.by ? <Name id={k.by} /> : <span className="muted">{t("web.untold")}</span>}
                    {k.to && (
                      <>
                        <span className="arrow">{lang === "ar" ? "←" : "→"}</span>
                        <Name id={k.to} />
                      </>
                    )}
                  </td>
                  <td>
                    <button type="button" className="words" onClick={() => open({ document: k.document, span: k.span })}>
                      <Quoted>{k.span.text}</Quoted>
                    </button>{" "}
                    <MarkOf id={k.id} />
                  </td>
                  <td>{k.deadline ? <Dated value={k.deadline} /> : <span className="muted">{t("web.no-term")}</span>}</td>
                  <td>
                    <span className={`out ${k.outcome}`}>
                      <OutcomeSign outcome={k.outcome} />
                      {label("Outcome", k.outcome)}
                    </span>
                    {k.outcome_document && k.outcome_span && (
                      <button type="button" className="words small" onClick={() => open({ document: k.outcome_document!, span: k.outcome_span! })}>
                        <Quoted>{k.outcome_span.text}</Quoted> <Outlet id={k.outcome_document} />
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

/** What an analyst would need and no document tells. */
export function Unknown({ answer }: { answer: WhatIf }) {
  const { t, lang } = useWords();
  return (
    <Section title={t("web.unknown")} what={t("web.unknown-what")}>
      <ul className="unk">
        {answer.unknown.map((u, i) => (
          <li key={i}>
            <svg viewBox="0 0 14 14" aria-hidden="true">
              <circle cx="7" cy="7" r="5.600" fill="none" stroke="currentColor" strokeWidth="1.400" strokeDasharray="2.600 2" />
            </svg>
            <p dir="auto">{both(u, lang)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
