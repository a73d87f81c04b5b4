import { useState, type FormEvent } from "react";
import { part, post } from "../../../lib/api";
import { useNote } from "../../../lib/changes";
import type { Changes } from "../../../lib/ledger";
import { settings } from "../../../lib/settings";
import type { Judgement } from "../../../lib/types";
import { useWords } from "../../../lib/words";
import { Amiss, Failed } from "../../../parts/states";

/** The words of likelihood from the least to the greatest, and that for none. */
const likelihoods = ["almost-no-chance", "very-unlikely", "unlikely", "roughly-even", "likely", "very-likely", "almost-certain", "not-judged"] as const;
const confidences = ["low", "moderate", "high"] as const;

/** The author that a person set, where there is one. */
const author = () => (settings().author ? { author: settings().author } : {});

/** Sends a form once, and tells what the program says against it. */
function useSend(send: (f: FormData) => Promise<void>) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = (e: FormEvent<HTMLFormElement>) => {
    e.preventDefault();
    setBusy(true);
    setError(null);
    send(new FormData(e.currentTarget)).catch((why: unknown) => {
      setError(why);
      setBusy(false);
    });
  };
  return { error, busy, submit };
}

const text = (f: FormData, name: string) => String(f.get(name) ?? "").trim();

/** Seals a judgement. Nothing is chosen beforehand: likelihood and confidence are the analyst's alone. */
export function Seal({ question, event, earlier, close }: { question: string; event: string | undefined; earlier: Judgement | undefined; close: () => void }) {
  const { t, label } = useWords();
  const note = useNote();
  const [likelihood, setLikelihood] = useState("");
  const { error, busy, submit } = useSend(async (f) => {
    await post<Judgement>("/judgements", {
      sentence: text(f, "sentence"),
      likelihood,
      ...(likelihood !== "not-judged" && { confidence: text(f, "confidence") }),
      rests: text(f, "rests").split(/[\s,،]+/).filter(Boolean),
      ...(text(f, "review") && { review: text(f, "review") }),
      ...(text(f, "change") && { would_change: text(f, "change") }),
      question,
      ...(earlier && { supersedes: earlier.id }),
      ...author(),
    });
    close();
    await note("judgement", null);
  });
  return (
    <form className="sealing" onSubmit={submit} onKeyDown={(e) => e.key === "Escape" && close()}>
      <label className="wide">
        {t("web.judgement-sentence")}
        <textarea name="sentence" dir="auto" rows={2} maxLength={2000} required autoFocus defaultValue={earlier?.sentence} />
        <Amiss error={error} of="sentence" />
      </label>
      <fieldset>
        <legend>{t("web.likelihood")}</legend>
        {likelihoods.map((l) => (
          <label key={l}>
            <input type="radio" name="likelihood" value={l} required checked={likelihood === l} onChange={() => setLikelihood(l)} /> {label("Likelihood", l)}
          </label>
        ))}
        <Amiss error={error} of="likelihood" />
      </fieldset>
      <fieldset disabled={likelihood === "not-judged"}>
        <legend>{t("web.judged-confidence")}</legend>
        {confidences.map((c) => (
          <label key={c}>
            <input type="radio" name="confidence" value={c} required={likelihood !== "not-judged"} /> {label("Confidence", c)}
          </label>
        ))}
        <Amiss error={error} of="confidence" />
      </fieldset>
      <label>
        {t("web.rests-ids")}
        <input name="rests" dir="ltr" defaultValue={earlier ? earlier.rests.map((r) => r.now ?? r.id).join(" ") : event} />
      </label>
      <label>
        {t("web.review-day")}
        <input name="review" dir="ltr" placeholder="2026-12-31" pattern="\d{4}-\d\d-\d\d" />
        <Amiss error={error} of="review" />
      </label>
      <label className="wide">
        {t("web.would-change")}
        <input name="change" dir="auto" maxLength={2000} defaultValue={earlier?.would_change} />
      </label>
      {error !== null && <Failed error={error} />}
      <p className="wide small soft">{t("web.seal-final")}</p>
      <p className="wide pair">
        <button type="submit" className="act strong" disabled={busy}>
          {t("web.seal-it")}
        </button>
        <button type="button" className="act" onClick={close}>
          {t("web.leave")}
        </button>
      </p>
    </form>
  );
}

/** Says what came of a judgement; it can be said anew, and the last counts. */
export function Resolve({ j, close }: { j: Judgement; close: () => void }) {
  const { t, label } = useWords();
  const note = useNote();
  const { error, busy, submit } = useSend(async (f) => {
    const made = await post<Changes>(`/judgements/${part(j.id)}/resolution`, { came: text(f, "came"), because: text(f, "because"), ...(text(f, "on") && { on: text(f, "on") }), ...author() });
    close();
    await note("resolution", made);
  });
  return (
    <form className="sealing" data-picture="no" onSubmit={submit} onKeyDown={(e) => e.key === "Escape" && close()}>
      <fieldset>
        <legend>{t("web.resolve-how")}</legend>
        {["true", "false", "unclear"].map((c) => (
          <label key={c}>
            <input type="radio" name="came" value={c} required /> {label("Outturn", c)}
          </label>
        ))}
      </fieldset>
      <label>
        {t("web.resolve-because")}
        <input name="because" dir="auto" maxLength={2000} required />
      </label>
      <label>
        {t("web.resolve-on")}
        <input name="on" dir="ltr" placeholder={new Date().toISOString().slice(0, 10)} pattern="\d{4}-\d\d-\d\d" />
        <Amiss error={error} of="on" />
      </label>
      {error !== null && <Failed error={error} />}
      <p className="wide">
        <button type="submit" className="act" disabled={busy}>
          {t("web.resolve")}
        </button>
      </p>
    </form>
  );
}
