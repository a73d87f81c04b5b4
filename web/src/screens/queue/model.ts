import type { Wish } from "../../lib/ledger";
import { Points } from "../../lib/points";
import type { Claim, Commitment, Consequence, EventRow, Explanation, Entity, FindingMark, Named, Sentence, Span, Voice } from "../../lib/types";

/** A paragraph with words of a finding in it; offsets are code points of the document. */
export interface Passage { document: string; outlet?: string; published?: string; paragraph: number; start: number; text: string; marks: Span[]; cues?: Span[]; value?: string }

/** One finding that is to be looked at. */
export interface Card {
  id: string;
  kind: string;
  why: (Sentence & { code: string; act?: string })[];
  passages: Passage[];
  document: string;
  finding: string;
  event?: EventRow;
  claim?: Pick<Claim, "act" | "quoted" | "chain">;
  consequence?: Consequence;
  explanation?: Explanation;
  commitment?: Commitment;
  conflict?: { field: string };
  update?: { field: string };
  entity?: Entity;
  voice?: Voice;
  told: number;
  made?: { rule?: string; cues: string[]; of: number; right: number };
  names: Record<string, Named>;
}

/** What somebody decided of a card, and the numbers of the changes that say so; none while they are on their way. */
export interface Decision { card: Card; mark: FindingMark; numbers: number[] }

/** A stretch of a paragraph, and whether it is of the finding or of what made it. */
export interface Stretch { text: string; as?: "mark" | "cue" }

/** Cuts a paragraph at the words of the finding and at those that made it; where they overlap the latter are shown. */
export function cut(p: Passage): Stretch[] {
  const points = new Points(p.text);
  const as: ("mark" | "cue" | undefined)[] = new Array<undefined>(p.text.length).fill(undefined);
  const paint = (spans: Span[] | undefined, what: "mark" | "cue") => spans?.forEach((s) => as.fill(what, points.unit(s.start - p.start), points.unit(s.end - p.start)));
  paint(p.marks, "mark");
  paint(p.cues, "cue");
  const out: Stretch[] = [];
  for (let from = 0; from < p.text.length; ) {
    let to = from + 1;
    while (to < p.text.length && as[to] === as[from]) to++;
    const what = as[from];
    out.push(what ? { text: p.text.slice(from, to), as: what } : { text: p.text.slice(from, to) });
    from = to;
  }
  return out;
}

export const key = (c: Card) => `${c.kind} ${c.id}`;

/** The documents whose words a card shows of what several tell, each once; they can be said not to tell it, one by one. */
export const tellers = (c: Card): Passage[] =>
  c.kind === "event" || c.kind === "claim" ? c.passages.filter((p, i, all) => all.findIndex((x) => x.document === p.document) === i) : [];

/** The step that takes out what a card shows: all of it, or that one document tells it. What is told once is taken out of its document, so that a later one that tells it is heard. */
export function rejection(c: Card, document: string): Wish {
  const once = c.told === 1 && c.finding !== "" && (c.kind === "event" || c.kind === "claim");
  const of = document ? [document] : once ? [`${c.document}/${c.finding}`] : [];
  return { kind: "reject", id: c.id, ...(of.length > 0 && { documents: of }) };
}
