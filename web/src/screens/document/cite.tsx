import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { called, useKnown } from "../../lib/names";
import type { Claim, Reading } from "../../lib/types";
import { useWords, type Words } from "../../lib/words";
import type { Finding, Sheet } from "./model";

/** The claim in whose chain a finding stands; none where the outlet tells it in its own voice. */
function claimOf(r: Reading, f: Finding): Claim | undefined {
  const id =
    f.layer === "claim"
      ? f.id
      : [...r.events, ...r.consequences, ...r.explanations].find((x) => x.id === f.id)?.according_to;
  return r.claims.find((c) => c.id === id);
}

/** A finding in words for a reader elsewhere: its words, who says so and how they are named, outlet, day and paragraph. */
export function citation(r: Reading, sheet: Sheet, f: Finding, w: Words, name: (id: string) => string | undefined): string {
  const first = f.marks[0] ?? f.cues[0]!;
  const words = f.marks.map((m) => sheet.paragraphs[m.paragraph]!.text.slice(m.from, m.to));
  const chain = (claimOf(r, f)?.chain ?? []).toReversed().map((l) => {
    const who = (l.entity && name(l.entity)) || l.as || "";
    return l.naming === "named" || !l.naming ? who : `${who} (${w.label("Naming", l.naming)})`;
  });
  const comma = w.lang === "ar" ? "، " : ", ";
  const where = [...chain, r.document.outlet ?? r.document.id, w.date(r.document.published), `¶${sheet.paragraphs[first.paragraph]!.number}`];
  return `«${[...new Set(words)].slice(0, 2).join(" … ")}» (${where.filter(Boolean).join(comma)})`;
}

/** Copies the chosen finding with its citation. */
export function Cite({ r, sheet, f }: { r: Reading; sheet: Sheet; f: Finding }) {
  const words = useWords();
  const { entities } = useKnown();
  const [done, setDone] = useState("");
  const text = citation(r, sheet, f, words, (id) => called(entities.get(id), words.lang)?.text);
  return (
    <Button
      onPress={() => {
        void navigator.clipboard.writeText(text).then(
          () => setDone(f.id),
          () => setDone(""),
        );
      }}
    >
      {words.t(done === f.id ? "web.copied" : "web.copy-cited")}
    </Button>
  );
}
