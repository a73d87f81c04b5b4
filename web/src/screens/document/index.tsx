import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { get, part } from "../../lib/api";
import { Knowing } from "../../lib/names";
import { documentPath, go, usePlace } from "../../lib/router";
import type { Filed } from "../../lib/ledger";
import { useFilterWords } from "../../lib/whole";
import { useWords } from "../../lib/words";
import { Failed, Nothing, Waiting } from "../../parts/states";
import { TakeOut, TakePicture } from "../../parts/take";
import { useCommand } from "../../shell/commands";
import { AddForm, Adder, type Chosen } from "./correct/add";
import { corrected } from "./correct/model";
import { Head } from "./head";
import { canHighlight, useChosen, useLayers } from "./highlights";
import { findings, layerName, layers, Sheet, type Finding, type Layer, type Piece } from "./model";
import { Panel } from "./panel";
import { Article } from "./text";
import { Tools } from "./tools";
import "./document.css";
import "./more.css";

/** A document with every finding in its place: the text in the middle, notes in its margin, the chosen finding beside it. */
export default function Document({ id }: { id: string }) {
  const { t } = useWords();
  const reading = useQuery({ queryKey: ["document", id], queryFn: ({ signal }) => get<Filed>(`/documents/${part(id)}`, {}, signal) });
  useEffect(() => {
    if (reading.data) document.title = `${reading.data.document.title ?? reading.data.document.outlet ?? id} · ${t("web.isnad")}`;
  }, [reading.data, id, t]);
  if (reading.isPending) return <Waiting />;
  if (reading.isError) return <Failed error={reading.error} again={() => void reading.refetch()} />;
  return <Corrected id={id} read={reading.data} />;
}

/** The record with what persons corrected laid over it. */
function Corrected({ id, read }: { id: string; read: Filed }) {
  const { t } = useWords();
  const r = useMemo(() => corrected(read), [read]);
  return (
    <Knowing entities={[...r.entities, ...(r.others ?? [])]} documents={[r.document]}>
      {r.document.text ? <Open key={r.document.hash} id={id} r={r} text={r.document.text} /> : <Nothing title={t("web.no-text")} />}
    </Knowing>
  );
}

function Open({ id, r, text }: { id: string; r: Filed; text: string }) {
  const { t, date } = useWords();
  const { hash } = usePlace();
  const sheet = useMemo(() => new Sheet(text), [text]);
  const all = useMemo(() => findings(r, sheet), [r, sheet]);
  const [on, setOn] = useState<ReadonlySet<Layer>>(new Set(layers));
  const [hot, setHot] = useState<Piece[]>([]);
  const body = useRef<HTMLDivElement>(null);
  const [adding, setAdding] = useState<Chosen | null>(null);
  const chosen = all.find((f) => f.id === hash);
  const whence = [r.document.outlet, r.document.published && date(r.document.published)].filter(Boolean).join(" · ");
  const filter = `${t("web.layers-shown")}: ${layers.filter((l) => on.has(l)).map((l) => t(layerName[l])).join(" · ") || t("web.none")}`;
  useFilterWords(filter);
  useLayers(body, all, on);
  useChosen(body, chosen, hot);

  const choose = useCallback((f: Finding | undefined, scroll?: ScrollLogicalPosition) => {
    setHot([]);
    go(documentPath(id, f?.id), true);
    if (f && scroll) bring(body.current, f.marks[0] ?? f.cues[0], scroll);
  }, [id]);
  const named = useCallback((other: string) => choose(all.find((f) => f.id === other), "center"), [all, choose]);
  useArrival(body, chosen);
  useKeys(all, on, chosen, choose, (layer) => setOn((s) => flip(s, layer)));

  return (
    <>
      <Head r={r} sheet={sheet} />
      <Tools all={all} sheet={sheet} on={on} flip={(layer) => setOn((s) => flip(s, layer))} chosen={chosen} choose={choose} />
      {!canHighlight() && <p className="state fail">{t("web.no-highlights")}</p>}
      {all.length === 0 && <p className="state">{t("web.no-findings")}</p>}
      <div className="takes">
        <TakePicture of={body} title={r.document.title ?? whence} part={t("web.text-marked")} filter={[r.document.title && whence, filter].filter(Boolean).join(" · ")} documents={1} />
        <TakeOut ids={[chosen ? (r.in_case?.[chosen.id] ?? `${id}/${chosen.id}`) : id]} what={t(chosen ? "web.export-finding" : "web.export-document")} />
      </div>
      <div className="doc">
        <Article ref={body} r={r} sheet={sheet} all={all} on={on} chosen={chosen} choose={choose} />
        {adding ? (
          <AddForm
            r={r}
            on={adding}
            root={body}
            sheet={sheet}
            close={() => setAdding(null)}
            added={(own) => {
              setAdding(null);
              go(documentPath(id, own), true);
            }}
          />
        ) : (
        <Panel r={r} sheet={sheet} chosen={chosen} choose={named} close={() => choose(undefined)} hot={setHot} show={(p) => bring(body.current, p, "center")} />
        )}
        {!adding && <Adder root={body} sheet={sheet} open={setAdding} />}
      </div>
    </>
  );
}

function flip(s: ReadonlySet<Layer>, layer: Layer): ReadonlySet<Layer> {
  const out = new Set(s);
  if (!out.delete(layer)) out.add(layer);
  return out;
}

/** Brings a piece of the text into view. */
function bring(root: HTMLElement | null, piece: Piece | undefined, block: ScrollLogicalPosition) {
  if (!piece) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  root?.querySelector(`p[data-p="${piece.paragraph}"]`)?.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
}

/** Who comes to a finding by its address is led to its place, once the letters are there to measure by. */
function useArrival(body: React.RefObject<HTMLElement | null>, chosen: Finding | undefined) {
  const first = useRef(chosen);
  useEffect(() => {
    const f = first.current;
    if (f) void document.fonts.ready.then(() => body.current?.querySelector(`p[data-p="${f.marks[0]?.paragraph}"]`)?.scrollIntoView({ block: "center" }));
  }, [body]);
}

function useKeys(all: Finding[], on: ReadonlySet<Layer>, chosen: Finding | undefined, choose: (f: Finding | undefined, scroll?: ScrollLogicalPosition) => void, turn: (l: Layer) => void) {
  const step = (by: number) => {
    const list = all.filter((f) => f.layer !== "entity" && on.has(f.layer));
    const i = chosen ? list.indexOf(chosen) : by > 0 ? -1 : list.length;
    const to = list[i + by];
    if (to) choose(to, "center");
  };
  useCommand("KeyJ", () => step(1));
  useCommand("KeyK", () => step(-1));
  useCommand("Escape", () => choose(undefined));
  useCommand("Digit1", () => turn("event"));
  useCommand("Digit2", () => turn("claim"));
  useCommand("Digit3", () => turn("consequence"));
  useCommand("Digit4", () => turn("explanation"));
  useCommand("Digit5", () => turn("entity"));
}
