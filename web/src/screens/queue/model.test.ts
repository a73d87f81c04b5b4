import { expect, test } from "vitest";
import { cut, type Passage } from "./model";

const span = (start: number, end: number) => ({ start, end, text: "" });

test("a paragraph is cut at its marks and loses no letter, beyond the basic plane too", () => {
  const p: Passage = { document: "d", paragraph: 2, start: 10, text: "a😀bcd", marks: [span(11, 14)], cues: [span(13, 14)] };
  expect(cut(p)).toEqual([{ text: "a" }, { text: "😀b", as: "mark" }, { text: "c", as: "cue" }, { text: "d" }]);
  expect(cut({ ...p, marks: [], cues: [] })).toEqual([{ text: "a😀bcd" }]);
});
