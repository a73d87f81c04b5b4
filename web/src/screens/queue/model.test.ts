import { expect, test } from "vitest";
import { cut, rejection, tellers, type Card, type Passage } from "./model";

const span = (start: number, end: number) => ({ start, end, text: "" });

test("a paragraph is cut at its marks and loses no letter, beyond the basic plane too", () => {
  const p: Passage = { document: "d", paragraph: 2, start: 10, text: "a😀bcd", marks: [span(11, 14)], cues: [span(13, 14)] };
  expect(cut(p)).toEqual([{ text: "a" }, { text: "😀b", as: "mark" }, { text: "c", as: "cue" }, { text: "d" }]);
  expect(cut({ ...p, marks: [], cues: [] })).toEqual([{ text: "a😀bcd" }]);
});

test("what a card shows is taken out whole, of one document that shows it, or of the only one that tells it", () => {
  const passage = (document: string): Passage => ({ document, paragraph: 1, start: 0, text: "", marks: [] });
  const card: Card = { id: "a/e1", kind: "event", why: [], passages: [passage("a"), passage("a"), passage("b")], document: "a", finding: "e1", told: 3, names: {} };
  expect(tellers(card).map((p) => p.document)).toEqual(["a", "b"]);
  expect(rejection(card, "")).toEqual({ kind: "reject", id: "a/e1" });
  expect(rejection(card, "b")).toEqual({ kind: "reject", id: "a/e1", documents: ["b"] });
  expect(rejection({ ...card, told: 1 }, "")).toEqual({ kind: "reject", id: "a/e1", documents: ["a/e1"] });
  expect(rejection({ ...card, kind: "conflict", told: 1 }, "")).toEqual({ kind: "reject", id: "a/e1" });
});
