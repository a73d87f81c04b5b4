import { day, earlier, stretch, type Stretch } from "../../lib/dates";
import { statuses, tally, type Happening } from "./model";

/** By what the lanes of the timeline are told apart. */
export const lanings = ["status", "type", "actor", "place"] as const;
export type Laning = (typeof lanings)[number];

/** A lane: the events with a stretch of time, and those without. The key of the lane of all the rest is empty; that of those of which no text tells who or where is none. */
export interface Lane { key: string; dated: Placed[]; undated: Happening[] }

/** An event with the stretch at which it is drawn, and whether the order of the texts alone puts it there. */
export interface Placed { h: Happening; s: Stretch; byOrder: boolean }

/** The key of the lane of events that nobody is said to have done, or whose place is not told. */
export const none = "?";

/** How many lanes there are for actors or places before the rest shares one. */
const lanesOfNames = 9;

/** The events in their lanes. An event of several actors stands in the lane of the most frequent of them; all seven statuses have a lane, empty or not. */
export function lanesOf(shown: Happening[], by: Laning): Lane[] {
  let keys: string[] = [...statuses];
  let of = (h: Happening) => h.status;
  if (by === "type") {
    keys = tally(shown.map((h) => h.row.type)).map(([k]) => k);
    of = (h) => h.row.type;
  } else if (by !== "status") {
    const ids = by === "actor" ? (h: Happening) => h.row.actors : (h: Happening) => (h.row.place ? [h.row.place] : []);
    keys = tally(shown.flatMap(ids)).slice(0, lanesOfNames).map(([k]) => k);
    of = (h) => (ids(h).length === 0 ? none : (keys.find((k) => ids(h).includes(k)) ?? ""));
  }
  const lanes = new Map([...keys, "", none].map((key): [string, Lane] => [key, { key, dated: [], undated: [] }]));
  for (const h of shown) {
    const lane = lanes.get(of(h)) ?? lanes.get("")!;
    const s = h.when ?? h.between?.stretch;
    if (s) lane.dated.push({ h, s, byOrder: !h.when });
    else lane.undated.push(h);
  }
  for (const key of ["", none]) {
    const rest = lanes.get(key)!;
    if (rest.dated.length + rest.undated.length === 0) lanes.delete(key);
  }
  return [...lanes.values()];
}

/** What the axis of time is of: when it was, or when it was first told. */
export const axes = ["event", "told"] as const;
export type AxisOf = (typeof axes)[number];

/** The events by the day on which the first document that tells each was published, in that order. */
export function byTelling(shown: Happening[]): Happening[] {
  return shown.map((h): Happening => ({ ...h, when: stretch(h.row.published), between: null })).sort((a, b) => earlier(a.when, b.when));
}

/** The event before or after one in the order of the screen; from none, the first that begins within a view. */
export function neighbour(shown: Happening[], from: string | undefined, by: 1 | -1, view: Stretch): Happening | undefined {
  const at = shown.findIndex((h) => h.id === from);
  if (at >= 0) return shown[at + by];
  return shown.find((h) => h.when && h.when.from >= view.from && h.when.from < view.to) ?? shown[0];
}

/** The middle of a stretch; of an open one, its end that is told. */
export const middle = (s: Stretch) => (s.from === -Infinity ? s.to : s.to === Infinity ? s.from : (s.from + s.to) / 2);

/** The least that a view holds, and what it holds of years at most. */
const least = 4 * day;

/** The view that shows most events well: without the few that lie far from all others, which are counted at the edges. */
export function fitted(shown: Happening[]): Stretch {
  const told = shown.filter((h) => h.when);
  const ends = told.flatMap((h) => [h.when!.from, h.when!.to]).filter(Number.isFinite).sort((a, b) => a - b);
  if (ends.length === 0) return { from: Date.UTC(2020, 0, 1), to: Date.UTC(2021, 0, 1) };
  const back = ends.map((t) => -t).reverse();
  const to = -core(back, -core(ends, ends.at(-1)!));
  const from = core(ends, to);
  return widened({ from, to }, Math.max((to - from) * 0.06, day));
}

/** How much narrower a view must become for the events that it leaves out: by 4 % for each 1 % of them, by half for a sixth of them, which is the most. */
const price = 4;

/** Where a view of ascending times up to an end begins: at the least of them, or at a later one where few lie far before all others. */
function core(times: number[], end: number): number {
  const cost = (i: number) => Math.log(end - times[i]! + day) + (price * i) / times.length;
  let best = 0;
  for (let i = 1; i <= times.length / 6 && times[i]! < end; i++) if (cost(i) < cost(best)) best = i;
  return times[best]!;
}

export const widened = (v: Stretch, by: number): Stretch => ({ from: v.from - by, to: v.to + by });

/** The first and last day of all events that tell one. */
export function extent(shown: Happening[]): Stretch {
  let [from, to] = [Infinity, -Infinity];
  for (const h of shown) {
    for (const t of h.when ? [h.when.from, h.when.to] : []) {
      if (!Number.isFinite(t)) continue;
      from = Math.min(from, t);
      to = Math.max(to, t);
    }
  }
  return from < to ? widened({ from, to }, Math.max((to - from) * 0.03, day)) : fitted(shown);
}

/** A view nearer by a factor (2 shows half as much), around a time in it that stays where it is. */
export function zoomed(v: Stretch, factor: number, around = (v.from + v.to) / 2): Stretch {
  const span = Math.max(least, Math.min((v.to - v.from) / factor, 400 * 366 * day));
  const share = (around - v.from) / (v.to - v.from);
  return { from: around - span * share, to: around + span * (1 - share) };
}

export const panned = (v: Stretch, share: number): Stretch => {
  const by = (v.to - v.from) * share;
  return { from: v.from + by, to: v.to + by };
};

/** How many events lie wholly before a view, and how many wholly after it. */
export function outside(lanes: Lane[], v: Stretch): { before: number; after: number } {
  const out = { before: 0, after: 0 };
  for (const l of lanes) {
    for (const p of l.dated) {
      if (p.s.to <= v.from) out.before++;
      else if (p.s.from >= v.to) out.after++;
    }
  }
  return out;
}

/** An event as it is drawn: where it begins and how wide it is in pixels from the beginning of time's direction, which ends are open, in which row. */
export interface Bar { p: Placed; x: number; w: number; openStart: boolean; openEnd: boolean; row: number; label: "in" | "after" | "before"; /** How much room its label has, in pixels, where it has less than it needs. */ room?: number }

/** A lane as it is drawn: bars in rows, or where they are too many a count for each step of width. */
export type Drawn = { bars: Bar[]; rows: number } | { bins: Bins };

/** For each step of so many pixels: how many events lie in it whose date is no wider than a step, and how many others may lie in it. */
export interface Bins { step: number; sure: number[]; maybe: number[]; most: number }

/** How many rows and bars a lane has before it is drawn as counts. */
export const rowsOfLane = 24;
const barsOfLane = 80;
const step = 10;

/** Pixels that a bar has beyond the end that is told, where nobody tells the other. */
const tail = 90;

/** Pixels of a bar that a label in it leaves to be seen at least. */
const bare = 40;

/** Lays a lane out for a view of a width in pixels. wide tells how many pixels the label of an event needs. */
export function layout(lane: Lane, v: Stretch, width: number, wide: (h: Happening) => number): Drawn {
  const seen = lane.dated.filter((p) => p.s.to > v.from && p.s.from < v.to);
  if (seen.length <= barsOfLane) {
    const bars = packed(seen, v, width, wide);
    if (bars.rows <= rowsOfLane) return bars;
  }
  return { bins: counted(seen, v, width) };
}

function packed(seen: Placed[], v: Stretch, width: number, wide: (h: Happening) => number): { bars: Bar[]; rows: number } {
  const at = (t: number) => ((t - v.from) / (v.to - v.from)) * width;
  const ends: number[] = [];
  const bars = seen.map((p): Bar => {
    const [openStart, openEnd] = [p.s.from === -Infinity, p.s.to === Infinity];
    const x = Math.max(0, openStart ? at(Math.min(p.s.to, v.to)) - tail : at(p.s.from));
    const w = Math.max(6, Math.min(width, openEnd ? Math.max(x, 0) + tail : at(p.s.to)) - x);
    const need = wide(p.h);
    const rooms = [["in", w - bare], ["after", width - x - w], ["before", x]] as const;
    const [label, room] = rooms.find((r) => need < r[1]) ?? rooms.reduce((best, r) => (r[1] > best[1] ? r : best));
    const taken = Math.min(need, room);
    const [left, right] = label === "before" ? [x - taken, x + w] : [x, x + w + (label === "after" ? taken : 0)];
    let row = ends.findIndex((e) => e <= left);
    if (row < 0) row = ends.length;
    ends[row] = right + 6;
    return { p, x, w, openStart, openEnd, row, label, ...(room < need ? { room } : {}) };
  });
  return { bars, rows: ends.length };
}

function counted(seen: Placed[], v: Stretch, width: number): Bins {
  const n = Math.max(1, Math.floor(width / step));
  const each = (v.to - v.from) / n;
  const sure = new Array<number>(n).fill(0);
  const change = new Array<number>(n + 1).fill(0);
  for (const p of seen) {
    const a = Math.max(0, Math.floor((p.s.from - v.from) / each));
    const b = Math.min(n - 1, Math.ceil((p.s.to - v.from) / each) - 1);
    if (p.s.to - p.s.from <= each) sure[Math.max(0, Math.min(n - 1, Math.floor((middle(p.s) - v.from) / each)))]!++;
    else {
      change[a]!++;
      change[Math.max(a, b) + 1]!--;
    }
  }
  const maybe: number[] = [];
  let now = 0;
  for (let i = 0; i < n; i++) maybe.push(Math.max(0, (now += change[i]!)));
  return { step: width / n, sure, maybe, most: Math.max(1, ...sure.map((s, i) => s + maybe[i]!)) };
}

/** The events of a lane that lie in a step of its counts; where there are none, those that may. */
export function inBin(lane: Lane, v: Stretch, bins: Bins, i: number): string[] {
  const each = (v.to - v.from) / bins.sure.length;
  const [from, to] = [v.from + i * each, v.from + (i + 1) * each];
  const touching = lane.dated.filter((p) => p.s.to > from && p.s.from < to);
  const within = touching.filter((p) => p.s.to - p.s.from <= each && middle(p.s) >= from && middle(p.s) < to);
  return (within.length > 0 ? within : touching).map((p) => p.h.id);
}
