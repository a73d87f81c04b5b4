import { expect, test } from "vitest";
import { picked } from "./selection";

const now = new Set(["a", "b"]);

test("a pick takes the place of the former", () => {
  expect(picked(now, ["c"], false)).toEqual(["c"]);
  expect(picked(now, ["a"], false)).toEqual(["a"]);
});

test("the same pick again lets go", () => {
  expect(picked(now, ["b", "a"], false)).toEqual([]);
  expect(picked(now, ["a"], true)).toEqual(["b"]);
});

test("adding keeps what was there, each once", () => {
  expect(picked(now, ["b", "c"], true)).toEqual(["a", "b", "c"]);
});
