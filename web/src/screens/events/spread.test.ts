import { expect, test } from "vitest";
import { apart, spread, type Point } from "./spread";

const size = [945, 544] as const;
const margins = [60, 30] as const;
const ring = (n: number, r: number): Point[] => Array.from({ length: n }, (_, i) => [Math.cos(i * 2.4) * r * Math.sqrt(i / n), Math.sin(i * 2.4) * r * Math.sqrt(i / n)]);

test("points fill the frame, keep its margins and each other at a distance", () => {
  for (const points of [ring(8, 300), ring(60, 50), [...ring(30, 20), ...ring(30, 20).map(([x, y]): Point => [x + 900, y])]]) {
    const out = spread(points, size, margins);
    expect(out.every(([x, y]) => x >= 59.9 && x <= 885.1 && y >= 29.9 && y <= 514.1)).toBe(true);
    expect(Math.max(...out.map((p) => p[0])) - Math.min(...out.map((p) => p[0]))).toBeGreaterThan(500);
    const down = apart(points.length, size, margins);
    const near = out.flatMap((a, i) => out.slice(i + 1).filter((b) => Math.hypot((b[0] - a[0]) / (2 * down), (b[1] - a[1]) / down) < 0.9));
    expect(near).toEqual([]);
    expect(spread(points, size, margins)).toEqual(out);
  }
});

test("one, none and several at one spot", () => {
  expect(spread([], size, margins)).toEqual([]);
  expect(spread([[7, 7]], size, margins)).toEqual([[472.5, 272]]);
  const [a, b] = spread([[0, 0], [0, 0]], size, margins);
  expect(Math.hypot(b![0] - a![0], b![1] - a![1])).toBeGreaterThan(40);
});
