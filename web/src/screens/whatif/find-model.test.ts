import { expect, test } from "vitest";
import type { QuestionRow } from "../../lib/types";
import { about, grouped, groupOf, step } from "./find-model";

const row = (over: Partial<QuestionRow>): QuestionRow => ({ kind: "open", question: { ar: "س", en: "q" }, consequences: 0, explanations: 0, ...over });

test("questions come before acts, and acts that are settled last; within a group the order stays", () => {
  const list = [row({ kind: "told", status: "happened", event: "1" }), row({ status: "threatened", event: "2" }), row({ kind: "raised", status: "possible", event: "3" }), row({ status: "threatened", event: "4" })];
  expect(grouped(list).map((g) => [g.group, g.rows.map((r) => r.event)])).toEqual([["raised", ["3"]], ["threatened", ["2", "4"]], ["happened", ["1"]]]);
  expect(groupOf(row({ kind: "asked" }))).toBe("asked");
  expect(groupOf(row({}))).toBe("possible");
});

test("an act is asked about by its id, an analyst's question by its words", () => {
  expect(about(row({ event: "a/e1" }))).toEqual({ event: "a/e1" });
  expect(about(row({ kind: "asked" }))).toEqual({ question: "س" });
});

test("arrows go from the field through the list and back into it", () => {
  expect([step("ArrowDown", -1, 3), step("ArrowDown", 2, 3), step("ArrowUp", -1, 3), step("ArrowUp", 0, 3)]).toEqual([0, -1, 2, -1]);
  expect([step("PageDown", -1, 20), step("PageUp", 3, 20)]).toEqual([7, 0]);
  expect(step("ArrowDown", -1, 0)).toBeNull();
  expect(step("a", 0, 3)).toBeNull();
});
