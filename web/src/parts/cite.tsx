import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { get, part } from "../lib/api";
import { called } from "../lib/names";
import { ownId } from "../lib/router";
import type { Claim, Reading, Span } from "../lib/types";
import { useWords, type Words } from "../lib/words";
import { Hidden } from "./glyphs";

/** A place in a text: words, and where they begin in code points. */
type Place = Pick<Span, "start" | "text">;

/** The id that a finding has in its document: of one that is named as the case names it, too, whatever document that name is from. */
function own(r: Reading, id: string): string {
  const at = ownId(r.document.id, id);
  return Object.entries(r.in_case ?? {}).find(([mine, whole]) => mine === at || whole === id)?.[0] ?? at;
}

/**
 * The claim in whose chain a finding stands, else the narrowest in which its words do; of words that were pointed out, also the first that stands in them, as
 * what was threatened does in "she threatened to close it". None where the outlet tells it in its own voice.
 */
function claimOf(r: Reading, id: string, at: Place | null, pointed: boolean): Claim | undefined {
  const told = r.claims.find((c) => c.id === id)?.id ?? [...r.events, ...r.consequences, ...r.explanations].find((x) => x.id === id)?.according_to;
  const end = at ? at.start + [...at.text].length : 0;
  const around = (c: Claim) => at !== null && c.content.start <= at.start && end <= c.content.end;
  const within = (c: Claim) => at !== null && pointed && at.start <= c.content.start && c.content.end <= end;
  const size = (c: Claim) => c.content.end - c.content.start;
  const known = [r.events, r.consequences, r.explanations].some((list) => list.some((x) => x.id === id));
  return r.claims.find((c) => c.id === told) ?? (known ? undefined : r.claims.filter(around).sort((a, b) => size(a) - size(b))[0]) ?? r.claims.find(within);
}

/** The words of a finding and where its first one stands. */
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

/**
 * A finding in words for a reader elsewhere: its words, who says so and how they are named, through whom, outlet, day and paragraph. Of a finding that lies
 * elsewhere than its own words, a place tells which words are meant.
 */
export function cited(r: Reading, id: string, w: Words, place?: Place): string {
  const mine = own(r, id);
  const said = place ? { words: [place.text], start: place.start } : wordsOf(r, mine);
  const names = new Map(r.entities.map((e) => [e.id, called(e, w.lang)?.text]));
  const comma = w.lang === "ar" ? "، " : ", ";
  const entity = r.entities.some((e) => e.id === mine);
  const claim = claimOf(r, mine, said && { start: said.start, text: said.words[0] ?? "" }, place !== undefined);
  const chain = (entity ? [] : (claim?.chain ?? [])).toReversed().map((l, i) => {
    const who = (l.entity && names.get(l.entity)) || l.as || "";
    const named = l.naming === "named" || !l.naming ? who : [who, w.label("Naming", l.naming)].join(comma);
    return i === 0 ? named : w.t("web.cite-through", named);
  });
  const outlet = r.document.outlet ?? r.document.id;
  const where = chain.length > 0 ? [...chain, w.t("web.cite-in", outlet)] : entity ? [outlet] : [outlet, w.t("web.cite-own")];
  const paragraph = said && r.document.text ? w.t("web.cite-paragraph", paragraphAt(r.document.text, said.start)) : "";
  return `«${said?.words.slice(0, 2).join(" … ") ?? ""}» — ${[...where, w.date(r.document.published), w.digits(paragraph)].filter(Boolean).join(comma)}`;
}

const copied = <path d="M4.500 3.500V1h8.500v9.500h-2.500M1 3.500h8.500V13H1z" fill="none" stroke="currentColor" strokeWidth="1.300" />;

/** Copies a finding of a list with its citation. There are hundreds of it on a screen that scrolls: a plain button is drawn in no time. What the list does not hold is fetched when it is asked for. A place without a finding is cited by its words. */
export function CiteFinding({ document, id = "", span }: { document: string; id?: string | undefined; span?: Place | undefined }) {
  const words = useWords();
  const client = useQueryClient();
  const [state, setState] = useState<"" | "done" | "failed">("");
  const copy = async () => {
    try {
      const r = await client.fetchQuery({ queryKey: ["document", document], queryFn: () => get<Reading>(`/documents/${part(document)}`), staleTime: 60_000 });
      await navigator.clipboard.writeText(cited(r, id, words, span));
      setState("done");
    } catch {
      setState("failed");
    }
  };
  return (
    <button type="button" className="quiet cite" onClick={() => void copy()}>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        {copied}
      </svg>
      {state ? <span role="status">{words.t(state === "done" ? "web.copied" : "web.failed")}</span> : <Hidden>{words.t("web.copy-cited")}</Hidden>}
    </button>
  );
}
