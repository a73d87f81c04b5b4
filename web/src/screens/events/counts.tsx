import { useMemo, useState, type KeyboardEvent, type PointerEvent } from "react";
import type { Stretch } from "../../lib/dates";
import type { Selection } from "../../lib/selection";
import { useWords } from "../../lib/words";
import { inBin, middle, type Bins, type Lane } from "./time";

/** How tall a lane of counts is, in pixels. */
export const binHeight = 72;

/** How wide the words for a step are at most, in pixels. */
const tip = 230;

interface Props { lane: Lane; name: string; view: Stretch; bins: Bins; width: number; rtl: boolean; selection: Selection }

/**
 * Where events are too many for bars: how many in each step. Dark is what surely lies there, light what may. The step that the pointer or the keys are at is
 * told in words; a press, Enter or Space chooses its events, with Shift beside those that are chosen.
 */
export function Counts({ lane, name, view, bins, width, rtl, selection }: Props) {
  const { t, number, date } = useWords();
  const [at, setAt] = useState<number | null>(null);
  const last = bins.sure.length - 1;
  const here = at === null ? null : Math.min(at, last);
  const each = (view.to - view.from) / bins.sure.length;
  const said = (i: number) => {
    const [from, to] = [day(view.from + i * each), day(view.from + (i + 1) * each - 1)];
    return `${date(from === to ? from : `${from}/${to}`)}: ${[number(bins.sure[i]!), bins.maybe[i]! > 0 && t("web.and-maybe", bins.maybe[i]!)].filter(Boolean).join(" ")}`;
  };
  const pick = (i: number, add: boolean) => {
    const ids = inBin(lane, view, bins, i);
    if (ids.length > 0) selection.pick(ids, add);
  };
  const under = (e: { currentTarget: Element; clientX: number }) => {
    const r = e.currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(last, Math.floor(((rtl ? r.right - e.clientX : e.clientX - r.left) / r.width) * bins.sure.length)));
  };
  const keys = (e: KeyboardEvent<SVGSVGElement>) => {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    const to = moved(bins, here, e.key, rtl);
    if (to !== null) setAt(to);
    else if ((e.key === "Enter" || e.key === " ") && here !== null) pick(here, e.shiftKey);
    else return;
    e.preventDefault();
    e.stopPropagation();
  };
  const paths = usePaths(bins);
  const chosen = useMemo(() => {
    const list = lane.dated.filter((p) => selection.ids.has(p.h.id)).map((p) => ((middle(p.s) - view.from) / (view.to - view.from)) * width);
    return list.filter((x) => x >= 0 && x <= width).map((x) => `M${x.toFixed(1)} 0v${binHeight}`).join("");
  }, [lane, selection.ids, view, width]);
  return (
    <>
      <svg
        className="counts"
        viewBox={`0 0 ${width} ${binHeight}`}
        width={width}
        height={binHeight}
        role="slider"
        tabIndex={0}
        aria-label={`${name}: ${t("web.counts-what")} ${number(bins.most)}`}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={here ?? 0}
        aria-valuetext={said(here ?? 0)}
        onKeyDown={keys}
        onFocus={(e) => e.currentTarget.matches(":focus-visible") && here === null && setAt(moved(bins, null, "Home", rtl))}
        onBlur={() => setAt(null)}
        onPointerMove={(e: PointerEvent<SVGSVGElement>) => e.pointerType === "mouse" && setAt(under(e))}
        onPointerLeave={() => setAt(null)}
        onClick={(e) => pick(under(e), e.shiftKey || e.ctrlKey || e.metaKey)}
      >
        <g transform={rtl ? `translate(${width} 0) scale(-1 1)` : undefined}>
          <path className="maybe" d={paths.maybe} />
          <path className="sure" d={paths.sure} />
          <path className="sel" d={chosen} />
          {here !== null && <rect className="here" x={here * bins.step} y="0.500" width={bins.step} height={binHeight - 1} />}
        </g>
      </svg>
      {here === null ? (
        <span className="most small muted">
          {t("web.at-most")} <bdi className="n">{number(bins.most)}</bdi>
        </span>
      ) : (
        <span className="most small" style={{ insetInlineStart: Math.max(0, Math.min(here * bins.step, width - tip)) }}>
          <bdi>{said(here)}</bdi>
        </span>
      )}
    </>
  );
}

const day = (t: number) => new Date(t).toISOString().slice(0, 10);

/** The step that a key leads to from another, of those that hold something; null where the key leads nowhere. */
function moved(bins: Bins, from: number | null, key: string, rtl: boolean): number | null {
  const by = { ArrowLeft: rtl ? 1 : -1, ArrowRight: rtl ? -1 : 1, Home: 1, End: -1 }[key];
  if (by === undefined) return null;
  const n = bins.sure.length;
  for (let i = key === "Home" ? 0 : key === "End" ? n - 1 : (from ?? -1) + by; i >= 0 && i < n; i += by) if (bins.sure[i]! + bins.maybe[i]! > 0) return i;
  return from;
}

/** What is drawn of the counts: those of sure dates from the ground, the others on them. */
function usePaths(bins: Bins): { sure: string; maybe: string } {
  return useMemo(() => {
    const tall = (n: number) => (n / bins.most) * (binHeight - 14);
    const path = (from: (i: number) => number, of: number[]) =>
      of.map((n, i) => (n > 0 ? `M${(i * bins.step).toFixed(1)} ${(binHeight - tall(from(i))).toFixed(1)}v${(-Math.max(1.5, tall(n))).toFixed(1)}h${(bins.step - 1).toFixed(1)}V${(binHeight - tall(from(i))).toFixed(1)}z` : "")).join("");
    return { sure: path(() => 0, bins.sure), maybe: path((i) => bins.sure[i]!, bins.maybe) };
  }, [bins]);
}
