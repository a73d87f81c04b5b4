import { useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Name, useKnown } from "../../lib/names";
import type { Branch, WhatIf } from "../../lib/types";
import { useWords } from "../../lib/words";
import { BranchSign, Cut, Hidden, VerdictSign } from "../../parts/glyphs";
import { Speaker, voiceKey } from "../../parts/isnad";
import { Failed } from "../../parts/states";
import { Num, Quoted } from "../../parts/text";
import { Cell } from "./cell";
import type { History } from "./index";
import { assumed, byRef, flip, isUnswitched, parties, parts, refKey, turns, unswitched, verdict, voices, type Switches, type Turn } from "./model";
import { Pair } from "./pair";
import { Told } from "./told";
import { RefButton, useTally, type Place } from "./passage";
import { SaveView, Tally } from "./section";
import { Voices } from "./voices";

interface Props {
  base: WhatIf;
  answer: WhatIf;
  about: { event?: string; question?: string };
  switched: Switches;
  history: History;
  busy: boolean;
  failed: unknown;
  open: (p: Place) => void;
}

/** How it may turn out: five branches across, parties down; every cell a verdict with its path and what would change it, voices and conditions as switches beside. */
export function Branches({ base, answer, about, switched, history, busy, failed, open }: Props) {
  const { t } = useWords();
  const { documents } = useKnown();
  const outlet = (d: string) => documents.get(d)?.outlet || d;
  const box = useRef<HTMLElement>(null);
  const list = parties(base, answer);
  const told = turns(base, answer);
  const checked = useTally(parts.branches(answer));
  const tried = (keys: string[]) => history.set({ ...switched, without: [...new Set([...switched.without, ...keys])] });
  return (
    <section className="bx" aria-labelledby="bxh" aria-busy={busy} ref={box}>
      <div className="mh wide">
        <h2 id="bxh">{t("web.branches")}</h2>
        <p>{t("web.branches-what")}</p>
        <Tally checked={checked} />
        <SaveView of={box} part={t("web.branches")} />
      </div>
      <Assumptions base={base} switched={switched} told={told} history={history} />
      {failed ? <Failed error={failed} /> : null}
      <p className="vh" role="status">
        {told.length === 0 ? t("web.no-turn") : <>{t("web.turned")} <Num n={told.length} /></>}
      </p>
      <div className="bx-g">
        <div className="scroll" tabIndex={0} role="region" aria-labelledby="bxh">
          <table className="bt">
            <caption className="vh">{t("web.branches-what")}</caption>
            <thead>
              <tr>
                <td />
                {answer.branches.map((b) => (
                  <Head key={b.kind} b={b} open={open} />
                ))}
              </tr>
            </thead>
            <tbody>
              {list.map((entity) => (
                <tr key={entity}>
                  <th scope="row">
                    <Name id={entity} />
                  </th>
                  {answer.branches.map((b) => (
                    <Cell
                      key={b.kind}
                      answer={answer}
                      b={b}
                      entity={entity}
                      was={verdict(base.branches.find((x) => x.kind === b.kind), entity)}
                      open={open}
                      onTry={(tip) => tried(tip.without.map((v) => voiceKey(v, outlet)))}
                    />
                  ))}
                </tr>
              ))}
              {list.length === 0 && (
                <tr>
                  <th scope="row" className="muted small">
                    {t("web.for-nobody")}
                  </th>
                  {answer.branches.map((b) => (
                    <td key={b.kind} className="c h">
                      <span className="vd0">
                        <VerdictSign verdict="not_told" /> <NotTold />
                      </span>
                    </td>
                  ))}
                </tr>
              )}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t("web.loose")}</th>
                {answer.branches.map((b) => (
                  <Loose key={b.kind} answer={answer} b={b} open={open} />
                ))}
              </tr>
            </tfoot>
          </table>
        </div>
        <Voices base={base} answer={answer} all={voices(base, outlet)} switched={switched} history={history} />
      </div>
      <Pair about={about} current={switched} />
    </section>
  );
}

function NotTold() {
  const { label } = useWords();
  return label("Verdict", "not_told");
}

/** A branch: its thread, who speaks of it, and how many outcomes are told for it. A branch that nobody speaks of keeps its column. */
function Head({ b, open }: { b: Branch; open: (p: Place) => void }) {
  const { t, label } = useWords();
  const silent = b.said.length === 0;
  const by = (basis: string) => b.fires.filter((f) => f.basis === basis && f.rule !== assumed).length;
  const supposed = b.fires.filter((f) => f.rule === assumed).length;
  const [all, setAll] = useState(false);
  const said = all ? b.said : b.said.slice(0, 3);
  return (
    <th scope="col" className={silent && b.fires.length === 0 ? "no" : undefined}>
      <BranchSign kind={b.kind} />
      <span className="bn">{label("BranchKind", b.kind)}</span>
      {b.told && b.told.length > 0 && <b className="did">{t("web.told-so")}</b>}
      {silent ? (
        <span className="nb">{t("ui.nobody-speaks")}</span>
      ) : (
        <ul className="said">
          {said.map((s) => (
            <li key={refKey(s.ref)}>
              <Told r={s.ref} />
              <span className="by">
                <Speaker voice={s.voice} /> <RefButton r={s.ref} open={open} />
              </span>
            </li>
          ))}
          {b.said.length > 3 && (
            <li>
              <button type="button" className="quiet" onClick={() => setAll(!all)} aria-expanded={all}>
                {t(all ? "web.fewer" : "web.more")} {!all && <Num n={b.said.length - 3} />}
              </button>
            </li>
          )}
        </ul>
      )}
      <p className="cnt">
        {b.fires.length === 0 ? (
          t("web.no-outcome")
        ) : (
          <>
            {t("web.outcomes")} <Num n={by("text")} /> {t("web.by-text")}
            {by("rule") > 0 && <> · <Num n={by("rule")} /> {t("ui.by-rule")}</>}
            {supposed > 0 && <> · <Num n={supposed} /> {t("web.by-assumption")}</>}
          </>
        )}
      </p>
    </th>
  );
}

/** Outcomes of a branch that are said for nobody. */
function Loose({ answer, b, open }: { answer: WhatIf; b: Branch; open: (p: Place) => void }) {
  const { t } = useWords();
  const known = byRef(answer);
  const list = b.fires.filter((f) => known.get(refKey(f.ref))?.for.length === 0);
  if (list.length === 0) {
    return (
      <td>
        <span className="nt">
          <span className="dot" />
          <Hidden>{t("web.nothing")}</Hidden>
        </span>
      </td>
    );
  }
  return (
    <td>
      <ul className="loose">
        {list.map((f) => (
          <li key={refKey(f.ref)}>
            <Quoted>{known.get(refKey(f.ref))!.then.text}</Quoted> <RefButton r={f.ref} open={open} />
          </li>
        ))}
      </ul>
    </td>
  );
}

/** What is switched, and what that changed. Both lines are there before anything is. */
function Assumptions({ base, switched, told, history }: { base: WhatIf; switched: Switches; told: Turn[]; history: History }) {
  const { t } = useWords();
  const none = isUnswitched(switched);
  return (
    <div className="asm">
      <div className="ln">
        <b>{t("ui.assumptions")}</b>
        {none ? <span className="soft">{t("web.no-assumption")}</span> : <Switched base={base} s={switched} onRemove={history.set} />}
        <span className="acts-l" data-picture="no">
          <Button className="quiet" isDisabled={!history.canUndo} onPress={history.undo}>
            {t("web.undo")} <kbd aria-hidden="true">Ctrl Z</kbd>
          </Button>
          <Button className="quiet" isDisabled={none} onPress={() => history.set(unswitched)}>
            {t("web.restore-all")}
          </Button>
        </span>
      </div>
      <div className="ln eff">
        <b>{t("web.effect")}</b>
        {told.length === 0 ? <span>{t(none ? "web.no-effect" : "web.no-turn")}</span> : told.map((x) => <Turned key={x.branch + x.entity} x={x} />)}
      </div>
    </div>
  );
}

/** A verdict that changed: of whom, from what, to what. */
function Turned({ x }: { x: Turn }) {
  const { label, lang } = useWords();
  return (
    <span className="nw2">
      <Name id={x.entity} /> ({label("BranchKind", x.branch)}): {label("Verdict", x.from)} <span aria-hidden="true">{lang === "ar" ? "←" : "→"}</span> <VerdictSign verdict={x.to} />
      <b>{label("Verdict", x.to)}</b>
    </span>
  );
}

/** Switches in words, each with the way to take it back where there is one. */
export function Switched({ base, s, onRemove }: { base: WhatIf; s: Switches; onRemove?: (s: Switches) => void }) {
  const { t } = useWords();
  const { documents } = useKnown();
  const all = voices(base, (d) => documents.get(d)?.outlet || d);
  const known = byRef(base);
  const item = (key: string, words: React.ReactNode, without: Switches) => (
    <li key={key}>
      {words}
      {onRemove && (
        <Button className="dx" aria-label={t("web.take-back")} onPress={() => onRemove(without)}>
          <span aria-hidden="true">×</span>
        </Button>
      )}
    </li>
  );
  return (
    <ul className="asl">
      {s.without.map((k) => {
        const v = all.find((x) => x.key === k);
        return item(`w${k}`, <><Cut /> {t("ui.without")} {v ? <Speaker voice={v.voice} /> : <bdi>{k}</bdi>}</>, flip(s, "without", k));
      })}
      {s.assume.map((k) => item(`a${k}`, <>{t("web.assuming")} <Quoted>{known.get(k)?.if.text ?? k}</Quoted></>, flip(s, "assume", k)))}
      {s.drop.map((k) => item(`d${k}`, <><Cut /> {t(known.has(k) ? "ui.without" : "web.without-rule")} {known.has(k) ? <Quoted>{known.get(k)!.then.text}</Quoted> : <bdi className="id" dir="ltr">{k}</bdi>}</>, flip(s, "drop", k)))}
      {s.only && item("only", t(s.only === "named" ? "web.only-named" : "web.only-two"), { ...s, only: "" })}
      {s.as_of && item("asof", <>{t("web.as-of")} <bdi dir="ltr">{s.as_of}</bdi></>, { ...s, as_of: "" })}
    </ul>
  );
}
