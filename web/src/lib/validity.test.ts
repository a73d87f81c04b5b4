import { expect, test } from "vitest";
import { amiss } from "./validity";

const t = (key: string, value?: string | number) => (value === undefined ? key : `${key} ${value}`);
const field = (validity: Partial<ValidityState>, more: { type?: string; placeholder?: string } = {}) => ({ type: "text", ...more, validity: { valid: false, ...validity } as ValidityState });

test("what is wrong with a field is said by its kind", () => {
  expect(amiss(field({ valueMissing: true }), t)).toBe("web.fill-in");
  expect(amiss(field({ valueMissing: true }, { type: "radio" }), t)).toBe("web.choose-one");
  expect(amiss(field({ patternMismatch: true }, { placeholder: "2024-01-31" }), t)).toBe("web.write-as \u20682024-01-31\u2069");
  expect(amiss(field({ rangeOverflow: true }), t)).toBe("problem.invalid");
  expect(amiss(field({ valid: true }), t)).toBe("");
});
