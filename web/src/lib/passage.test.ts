import { expect, test } from "vitest";
import { cut, near, type Passage } from "./passage";

const span = (start: number, end: number) => ({ start, end, text: "" });

test("a paragraph is cut at its marks and loses no letter, beyond the basic plane too", () => {
  const p: Passage = { document: "d", paragraph: 2, start: 10, text: "a😀bcd", marks: [span(11, 14)], cues: [span(13, 14)] };
  expect(cut(p)).toEqual([{ text: "a" }, { text: "😀b", as: "mark" }, { text: "c", as: "cue" }, { text: "d" }]);
  expect(cut({ ...p, marks: [], cues: [] })).toEqual([{ text: "a😀bcd" }]);
});

test("what lies far from the marks is left out at a blank, and nothing of the marks", () => {
  const far = "واحد اثنان ثلاثة أربعة ";
  const list = near([{ text: far }, { text: "كلمة", as: "mark" }, { text: " بين " }, { text: "أخرى", as: "cue" }, { text: ` ${far}` }], 12);
  expect(list.map((s) => s.text)).toEqual(["… أربعة ", "كلمة", " بين ", "أخرى", " واحد اثنان …"]);
  expect(near([{ text: far }], 3)).toEqual([{ text: far }]);
});
