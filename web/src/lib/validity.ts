import { useEffect } from "react";
import { useWords, type Say } from "./words";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isField = (x: EventTarget | null): x is Field => x instanceof HTMLInputElement || x instanceof HTMLTextAreaElement || x instanceof HTMLSelectElement;

/** What a browser finds wrong with a field, in words of ours: it would say it in the language of its own menus. */
export function amiss(field: Pick<Field, "validity" | "type"> & { placeholder?: string }, t: Say): string {
  const v = field.validity;
  if (v.valueMissing) return t(field.type === "radio" ? "web.choose-one" : "web.fill-in");
  if (v.patternMismatch && field.placeholder) return t("web.write-as", `\u2068${field.placeholder}\u2069`);
  return v.valid ? "" : t("problem.invalid");
}

/** Has browsers say what is wrong with a field in the language of the page. */
export function useValidity() {
  const { t } = useWords();
  useEffect(() => {
    const say = (e: Event) => {
      if (!isField(e.target)) return;
      e.target.setCustomValidity("");
      e.target.setCustomValidity(amiss(e.target as Field & { placeholder?: string }, t));
    };
    const clear = (e: Event) => {
      if (!isField(e.target)) return;
      const { form, name } = e.target;
      const group = e.target.type === "radio" && form ? [...form.elements].filter((x): x is Field => isField(x) && x.name === name) : [e.target];
      for (const x of group) x.setCustomValidity("");
    };
    document.addEventListener("invalid", say, true);
    document.addEventListener("input", clear, true);
    return () => {
      document.removeEventListener("invalid", say, true);
      document.removeEventListener("input", clear, true);
    };
  }, [t]);
}
