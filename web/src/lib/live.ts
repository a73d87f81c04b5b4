import { hangsOnLedger } from "./hangs";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { address } from "./api";

/** How long news of the ledger are gathered before the screen follows, in milliseconds: an addition of many documents is many changes. */
const calm = 1500;

/**
 * Follows the ledger: whatever is on the screen is fetched anew a moment after somebody, or a job, changed something. A lost connection comes back by itself.
 * It listens only while the page is looked at: a browser holds six connections to a host, and pages that are hidden, or left and kept for the way back, would
 * starve the one that is read. Who comes back is told what happened meanwhile.
 */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer = 0;
    let stream: EventSource | undefined;
    let last = "";
    let began = false;
    const follow = () => {
      timer ||= window.setTimeout(() => {
        timer = 0;
        void client.invalidateQueries({ predicate: hangsOnLedger });
      }, calm);
    };
    const heard = (e: MessageEvent) => {
      last = e.lastEventId;
      follow();
    };
    const close = () => {
      stream?.close();
      stream = undefined;
    };
    const look = () => {
      if (document.visibilityState === "hidden") return close();
      if (stream) return;
      stream = new EventSource(address("/changes/stream", { after: last }));
      stream.addEventListener("change", heard);
      if (began && !last) follow(); // nothing says from where it was not listened
      began = true;
    };
    look();
    document.addEventListener("visibilitychange", look);
    addEventListener("pageshow", look);
    addEventListener("pagehide", close);
    return () => {
      document.removeEventListener("visibilitychange", look);
      removeEventListener("pageshow", look);
      removeEventListener("pagehide", close);
      close();
      clearTimeout(timer);
    };
  }, [client]);
}
