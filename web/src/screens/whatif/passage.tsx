import { useQuery } from "@tanstack/react-query";
import { createContext, use, useEffect, useRef } from "react";
import { Button } from "react-aria-components/Button";
import { get, part } from "../../lib/api";
import { Outlet, useKnown } from "../../lib/names";
import { A, documentPath } from "../../lib/router";
import type { Checked, FindingMark, Reading, Span } from "../../lib/types";
import { useWords } from "../../lib/words";
import { useCommand } from "../../shell/commands";
import { CiteFinding } from "../../parts/cite";
import { Mark } from "../../parts/mark";
import { Dated, Id, Num } from "../../parts/text";
import { Sheet } from "../document/model";
import { refKey, tally } from "./model";

const Marks = createContext(new Map<string, FindingMark>());

/** Makes known which findings a person has checked: every id below shows its mark. */
export const Marked = Marks.Provider;

/** Counts among the findings of a part those that a person has checked. */
export function useTally(keys: string[]): Checked {
  return tally(keys, use(Marks));
}

/** The mark of a finding, by shape, where it is known. */
export const MarkOf = ({ id }: { id: string }) => <Mark mark={use(Marks).get(id)} quiet />;

/** Words of a document, by their span or by the finding that they make. */
export interface Place { document: string; id?: string; span?: Span }

/** The first words of a finding. */
function spanOf(r: Reading, id: string): Span | undefined {
  return (
    r.events.find((x) => x.id === id)?.trigger ??
    r.claims.find((x) => x.id === id)?.content ??
    r.consequences.find((x) => x.id === id)?.then ??
    r.explanations.find((x) => x.id === id)?.reading ??
    r.entities.find((x) => x.id === id)?.mentions?.[0]
  );
}

/** The passage at the foot of the page, with the words marked, and the way into the document. */
export function Passage({ place, close }: { place: Place; close: () => void }) {
  const { t } = useWords();
  const { documents } = useKnown();
  const box = useRef<HTMLDivElement>(null);
  const reading = useQuery({ queryKey: ["document", place.document], queryFn: ({ signal }) => get<Reading>(`/documents/${part(place.document)}`, {}, signal) });
  useCommand("Escape", close);
  useEffect(() => box.current?.querySelector("a")?.focus({ preventScroll: true }), [place]);
  const r = reading.data;
  const span = place.span ?? (r && place.id ? spanOf(r, place.id) : undefined);
  const sheet = r?.document.text ? new Sheet(r.document.text) : null;
  const [piece] = sheet?.pieces(span) ?? [];
  const p = piece && sheet?.paragraphs[piece.paragraph];
  return (
    <div className="peek on" ref={box} role="region" aria-label={t("web.passage")}>
      {p ? (
        <p lang="ar" dir="auto">
          {p.text.slice(0, piece.from)}
          <mark>{p.text.slice(piece.from, piece.to)}</mark>
          {p.text.slice(piece.to)}
        </p>
      ) : (
        <p lang="ar" dir="auto">
          {reading.isError ? t("web.failed") : (span?.text ?? t("web.loading"))}
        </p>
      )}
      <aside>
        <p className="where">
          <Outlet id={place.document} /> <Dated value={documents.get(place.document)?.published} />
        </p>
        {p && (
          <p className="where">
            {t("ui.paragraph")} <Num n={p.number} /> {place.id && <Id>{place.id}</Id>}
          </p>
        )}
        <A href={documentPath(place.document, place.id)}>{t("web.open-document")}</A>
        <CiteFinding document={place.document} id={place.id ?? ""} span={place.span} />
        <Button className="quiet" onPress={close}>
          {t("web.close")} <kbd aria-hidden="true">Esc</kbd>
        </Button>
      </aside>
    </div>
  );
}

/** The id of a finding as a button that opens its passage. */
export function RefButton({ r, open, className }: { r: { document: string; id: string }; open: (p: Place) => void; className?: string }) {
  const { t } = useWords();
  return (
    <button type="button" className={className ? `qi ${className}` : "qi"} onClick={() => open(r)}>
      <span className="vh">{t("web.passage")} </span>
      <Id>
        {r.document} · {r.id}
      </Id>
      <MarkOf id={refKey(r)} />
    </button>
  );
}
