/** Dates as the record spells them (EDTF, the part of it that the reader writes), told in words of a language. */

export type Lang = "ar" | "en";
export type Digits = "latn" | "arab";
/** The names that months bear in Arabic: of the Levant and Iraq; of Egypt and the Gulf; of Algeria and Tunisia; of Morocco; the first two together. */
export type Months = "both" | "levant" | "egypt" | "maghreb" | "morocco";

/** How dates are told: the language, the words of an open range, the names of months in Arabic by tradition and number, and what a person set. */
export interface Style {
  lang: Lang;
  until: string;
  from: string;
  month: (tradition: Exclude<Months, "both">, number: number) => string;
  months?: Months | undefined;
  digits?: Digits | undefined;
  hijri?: boolean | undefined;
}

const english = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });

/** The name of a month, 1 to 12. */
function month(s: Style, number: number): string {
  if (s.lang === "en") return english.format(new Date(Date.UTC(2000, number - 1, 15)));
  if ((s.months ?? "both") !== "both") return s.month(s.months as Exclude<Months, "both">, number);
  const [a, b] = [s.month("levant", number), s.month("egypt", number)];
  return a === b ? a : `${a}/${b}`;
}

/** The digits 0 to 9 of a text in the digits that a person set for Arabic. */
export function digits(text: string, lang: Lang, set: Digits | undefined): string {
  return lang === "ar" && set === "arab" ? text.replace(/[0-9]/g, (d) => String.fromCharCode(0x660 + Number(d))) : text;
}

const calendar = (lang: Lang) => new Intl.DateTimeFormat(lang === "ar" ? "ar-SA-u-ca-islamic-umalqura-nu-latn" : "en-GB-u-ca-islamic-umalqura", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const hijri = { ar: calendar("ar"), en: calendar("en") };

/** A day by the Hijri calendar of Umm al-Qura, without the sign of its era; empty outside the years that it has tables for (1318 to 1500, 30 April 1900 to 16 November 2077). */
export function inHijri(lang: Lang, year: number, month: number, day: number): string {
  const at = Date.UTC(year, month - 1, day);
  if (at < Date.UTC(1900, 3, 30) || at > Date.UTC(2077, 10, 16)) return "";
  const part = Object.fromEntries(hijri[lang].formatToParts(at).map((p) => [p.type, p.value]));
  return `${part["day"]} ${part["month"]} ${part["year"]}`;
}

/** One date without a range: 2020, 2020-07, 2020-07-14, with or without an hour; null where it is none. */
function single(s: Style, value: string): string | null {
  const m = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d)[\d:.Z+-]*)?([?~%])?$/.exec(value);
  if (!m) return null;
  const [, year, mon, day, hour, doubt] = m;
  const number = Number(mon);
  if (mon && (number < 1 || number > 12)) return null;
  const parts = [day && String(Number(day)), mon && month(s, number), year, hour].filter(Boolean);
  const second = s.hijri && day ? inHijri(s.lang, Number(year), number, Number(day)) : "";
  return parts.join(" ") + (doubt ? "?" : "") + (second && ` (${second})`);
}

/** A date or range in words; what is no date of this kind is given back as it is. */
export function dated(s: Style, value: string | undefined): string {
  return value ? digits(inWords(s, value), s.lang, s.digits) : "";
}

function inWords(s: Style, value: string): string {
  const [from, to, more] = value.split("/");
  if (more !== undefined) return value;
  if (to === undefined) return single(s, value) ?? value;
  const a = from === ".." || from === "" ? "" : single(s, from ?? "");
  const b = to === ".." || to === "" ? "" : single(s, to);
  if (a === null || b === null) return value;
  if (a && b) return `${a} – ${b}`;
  return a ? `${s.from} ${a}` : b ? `${s.until} ${b}` : value;
}
