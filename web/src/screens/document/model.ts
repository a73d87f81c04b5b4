import { Points } from "../../lib/points";
import type { Claim, Consequence, Entity, Event, Explanation, Reading, Span } from "../../lib/types";

/** The layers of findings, in the order of their keys 1 to 5. */
export const layers = ["event", "claim", "consequence", "explanation", "entity"] as const;
/** The labels of the layers. */
export const layerName: Record<Layer, string> = { event: "ui.events", claim: "ui.claims", consequence: "ui.consequences", explanation: "ui.explanations", entity: "ui.entities" };
export type Layer = (typeof layers)[number];

/** A stretch of one paragraph, in UTF-16 units of its text, end exclusive. */
export interface Piece { paragraph: number; from: number; to: number }

/** A finding as it lies in the text: its own words, and the words that made it (cues, the word that opens a link, the mark of a condition). */
export interface Finding {
  id: string;
  layer: Layer;
  marks: Piece[];
  cues: Piece[];
  /** Unit of the text where it begins, by which findings are ordered. */
  at: number;
  /** How many units its longest mark has. */
  length: number;
}

export interface Paragraph { number: number; start: number; text: string }

/** A document's text cut into its lines, each with where it begins. Lines are numbered from 1; empty ones count and are not shown. */
export class Sheet {
  readonly paragraphs: Paragraph[] = [];
  readonly points: Points;

  constructor(readonly text: string) {
    this.points = new Points(text);
    let start = 0;
    text.split("\n").forEach((line, i) => {
      this.paragraphs.push({ number: i + 1, start, text: line });
      start += line.length + 1;
    });
  }

  /** The index of the paragraph in which a unit of the text lies. */
  private find(unit: number): number {
    let low = 0;
    let high = this.paragraphs.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (this.paragraphs[mid]!.start <= unit) low = mid;
      else high = mid - 1;
    }
    return low;
  }

  /** A span of the record as pieces of paragraphs; none where it lies outside the text or says something else than the text there. */
  pieces(span: Span | undefined): Piece[] {
    if (!span || span.end <= span.start) return [];
    const from = this.points.unit(span.start);
    const to = this.points.unit(span.end);
    if (this.text.slice(from, to) !== span.text) return [];
    const out: Piece[] = [];
    for (let k = this.find(from); k < this.paragraphs.length; k++) {
      const p = this.paragraphs[k]!;
      if (p.start >= to) break;
      const a = Math.max(from - p.start, 0);
      const b = Math.min(to - p.start, p.text.length);
      if (a < b) out.push({ paragraph: k, from: a, to: b });
    }
    return out;
  }

  /** The number of the paragraph of a span. */
  paragraphOf(span: Span): number {
    return this.paragraphs[this.find(this.points.unit(span.start))]!.number;
  }

  /** Where in the text a unit of a paragraph lies. */
  unit(paragraph: number, offset: number): number {
    return (this.paragraphs[paragraph]?.start ?? 0) + offset;
  }
}

const has = <T>(x: T | undefined): x is T => x !== undefined;

/** The words of a finding, and those that made it. */
function words(layer: Layer, x: Event | Claim | Consequence | Explanation | Entity): { marks: Span[]; cues: Span[] } {
  switch (layer) {
    case "event": {
      const e = x as Event;
      return { marks: [e.trigger], cues: [e.status_cue, e.leaning?.cue, e.time?.span].filter(has) };
    }
    case "claim": {
      const c = x as Claim;
      return { marks: [c.content], cues: c.chain.map((l) => l.cue).filter(has) };
    }
    case "consequence": {
      const q = x as Consequence;
      return { marks: [q.if, q.then], cues: [q.mark].filter(has) };
    }
    case "explanation": {
      const r = x as Explanation;
      return { marks: [r.reading], cues: [r.mark].filter(has) };
    }
    case "entity":
      return { marks: (x as Entity).mentions ?? [], cues: (x as Entity).described ?? [] };
  }
}

/** All findings of a reading that have a place in the text, in its order; at one place the longer comes first. */
export function findings(r: Reading, sheet: Sheet): Finding[] {
  const lists: [Layer, (Event | Claim | Consequence | Explanation | Entity)[]][] = [
    ["event", r.events],
    ["claim", r.claims],
    ["consequence", r.consequences],
    ["explanation", r.explanations],
    ["entity", r.entities],
  ];
  const out: Finding[] = [];
  for (const [layer, list] of lists) {
    for (const x of list) {
      const w = words(layer, x);
      const marks = w.marks.flatMap((s) => sheet.pieces(s));
      const cues = w.cues.flatMap((s) => sheet.pieces(s));
      const first = marks[0] ?? cues[0];
      if (!first) continue;
      out.push({ id: x.id, layer, marks, cues, at: sheet.unit(first.paragraph, first.from), length: Math.max(...marks.map((m) => m.to - m.from), 0) });
    }
  }
  return out.sort((a, b) => a.at - b.at || b.length - a.length || (a.id < b.id ? -1 : 1));
}

/** The findings that hold an offset of a paragraph, the shortest first. */
export function under(all: Finding[], paragraph: number, offset: number): Finding[] {
  const size = (f: Finding) => Math.min(...f.marks.filter((m) => holds(m, paragraph, offset)).map((m) => m.to - m.from));
  return all.filter((f) => f.marks.some((m) => holds(m, paragraph, offset))).sort((a, b) => size(a) - size(b));
}

const holds = (m: Piece, paragraph: number, offset: number) => m.paragraph === paragraph && m.from <= offset && offset <= m.to;

/** The finding after the one that is chosen among those under a pointer, so that a second click goes on. */
export function next(hits: Finding[], chosen: string): Finding | undefined {
  return hits[(hits.findIndex((h) => h.id === chosen) + 1) % hits.length];
}
