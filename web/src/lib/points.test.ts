import { expect, test } from "vitest";
import { Points } from "./points";

test("each code point lies where a walk over the text finds it, both ways", () => {
  for (const text of ["", "بغداد", "a😀b😀😀ج", "😀", "x\ud800y", "𞸀 وسم 🇮🇶"]) {
    const p = new Points(text);
    let unit = 0;
    let point = 0;
    for (const c of text) {
      expect(p.unit(point), `${text} ${point}`).toBe(unit);
      expect(p.point(unit), `${text} ${unit}`).toBe(point);
      unit += c.length;
      point++;
    }
    expect(p.unit(point)).toBe(text.length);
    expect(p.point(text.length)).toBe(point);
  }
});

test("the middle of a pair is its character; what lies outside the text is held at its ends", () => {
  const p = new Points("a😀b");
  expect(p.point(2)).toBe(1);
  expect(p.unit(99)).toBe(4);
  expect(p.unit(-1)).toBe(0);
});
