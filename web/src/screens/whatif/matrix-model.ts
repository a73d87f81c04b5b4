import type { Wish } from "../../lib/ledger";
import type { Matrix } from "../../lib/types";

/** The ratings in the order in which they are offered: goes with it strongly, goes with it, neither, against it, strongly against it, no bearing. */
export const ratings = ["CC", "C", "N", "I", "II", "NA"] as const;

export const schemes = ["heuer", "parc", "burton", "open-synthesis"] as const;
export type Scheme = (typeof schemes)[number];

/** A place in the matrix: row of evidence, column of hypothesis, from 0. */
export interface Spot { row: number; column: number }

/** Where a key leads in a matrix, held within it. Left and right are those of the screen. */
export function moved(at: Spot, code: string, rows: number, columns: number, rtl: boolean): Spot | null {
  const step = (row: number, column: number) => ({ row: Math.max(0, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) });
  const ahead = rtl ? -1 : 1;
  switch (code) {
    case "ArrowUp":
      return step(at.row - 1, at.column);
    case "ArrowDown":
      return step(at.row + 1, at.column);
    case "ArrowRight":
      return step(at.row, at.column + ahead);
    case "ArrowLeft":
      return step(at.row, at.column - ahead);
    case "Home":
      return step(at.row, 0);
    case "End":
      return step(at.row, columns - 1);
    default:
      return null;
  }
}

/** What a key judges, given what stands there: A goes with it, X is against it, each once more strongly; N is neither; Delete takes one's own judgement back. */
export function judged(code: string, now: string | null): string | null {
  switch (code) {
    case "KeyA":
      return now === "C" ? "CC" : "C";
    case "KeyX":
      return now === "I" ? "II" : "I";
    case "KeyN":
      return "N";
    case "Delete":
    case "Backspace":
      return "";
    default:
      return null;
  }
}

/** The wish that enters a rating, or something of a whole row or column. */
export function wish(m: Matrix, field: string, value: string, row?: number, column?: number): Wish {
  const w: Wish = { kind: "enter", table: "ach", id: m.about ?? "", field, value };
  const e = row === undefined ? undefined : m.evidence[row];
  const h = column === undefined ? undefined : m.held?.[column];
  if (e) w[e.own ? "own_row" : "row"] = e.id ?? "";
  if (h) w[h.own ? "own_column" : "column"] = h.id ?? "";
  return w;
}

/** Whether a text is the id of an event or claim of the record, as it is shown beside findings. */
export const isFinding = (text: string) => /^[^\s/](?:[^\s]*[^\s/])?\/[ec]\d+$/.test(text.trim());

/** The score of a hypothesis by a scheme. */
export function score(m: Matrix, h: number, by: Scheme): number {
  const s = m.scores?.[h];
  if (!s) return 0;
  return { heuer: s.count_inconsistent, parc: s.parc_inconsistency, burton: s.burton_score, "open-synthesis": s.open_synthesis_inconsistency }[by];
}

/** The place of a hypothesis in the order, from 1; those that tie share one. */
export function place(m: Matrix, h: number, by: Scheme): number {
  const groups = m.rankings?.find((r) => r.scheme === by)?.groups ?? [];
  return groups.findIndex((g) => g.includes(h)) + 1;
}

/** How many cells a person judged, how many a text or rule fills, and how many are empty. */
export function filled(m: Matrix): { persons: number; proposed: number; empty: number } {
  let persons = 0;
  let proposed = 0;
  let empty = 0;
  m.ratings.forEach((row, i) =>
    row.forEach((r, j) => {
      if (!r) empty++;
      else if (m.set?.[i]?.[j]) persons++;
      else if (m.proposed?.[i]?.[j]) proposed++;
      else persons++;
    }),
  );
  return { persons, proposed, empty };
}
