import type { ReactNode } from "react";
import { useWords } from "../lib/words";

/** Words for readers by ear where a shape stands for readers by eye. */
export const Hidden = ({ children }: { children: ReactNode }) => <span className="vh">{children}</span>;

/** A sign for the eye and its word for the ear. */
export const Signed = ({ sign, word }: { sign: string; word: string }) => (
  <>
    <span aria-hidden="true">{sign}</span>
    <Hidden>{word}</Hidden>
  </>
);

/** How an event stands, by shape and word; the word may be left to the ear. */
export function Standing({ status, quiet }: { status: string; quiet?: boolean }) {
  const { label } = useWords();
  const word = label("Status", status);
  return (
    <span className="st">
      <i className={`s-${status}`} aria-hidden="true" />
      {quiet ? <Hidden>{word}</Hidden> : word}
    </span>
  );
}

/** How a link of a chain is named: the outlet itself, named, pseudonym, unnamed, group. */
export const Bead = ({ naming }: { naming: string }) => <i className={`bd b-${naming}`} aria-hidden="true" />;

const drawn = (d: ReactNode, className: string, box: string) => (
  <svg className={className} viewBox={box} aria-hidden="true">
    {d}
  </svg>
);
const line = { stroke: "currentColor", strokeWidth: 1.7, fill: "none" } as const;

/** A verdict: plus gains, minus loses, two points on one line contested, dashes not told. Hollow where it would fall without a rule or an assumption. */
export function VerdictSign({ verdict, hollow }: { verdict: string; hollow?: boolean }) {
  const fill = hollow ? line : { fill: "currentColor" };
  const shapes: Record<string, ReactNode> = {
    gains: <path d="M7 1h4v6h6v4h-6v6H7v-6H1V7h6z" {...fill} />,
    loses: <path d="M1 7h16v4H1z" {...fill} />,
    contested: (
      <>
        <path d="M5 9h8" {...line} />
        <path d="M1.5 9l4-4v8z" {...fill} />
        <path d="M16.500 9l-4-4v8z" {...fill} />
      </>
    ),
    not_told: <path d="M2 9h3M7.500 9h3M13 9h3" {...line} />,
  };
  return drawn(shapes[verdict], "vg", "0 0 18 18");
}

/** How a branch runs, as a thread: to its end, part of the way, put off, turned back, cut. */
export function BranchSign({ kind }: { kind: string }) {
  const thread = { stroke: "currentColor", strokeWidth: 1.6, fill: "none" } as const;
  const shapes: Record<string, ReactNode> = {
    whole: (
      <>
        <path d="M0 7H35" {...thread} />
        <circle cx="35.5" cy="7" r="3.6" fill="currentColor" />
      </>
    ),
    part: (
      <>
        <path d="M0 7H18" {...thread} />
        <circle cx="19" cy="7" r="3.6" fill="currentColor" />
        <path d="M26 7H40" {...thread} strokeWidth={1.2} strokeDasharray="2 3" />
      </>
    ),
    put_off: (
      <>
        <path d="M0 7H9" {...thread} />
        <path d="M11 7H31" {...thread} strokeDasharray="2 3" />
        <circle cx="35.5" cy="7" r="3.4" {...thread} />
      </>
    ),
    withdrawn: (
      <>
        <path d="M0 10.5H31a3.6 3.6 0 0 0 0-7.2H17" {...thread} />
        <path d="M21.5 0L17 3.300l4.500 3.300" {...thread} />
      </>
    ),
    not_carried_out: (
      <>
        <path d="M0 7H15M25 7H40" {...thread} />
        <path d="M13 2L18 12M22 2L27 12" {...thread} />
      </>
    ),
  };
  return drawn(shapes[kind], "bg flipr", "0 0 40 14");
}

/** What became of a commitment, as a thread: tied kept, cut broken, turned back withdrawn, open-ended pending. */
export function OutcomeSign({ outcome }: { outcome: string }) {
  const shapes: Record<string, ReactNode> = {
    kept: (
      <>
        <path d="M0 7h14M26 7h14" {...line} />
        <path d="M14 7c4-7 8 7 12 0M14 7c4 7 8-7 12 0" {...line} />
      </>
    ),
    broken: <path d="M0 7h15M25 7h15M13 2l5 10M22 2l5 10" {...line} />,
    withdrawn: <path d="M0 10.500H31a3.600 3.600 0 0 0 0-7.200H17M21.500 0L17 3.300l4.500 3.300" {...line} />,
    pending: <path d="M0 7h24M27 7h3M33 7h3" {...line} />,
  };
  return drawn(shapes[outcome], "flipr", "0 0 40 14");
}

/** The sign of a voice left out. */
export const Cut = () => drawn(<path d="M0 5h9M17 5h9M8 1l3 8M15 1l3 8" {...line} strokeWidth={1.4} />, "cut", "0 0 26 10");

/** A switch drawn as a thread: whole while it counts, cut while it does not; with an open end for a condition that nobody meets. */
export function Thread({ open }: { open?: boolean }) {
  return (
    <svg className="swt" viewBox="0 0 34 12" aria-hidden="true">
      <g className="on">
        <path d="M1 6h32" {...line} />
        <circle cx="17" cy="6" r="4" fill="currentColor" />
      </g>
      <g className="of">{open ? <path d="M1 6h11M13 6a4 4 0 1 1 6.500 3" {...line} /> : <path d="M1 6h12M21 6h12M12 1.500l3 9M19 1.500l3 9" {...line} />}</g>
    </svg>
  );
}

/** The mark of Isnad: a chain of three beads. */
export function Mark() {
  return (
    <svg viewBox="0 0 62 15" className="flip" aria-hidden="true">
      <path d="M7 7.500H55" stroke="currentColor" strokeWidth="1.6" />
      <circle cx="55" cy="7.500" r="6" fill="var(--paper)" stroke="currentColor" strokeWidth="1.600" />
      <circle cx="55" cy="7.500" r="2.800" fill="currentColor" />
      <circle cx="31" cy="7.500" r="5.600" fill="var(--paper)" stroke="currentColor" strokeWidth="1.800" />
      <circle cx="7" cy="7.500" r="6" fill="var(--cinnabar)" />
    </svg>
  );
}

/** The mark beside a finding of a layer that has no shape of its own. */
export function LayerSign({ layer }: { layer: string }) {
  const shapes: Record<string, ReactNode> = {
    consequence: <path d="M1 4.500h12M1 8.500h12" {...line} strokeWidth={1.3} />,
    explanation: (
      <>
        <circle cx="2.500" cy="6.500" r="1.300" fill="currentColor" />
        <circle cx="7" cy="6.500" r="1.300" fill="currentColor" />
        <circle cx="11.500" cy="6.500" r="1.300" fill="currentColor" />
      </>
    ),
    entity: <path d="M1 3h12" {...line} />,
  };
  return drawn(shapes[layer], "ls", "0 0 14 12");
}

/** Whether it is good (+1) or bad (-1), by sign, frame and word, with the name of whom it is. */
export function Valued({ sign, children }: { sign: number; children: ReactNode }) {
  const { t } = useWords();
  return (
    <span className={sign > 0 ? "val p" : "val m"}>
      <b>
        <span>
          {sign > 0 ? "+" : "−"} {t(sign > 0 ? "ui.for" : "ui.against")}
        </span>
      </b>
      <span>{children}</span>
    </span>
  );
}
