import type { Account, WhatIf } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Strip } from "../../parts/isnad";
import { Id, Quoted } from "../../parts/text";
import { refKey } from "./model";
import { Told } from "./told";
import { RefButton, type Place } from "./passage";
import { Section } from "./section";

/** Rival explanations of the act against what bears on them. What the text says is solid, what a rule judges is dashed; a cell that nobody judged is a dot. */
export function Explanations({ answer, open }: { answer: WhatIf; open: (p: Place) => void }) {
  const { t } = useWords();
  const list = answer.explanations;
  const evidence = [...new Map(list.flatMap((x) => [...x.supports, ...x.weakens]).map((c) => [refKey(c.ref), c.ref])).values()];
  return (
    <Section title={t("web.explanations")} what={t("web.explanations-what")}>
      {list.length === 0 ? (
        <p className="none">
          <span>{t("web.no-explanation")}</span>
        </p>
      ) : (
        <div>
          <ul className="readings">
            {list.map((x) => (
              <Reading key={refKey(x.refs[0]!)} x={x} open={open} />
            ))}
          </ul>
          {evidence.length > 0 && (
            <div className="scroll" tabIndex={0} role="region" aria-label={t("web.explanations")}>
              <table className="mx">
                <caption className="vh">{t("web.explanations-what")}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t("ui.evidence")}</th>
                    {list.map((x) => (
                      <th key={refKey(x.refs[0]!)} scope="col">
                        <Quoted>{x.reading.text}</Quoted>
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {evidence.map((r) => (
                    <tr key={refKey(r)}>
                      <th scope="row">
                        <Told r={r} labelled /> <RefButton r={r} open={open} />
                      </th>
                      {list.map((x) => (
                        <Weighed key={refKey(x.refs[0]!)} x={x} evidence={refKey(r)} />
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </div>
      )}
    </Section>
  );
}

function Reading({ x, open }: { x: Account; open: (p: Place) => void }) {
  const { label } = useWords();
  return (
    <li>
      <span className="kind">{label("ReadingKind", x.kind)}</span>
      <Quoted>{x.reading.text}</Quoted>
      {x.holders.map((v, i) => (
        <Strip lead key={i} voice={v} onOpen={(link) => open(link?.cue ? { document: v.document, span: link.cue } : { document: x.refs[0]!.document, id: x.refs[0]!.id })} />
      ))}
      {x.refs.map((r) => (
        <RefButton key={refKey(r)} r={r} open={open} />
      ))}
    </li>
  );
}

function Weighed({ x, evidence }: { x: Account; evidence: string }) {
  const { t } = useWords();
  const backs = x.supports.find((c) => refKey(c.ref) === evidence);
  const weakens = x.weakens.find((c) => refKey(c.ref) === evidence);
  const c = weakens ?? backs;
  if (!c) {
    return (
      <td>
        <span className="cell o">
          <span className="dot" />
          <span className="vh">{t("web.not-judged")}</span>
        </span>
      </td>
    );
  }
  return (
    <td>
      <span className={`cell ${weakens ? "w" : "p"} ${c.basis === "text" ? "s" : "j"}`}>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <path d={weakens ? "M1 3h12L7 12z" : "M7 2l6 9H1z"} fill={c.basis === "text" ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1.4" />
        </svg>
        {t(weakens ? "web.weakens" : "web.backs")}
        <span className="why">{c.rule ? <Id>{c.rule}</Id> : t("web.by-text")}</span>
      </span>
    </td>
  );
}
