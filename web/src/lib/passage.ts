import { Points } from "./points";
import type { Span } from "./types";

/** A paragraph with words of a finding in it; offsets are code points of the document. */
export interface Passage { document: string; outlet?: string; published?: string; paragraph: number; start: number; text: string; marks: Span[]; cues?: Span[]; value?: string }

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

/** A paragraph cut down to its marks and so many letters on either side, at blanks; what was left out is told by dots. */
export function near(list: Stretch[], letters: number): Stretch[] {
  const first = list.findIndex((s) => s.as);
  const last = list.findLastIndex((s) => s.as);
  if (first < 0) return list;
  return list.map((s, i) => {
    if (i < first) return i === first - 1 ? { text: tail(s.text, letters) } : { text: "" };
    if (i > last) return i === last + 1 ? { text: head(s.text, letters) } : { text: "" };
    return s;
  }).filter((s) => s.text !== "");
}

function head(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const at = text.lastIndexOf(" ", letters);
  return `${text.slice(0, at > 0 ? at : letters)} …`;
}

function tail(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const at = text.indexOf(" ", text.length - letters);
  return `… ${text.slice(at > 0 ? at + 1 : text.length - letters)}`;
}
