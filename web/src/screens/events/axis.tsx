import { useMemo, type Ref } from "react";
import type { Stretch } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { ticks } from "./ticks";

const share = (v: Stretch, t: number) => ((t - v.from) / (v.to - v.from)) * 100;

/** A date in words without its year, and without the other calendar: an axis has room for one. */
const month = (said: string) => said.replace(/\s*\(.*\)$/, "").replace(/\s*[\d٠-٩]{4}$/, "");

/** The axis of time: years above, months or days below. */
export function Axis({ ref, view, width }: { ref: Ref<HTMLDivElement>; view: Stretch; width: number }) {
  const { date } = useWords();
  const label = 22 + 6.6 * Math.max(...["2021-09-28", "2021-12-28"].map((m) => month(date(m)).length));
  const marks = useMemo(() => ticks(view, width, label), [view, width, label]);
  return (
    <div className="ax" ref={ref}>
      {marks.filter((k) => k.told).map((k) => {
        const whole = k.value.length === 4;
        const [year, rest] = whole ? [k.value, ""] : [k.value.slice(0, 4), month(date(k.value))];
        return (
          <span key={k.at} title={date(k.value)} style={{ insetInlineStart: `${share(view, k.at)}%` }}>
            <bdi className="y">{whole || !k.year ? "" : date(year)}</bdi>
            <bdi>{whole ? date(k.value) : rest}</bdi>
          </span>
        );
      })}
    </div>
  );
}

/** The lines of the axis behind a lane. */
export function Grid({ view, width }: { view: Stretch; width: number }) {
  return ticks(view, width, 0).map((k) => <span key={k.at} className="grid" style={{ insetInlineStart: `${share(view, k.at)}%` }} />);
}
