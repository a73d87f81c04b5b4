/** What is laid out as one letter, with its place in the window. */
export interface Cluster { text: string; left: number; right: number; top: number; bottom: number }

/** Letters of one line that stand one after the other and read one way: what is written as one text. */
export interface Run extends Cluster { rtl: boolean }

const near = (a: number, b: number) => Math.abs(a - b) < 0.6;
const rightward = /[\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const letter = /\p{L}/u;

/** Which way a letter itself reads: 1 from the left, -1 from the right, 0 where its neighbours tell. */
const strong = (text: string): number => (!letter.test(text) ? 0 : rightward.test(text) ? -1 : 1);

/** Which letters of a text read by themselves: from the left, from the right. */
export const ways = (text: string) => ({ left: [...text].some((c) => strong(c) === 1), right: [...text].some((c) => strong(c) === -1) });

interface Piece { parts: Cluster[]; way: number; held: number }

/**
 * Letters in the order of the text made runs. Which way they read is seen by where the page put them, so that whatever the page knows of embeddings and
 * isolates holds; where that tells nothing (a single sign), it is the way of the whole. White space at the ends of a run, which has no ink, is left out.
 */
export function joined(clusters: readonly Cluster[], rtl: boolean): Run[] {
  const pieces: Piece[] = [];
  for (const c of clusters) {
    const last = pieces.at(-1);
    const s = strong(c.text);
    const step = last ? stepped(last.parts.at(-1)!, c) : 0;
    if (last && step !== 0 && (last.way || last.held || step) === step && (s === 0 || s === step)) {
      last.parts.push(c);
      last.way = step;
      last.held ||= s;
    } else pieces.push({ parts: [c], way: 0, held: s });
  }
  return numbered(pieces).flatMap(({ parts, way, held }) => whole(parts, (held || way || (rtl ? -1 : 1)) === -1));
}

/** On which side of a letter the next one stands: 1 right, -1 left, 0 elsewhere. */
function stepped(a: Cluster, b: Cluster): number {
  if (!level(a, b)) return 0;
  if (near(a.right, b.left)) return 1;
  return near(a.left, b.right) ? -1 : 0;
}

/** Whether two letters stand in one line. */
const level = (a: Cluster, b: Cluster) => Math.abs(a.top - b.top) <= 2;

const leftmost = (parts: readonly Cluster[]) => Math.min(...parts.map((c) => c.left));
const rightmost = (parts: readonly Cluster[]) => Math.max(...parts.map((c) => c.right));

/** Numbers and signs that lie in their turn among words from the right are part of these: any programme orders them as the page does. */
function numbered(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const p of pieces) {
    const last = out.at(-1);
    if (last && last.held !== 1 && p.held !== 1 && last.held + p.held < 0 && level(last.parts[0]!, p.parts[0]!) && near(leftmost(last.parts), rightmost(p.parts))) {
      last.parts.push(...p.parts);
      last.held = -1;
    } else out.push(p);
  }
  return out;
}

function whole(parts: readonly Cluster[], rtl: boolean): Run[] {
  const inked = parts.map((c) => c.text.trim() !== "");
  const kept = parts.slice(Math.max(0, inked.indexOf(true)), inked.lastIndexOf(true) + 1);
  if (kept.length === 0) return [];
  const text = kept.map((c) => c.text).join("").replace(/\s+/g, " ");
  return [{ text, left: leftmost(kept), right: rightmost(kept), top: kept[0]!.top, bottom: kept[0]!.bottom, rtl }];
}

/** A text as one that reads from the right even where the programme that shows it thinks that all reads from the left: marks hold its ends. */
export function held(text: string): string {
  const mark = "\u200f";
  const strip = text.replace(/\p{M}+$/u, "");
  if (!/[^\p{N}]/u.test(text)) return text;
  return (strong(text[0]!) === -1 ? "" : mark) + text + (strong(strip.at(-1)!) === -1 ? "" : mark);
}

const unjoined = /[\u0621-\u0625\u0627\u0629\u062f-\u0632\u0648\u0649\u0671-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2-\u06d5]/;
const arabic = /[\u0620-\u064a\u0671-\u06d3]/;

/** Whether a letter is joined to the one after it: then each of two texts that a word is cut into needs a joiner. */
export function joins(before: string, after: string): boolean {
  const last = before.replace(/\p{M}+$/u, "").at(-1) ?? "";
  return arabic.test(last) && !unjoined.test(last) && arabic.test(after[0] ?? "") && after[0] !== "\u0621";
}
