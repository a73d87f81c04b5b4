import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { get, part } from "../lib/api";
import { called } from "../lib/names";
import { ownId } from "../lib/router";
import type { Claim, Reading, Span } from "../lib/types";
import { useWords, type Words } from "../lib/words";
import { Hidden } from "./glyphs";

/** The claim in whose chain a finding stands; none where the outlet tells it in its own voice. */
function claimOf(r: Reading, id: string): Claim | undefined {
  const told = r.claims.find((c) => c.id === id)?.id ?? [...r.events, ...r.consequences, ...r.explanations].find((x) => x.id === id)?.according_to;
  return r.claims.find((c) => c.id === told);
}

/** The words of a finding and where its first one stands, in code points. */
function wordsOf(r: Reading, id: string): { words: string[]; start: number } | null {
  const spans = [
    ...r.events.filter((x) => x.id === id).map((x) => [x.trigger]),
    ...r.claims.filter((x) => x.id === id).map((x) => [x.content]),
    ...r.consequences.filter((x) => x.id === id).map((x) => [x.if, x.then]),
    ...r.explanations.filter((x) => x.id === id).map((x) => [x.reading]),
    ...r.questions.filter((x) => x.id === id).map((x) => [x.span]),
    ...r.entities.filter((x) => x.id === id).map((x) => (x.mentions ?? []).slice(0, 1)),
  ][0];
  const [first] = spans ?? [];
  return first ? { words: [...new Set(spans!.map((s) => s.text))], start: Math.min(...spans!.map((s) => s.start)) } : null;
}

/** The number of the paragraph at an offset in code points: paragraphs are the lines, counted from 1. */
export function paragraphAt(text: string, point: number): number {
  let [number, at] = [1, 0];
  for (const c of text) {
    if (at++ >= point) break;
    if (c === "\n") number++;
  }
  return number;
}

/** A finding in words for a reader elsewhere: its words, who says so and how they are named, outlet, day and paragraph. */
export function cited(r: Reading, id: string, w: Words, span?: { start: number; text: string }): string {
  const own = wordsOf(r, id) ?? (span && { words: [span.text], start: span.start });
  const called_ = new Map(r.entities.map((e) => [e.id, called(e, w.lang)?.text]));
  const chain = (claimOf(r, id)?.chain ?? []).toReversed().map((l) => {
    const who = (l.entity && called_.get(l.entity)) || l.as || "";
    return l.naming === "named" || !l.naming ? who : `${who} (${w.label("Naming", l.naming)})`;
  });
  const comma = w.lang === "ar" ? "، " : ", ";
  const paragraph = own && r.document.text ? `¶${paragraphAt(r.document.text, own.start)}` : "";
  const where = [...chain, r.document.outlet ?? r.document.id, w.date(r.document.published), w.digits(paragraph)];
  return `«${own?.words.slice(0, 2).join(" … ") ?? ""}» (${where.filter(Boolean).join(comma)})`;
}

/** Copies a finding of a list with its citation. What the list does not hold is fetched when it is asked for. A place without a finding is cited by its words. */
export function CiteFinding({ document, id, span }: { document: string; id: string; span?: Span }) {
  const words = useWords();
  const client = useQueryClient();
  const [state, setState] = useState<"" | "done" | "failed">("");
  const copy = async () => {
    try {
      const r = await client.fetchQuery({ queryKey: ["document", document], queryFn: () => get<Reading>(`/documents/${part(document)}`), staleTime: 60_000 });
      await navigator.clipboard.writeText(cited(r, ownId(document, id), words, span));
      setState("done");
    } catch {
      setState("failed");
    }
  };
  return (
    <Button className="quiet cite" onPress={() => void copy()}>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <path d="M4.500 3.500V1h8.500v9.500h-2.500M1 3.500h8.500V13H1z" fill="none" stroke="currentColor" strokeWidth="1.300" />
      </svg>
      {state ? <span role="status">{words.t(state === "done" ? "web.copied" : "web.failed")}</span> : <Hidden>{words.t("web.copy-cited")}</Hidden>}
    </Button>
  );
}
