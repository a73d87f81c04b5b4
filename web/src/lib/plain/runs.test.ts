import { expect, test } from "vitest";
import { held, joined, joins, type Cluster } from "./runs";

/** Letters laid out ten pixels wide each: words as they follow one another, each with the place of its left edge and which way it runs. */
function laid(...words: [text: string, left: number, way: 1 | -1, line?: number][]): Cluster[] {
  return words.flatMap(([text, left, way, line = 0]) =>
    [...text].map((c, i) => {
      const x = way === 1 ? left + 10 * i : left + 10 * (text.length - 1 - i);
      return { text: c, left: x, right: x + 10, top: 30 * line, bottom: 30 * line + 20 };
    }),
  );
}

const told = (clusters: Cluster[], rtl: boolean) => joined(clusters, rtl).map((r) => [r.text, r.left, r.right, r.rtl]);

test("a line that reads one way is one run, a new line another", () => {
  expect(told(laid(["قال مدير", 20, -1], ["المنارة", 30, -1, 1]), true)).toEqual([
    ["قال مدير", 20, 100, true],
    ["المنارة", 30, 100, true],
  ]);
});

test("names in Latin letters stand apart in a line from the right", () => {
  // قال John إن, from the right: the name runs the other way between the two words.
  const line = laid(["قال ", 80, -1], ["John", 40, 1], [" إن", 10, -1]);
  expect(told(line, true)).toEqual([
    ["قال", 90, 120, true],
    ["John", 40, 80, false],
    ["إن", 10, 30, true],
  ]);
});

test("numbers stay with the words from the right that they stand among", () => {
  const line = laid(["في ", 70, -1], ["2020", 30, 1], [" سنة", -10, -1]);
  expect(told(line, true)).toEqual([["في 2020 سنة", -10, 100, true]]);
  expect(told(laid(["28", 50, 1], [" في", 20, -1]), true)).toEqual([["28 في", 20, 70, true]]);
});

test("a single sign reads as the whole does", () => {
  expect(told(laid(["«", 10, 1]), true)[0]![3]).toBe(true);
  expect(told(laid(["·", 10, 1]), false)[0]![3]).toBe(false);
});

test("marks hold the ends of what reads from the right", () => {
  const mark = "\u200f";
  expect(held("المنارة")).toBe("المنارة");
  expect(held("مطروحاً")).toBe("مطروحاً");
  expect(held("، مؤكداً.")).toBe(`${mark}، مؤكداً.${mark}`);
  expect(held("«")).toBe(`${mark}«${mark}`);
  expect(held("2020")).toBe("2020");
});

test("letters are joined as the script has it", () => {
  expect(joins("ب", "غلق")).toBe(true);
  expect(joins("بَ", "غلق")).toBe(true);
  expect(joins("و", "قال")).toBe(false);
  expect(joins("إلى", "قال")).toBe(false);
  expect(joins("ب", "«غلق")).toBe(false);
});
