import type { ReactNode } from "react";
import type { FindingMark } from "../lib/types";
import { useWords } from "../lib/words";
import { Hidden } from "./glyphs";

const line = { stroke: "currentColor", strokeWidth: 1.8, fill: "none" } as const;
const shapes: Record<string, ReactNode> = {
  unread: <circle cx="6" cy="6" r="4" {...line} strokeWidth={1.2} strokeDasharray="2 2" />,
  right: <path d="M1.500 6.500l3.200 3.200L10.500 2.500" {...line} />,
  corrected: <path d="M1.500 9.500L6 3l4.500 6.500" {...line} />,
  rejected: <path d="M2 2l8 8M10 2l-8 8" {...line} />,
  added: <path d="M6 1.500v9M1.500 6h9" {...line} />,
};

/** Whether a person has checked a finding, by shape and word: a ring of dashes not yet, a tick right, a caret corrected, a cross rejected, a plus added. The word may be left to the ear. */
export function Mark({ mark, quiet }: { mark: FindingMark | undefined; quiet?: boolean }) {
  const { label } = useWords();
  if (!mark) return null;
  const word = label("Mark", mark);
  return (
    <span className={`mk mk-${mark}`} title={quiet ? word : undefined}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {shapes[mark]}
      </svg>
      {quiet ? <Hidden>{word}</Hidden> : <span>{word}</span>}
    </span>
  );
}

/** How many of some findings a person has checked, in words and as a stroke. */
export function CheckedOf({ checked }: { checked: { of: number; by_person: number } | undefined }) {
  const { t, number } = useWords();
  if (!checked) return null;
  const share = checked.of ? checked.by_person / checked.of : 0;
  return (
    <span className="ckd">
      <svg viewBox="0 0 60 6" preserveAspectRatio="none" className="flip" aria-hidden="true">
        <path d="M0 3h60" stroke="var(--line-2)" strokeWidth="2" />
        {share > 0 && <path d={`M60 3H${60 - Math.max(1, 60 * share)}`} stroke="currentColor" strokeWidth="4" />}
      </svg>
      {t("web.checked-of", number(checked.by_person)).replace("{of}", number(checked.of))}
    </span>
  );
}
