import { expect, test } from "vitest";
import { fold } from "./fold";

test("spellings of one word are compared as one, digits of any kind too", () => {
  for (const [a, b] of [["الحكومة", "الحُكومه"], ["الفصائل الـ١٢", "الفصايل ال12"], ["فوج ۱۲", "فوج 12"]] as const) expect(fold(a)).toBe(fold(b));
  expect(fold("فوج ١٢")).not.toBe(fold("فوج 21"));
});
