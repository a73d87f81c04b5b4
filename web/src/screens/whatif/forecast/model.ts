import type { Wish } from "../../../lib/ledger";
import type { ForecastActor, ForecastInput, WhatIf } from "../../../lib/types";
import { refKey } from "../model";

/** What an analyst sets of an actor: where he stands, how much he can, how much it matters to him. */
export const inputs = ["position", "capability", "salience"] as const;
export type Input = (typeof inputs)[number];

/** What is known of an input, ends included, on a scale of 0 to 100. */
export interface Range { low: number; high: number }

/** The words that stand for a third of the scale each, as they are written in the language of the page. */
export interface Levels { low: string; middle: string; high: string }

/** Digits of Arabic script and signs of ranges as the program has them. */
function plain(text: string): string {
  return text
    .trim()
    .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
    .replace(/٫/g, ".")
    .replace(/\s*(?:[-–—−]|إلى|to)\s*/g, "-");
}

/** Reads what is typed into an input: a number from 0 to 100, a range, a word for a third of the scale, or nothing. It gives it as the program writes it; null where it is none. */
export function parse(text: string, levels: Levels): string | null {
  const typed = plain(text);
  if (!typed) return "";
  for (const key of ["low", "middle", "high"] as const) {
    const bare = (s: string) => s.replace(/ة$/, "").toLowerCase();
    if (typed === key || bare(typed) === bare(levels[key])) return key;
  }
  const m = /^(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$/.exec(typed);
  if (!m) return null;
  const [low, high] = [Number(m[1]), Number(m[2] ?? m[1])];
  if (low > high || high > 100) return null;
  return low === high ? String(low) : `${low}-${high}`;
}

/** A value of the program as it is typed in the language of the page. */
export const typed = (value: string, levels: Levels): string => levels[value as keyof Levels] ?? value.replace("-", "–");

/** The wish that sets a field of an actor, or of the table where none is given; with a finding, that it bears the field out. */
export function wish(about: string, field: string, value: string, actor?: { row?: string; own_row?: string }, finding?: string): Wish {
  return {
    kind: "enter",
    table: "forecast",
    id: about,
    field,
    value,
    ...(actor?.row ? { row: actor.row } : actor?.own_row ? { own_row: actor.own_row } : {}),
    ...(finding ? { column: finding } : {}),
  };
}

/** Whether everything of an actor was given. */
export const isWhole = (a: ForecastActor) => inputs.every((f) => a[f].value !== "");

/** A number of the scale for show: whole where a range is wide, to a tenth where it is not. */
export const rounded = (n: number, wide = false) => (wide ? Math.round(n) : Math.round(n * 10) / 10);

/** The ends of a range for show; one where they are the same. */
export function ends(low: number, high: number): number[] {
  const wide = high - low >= 10;
  const [a, b] = [rounded(low, wide), rounded(high, wide)];
  return a === b ? [a] : [a, b];
}

/** Where a range lies on the scale, as shares of its length for styles. A point keeps a width that can be seen. */
export const place = (r: Range) => ({ insetInlineStart: `${r.low}%`, inlineSize: `max(3px, ${r.high - r.low}%)` });

/** Who takes part in a question and is not in the table yet: those of the act first, then those who gain or lose, then those who speak. */
export function parties(answer: WhatIf, there: ForecastActor[]): string[] {
  const have = new Set(there.map((a) => a.row));
  const speak = [...answer.event.standing.map((s) => s.voice), ...answer.consequences.flatMap((c) => c.holders)].map((v) => v.chain[0]?.entity);
  const all = [...answer.event.actors, ...answer.event.recipients, ...[...answer.gains, ...answer.losses].map((b) => b.entity), ...answer.commitments.flatMap((k) => [k.by, k.to]), ...speak];
  return [...new Set(all.filter((id): id is string => !!id))].filter((id) => !have.has(id));
}

/** A finding that may bear an input out: its id, and its words where the answer holds them. */
export interface Evidence { id: string; words: string; by: string | undefined }

/** The findings that an answer rests on, those of one speaker first. */
export function evidence(answer: WhatIf, speaker: string | undefined): { own: Evidence[]; rest: Evidence[] } {
  const all: Evidence[] = [
    ...answer.consequences.map((c) => ({ id: refKey(c.refs[0]!), words: c.then.text, by: c.holders[0]?.chain[0]?.entity })),
    ...answer.explanations.map((x) => ({ id: refKey(x.refs[0]!), words: x.reading.text, by: x.holders[0]?.chain[0]?.entity })),
    ...answer.commitments.map((k) => ({ id: k.id, words: k.span.text, by: k.by })),
  ];
  const once = [...new Map(all.map((e) => [e.id, e])).values()];
  return { own: once.filter((e) => speaker && e.by === speaker), rest: once.filter((e) => !speaker || e.by !== speaker) };
}

export const given = (i: ForecastInput) => i.value !== "";
