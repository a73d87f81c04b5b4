import { useId, useState } from "react";
import type { Branch, Tipping, WhatIf } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Cut, Hidden, VerdictSign } from "../../parts/glyphs";
import { Speaker } from "../../parts/isnad";
import { Id, Quoted } from "../../parts/text";
import { assumed, basis, path, refKey, tips, verdict, type Step } from "./model";
import { RefButton, type Place } from "./passage";

interface Props {
  answer: WhatIf;
  b: Branch;
  entity: string;
  was: string;
  open: (p: Place) => void;
  onTry: (t: Tipping) => void;
}

/** One verdict in word and shape. It opens its path into the words; beside it stands what would change it, and pressing that tries it. */
export function Cell({ answer, b, entity, was, open, onTry }: Props) {
  const { t, label } = useWords();
  const id = useId();
  const [shown, setShown] = useState(false);
  const v = verdict(b, entity);
  const before = v === was ? null : (
    <span className="was">
      {t("ui.was")}: {label("Verdict", was)}
    </span>
  );
  if (v === "not_told") {
    return (
      <td className="c h">
        <div className={before ? "nt ch" : "nt"}>
          <span className="vd0">
            <VerdictSign verdict={v} /> {label("Verdict", v)} {before}
          </span>
        </div>
      </td>
    );
  }
  const steps = path(answer, b, entity);
  const rests = basis(steps, v);
  return (
    <td className="c">
      <div className={before ? "vc ch" : "vc"}>
        <button type="button" className={`vd ${v} ${rests === "text" ? "s" : "j"}`} aria-expanded={shown} aria-controls={id} onClick={() => setShown(!shown)}>
          <VerdictSign verdict={v} hollow={rests !== "text"} />
          <b>{label("Verdict", v)}</b>
          {before}
          <span className="why">{t({ text: "web.by-text", rule: "ui.by-rule", assumed: "web.by-assumption" }[rests])}</span>
          <svg className="tw" viewBox="0 0 12 12" aria-hidden="true">
            <path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
        </button>
        <div id={id}>{shown ? <Words steps={steps} open={open} /> : v === "contested" ? <Sides steps={steps} open={open} /> : <Path steps={steps} open={open} />}</div>
        <Tips list={tips(answer, b.kind, entity)} onTry={onTry} />
      </div>
    </td>
  );
}

/** The consequences of a verdict by who holds them. */
function Path({ steps, open }: { steps: Step[]; open: (p: Place) => void }) {
  return (
    <ul className="pth">
      {steps.map((s) => (
        <li key={refKey(s.ref)}>
          {s.outcome?.holders[0] && <Speaker voice={s.outcome.holders[0]} />}
          <RefButton r={s.ref} open={open} className={s.rule === assumed ? "assumed" : s.rule ? "rule" : "text"} />
        </li>
      ))}
    </ul>
  );
}

/** The two sides of what is contested. */
function Sides({ steps, open }: { steps: Step[]; open: (p: Place) => void }) {
  const { label } = useWords();
  const side = (sign: number, word: string) => (
    <div className={sign > 0 ? "p" : "m"}>
      <span className="hd" aria-hidden="true">
        {sign > 0 ? "+" : "−"}
      </span>
      <Hidden>{label("Verdict", word)}</Hidden>
      <Path steps={steps.filter((s) => s.sign * sign > 0)} open={open} />
    </div>
  );
  return (
    <div className="fx">
      {side(1, "gains")}
      {side(-1, "loses")}
    </div>
  );
}

/** The path in the words of those who say so: the condition small, what follows large, and whether a rule or an assumption stands between. */
function Words({ steps, open }: { steps: Step[]; open: (p: Place) => void }) {
  const { t } = useWords();
  return (
    <ul className="wds">
      {[...steps].sort((a, b) => b.sign - a.sign).map((s) => (
        <li key={refKey(s.ref)}>
          <span className={s.sign > 0 ? "sg p" : "sg m"}>
            <span aria-hidden="true">{s.sign > 0 ? "+" : "−"}</span>
            <Hidden>{t(s.sign > 0 ? "ui.for" : "ui.against")}</Hidden>
          </span>
          {s.outcome?.holders[0] && (
            <span className="w">
              <Speaker voice={s.outcome.holders[0]} /> <RefButton r={s.ref} open={open} />
            </span>
          )}
          <span className={s.rule === assumed ? "x assumed" : s.rule ? "x rule" : "x"}>
            <span className="cd">
              <Quoted>{s.outcome?.if.text}</Quoted>
            </span>
            <Quoted>{s.outcome?.then.text}</Quoted>
            {s.rule && (
              <span className="cd">
                {s.rule === assumed ? t("web.by-your-assumption") : t("web.judged-by")} {s.rule !== assumed && <Id>{s.rule}</Id>}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Tips({ list, onTry }: { list: Tipping[]; onTry: (t: Tipping) => void }) {
  const { t, label, lang } = useWords();
  const [all, setAll] = useState(false);
  if (list.length === 0) return null;
  const few = all ? list : list.slice(0, 3);
  return (
    <div className="tip">
      <p className="lb">{t("web.what-changes")}</p>
      <ul>
        {few.map((x, i) => (
          <li key={i}>
            <button type="button" className="try" onClick={() => onTry(x)}>
              <Cut />
              <span className="nw2">{t("ui.without")}</span>
              {x.without.map((v, k) => (
                <span className="tv" key={k}>
                  <Speaker voice={v} />
                </span>
              ))}
              <span className="nw2 to">
                <span aria-hidden="true">{lang === "ar" ? "←" : "→"}</span> <VerdictSign verdict={x.becomes} />
                <b>{label("Verdict", x.becomes)}</b>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {list.length > 3 && (
        <button type="button" className="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? "web.fewer" : "web.more")}
        </button>
      )}
    </div>
  );
}
