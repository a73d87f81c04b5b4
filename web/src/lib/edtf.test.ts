import { expect, test } from "vitest";
import { dated } from "./edtf";

const w = { until: "until", from: "since" };

test("dates are told as finely as they are known", () => {
  expect(dated("en", "2020", w)).toBe("2020");
  expect(dated("en", "2020-07", w)).toBe("July 2020");
  expect(dated("en", "2020-07-04", w)).toBe("4 July 2020");
  expect(dated("ar", "2020-10-02", w)).toBe("2 تشرين الأول/أكتوبر 2020");
  expect(dated("ar", "2020-03-02", w)).toMatch(/^2 آذار\/مارس 2020$/);
});

test("ranges, open and closed", () => {
  expect(dated("en", "2019-12-30/2020-01-05", w)).toBe("30 December 2019 – 5 January 2020");
  expect(dated("en", "../2020-05", w)).toBe("until May 2020");
  expect(dated("en", "2019/..", w)).toBe("since 2019");
});

test("what is no date stays as it is written", () => {
  for (const s of ["", "soon", "2020-13", "../..", "a/b/c"]) expect(dated("en", s, w)).toBe(s);
});
