import type { QuestionRow } from "../../lib/types";

/** The groups of what can be asked, in the order in which they are listed: questions first, then acts by what is said of them, those that are settled last. */
export const groups = ["asked", "raised", "threatened", "demanded", "planned", "promised", "possible", "happened", "negated"] as const;
export type Group = (typeof groups)[number];

/** The group of a row: its kind where somebody asks it, else how it stands. */
export function groupOf(r: QuestionRow): Group {
  if (r.kind === "asked" || r.kind === "raised") return r.kind;
  return groups.find((g) => g === r.status) ?? "possible";
}

export interface Grouped { group: Group; rows: QuestionRow[] }

/** Rows by their groups, each group in the order in which its rows come; groups without rows are left out. */
export function grouped(rows: QuestionRow[]): Grouped[] {
  return groups.map((group) => ({ group, rows: rows.filter((r) => groupOf(r) === group) })).filter((g) => g.rows.length > 0);
}

/** What a row asks about, as the address of the screen has it. */
export const about = (r: QuestionRow): { event?: string; question?: string } => (r.event ? { event: r.event } : { question: r.question.ar });

/** Where a key leads in a list of so many options, of which none (-1) may be the one: from the field to its ends and round. Null where the key is for the field. */
export function step(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case "ArrowDown":
      return at + 1 >= count ? -1 : at + 1;
    case "ArrowUp":
      return at < 0 ? count - 1 : at - 1;
    case "PageDown":
      return Math.min(count - 1, at + 8);
    case "PageUp":
      return Math.max(0, at - 8);
    default:
      return null;
  }
}
