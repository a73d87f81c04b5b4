import { useQuery } from "@tanstack/react-query";
import { get, part } from "../../lib/api";
import type { Ref, Span } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Standing } from "../../parts/glyphs";
import { Quoted } from "../../parts/text";

interface Shown {
  kind: string;
  event?: { type: string; mode?: string };
  claim?: { act: string };
  tellings?: { document: string; id: string; words: Span; scope?: Span; status?: string }[];
  words?: Span[];
}

/** The words of a finding that an answer names by its id alone: what the document says there, with what it is where that is wanted. */
export function Told({ r, labelled }: { r: Ref; labelled?: boolean }) {
  const { label } = useWords();
  const shown = useQuery({ queryKey: ["show", r.document, r.id], queryFn: ({ signal }) => get<Shown>(`/show/any/${part(`${r.document}/${r.id}`)}`, {}, signal), retry: false, staleTime: 60_000 });
  const x = shown.data;
  const telling = x?.tellings?.find((k) => k.document === r.document && k.id === r.id);
  const words = telling?.scope ?? telling?.words ?? x?.words?.[0];
  if (!x || !words) return null;
  return (
    <span className="told">
      {labelled && (
        <b>
          {telling?.status && <Standing status={telling.status} quiet />} {x.event ? label("EventType", x.event.type) : x.claim ? label("Act", x.claim.act) : ""}
        </b>
      )}{" "}
      <Quoted>{words.text}</Quoted>
    </span>
  );
}
