import type { SourceRange } from "../lib/types";
import { useWords } from "../lib/words";
import { Hidden } from "./glyphs";

/** How many strokes are drawn at most; the number beside them says the rest. */
const most = 5;

/** One stroke for each independent origin; dashed those that may not be independent. The number is a range where that is in doubt, and the reason stands beside it. */
export function Sources({ of, plain }: { of: SourceRange; plain?: boolean }) {
  const { t, number } = useWords();
  const count = of.low === of.high ? number(of.low) : `${number(of.low)}–${number(of.high)}`;
  return (
    <span className="org">
      <svg viewBox="0 0 22 16" aria-hidden="true">
        {Array.from({ length: Math.min(of.high, most) }, (_, i) => (
          <path key={i} d={`M${2 + i * 4.400} 2v12`} stroke="currentColor" strokeWidth="2" strokeDasharray={i < of.low ? undefined : "2.4 2.4"} />
        ))}
      </svg>
      {of.high === 1 && !plain ? (
        t("web.one-origin")
      ) : (
        <span>
          {!plain && t("web.independent-origins")} <bdi className="n" dir="ltr">{count}</bdi>
        </span>
      )}
      {of.why && <span className="why">{t(`web.why-${of.why}`)}</span>}
      {plain && <Hidden>{t("web.independent-origins")}</Hidden>}
    </span>
  );
}
