import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { post, Refused } from "./api";
import { hangsOnLedger } from "./hangs";
import { back, did, forth, past, setPast, without, type Deed } from "./history";
import { go } from "./router";
import { settings } from "./settings";
import type { Changes, Problem, Wish } from "./ledger";

/** What a person wants done in one go: the steps, why, and the number of the last change that what was shown knows of. Of what is the last of its kind nothing alike is offered. */
export interface Wanted { steps: Wish[]; reason?: string | undefined; shown?: number | undefined; last?: boolean | undefined }

/** What the foot of the page tells of the last change: that it was made, taken back or brought again, why it could not be, or that others changed the same meanwhile. */
export type Told =
  | { kind: "done" | "undone" | "redone"; did: string; at: number; of?: number; like?: number[] }
  | { kind: "fault"; error: unknown; again: () => void }
  | { kind: "clash"; problem: Problem; wanted: Wanted };

interface State { told: Told | null; busy: number; alike: number[] | null }

let now: State = { told: null, busy: 0, alike: null };
const listeners = new Set<() => void>();

function put(change: Partial<State>) {
  now = { ...now, ...change };
  listeners.forEach((f) => f());
}

function subscribe(f: () => void) {
  listeners.add(f);
  return () => void listeners.delete(f);
}

/** What is to be told of the last change, and how many are on their way. */
export const useTold = (): State => useSyncExternalStore(subscribe, () => now);

/** Takes away what is told. */
export const silence = (): void => put({ told: null });

/** Opens what is like some changes, to be mended with them (parts/similar), or with null closes it. */
export const alike = (numbers: number[] | null): void => put({ alike: numbers });

/** Kinds of changes after which others that are alike may be wrong too. */
const carried = new Set(["edit", "reject", "merge"]);

/** What hangs on the ledger is fetched anew at once. */
const follow = (client: QueryClient) => client.invalidateQueries({ predicate: hangsOnLedger });

async function send(client: QueryClient, w: Wanted, done: (c: Changes) => Told | null): Promise<Changes | null> {
  put({ busy: now.busy + 1, told: null });
  const arrived = once(() => put({ busy: now.busy - 1 })); // the next may be asked for while the screen still fetches what this one changed
  try {
    const { author } = settings();
    const body = { steps: w.steps, ...(w.reason?.trim() && { reason: w.reason.trim() }), ...(author && { author }) };
    const made = await post<Changes>("/changes", body, {}, w.shown === undefined ? {} : { "If-Match": String(w.shown) });
    put({ told: done(made) });
    arrived();
    await follow(client);
    return made;
  } catch (error) {
    if (error instanceof Refused && error.status === 412 && error.problem?.theirs) {
      put({ told: { kind: "clash", problem: error.problem, wanted: w } });
      void follow(client);
    } else {
      put({ told: { kind: "fault", error, again: () => void send(client, w, done) } });
    }
    return null;
  } finally {
    arrived();
  }
}

/** Does something the first time it is asked to. */
function once(run: () => void): () => void {
  let ran = false;
  return () => {
    if (!ran) run();
    ran = true;
  };
}

/** The kind of a change, by which it is named: that of its steps where they are of one kind. */
const kindOf = (steps: Wish[]) => (steps.every((s) => s.kind === steps[0]?.kind) ? (steps[0]?.kind ?? "") : "several");

/** The changes that an undo or redo is made of: the latest is taken back first. */
const turning = (kind: "undo" | "redo", numbers: number[]): Wish[] => (kind === "undo" ? numbers.toReversed() : numbers).map((number) => ({ kind, number }));

/**
 * Changes the ledger. What is made is told at the foot of the page with a way to take it back, and can be taken back from everywhere (lib/history); it gives what
 * was made, or null where it could not be, which is told too. With shown, nothing is done where others changed the same nouns since.
 */
export function useChange(): (w: Wanted) => Promise<Changes | null> {
  const client = useQueryClient();
  return useCallback(
    (w: Wanted) =>
      send(client, w, (c) => {
        const turns = w.steps.filter((s) => s.kind === "undo" || s.kind === "redo");
        if (turns.length === w.steps.length) {
          setPast(turns.reduce((p, s) => (s.number ? without(p, s.number) : p), past()));
          return { kind: turns[0]?.kind === "redo" ? "redone" : "undone", did: "", at: c.last };
        }
        const kind = kindOf(w.steps);
        const numbers = c.changes.map((x) => x.number);
        setPast(did(past(), { kind: "change", numbers, did: kind }));
        const like = !w.last && w.steps.some((s) => carried.has(s.kind)) ? { like: numbers } : {};
        return { kind: "done", did: kind, at: c.last, of: w.last ? w.steps.length : 0, ...like };
      }),
    [client],
  );
}

/** Notes changes that were made by another request, so that they are told and can be taken back as all others. */
export function noteDone(kind: string, c: Changes): void {
  setPast(did(past(), { kind: "change", numbers: c.changes.map((x) => x.number), did: kind }));
  put({ told: { kind: "done", did: kind, at: c.last } });
}

/** Notes what was changed otherwise than by wishes: it is told at the foot of the page, can be taken back from everywhere where it can be at all, and what is shown follows. */
export function useNote(): (kind: string, made: Changes | null) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (kind, made) => {
      if (made) noteDone(kind, made);
      await follow(client);
    },
    [client],
  );
}

/** Takes back the last deed of the history, or brings again what was taken back last; where a switch was made elsewhere it leads there. */
export function useTurns(): { undo: () => void; redo: () => void } {
  const client = useQueryClient();
  const turn = async (kind: "undo" | "redo", deed: Deed | undefined) => {
    if (!deed || now.busy > 0) return;
    const on = kind === "undo" ? back : forth;
    if (deed.kind === "switch") {
      setPast(on(past()));
      go(kind === "undo" ? deed.from : deed.to, true);
      return;
    }
    await send(client, { steps: turning(kind, deed.numbers) }, (c) => {
      setPast(on(past()));
      return { kind: kind === "undo" ? "undone" : "redone", did: deed.did, at: c.last };
    });
  };
  return { undo: () => void turn("undo", past().done.at(-1)), redo: () => void turn("redo", past().ahead[0]) };
}
