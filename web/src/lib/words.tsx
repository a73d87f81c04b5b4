import { useQuery } from "@tanstack/react-query";
import { createContext, use, useEffect, useMemo, type ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { get } from "./api";
import { dated, digits as inDigits, type Lang, type Style } from "./edtf";
import { useSettings } from "./settings";

/** Looks a label up in the glossary of the program: enumeration and code joined by a point. A gap {} takes the value given. */
export type Say = (key: string, value?: string | number) => string;

export interface Words {
  lang: Lang;
  t: Say;
  /** The label of a code of an enumeration, or the code where there is none. */
  label: (enumeration: string, code: string | undefined) => string;
  /** The codes of an enumeration, by their labels in alphabetical order. */
  codes: (enumeration: string) => string[];
  /** A date of the record in words. */
  date: (value: string | undefined) => string;
  /** A number with its groups set apart, in the digits that a person chose. */
  number: (n: number) => string;
  /** A text of the program with its digits in those that a person chose. */
  digits: (text: string) => string;
}

const Context = createContext<Words | null>(null);

export function useWords(): Words {
  const words = use(Context);
  if (!words) throw new Error("no words here");
  return words;
}

type Terms = Record<string, { ar: string; en: string }>;

/** What a person set of how numbers and dates are told. */
type Told = Pick<Style, "digits" | "months" | "hijri">;

function words(lang: Lang, terms: Terms, told: Told): Words {
  const numbers = new Intl.NumberFormat(lang === "ar" ? `ar-u-nu-${told.digits ?? "latn"}` : "en");
  const t: Say = (key, value) => {
    const text = terms[key]?.[lang] ?? key;
    return value === undefined ? text : text.replace("{}", typeof value === "number" ? numbers.format(value) : value);
  };
  const style: Style = { lang, until: t("TimeRole.until"), from: t("TimeRole.since"), month: (tradition, n) => t(`month.${tradition}-${String(n).padStart(2, "0")}`), ...told };
  return {
    lang,
    t,
    label: (enumeration, code) => (code ? (terms[`${enumeration}.${code}`]?.[lang] ?? code) : ""),
    codes: (enumeration) => {
      const label = (code: string) => terms[`${enumeration}.${code}`]?.[lang] ?? code;
      return Object.keys(terms)
        .filter((k) => k.startsWith(`${enumeration}.`))
        .map((k) => k.slice(enumeration.length + 1))
        .sort((a, b) => label(a).localeCompare(label(b), lang));
    },
    date: (value) => dated(style, value),
    number: (n) => numbers.format(n),
    digits: (text) => inDigits(text, lang, told.digits),
  };
}

/** Which language is spoken: what a person chose, else what the browser asks for, Arabic first. */
export function useLang(): Lang {
  const { lang } = useSettings();
  if (lang) return lang;
  const wished = navigator.languages.find((l) => /^(ar|en)\b/.test(l));
  return wished?.startsWith("en") ? "en" : "ar";
}

/** Gives all below the words of the language in force, and the page its direction. */
export function Speak({ children, waiting, failed }: { children: ReactNode; waiting: ReactNode; failed: (again: () => void) => ReactNode }) {
  const lang = useLang();
  const glossary = useQuery({ queryKey: ["glossary"], queryFn: ({ signal }) => get<{ terms: Terms }>("/glossary", {}, signal), staleTime: Infinity });
  const terms = glossary.data?.terms;
  const { digits, months, hijri } = useSettings();
  const spoken = useMemo(() => terms && words(lang, terms, { digits, months, hijri }), [terms, lang, digits, months, hijri]);
  useEffect(() => {
    document.documentElement.lang = lang;
    document.documentElement.dir = lang === "ar" ? "rtl" : "ltr";
  }, [lang]);
  if (!spoken) return glossary.isError ? failed(() => void glossary.refetch()) : waiting;
  return (
    <I18nProvider locale={spoken.lang === "ar" ? `ar-AE-u-nu-${digits ?? "latn"}` : "en-US"}>
      <Context value={spoken}>{children}</Context>
    </I18nProvider>
  );
}
