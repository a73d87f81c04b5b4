import { expect, test } from "vitest";
import { leftward } from "./bidi";

const found = (text: string) => leftward(text).map((r) => text.slice(r.from, r.to));

test("telephones, ranges, shares, signed numbers and addresses are found whole", () => {
  expect(found("اتصل بالرقم +964 770 123 4567 غداً")).toEqual(["+964 770 123 4567"]);
  expect(found("بين 10–20 جندياً، أو 15 - 25، بنسبة 45%، أو -3.5 درجات")).toEqual(["10–20", "15 - 25", "45%", "-3.5"]);
  expect(found("في https://example.org/a?b=1، وعند news@example.org")).toEqual(["https://example.org/a?b=1", "news@example.org"]);
  expect(found("2019-2020")).toEqual(["2019-2020"]);
});

test("numbers that stand alone are left as they are", () => {
  for (const text of ["قُتل 12 شخصاً", "عام 2020 و30 آخرون", "أ-3", "F-16 و ك-9", ""]) expect(found(text), text).toEqual([]);
});
