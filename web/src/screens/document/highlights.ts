import { useEffect, type RefObject } from "react";
import type { Finding, Layer, Piece } from "./model";
import { layers } from "./model";

/** Highlights that are drawn over the layers: the chosen finding, what made it, and what a field of the panel points at. */
const over = ["sel", "cue", "hot"] as const;

/** Whether this browser can mark words without cutting them out of their line. */
export const canHighlight = () => typeof CSS !== "undefined" && "highlights" in CSS;

function range(root: HTMLElement, piece: Piece): Range | null {
  const node = root.querySelector(`p[data-p="${piece.paragraph}"]`)?.firstChild;
  if (!node || node.nodeType !== Node.TEXT_NODE || piece.to > (node as Text).data.length) return null;
  const out = new Range();
  out.setStart(node, piece.from);
  out.setEnd(node, piece.to);
  return out;
}

function draw(name: string, priority: number, root: HTMLElement, pieces: Piece[]) {
  const ranges = pieces.map((p) => range(root, p)).filter((r) => r !== null);
  if (ranges.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  const h = new Highlight(...ranges);
  h.priority = priority;
  CSS.highlights.set(name, h);
}

/** Marks all findings of the layers that are on. Layers may overlap; letters stay joined, for no element is put between them. */
export function useLayers(root: RefObject<HTMLElement | null>, all: Finding[], on: ReadonlySet<Layer>) {
  useEffect(() => {
    const element = root.current;
    if (!element || !canHighlight()) return;
    // Entities lie lowest, as marks over names; what is narrower in meaning lies above them.
    const order: Layer[] = ["entity", "event", "claim", "consequence", "explanation"];
    order.forEach((layer, i) => draw(layer, i, element, on.has(layer) ? all.filter((f) => f.layer === layer).flatMap((f) => f.marks) : []));
    return () => layers.forEach((layer) => void CSS.highlights.delete(layer));
  }, [root, all, on]);
}

/** Marks the chosen finding with the words that made it, and what is pointed at. */
export function useChosen(root: RefObject<HTMLElement | null>, chosen: Finding | undefined, hot: Piece[]) {
  useEffect(() => {
    const element = root.current;
    if (!element || !canHighlight()) return;
    draw("sel", 10, element, chosen?.marks ?? []);
    draw("cue", 11, element, chosen?.cues ?? []);
    draw("hot", 12, element, hot);
    return () => over.forEach((name) => void CSS.highlights.delete(name));
  }, [root, chosen, hot]);
}

/** The paragraph and the offset in it under a point of the screen. */
export function caretAt(x: number, y: number): { paragraph: number; offset: number } | null {
  const from = document as Document & { caretPositionFromPoint?: (x: number, y: number) => { offsetNode: Node; offset: number } | null };
  const spot = from.caretPositionFromPoint?.(x, y);
  const old = spot ? null : document.caretRangeFromPoint?.(x, y);
  const node = spot?.offsetNode ?? old?.startContainer;
  const offset = spot?.offset ?? old?.startOffset ?? 0;
  const p = node?.nodeType === Node.TEXT_NODE ? (node.parentElement as HTMLElement | null) : null;
  return p?.dataset["p"] === undefined ? null : { paragraph: Number(p.dataset["p"]), offset };
}
