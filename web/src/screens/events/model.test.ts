import { expect, test } from "vitest";
import type { EventRow, OrderRow } from "../../lib/types";
import { filtered, filtersOf, happenings, tally, unfiltered, withFilters } from "./model";

const event = (id: string, time?: string, more: Partial<EventRow> = {}): EventRow => ({
  id, type: "CONSULT", ...(time ? { time } : {}), statuses: ["happened"], actors: [], recipients: [], documents: ["d"], origins: 1, trigger: { document: "d", start: 0, end: 1, text: "لقاء" }, finding: "e1", chain: [], names: {}, mark: "unread", ...more,
});
const order = (first: string, relation: OrderRow["relation"], second: string, basis: OrderRow["basis"] = "stated"): OrderRow => ({ document: "d", id: `${first}${second}`, first, relation, second, basis });
const at = (s: string) => Date.parse(`${s}T00:00:00Z`);

test("an undated event lies between its anchors, also through others", () => {
  const rows = [event("a", "2021-01-05"), event("b", "2021-03-01"), event("x"), event("y"), event("z")];
  const out = happenings(rows, [order("x", "after", "a"), order("x", "before", "b"), order("x", "before", "y", "judged")]);
  const of = (id: string) => out.find((h) => h.id === id)!;
  expect(of("x").between).toMatchObject({ stretch: { from: at("2021-01-05"), to: at("2021-03-02") }, after: ["a"], before: ["b"], judged: false });
  expect(of("y").between).toMatchObject({ stretch: { from: at("2021-01-05"), to: Infinity }, after: ["x"], judged: true });
  expect(of("z").between).toBeNull();
  expect(out.map((h) => h.id).indexOf("x")).toBeLessThan(out.map((h) => h.id).indexOf("b"));
  expect(out.at(-1)!.id).toBe("z");
});

test("what contradicts itself, or goes round in a circle, has no place", () => {
  const out = happenings([event("a", "2021-01-05"), event("b", "2021-03-01"), event("x"), event("p"), event("q")], [order("x", "before", "a"), order("x", "after", "b"), order("p", "before", "q"), order("q", "before", "p")]);
  expect(out.filter((h) => h.between).map((h) => h.id)).toEqual([]);
});

test("what is during or with another has its dates", () => {
  const out = happenings([event("a", "2021-02"), event("x")], [order("x", "during", "a")]);
  expect(out.find((h) => h.id === "x")!.between!.stretch).toEqual({ from: at("2021-02-01"), to: at("2021-03-01") });
});

test("filters are those of the address, and the selection stays there", () => {
  const f = { ...unfiltered, status: ["planned", "negated"], actor: "الحداد", from: "2021" };
  const q = withFilters(new URLSearchParams("sel=d/e1&q=old"), f);
  expect(q.get("sel")).toBe("d/e1");
  expect(q.has("q")).toBe(false);
  expect(filtersOf(q)).toEqual(f);
});

test("names are found however they are written; a date that may lie within the bounds does", () => {
  const rows = [
    event("a", "2021-02", { actors: ["n1"], names: { n1: { name: "إسراء الأَحمد", romanised: "Israa al-Ahmad" } } }),
    event("b", undefined, { statuses: ["threatened", "negated"] }),
  ];
  const all = happenings(rows, []);
  const ids = (f: object) => filtered(all, { ...unfiltered, ...f }).map((h) => h.id);
  expect(ids({ actor: "اسراء احمد" })).toEqual(["a"]);
  expect(ids({ actor: "ahmad" })).toEqual(["a"]);
  expect(ids({ from: "2021-02-20", to: "2021-12" })).toEqual(["a"]);
  expect(ids({ from: "2021-03" })).toEqual([]);
  expect(ids({ status: ["negated"] })).toEqual(["b"]);
  expect(ids({ q: "لقاء", type: "CONSULT" })).toEqual(["a", "b"]);
  expect(ids({ type: "ASSAULT" })).toEqual([]);
});

test("words that are found in the tellings take the place of those of the page", () => {
  const all = happenings([event("a"), event("b")], []);
  const ids = (q: string, said?: Set<string>) => filtered(all, { ...unfiltered, q }, undefined, said).map((h) => h.id);
  expect(ids("القنصلية")).toEqual([]);
  expect(ids("القنصلية", new Set(["b"]))).toEqual(["b"]);
  expect(ids("", new Set(["b"]))).toEqual(["a", "b"]);
});

test("a tally has the most frequent first", () => {
  expect(tally(["b", "a", "b"])).toEqual([["b", 2], ["a", 1]]);
});
