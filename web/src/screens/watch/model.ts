import type { Pattern, PledgeRow } from "../../lib/types";

/** How a commitment may stand on a day, in the order in which they are listed. */
export const standings = ["overdue", "due", "settled", "undated", "later", "past"] as const;
export type Stands = (typeof standings)[number];

/** Those that are shown where nothing was chosen: what somebody has to look at. */
export const pressing: Stands[] = ["overdue", "due", "settled"];

export const isDay = (s: string) => /^\d{4}-\d\d-\d\d$/.test(s);

/** The standings that an address asks for; those that press where it asks for none. */
export function asked(query: URLSearchParams): Stands[] {
  const list = query.getAll("standing").filter((s): s is Stands => (standings as readonly string[]).includes(s));
  return list.length > 0 ? list : pressing;
}

/** How far a term is off, in words of a language: in 5 days, 12 days ago. */
export const away = (days: number, lang: "ar" | "en") => new Intl.RelativeTimeFormat(lang === "ar" ? "ar-u-nu-latn" : "en", { numeric: days === 0 ? "auto" : "always" }).format(days, "day");

/** The status of an act by which a kind of commitment is drawn. */
export const statusOf = (kind: string) => ({ threat: "threatened", promise: "promised", demand: "demanded" })[kind] ?? "possible";

/** The finding of its document to which a commitment leads; none where its event is told elsewhere. */
export const findingOf = (p: Pick<PledgeRow, "document" | "event">) => (p.event?.startsWith(`${p.document}/`) ? p.event.slice(p.document.length + 1) : undefined);

/** The pattern that a form asks for; null where it asks for nothing. */
export function patternOf(f: FormData): Pattern | null {
  const text = (name: string) => String(f.get(name) ?? "").trim();
  const list = (name: string) => text(name).split(/[,،]/).map((s) => s.trim()).filter(Boolean);
  const least = Number(text("at_least"));
  const out: Pattern = {
    ...(text("type") && { types: [text("type")] }),
    ...(text("status") && { statuses: [text("status")] }),
    ...(list("actor").length > 0 && { actors: list("actor") }),
    ...(list("place").length > 0 && { places: list("place") }),
    ...(list("by").length > 0 && { by: list("by") }),
    ...(text("claim") && { claim: text("claim") }),
    ...(least > 0 && { at_least: least }),
    ...(f.get("conflict") && { conflict: true }),
  };
  return Object.keys(out).length > 0 ? out : null;
}
