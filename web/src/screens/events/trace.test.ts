import { expect, test } from "vitest";
import { curve } from "./trace";

test("a thread is straight, bends once, or goes through the middle of two bends", () => {
  const [a, b] = [{ x: 0, y: 0 }, { x: 10, y: 0 }];
  expect(curve(a, [], b)).toBe("M0 0L10 0");
  expect(curve(a, [{ x: 5, y: 5 }], b)).toBe("M0 0Q5 5 10 0");
  expect(curve(a, [{ x: 2, y: 4 }, { x: 8, y: 4 }], b)).toBe("M0 0Q2 4 5 4Q8 4 10 0");
});
