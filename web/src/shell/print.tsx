import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Button } from "react-aria-components/Button";
import { get } from "../lib/api";
import type { Status } from "../lib/types";
import { filterWords, useWay, wholly } from "../lib/whole";
import { useWords } from "../lib/words";

/** Prints the screen with all that its lists hold, which is fetched first; the key of the browser's own command does the same. */
export function Print() {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    try {
      await wholly("print", () => window.print());
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => {
    const listen = (e: KeyboardEvent) => {
      if (!(e.ctrlKey || e.metaKey) || e.shiftKey || e.altKey || e.code !== "KeyP") return;
      e.preventDefault();
      void print();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
  return (
    <Button className="quiet" isDisabled={busy} onPress={() => void print()}>
      <span role="status">{t(busy ? "web.loading" : "web.print")}</span> <kbd aria-hidden="true">Ctrl P</kbd>
    </Button>
  );
}

/** What stands above a printed page: by what it is narrowed, from how much of the record it is, and when it was printed. */
export function PrintHead() {
  const { t, number, date } = useWords();
  const way = useWay();
  const status = useQuery({ queryKey: ["status"], queryFn: ({ signal }) => get<Status>("/status", {}, signal) });
  if (way !== "print") return null;
  const s = status.data;
  return (
    <div className="print-head">
      {filterWords() && <p dir="auto">{filterWords()}</p>}
      <p>
        {[t("web.isnad"), s && `${t("web.count-documents")} ${number(s.documents)}`, s && `${t("web.count-change")} ${number(s.change)}`, t("web.printed-on", date(new Date().toISOString().slice(0, 10)))].filter(Boolean).join(" · ")}
      </p>
    </div>
  );
}
