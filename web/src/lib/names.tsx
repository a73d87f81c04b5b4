import { createContext, use, type ReactNode } from "react";
import type { Document, Entity, Names as Spelt } from "./types";
import { useWords } from "./words";

/** Who is spoken of on a screen, by id: entities, and documents with their outlets. */
export interface Known {
  entities: Map<string, Entity>;
  documents: Map<string, Document>;
}

const Context = createContext<Known>({ entities: new Map(), documents: new Map() });

export function Knowing({ entities, documents, children }: { entities: Entity[]; documents: Document[]; children: ReactNode }) {
  const known = { entities: new Map(entities.map((e) => [e.id, e])), documents: new Map(documents.map((d) => [d.id, d])) };
  return <Context value={known}>{children}</Context>;
}

export const useKnown = (): Known => use(Context);

/** What an entity is called: in English its English name, or how it is romanised by rule; where there is neither, its name in Arabic letters. */
export function called(e: Entity | undefined, lang: "ar" | "en"): { text: string; lang: "ar" | "en" } | null {
  if (!e) return null;
  const english = e.name_en ?? e.romanised;
  return lang === "en" && english ? { text: english, lang: "en" } : { text: e.name, lang: /\p{Script=Arabic}/u.test(e.name) ? "ar" : "en" };
}

/** The name of an entity, isolated from the direction around it. */
export function Name({ id }: { id: string }) {
  const { lang } = useWords();
  const name = called(useKnown().entities.get(id), lang) ?? { text: id, lang };
  return <bdi lang={name.lang}>{name.text}</bdi>;
}

/** Names in a row. */
export function Names({ ids }: { ids: string[] }) {
  const { lang } = useWords();
  return ids.map((id, i) => (
    <span key={id}>
      {i > 0 && (lang === "ar" ? "، " : ", ")}
      <Name id={id} />
    </span>
  ));
}

/** Where a document is from: its outlet, else its id. */
export function Outlet({ id }: { id: string }) {
  const d = useKnown().documents.get(id);
  return <bdi dir="auto">{d?.outlet || id}</bdi>;
}

/** Makes known what rows of a list spell out themselves, beside what is known already: names of entities, and the outlets of documents. */
export function KnowingRows({ names, documents, children }: { names: Spelt[]; documents: Document[]; children: ReactNode }) {
  const known = useKnown();
  const entities = new Map(known.entities);
  for (const list of names) for (const [id, n] of Object.entries(list)) entities.set(id, { id, kind: "", ...n });
  const all = new Map(known.documents);
  for (const d of documents) all.set(d.id, { ...all.get(d.id), ...d });
  return <Context value={{ entities, documents: all }}>{children}</Context>;
}
