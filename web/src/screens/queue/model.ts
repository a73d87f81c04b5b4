import type { Wish } from "../../lib/ledger";
import type { Passage } from "../../lib/passage";
import type { Claim, Commitment, Consequence, EventRow, Explanation, Entity, FindingMark, Named, Sentence, Voice } from "../../lib/types";

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
