import { useEffect, useState } from "react";
import { Button } from "react-aria-components/Button";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { called, useKnown } from "../../lib/names";
import type { ClaimCounts, TellerCount } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Bead } from "../../parts/glyphs";
import { Num } from "../../parts/text";
import { isNarrowed, toggled, widened, type Asked } from "./model";

const namings = ["named", "pseudonym", "unnamed", "group"] as const;
const acts = ["state", "deny", "accuse", "demand", "threaten", "promise", "predict", "warn"] as const;

/** What narrows the list: how speakers are named, what is done by saying, through whom and by whom, words and days. All counts are those of the list without the toggles. */
export function Filters({ asked, set, all, facets }: { asked: Asked; set: (a: Asked) => void; all: ClaimCounts | undefined; facets: ClaimCounts | undefined }) {
  const { t, label } = useWords();
  const toggle = (list: "naming" | "act", value: string, count: number | undefined, name: string, bead?: boolean) => (
    <ToggleButton key={value} isSelected={asked[list].includes(value)} isDisabled={!count && !asked[list].includes(value)} onChange={() => set({ ...asked, [list]: toggled(asked[list], value) })}>
      {bead && <Bead naming={value} />}
      {name} <span className="cnt"><Num n={count ?? 0} /></span>
    </ToggleButton>
  );
  return (
    <div className="filt" role="search" aria-label={t("web.narrow")}>
      <div className="grp" role="group" aria-label={t("column.naming_label")}>
        <span className="lab">{t("column.naming_label")}</span>
        {namings.map((n) => toggle("naming", n, facets?.namings[n], label("Naming", n), true))}
      </div>
      <div className="grp" role="group" aria-label={t("column.act_label")}>
        <span className="lab">{t("column.act_label")}</span>
        {acts.map((a) => toggle("act", a, facets?.acts[a], label("Act", a)))}
      </div>
      <div className="grp fields">
        <Chooser name={t("web.outlet")} value={asked.outlet[0] ?? ""} of={all?.outlets.filter((o) => o.outlet) ?? []} set={(v) => set({ ...asked, outlet: v ? [v] : [] })} />
        <Chooser name={t("ui.voice")} value={asked.speaker[0] ?? ""} of={all?.voices.filter((v) => v.id) ?? []} set={(v) => set({ ...asked, speaker: v ? [v] : [] })} />
        <Field name={t("web.words")} value={asked.q} set={(q) => set({ ...asked, q })} words />
        <Field name={t("column.start")} value={asked.since} set={(since) => set({ ...asked, since })} />
        <Field name={t("column.end")} value={asked.until} set={(until) => set({ ...asked, until })} />
        <Field name={t("web.known-by")} value={asked.known} set={(known) => set({ ...asked, known })} />
        {isNarrowed(asked) && (
          <Button className="quiet" onPress={() => set(widened(asked))}>
            {t("web.restore-all")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** One of those who speak, most claims first. One that is asked for and not among them keeps its place. */
function Chooser({ name, value, of, set }: { name: string; value: string; of: TellerCount[]; set: (value: string) => void }) {
  const { t, lang, number } = useWords();
  const { entities } = useKnown();
  const word = (x: TellerCount) => x.outlet ?? called(entities.get(x.id ?? ""), lang)?.text ?? x.id;
  const key = (x: TellerCount) => x.outlet ?? x.id ?? "";
  return (
    <label>
      {name}{" "}
      <select value={value} onChange={(e) => set(e.target.value)}>
        <option value="">{t("web.any")}</option>
        {value && !of.some((x) => key(x) === value) && <option value={value}>{called(entities.get(value), lang)?.text ?? value}</option>}
        {of.map((x) => (
          <option key={key(x)} value={key(x)}>
            {word(x)} ({number(x.claims)})
          </option>
        ))}
      </select>
    </label>
  );
}

/** How long after the last letter what was typed is asked, in milliseconds. */
const calm = 300;

/** A field that is asked for a moment after one stops typing. */
export function Field({ name, value, set, words }: { name: string; value: string; set: (value: string) => void; words?: boolean }) {
  const [typed, setTyped] = useState(value);
  const [before, setBefore] = useState(value);
  if (value !== before) {
    setBefore(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => set(typed), calm);
    return () => clearTimeout(timer);
  });
  return (
    <label>
      {name} <input type={words ? "search" : "text"} dir={words ? "auto" : "ltr"} size={words ? 14 : 10} placeholder={words ? undefined : "2024-01-31"} value={typed} onChange={(e) => setTyped(e.target.value)} />
    </label>
  );
}
