/** Dates as the record spells them (EDTF, the part of it that the reader writes), told in words of a language. */

export type Lang = "ar" | "en";

const english = { month: new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }) };
/** Arabic months have two names each: those of the Levant and Iraq, and those of Egypt and the Gulf. Digits stay Latin. */
const levant = new Intl.DateTimeFormat("ar-SY-u-nu-latn", { month: "long", timeZone: "UTC" });
const egypt = new Intl.DateTimeFormat("ar-EG-u-nu-latn", { month: "long", timeZone: "UTC" });

function month(lang: Lang, number: number): string {
  const day = new Date(Date.UTC(2000, number - 1, 15));
  if (lang === "en") return english.month.format(day);
  const [a, b] = [levant.format(day), egypt.format(day)];
  return a === b ? a : `${a}/${b}`;
}

/** One date without a range: 2020, 2020-07, 2020-07-14, with or without an hour; null where it is none. */
function single(lang: Lang, value: string): string | null {
  const m = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d)[\d:.Z+-]*)?([?~%])?$/.exec(value);
  if (!m) return null;
  const [, year, mon, day, hour, doubt] = m;
  const number = Number(mon);
  if (mon && (number < 1 || number > 12)) return null;
  const parts = [day && String(Number(day)), mon && month(lang, number), year, hour].filter(Boolean);
  return parts.join(" ") + (doubt ? "?" : "");
}

/** The words between which a range stands. */
export interface RangeWords {
  until: string;
  from: string;
}

/** A date or range in words; what is no date of this kind is given back as it is. */
export function dated(lang: Lang, value: string | undefined, words: RangeWords): string {
  if (!value) return "";
  const [from, to, more] = value.split("/");
  if (more !== undefined) return value;
  if (to === undefined) return single(lang, value) ?? value;
  const a = from === ".." || from === "" ? "" : single(lang, from ?? "");
  const b = to === ".." || to === "" ? "" : single(lang, to);
  if (a === null || b === null) return value;
  if (a && b) return `${a} – ${b}`;
  return a ? `${words.from} ${a}` : b ? `${words.until} ${b}` : value;
}
