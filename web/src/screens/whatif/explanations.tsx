import type { Account, WhatIf } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Strip } from "../../parts/isnad";
import { Quoted } from "../../parts/text";
import { Matrix } from "./matrix";
import { parts, refKey } from "./model";
import { RefButton, useTally, type Place } from "./passage";
import { Section } from "./section";

/** Rival explanations of the act by who holds them, and what bears on them as a matrix to fill. */
export function Explanations({ answer, about, open }: { answer: WhatIf; about: { event?: string; question?: string }; open: (p: Place) => void }) {
  const checked = useTally(parts.explanations(answer));
  const { t } = useWords();
  const list = answer.explanations;
  return (
    <Section title={t("web.explanations")} checked={checked} what={t("web.explanations-what")}>
      <div>
        {list.length === 0 ? (
          <p className="none">
            <span>{t("web.no-explanation")}</span>
          </p>
        ) : (
          <ul className="readings">
            {list.map((x) => (
              <Reading key={refKey(x.refs[0]!)} x={x} open={open} />
            ))}
          </ul>
        )}
        <Matrix about={about} open={open} />
      </div>
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
