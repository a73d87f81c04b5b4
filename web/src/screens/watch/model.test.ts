import { expect, test } from "vitest";
import { asked, away, findingOf, isDay, patternOf, pressing } from "./model";

test("an address asks for standings, and for those that press where it asks for none", () => {
  expect(asked(new URLSearchParams(""))).toEqual(pressing);
  expect(asked(new URLSearchParams("standing=later&standing=nonsense"))).toEqual(["later"]);
});

test("how far a term is off is told with the plural that its number takes", () => {
  expect(away(-12, "en")).toBe("12 days ago");
  expect(away(0, "en")).toBe("today");
  expect(away(5, "ar")).toContain("5 أيام");
  expect(away(-40, "ar")).toMatch(/40 يوم/);
});

test("a commitment leads to its finding only in its own document", () => {
  expect(findingOf({ document: "b07", event: "b07/e7" })).toBe("e7");
  expect(findingOf({ document: "b07", event: "b01/e7" })).toBeUndefined();
  expect(findingOf({ document: "b07" })).toBeUndefined();
  expect([isDay("2024-05-01"), isDay("2024-5-1")]).toEqual([true, false]);
});

test("a form asks for a pattern, or for nothing", () => {
  const f = new FormData();
  expect(patternOf(f)).toBeNull();
  f.set("type", "COERCE");
  f.set("actor", "المجلس، الحكومة");
  f.set("at_least", "3");
  expect(patternOf(f)).toEqual({ types: ["COERCE"], actors: ["المجلس", "الحكومة"], at_least: 3 });
});
