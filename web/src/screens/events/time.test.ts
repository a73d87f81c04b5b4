import { expect, test } from "vitest";
import { day, stretch } from "../../lib/dates";
import type { EventRow } from "../../lib/types";
import { happenings, type Happening } from "./model";
import { ticks } from "./ticks";
import { byTelling, fitted, inBin, lanesOf, layout, neighbour, none, outside, panned, zoomed } from "./time";

const event = (id: string, time?: string, more: Partial<EventRow> = {}): EventRow => ({
  id, type: "CONSULT", ...(time ? { time } : {}), statuses: ["happened"], actors: [], recipients: [], documents: ["d"], origins: 1, trigger: { document: "d", start: 0, end: 1, text: "لقاء" }, finding: "e1", chain: [], names: {}, mark: "unread", ...more,
});
const view = { from: Date.parse("2021-01-01"), to: Date.parse("2022-01-01") };
const wide = () => 84;
const laid = (all: Happening[], width = 1000) => layout(lanesOf(all, "status")[0]!, view, width, wide);

test("a bar is as wide as what is not known, and open where nobody tells an end", () => {
  const drawn = laid(happenings([event("a", "2021-07"), event("b", "../2021-02"), event("c", "2021-11/..")], []));
  if (!("bars" in drawn)) throw new Error("no bars");
  const of = (id: string) => drawn.bars.find((b) => b.p.h.id === id)!;
  expect(of("a").w).toBeCloseTo((31 / 365) * 1000);
  expect(of("a").x).toBeCloseTo((181 / 365) * 1000);
  expect(of("b")).toMatchObject({ openStart: true, openEnd: false });
  expect(of("b").x + of("b").w).toBeCloseTo((59 / 365) * 1000);
  expect(of("c")).toMatchObject({ openStart: false, openEnd: true });
  expect(of("c").x).toBeCloseTo((304 / 365) * 1000);
});

test("bars and their labels do not overlap in a row", () => {
  const drawn = laid(happenings(Array.from({ length: 30 }, (_, i) => event(`e${i}`, `2021-0${1 + (i % 9)}-1${i % 10}`)), []), 1600);
  if (!("bars" in drawn)) throw new Error("no bars");
  for (const a of drawn.bars) {
    for (const b of drawn.bars) if (a !== b && a.row === b.row) expect(a.x + a.w <= b.x || b.x + b.w <= a.x).toBe(true);
  }
});

test("a label stands where it has room, and where it has none on the side that has most, with what it has", () => {
  const one = (time: string, width: number, need: number) => {
    const drawn = layout(lanesOf(happenings([event("a", time)], []), "status")[0]!, view, width, () => need);
    if (!("bars" in drawn)) throw new Error("no bars");
    return drawn.bars[0]!;
  };
  expect(one("2021-01-10", 1000, 84)).toMatchObject({ label: "after" });
  expect(one("2021-12-20", 1000, 84)).toMatchObject({ label: "before" });
  expect(one("2021", 1000, 84)).toMatchObject({ label: "in" });
  for (const b of [one("2021-01-10", 1000, 84), one("2021-12-20", 1000, 84), one("2021", 1000, 84)]) expect(b.room).toBeUndefined();
  const early = one("2021-03-10", 250, 400);
  expect(early.label).toBe("after");
  expect(early.room).toBeCloseTo(250 - early.x - early.w);
  const late = one("2021-11-10", 250, 400);
  expect(late).toMatchObject({ label: "before", room: late.x });
});

test("what is too much for bars is counted: each event once where it is sure, and the vague apart", () => {
  const all = happenings([...Array.from({ length: 400 }, (_, i) => event(`e${i}`, `2021-${String(1 + (i % 12)).padStart(2, "0")}-15`)), event("vague", "2021")], []);
  const drawn = laid(all);
  if (!("bins" in drawn)) throw new Error("no bins");
  expect(drawn.bins.sure.reduce((a, b) => a + b)).toBe(400);
  expect(drawn.bins.maybe.every((n) => n === 1)).toBe(true);
  const i = drawn.bins.sure.findIndex((n) => n > 0);
  expect(inBin(lanesOf(all, "status")[0]!, view, drawn.bins, i)).toHaveLength(drawn.bins.sure[i]!);
});

test("few that lie far from all others do not widen the view; they are counted beside it", () => {
  const all = happenings([event("old", "1979"), ...Array.from({ length: 60 }, (_, i) => event(`e${i}`, `2021-03-${String(1 + (i % 28)).padStart(2, "0")}`))], []);
  const v = fitted(all);
  expect(v.to - v.from).toBeLessThan(60 * day);
  expect(outside(lanesOf(all, "status"), v)).toEqual({ before: 1, after: 0 });
});

test("a thin past of centuries and a far day to come do not hide the year that most is of", () => {
  const past = Array.from({ length: 8 }, (_, i) => event(`p${i}`, String(1100 + 115 * i)));
  const all = happenings([...past, event("far", "2099"), ...Array.from({ length: 90 }, (_, i) => event(`e${i}`, `2015-08-${String(1 + (i % 28)).padStart(2, "0")}`))], []);
  const v = fitted(all);
  expect(v.to - v.from).toBeLessThan(366 * day);
  expect(outside(lanesOf(all, "status"), v)).toEqual({ before: 8, after: 1 });
});

test("lanes of actors: the most frequent, one for the rest", () => {
  const rows = Array.from({ length: 30 }, (_, i) => event(`e${i}`, "2021", { actors: [`n${i % 15}`] }));
  const lanes = lanesOf(happenings([...rows, event("x"), event("y", "2021", { actors: ["n14", "n0"] })], []), "actor");
  expect(lanes).toHaveLength(11);
  expect(lanes.reduce((n, l) => n + l.dated.length + l.undated.length, 0)).toBe(32);
  expect(lanes.slice(-2).map((l) => l.key)).toEqual(["", none]); // the rest, and what nobody is said to have done
});

test("zooming keeps a time where it is, and goes no nearer than days", () => {
  const at = stretch("2021-04-01")!.from;
  const share = (v: typeof view) => (at - v.from) / (v.to - v.from);
  expect(share(zoomed(view, 2, at))).toBeCloseTo(share(view));
  let v = view;
  for (let i = 0; i < 40; i++) v = zoomed(v, 2);
  expect(v.to - v.from).toBe(4 * day);
  expect(panned(view, 0.5).from - view.from).toBe((view.to - view.from) / 2);
});

test("lanes are of places too, and what has none stands apart", () => {
  const lanes = lanesOf(happenings([event("a", "2021", { place: "p1" }), event("b", "2021", { place: "p1" }), event("c", "2021")], []), "place");
  expect(lanes.map((l) => [l.key, l.dated.length])).toEqual([["p1", 2], [none, 1]]);
});

test("the axis of telling puts every event on the day of its first document, whatever it tells", () => {
  const all = happenings([event("a", "2019", { published: "2021-03-02" }), event("b", undefined, { published: "2021-03-01" }), event("c", "2020")], []);
  expect(byTelling(all).map((h) => [h.id, h.when && new Date(h.when.from).toISOString().slice(0, 10)])).toEqual([["b", "2021-03-01"], ["a", "2021-03-02"], ["c", null]]);
});

test("one goes from event to event, beginning in the view, and no further than the ends", () => {
  const all = happenings([event("old", "1990"), event("a", "2021-02"), event("b", "2021-03"), event("undated")], []);
  const step = (from: string | undefined, by: 1 | -1) => neighbour(all, from, by, view)?.id;
  expect([step(undefined, 1), step("a", 1), step("b", -1), step("b", 1), step("undated", 1), step("old", -1)]).toEqual(["a", "b", "a", "undated", undefined, undefined]);
});

test("labels of the axis have room, however long the view", () => {
  for (const years of [0.05, 0.3, 1, 2, 3, 4, 7, 12]) {
    for (const label of [60, 100, 150]) {
      const v = { from: Date.parse("2020-02-10"), to: Date.parse("2020-02-10") + years * 365.25 * day };
      const told = ticks(v, 1000, label).filter((k) => k.told).map((k) => ((k.at - v.from) / (v.to - v.from)) * 1000);
      for (let i = 1; i < told.length; i++) expect(told[i]! - told[i - 1]!, `${years} years, labels of ${label}`).toBeGreaterThan(label * 0.85);
    }
  }
});
