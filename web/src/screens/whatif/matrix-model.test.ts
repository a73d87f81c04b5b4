import { expect, test } from "vitest";
import type { Matrix } from "../../lib/types";
import { filled, isFinding, judged, moved, place, wish } from "./matrix-model";

const m: Matrix = {
  about: "a/e1",
  hypotheses: ["x", "y"],
  held: [{ id: "a/x1", refs: [], by: [] }, { id: "ruse", own: true, refs: [], by: ["S"] }],
  evidence: [{ id: "a/e2", text: "t" }, { id: "silence", own: true, text: "u" }],
  ratings: [["I", null], ["C", "N"]],
  proposed: [["r", ""], ["", ""]],
  set: [[null, null], [{ by: "S" }, { by: "S" }]],
  rankings: [{ scheme: "heuer", groups: [[1], [0]] }],
};

test("arrows move as the screen runs and stop at the edges", () => {
  const at = { row: 0, column: 0 };
  expect(moved(at, "ArrowRight", 2, 2, false)).toEqual({ row: 0, column: 1 });
  expect(moved(at, "ArrowRight", 2, 2, true)).toEqual({ row: 0, column: 0 });
  expect(moved(at, "ArrowLeft", 2, 2, true)).toEqual({ row: 0, column: 1 });
  expect(moved(at, "ArrowUp", 2, 2, true)).toEqual(at);
  expect(moved(at, "End", 2, 2, true)).toEqual({ row: 0, column: 1 });
  expect(moved(at, "KeyA", 2, 2, true)).toBeNull();
});

test("a key pressed again judges more strongly", () => {
  expect(judged("KeyA", null)).toBe("C");
  expect(judged("KeyA", "C")).toBe("CC");
  expect(judged("KeyX", "I")).toBe("II");
  expect(judged("KeyX", "C")).toBe("I");
  expect(judged("Delete", "C")).toBe("");
  expect(judged("KeyQ", "C")).toBeNull();
});

test("an entry names findings by id and one's own by their names", () => {
  expect(wish(m, "rating", "C", 0, 1)).toEqual({ kind: "enter", table: "ach", id: "a/e1", field: "rating", value: "C", row: "a/e2", own_column: "ruse" });
  expect(wish(m, "credibility", "H", 1)).toEqual({ kind: "enter", table: "ach", id: "a/e1", field: "credibility", value: "H", own_row: "silence" });
});

test("cells are counted by who fills them, hypotheses placed by the order", () => {
  expect(filled(m)).toEqual({ persons: 2, proposed: 1, empty: 1 });
  expect([place(m, 0, "heuer"), place(m, 1, "heuer")]).toEqual([2, 1]);
});

test("an id of a finding is none of one's own words", () => {
  expect(isFinding("b01/e2")).toBe(true);
  expect(isFinding("a/b/c7")).toBe(true);
  expect(isFinding("الوزارة صمتت e2")).toBe(false);
  expect(isFinding("b01/x2")).toBe(false);
});
