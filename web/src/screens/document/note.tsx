import { Names } from "../../lib/names";
import type { Claim, Reading } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Bead, Hidden, LayerSign } from "../../parts/glyphs";
import { naming, Teller } from "../../parts/isnad";
import { Mark } from "../../parts/mark";
import type { Finding } from "./model";

/** A note in the margin: a finding in one line, its shape first. */
export function Note({ r, f }: { r: Reading; f: Finding }) {
  const mark = r.marks?.[f.id];
  return (
    <>
      <span className="g">
        <Sign r={r} f={f} />
      </span>
      <span className={mark === "rejected" ? "off" : undefined}>
        <Line r={r} f={f} />
        {mark && mark !== "unread" && (
          <>
            {" "}
            <Mark mark={mark} />
          </>
        )}
      </span>
    </>
  );
}

function Sign({ r, f }: { r: Reading; f: Finding }) {
  const { label } = useWords();
  if (f.layer === "event") {
    const status = r.events.find((e) => e.id === f.id)?.status ?? "";
    return (
      <span className="st">
        <i className={`s-${status}`} aria-hidden="true" />
        <Hidden>{label("Status", status)} </Hidden>
      </span>
    );
  }
  if (f.layer === "claim") return <Bead naming={naming(r.claims.find((c) => c.id === f.id)?.chain.at(-1))} />;
  return <LayerSign layer={f.layer} />;
}

function Line({ r, f }: { r: Reading; f: Finding }) {
  const { t, label, lang } = useWords();
  const arrow = lang === "ar" ? " ← " : " → ";
  switch (f.layer) {
    case "event": {
      const e = r.events.find((x) => x.id === f.id)!;
      return (
        <>
          <b>
            {label("EventType", e.type)}
            {e.mode && ` · ${label("Mode", e.mode)}`}
          </b>{" "}
          <Names ids={e.actors} />
          {e.recipients.length > 0 && arrow}
          <Names ids={e.recipients} />
          {e.status !== "happened" && <span className="muted"> ({label("Status", e.status)})</span>}
        </>
      );
    }
    case "claim": {
      const c = r.claims.find((x) => x.id === f.id)!;
      return (
        <>
          <b>{label("Act", c.act)}</b> <Chain c={c} />
        </>
      );
    }
    case "consequence": {
      const q = r.consequences.find((x) => x.id === f.id)!;
      return (
        <>
          <b>{t("web.consequence")}</b>{" "}
          {q.valence.map((v) => (
            <span key={v.entity}>
              {t(v.sign > 0 ? "ui.for" : "ui.against")} <Names ids={[v.entity]} />{" "}
            </span>
          ))}
        </>
      );
    }
    case "explanation": {
      const x = r.explanations.find((y) => y.id === f.id)!;
      return (
        <>
          <b>{t("web.explanation")}</b> {label("ReadingKind", x.kind)}
        </>
      );
    }
    case "entity":
      return <Names ids={[f.id]} />;
  }
}

/** Who tells whom, in one line. */
function Chain({ c }: { c: Claim }) {
  const { lang, t } = useWords();
  if (c.chain.length === 0) return t("ui.outlet");
  return c.chain.map((l, i) => (
    <span key={i}>
      {i > 0 && (lang === "ar" ? " ← " : " → ")}
      <Teller link={l} />
    </span>
  ));
}
