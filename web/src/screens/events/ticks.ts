import { utcTicks } from "d3-time";
import { day, type Stretch } from "../../lib/dates";

/** A mark on the axis of time: where, how it is spelled in the record (a year, a month, a day), whether it is the first of its year, and whether it has a label. */
export interface Tick { at: number; value: string; year: boolean; told: boolean }

/** How far marks are apart at least, in pixels. */
const apart = 52;

/** Marks for a view of a width in pixels, at whole days, months or years. Those that a label of a width has no room for have none. */
export function ticks(v: Stretch, width: number, label: number): Tick[] {
  const count = Math.max(2, Math.min(Math.floor(width / apart), Math.floor((v.to - v.from) / day)));
  const marks = utcTicks(new Date(v.from), new Date(v.to), count).filter((d) => d.getTime() % day === 0);
  const gap = marks.length > 1 ? (marks.at(-1)!.getTime() - marks[0]!.getTime()) / (marks.length - 1) : day;
  const unit = gap > 25 * day && gap < 300 * day ? 30.44 * day : gap; // labels of months are counted in months, however many lie between two marks
  const each = Math.max(1, Math.ceil(label / ((unit / (v.to - v.from)) * width)));
  let last = NaN;
  return marks.map((d): Tick => {
    const iso = d.toISOString().slice(0, 10);
    const [y, months] = [d.getUTCFullYear(), gap > 25 * day];
    const number = gap > 300 * day ? y : months ? d.getUTCMonth() : Math.round(d.getTime() / gap);
    const told = number % (months && gap < 300 * day ? [1, 2, 3, 4, 6, 12].find((n) => n >= each) ?? 12 : each) === 0;
    const year = told && y !== last;
    if (told) last = y;
    return { at: d.getTime(), value: gap > 300 * day ? iso.slice(0, 4) : months ? iso.slice(0, 7) : iso, year, told };
  });
}
