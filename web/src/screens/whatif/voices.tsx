import { Switch } from "react-aria-components/Switch";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { Label } from "react-aria-components/Label";
import { Name } from "../../lib/names";
import type { WhatIf } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Thread } from "../../parts/glyphs";
import { Speaker } from "../../parts/isnad";
import { Id, Num, Quoted } from "../../parts/text";
import type { History } from "./index";
import { flip, open as openOnes, refKey, rules, type Spoken, type Switches } from "./model";

interface Props {
  base: WhatIf;
  answer: WhatIf;
  all: Spoken[];
  switched: Switches;
  history: History;
}

/** Voices, open conditions and rules as switches: a voice left out takes all it says with it, a condition assumed fires what hangs on it. */
export function Voices({ base, all, switched, history }: Props) {
  const { t } = useWords();
  const holders = all.filter((v) => v.outcomes.length > 0);
  const others = all.filter((v) => v.outcomes.length === 0);
  const conditions = openOnes(base);
  const judged = rules(base);
  const turn = (list: "without" | "assume" | "drop", key: string) => history.set(flip(switched, list, key));
  return (
    <aside className="vx" aria-label={t("web.voices")}>
      <h3>{t("web.voices")}</h3>
      <p>{t("web.voices-what")}</p>
      <ul>
        {holders.map((v) => (
          <One key={v.key} v={v} base={base} off={switched.without.includes(v.key)} turn={() => turn("without", v.key)} />
        ))}
      </ul>
      {others.length > 0 && (
        <details>
          <summary>
            {t("web.others-speak")} <Num n={others.length} />
          </summary>
          <ul>
            {others.map((v) => (
              <One key={v.key} v={v} base={base} off={switched.without.includes(v.key)} turn={() => turn("without", v.key)} />
            ))}
          </ul>
        </details>
      )}
      {conditions.length > 0 && (
        <>
          <h3>{t("web.open-conditions")}</h3>
          <ul>
            {conditions.map((c) => {
              const key = refKey(c.refs[0]!);
              return (
                <li key={key}>
                  <Switch className="sw1 op" isSelected={switched.assume.includes(key)} onChange={() => turn("assume", key)}>
                    <Thread open />
                    <span className="who">
                      <Quoted>{c.if.text}</Quoted>
                    </span>
                  </Switch>
                  <span className="sub">
                    <Id>{key}</Id>
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {judged.length > 0 && (
        <>
          <h3>{t("web.judgements")}</h3>
          <ul>
            {judged.map((r) => (
              <li key={r}>
                <Switch className="sw1" isSelected={!switched.drop.includes(r)} onChange={() => turn("drop", r)}>
                  <Thread />
                  <span className="who">{t(`web.rule-${r.replace(".", "-")}`)}</span>
                </Switch>
                <span className="sub">
                  <Id>{r}</Id>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Narrow switched={switched} history={history} />
    </aside>
  );
}

function One({ v, base, off, turn }: { v: Spoken; base: WhatIf; off: boolean; turn: () => void }) {
  const { t } = useWords();
  const alone = [...new Set(base.tipping.filter((x) => x.without.length === 1 && sameVoice(x.without[0]!, v)).map((x) => x.entity))];
  return (
    <li>
      <Switch className="sw1" isSelected={!off} onChange={turn}>
        <Thread />
        <span className="who">
          <Speaker voice={v.voice} />
        </span>
      </Switch>
      <span className="sub">
        {v.outcomes.map((c) => (
          <Id key={refKey(c.refs[0]!)}>
            {c.refs[0]!.document} · {c.refs[0]!.id}
          </Id>
        ))}
        {alone.length > 0 && (
          <span className="al">
            {t("web.on-it-alone")}{" "}
            {alone.map((e, i) => (
              <span key={e}>
                {i > 0 && " · "}
                <Name id={e} />
              </span>
            ))}
          </span>
        )}
      </span>
    </li>
  );
}

function sameVoice(a: Spoken["voice"], v: Spoken): boolean {
  const [x, y] = [a.chain[0], v.voice.chain[0]];
  if (!x || !y) return !x && !y && a.document === v.voice.document;
  return x.entity !== undefined ? x.entity === y.entity : x.as === y.as;
}

/** Whose word counts at all, and up to which day. */
function Narrow({ switched, history }: { switched: Switches; history: History }) {
  const { t } = useWords();
  return (
    <div className="narrowing">
      <RadioGroup value={switched.only || "all"} onChange={(only) => history.set({ ...switched, only: only === "all" ? "" : only })}>
        <Label>{t("web.whose-word")}</Label>
        <Radio value="all">{t("web.everybody")}</Radio>
        <Radio value="named">{t("web.only-named")}</Radio>
        <Radio value="two-origins">{t("web.only-two")}</Radio>
      </RadioGroup>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          const day = String(new FormData(e.currentTarget).get("day") ?? "");
          if (day === "" || /^\d{4}-\d\d-\d\d$/.test(day)) history.set({ ...switched, as_of: day });
        }}
      >
        <label>
          {t("web.as-of")}
          <input key={switched.as_of} name="day" dir="ltr" placeholder="2024-04-21" pattern="\d{4}-\d\d-\d\d" size={10} defaultValue={switched.as_of} />
        </label>
      </form>
    </div>
  );
}
