import { useMemo, type Ref } from "react";
import type { Stretch } from "../../lib/dates";
import { useMeasure } from "../../lib/measure";
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
  const measure = useMeasure(13);
  let end = 0;
  return (
    <div className="ax" ref={ref}>
      {marks.filter((k) => k.told).map((k) => {
        const whole = k.value.length === 4;
        const year = whole || !k.year ? "" : date(k.value.slice(0, 4));
        const text = whole ? date(k.value) : month(date(k.value));
        const at = (share(view, k.at) / 100) * width;
        const wide = Math.max(measure(text), measure(year)) + 8;
        const back = at + wide > width; // at the end of the axis it stands before its line, where there is room
        if (back && at - wide < end) return null;
        end = at + wide;
        return (
          <span key={k.at} title={date(k.value)} className={back ? "back" : undefined} style={back ? { insetInlineEnd: width - at } : { insetInlineStart: `${share(view, k.at)}%` }}>
            <bdi className="y">{year}</bdi>
            <bdi>{text}</bdi>
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
