import { expect, test } from "vitest";
import type { EventRow } from "../../lib/types";
import { cast, countryOf, deeds, matrix, network, nobody, pairs } from "./deeds";
import { happenings } from "./model";

const names = { a: { name: "أ", code: "IRQ/GOV" }, b: { name: "ب", code: "USA", kind: "state" }, c: { name: "ج", code: "IRQ/MIL" }, d: { name: "د" } };
const event = (id: string, actors: string[], recipients: string[], type = "CONSULT", status = "happened"): EventRow => ({
  id, type, statuses: [status], actors, recipients, documents: ["d"], origins: 1, trigger: { document: "d", start: 0, end: 1, text: "لقاء" }, finding: "e1", chain: [], names, mark: "unread",
});
const all = happenings([event("1", ["a"], ["b"]), event("2", ["a", "c"], ["b"], "THREATEN", "negated"), event("3", [], ["d"]), event("4", ["d"], []), event("5", [], []), event("6", ["b"], ["a"], "THREATEN", "planned")], []);

test("an event of several is in the pair of each; nobody is nobody", () => {
  const p = pairs(all);
  expect(p[0]).toMatchObject({ actor: "a", recipient: "b" });
  expect(p[0]!.events.map((h) => h.id)).toEqual(["1", "2"]);
  expect(p.some((x) => x.actor === nobody && x.recipient === "d")).toBe(true);
  expect(p.reduce((n, x) => n + x.events.length, 0)).toBe(6);
});

test("the matrix has countrymen beside each other and counts whom it leaves out", () => {
  const m = matrix(pairs(all), cast(all), 2, 10);
  expect(m.rows).toHaveLength(3);
  expect(m.rows.at(-1)).toBe(nobody);
  expect(m.otherRows).toBe(2);
  const whole = matrix(pairs(all), cast(all), 10, 10);
  expect(Math.abs(whole.rows.indexOf("a") - whole.rows.indexOf("c"))).toBe(1);
  expect(whole.cell("a", "b")).toHaveLength(2);
  expect(deeds(whole.cell("a", "b")).map((d) => [d.type, d.standing])).toEqual(expect.arrayContaining([["THREATEN", [["negated", 1]]]]));
});

test("a country is told by the code", () => {
  expect(countryOf(names.a)).toBe("IRQ");
  expect(countryOf(names.b)).toBe("USA");
  expect(countryOf({ name: "x", code: "REB", kind: "group" })).toBe("");
  expect(countryOf({ name: "x", code: "INT/GOV" })).toBe("");
});

test("the network names whom it leaves out", () => {
  const n = network(pairs(all), 2);
  expect(n.nodes.map(([id]) => id).sort()).toEqual(["a", "b"]);
  expect(n.edges).toHaveLength(2);
  expect(n.rest.map(([id]) => id)).toEqual(["c"]);
});

test("nobody in the network is alone: with whoever is drawn stands one with whom most passes between them", () => {
  const pair = (actor: string, recipient: string, n: number) => ({ actor, recipient, events: new Array(n).fill(all[0]) });
  const of = (most: number) => network([pair("x", "y", 9), pair("u", "v", 5), pair("v", "w", 1)], most);
  expect([3, 4].map((n) => of(n).nodes.map(([id]) => id).sort())).toEqual([["x", "y"], ["u", "v", "x", "y"]]); // of three u would have stood without v
  expect(of(3).rest.map(([id]) => id)).toEqual(["v", "u", "w"]);
  expect(of(4).nodes.every(([id]) => of(4).edges.some((e) => e.actor === id || e.recipient === id))).toBe(true);
});
