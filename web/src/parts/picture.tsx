import { useMutation, useQuery } from "@tanstack/react-query";
import type { RefObject } from "react";
import { Button } from "react-aria-components/Button";
import { get } from "../lib/api";
import { fileName, save } from "../lib/save";
import { wholly } from "../lib/whole";
import type { Status } from "../lib/types";
import { useWords, type Words } from "../lib/words";
import { Failed } from "./states";
import "./out.css";

interface Props {
  /** The view that is saved. What is marked data-picture="no" in it is left out. */
  of: RefObject<Element | null>;
  title: string;
  /** Which part of the screen it is, for the name of the file. */
  part?: string;
  /** What is filtered or switched, in words; empty where nothing is. */
  filter?: string;
  /** The day that the view shows (EDTF); today where none is given. */
  date?: string;
  /** How many documents the view rests on; all of the record where none are told. */
  documents?: number;
}

/** Saves a view as a picture at the size of a slide, with its title, filter, source and day on it. */
export function Picture({ of, title, part = "", filter = "", date, documents }: Props) {
  const words = useWords();
  const { t } = words;
  const status = useQuery({ queryKey: ["status"], queryFn: ({ signal }) => get<Status>("/status", {}, signal) });
  const made = useMutation({
    mutationFn: async (kind: "svg" | "png") => {
      const { draw, raster } = await import("../lib/slide");
      if (!of.current) throw new Error(t("web.failed"));
      const day = date || new Date().toISOString().slice(0, 10);
      const view = of.current;
      const drawn = await wholly("picture", () => draw(view, { title, filter, source: source(words, documents ?? status.data?.documents, status.data?.change), date: words.date(day) }));
      const blob = kind === "svg" ? new Blob([drawn.svg], { type: "image/svg+xml" }) : await raster(drawn);
      save(`${fileName("isnad", title.slice(0, 40), part.slice(0, 30), day)}.${kind}`, blob);
      return drawn;
    },
  });
  return (
    <span className="pict" data-picture="no">
      <span className="lb">
        <svg viewBox="0 0 16 12" aria-hidden="true">
          <path d="M.7.7h14.6v10.600H.7zM.7 9l4-4 3.500 3.500L11 5.500l4.300 4.300" fill="none" stroke="currentColor" strokeWidth="1.400" />
        </svg>
        {t("web.save-view")}
      </span>
      {(["svg", "png"] as const).map((kind) => (
        <Button key={kind} className="quiet" isDisabled={made.isPending} onPress={() => made.mutate(kind)} aria-label={`${t("web.save-view")}: ${part || title} ${kind.toUpperCase()}`}>
          <bdi dir="ltr">{kind.toUpperCase()}</bdi>
        </Button>
      ))}
      <span role="status" className="small">
        {made.isPending && t("web.loading")}
        {made.data && (
          <>
            {t("web.saved")} <bdi dir="ltr">{`${made.data.width} × ${made.data.height}`}</bdi>
          </>
        )}
      </span>
      {made.isError && <Failed error={made.error} />}
    </span>
  );
}

/** Where a picture is from: the program, how many documents it rests on and after which change of the ledger. */
function source({ t, number }: Words, documents: number | undefined, change: number | undefined): string {
  const parts = [t("web.isnad")];
  if (documents !== undefined) parts.push(`${t("web.count-documents")} ${number(documents)}`);
  if (change !== undefined) parts.push(`${t("web.count-change")} ${number(change)}`);
  return parts.join(" · ");
}
