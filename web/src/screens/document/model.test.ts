import { expect, test } from "vitest";
import type { Reading } from "../../lib/types";
import { findings, next, Sheet, under } from "./model";

/** A span of a text by code points, found by its words. */
function span(text: string, words: string) {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return { start, end: start + [...words].length, text: words };
}

const text = "😀 أعلن الناطق أمراً\n\nإن رحلوا 🛳 خسرنا\nوانتهى";
const reading = (over: Partial<Reading>): Reading => ({
  document: { id: "d", text }, entities: [], events: [], claims: [], consequences: [], explanations: [], questions: [], doubts: [],
  relations: [], order: [], in_case: {}, marks: {}, handled: [], others: [], rejected: [], touched: [], schema: "isnad/1", change: 1, ...over,
});

test("spans of code points become pieces of paragraphs in UTF-16 units", () => {
  const sheet = new Sheet(text);
  for (const words of ["😀", "أعلن", "أمراً", "خسرنا", "رحلوا 🛳 خسرنا", "وانتهى"]) {
    const got = sheet.pieces(span(text, words)).map((p) => sheet.paragraphs[p.paragraph]!.text.slice(p.from, p.to));
    expect(got).toEqual([words]);
  }
  expect(sheet.paragraphOf(span(text, "خسرنا"))).toBe(3);
});

test("a span over lines becomes a piece in each, and an empty line gives none", () => {
  const sheet = new Sheet(text);
  const pieces = sheet.pieces(span(text, "أمراً\n\nإن"));
  expect(pieces.map((p) => p.paragraph)).toEqual([0, 2]);
});

test("a span that says something else than the text is not drawn", () => {
  const sheet = new Sheet(text);
  expect(sheet.pieces({ start: 2, end: 6, text: "غيره" })).toEqual([]);
  expect(sheet.pieces({ start: 500, end: 506, text: "وانتهى" })).toEqual([]);
  expect(sheet.pieces(undefined)).toEqual([]);
});

test("what lies under the pointer comes shortest first, and a second click goes on", () => {
  const sheet = new Sheet(text);
  const all = findings(
    reading({
      events: [{ id: "e1", type: "RETREAT", trigger: span(text, "رحلوا"), sentence: 0, actors: [], recipients: [], status: "possible" }],
      consequences: [{ id: "q1", if: span(text, "إن رحلوا"), then: span(text, "خسرنا"), valence: [] }],
    }),
    sheet,
  );
  const hits = under(all, 2, 5);
  expect(hits.map((h) => h.id)).toEqual(["e1", "q1"]);
  expect(next(hits, "")!.id).toBe("e1");
  expect(next(hits, "e1")!.id).toBe("q1");
  expect(next(hits, "q1")!.id).toBe("e1");
  expect(under(all, 0, 1)).toEqual([]);
});
