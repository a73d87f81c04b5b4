import { expect, test } from "vitest";
import type { ForecastActor, ForecastInput, WhatIf } from "../../../lib/types";
import { ends, evidence, isWhole, parse, parties, place, typed, wish } from "./model";

const levels = { low: "منخفض", middle: "متوسط", high: "مرتفع" };
const input = (value: string): ForecastInput => ({ value, low: 0, high: 100, refs: [] });
const actor = (over: Partial<ForecastActor>): ForecastActor => ({ name: "", position: input("20"), capability: input("30"), salience: input("40"), ...over });

test("numbers, ranges and words are read in either script; the rest is refused", () => {
  const cases: [string, string | null][] = [
    ["40", "40"], ["20-40", "20-40"], [" 20 – 40 ", "20-40"], ["٢٠ إلى ٤٠", "20-40"], ["20 to 40", "20-40"], ["٧٫٥", "7.5"], ["7-7", "7"],
    ["", ""], ["  ", ""], ["متوسط", "middle"], ["منخفضة", "low"], ["high", "high"],
    ["40-20", null], ["101", null], ["كثير", null], ["-3", null], ["1-2-3", null],
  ];
  for (const [text, want] of cases) expect(parse(text, levels), text).toBe(want);
  expect(typed("20-40", levels)).toBe("20–40");
  expect(typed("high", levels)).toBe("مرتفع");
  expect(typed("", levels)).toBe("");
});

test("an entry names an actor of the case or one's own, and the finding that bears it out", () => {
  expect(wish("a/e1", "low", "all leave")).toEqual({ kind: "enter", table: "forecast", id: "a/e1", field: "low", value: "all leave" });
  expect(wish("a/e1", "position", "3", { row: "person:x" })).toMatchObject({ row: "person:x", value: "3" });
  expect(wish("a/e1", "position", "cited", { own_row: "council" }, "a/c2")).toMatchObject({ own_row: "council", column: "a/c2" });
});

test("what is drawn and said of a range", () => {
  expect(ends(23.27, 61.9)).toEqual([23, 62]);
  expect(ends(50, 50)).toEqual([50]);
  expect(ends(7.38, 7.46)).toEqual([7.4, 7.5]);
  expect(place({ low: 20, high: 40 })).toEqual({ insetInlineStart: "20%", inlineSize: "max(3px, 20%)" });
  expect(isWhole(actor({}))).toBe(true);
  expect(isWhole(actor({ salience: input("") }))).toBe(false);
});

test("parties of the act come first, and who is in the table is not offered", () => {
  const span = (text: string) => ({ document: "d", start: 0, end: 1, text });
  const voice = (entity: string) => ({ document: "d", chain: [{ entity, naming: "named" }] });
  const answer = {
    event: { actors: ["a"], recipients: ["b"], refs: [], standing: [{ voice: voice("s") }] },
    consequences: [{ refs: [{ document: "d", id: "q1" }], then: span("ربح"), holders: [voice("b")] }],
    explanations: [], gains: [{ entity: "g" }], losses: [{ entity: "b" }],
    commitments: [{ id: "d/ke1", by: "a", span: span("وعد") }],
  } as unknown as WhatIf;
  expect(parties(answer, [actor({ row: "b" })])).toEqual(["a", "g", "s"]);
  expect(evidence(answer, "b")).toEqual({ own: [{ id: "d/q1", words: "ربح", by: "b" }], rest: [{ id: "d/ke1", words: "وعد", by: "a" }] });
});
