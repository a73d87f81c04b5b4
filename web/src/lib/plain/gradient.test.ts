import { expect, test } from "vitest";
import { tiles } from "./box";
import { angle, bands, gradient, parted, strip } from "./gradient";
import { content } from "./stand";

test("values are cut at commas outside of brackets", () => {
  expect(parted("linear-gradient(rgb(1, 2, 3), red), none")).toEqual(["linear-gradient(rgb(1, 2, 3), red)", "none"]);
  expect(parted("0px 0px rgb(1, 2, 3)", " ")).toEqual(["0px", "0px", "rgb(1, 2, 3)"]);
});

test("a gradient is read as bands with hard edges", () => {
  const g = gradient("linear-gradient(to top, rgb(1, 2, 3) 0px, rgb(1, 2, 3) 45%, white 45%)")!;
  expect(angle(g.line)).toBe(0);
  expect(bands(g, 20)).toEqual([
    { from: 0, to: 9, colour: "rgb(1, 2, 3)" },
    { from: 9, to: 20, colour: "white" },
  ]);
  expect(gradient("none")).toBeNull();
});

test("what repeats is repeated to the end and no further", () => {
  const g = gradient("repeating-linear-gradient(135deg, transparent 0px, transparent 5px, black 5px, black 6px)")!;
  const black = bands(g, 15).filter((b) => b.colour === "black");
  expect(black).toEqual([
    { from: 5, to: 6, colour: "black" },
    { from: 11, to: 12, colour: "black" },
  ]);
});

test("a band is cut by the edges of its box", () => {
  expect(strip(0, 0, 10, 10, 180, 2, 5).map((p) => p.map(Math.round)).sort()).toEqual([[0, 2], [0, 5], [10, 2], [10, 5]].sort());
  const corner = strip(0, 0, 10, 10, 135, 0, Math.SQRT1_2); // the upper left corner, a triangle
  expect(corner.length).toBe(3);
  expect(Math.max(...corner.flat())).toBeCloseTo(1);
  expect(strip(0, 0, 10, 10, 135, 20, 30)).toEqual([]);
});

test("a picture of the ground is laid as its size, place and repetition say", () => {
  const b = { x: 100, y: 0, w: 40, h: 10 };
  expect(tiles(b, "100% 1px", "0px 50%", "no-repeat")).toEqual([{ x: 100, y: 4.5, w: 40, h: 1 }]);
  expect(tiles(b, "25% 100%", "0px 0px", "repeat").map((t) => t.x)).toEqual([100, 110, 120, 130]);
  expect(tiles(b, "30px 100%", "100% 0px", "repeat-x").map((t) => t.x)).toEqual([80, 110]);
});

test("what a style writes of itself is read", () => {
  expect(content('"label" " "', "auto")).toBe("label ");
  expect(content("open-quote", '"«" "»"')).toBe("«");
  expect(content('" \\"ok\\" "', "auto")).toBe(' "ok" ');
  expect(content('"\\2713 "', "auto")).toBe("\u2713");
});
