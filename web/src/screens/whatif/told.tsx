import { useQuery } from "@tanstack/react-query";
import { shown } from "../../lib/shown";
import type { Ref } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Standing } from "../../parts/glyphs";
import { Quoted } from "../../parts/text";

/** The words of a finding that an answer names by its id alone: what the document says there, with what it is where that is wanted. */
export function Told({ r, labelled }: { r: Ref; labelled?: boolean }) {
  const { label } = useWords();
  const { data: x } = useQuery({ queryKey: ["told", r.document, r.id], queryFn: () => shown(`${r.document}/${r.id}`), retry: false, staleTime: 60_000 });
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
