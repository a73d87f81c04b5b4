import { expect, test } from "vitest";
import type { Passage } from "../../lib/passage";
import { rejection, tellers, type Card } from "./model";

test("what a card shows is taken out whole, of one document that shows it, or of the only one that tells it", () => {
  const passage = (document: string): Passage => ({ document, paragraph: 1, start: 0, text: "", marks: [] });
  const card: Card = { id: "a/e1", kind: "event", why: [], passages: [passage("a"), passage("a"), passage("b")], document: "a", finding: "e1", told: 3, names: {} };
  expect(tellers(card).map((p) => p.document)).toEqual(["a", "b"]);
  expect(rejection(card, "")).toEqual({ kind: "reject", id: "a/e1" });
  expect(rejection(card, "b")).toEqual({ kind: "reject", id: "a/e1", documents: ["b"] });
  expect(rejection({ ...card, told: 1 }, "")).toEqual({ kind: "reject", id: "a/e1", documents: ["a/e1"] });
  expect(rejection({ ...card, kind: "conflict", told: 1 }, "")).toEqual({ kind: "reject", id: "a/e1" });
});
