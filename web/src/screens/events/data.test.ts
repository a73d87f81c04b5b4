import { expect, test } from "vitest";
import { whole } from "./data";

test("parts are drawn a quarter more each time, the first at once, and few times in all", () => {
  const steps = Array.from({ length: 100 }, (_, n) => whole(n));
  expect(steps.slice(0, 6)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(steps.every((s, n) => s <= n && n < Math.max(1, s) * 1.25 + 1)).toBe(true);
  expect(new Set(steps).size).toBeLessThan(20);
});
