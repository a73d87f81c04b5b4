import { expect, test } from "vitest";
import { dated, inHijri, type Lang, type Style } from "./edtf";

const names: Record<string, string[]> = {
  levant: ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"],
  egypt: ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
  maghreb: ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
  morocco: ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"],
};
const style = (lang: Lang, more: Partial<Style> = {}): Style => ({ lang, until: lang === "ar" ? "حتى" : "until", from: lang === "ar" ? "منذ" : "since", month: (t, n) => names[t]![n - 1]!, ...more });

test("dates are told as finely as they are known", () => {
  expect(dated(style("en"), "2020")).toBe("2020");
  expect(dated(style("en"), "2020-07")).toBe("July 2020");
  expect(dated(style("en"), "2020-07-04")).toBe("4 July 2020");
  expect(dated(style("ar"), "2020-10-02")).toBe("2 تشرين الأول/أكتوبر 2020");
  expect(dated(style("ar"), "2020-03-02")).toBe("2 آذار/مارس 2020");
});

test("ranges, open and closed", () => {
  expect(dated(style("en"), "2019-12-30/2020-01-05")).toBe("30 December 2019 – 5 January 2020");
  expect(dated(style("en"), "../2020-05")).toBe("until May 2020");
  expect(dated(style("en"), "2019/..")).toBe("since 2019");
});

test("what is no date stays as it is written", () => {
  for (const s of ["", "soon", "2020-13", "../..", "a/b/c"]) expect(dated(style("en"), s)).toBe(s);
});

test("months by the names that a person chose", () => {
  const told = (months: Style["months"]) => dated(style("ar", { months }), "2021-08-05");
  expect(told("levant")).toBe("5 آب 2021");
  expect(told("egypt")).toBe("5 أغسطس 2021");
  expect(told("maghreb")).toBe("5 أوت 2021");
  expect(told("morocco")).toBe("5 غشت 2021");
  expect(dated(style("en", { months: "morocco" }), "2021-08-05")).toBe("5 August 2021");
});

test("Arabic-Indic digits in Arabic, and there alone", () => {
  expect(dated(style("ar", { digits: "arab", months: "levant" }), "2020-02-13/2020-03")).toBe("١٣ شباط ٢٠٢٠ – آذار ٢٠٢٠");
  expect(dated(style("en", { digits: "arab" }), "2020-02-13")).toBe("13 February 2020");
});

test("the Hijri date beside a day, and beside nothing coarser", () => {
  expect(inHijri("ar", 2019, 11, 30)).toBe("3 ربيع الآخر 1441");
  expect(inHijri("en", 2019, 11, 30)).toMatch(/^3 Rabi[ʻʿ‘]? II 1441$/);
  expect(inHijri("ar", 1900, 4, 29)).toBe("");
  expect(inHijri("ar", 2077, 11, 17)).toBe("");
  expect(dated(style("ar", { hijri: true, months: "levant" }), "2019-11-30")).toBe("30 تشرين الثاني 2019 (3 ربيع الآخر 1441)");
  expect(dated(style("ar", { hijri: true, digits: "arab", months: "egypt" }), "2019-11-30")).toBe("٣٠ نوفمبر ٢٠١٩ (٣ ربيع الآخر ١٤٤١)");
  expect(dated(style("en", { hijri: true }), "2019-11")).toBe("November 2019");
});
