import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { address } from "./api";

/** How long news of the ledger are gathered before the screen follows, in milliseconds: an addition of many documents is many changes. */
const calm = 1500;

/** Follows the ledger: whatever is on the screen is fetched anew a moment after somebody, or a job, changed something. A lost connection comes back by itself. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer = 0;
    const stream = new EventSource(address("/changes/stream"));
    stream.addEventListener("change", () => {
      timer ||= window.setTimeout(() => {
        timer = 0;
        void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "glossary" && q.queryKey[0] !== "job" });
      }, calm);
    });
    return () => {
      stream.close();
      clearTimeout(timer);
    };
  }, [client]);
}
