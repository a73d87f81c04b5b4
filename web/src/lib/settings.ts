import { useSyncExternalStore } from "react";

/** What a person set, kept in this browser. Where it may not keep anything the settings last as long as the page. */
export interface Settings {
  lang?: "ar" | "en";
  theme?: "light" | "dark";
  /** Whether single keys are commands (WCAG 2.1.4). */
  keys: boolean;
}

const place = "isnad.settings";

function load(): Settings {
  try {
    return { keys: true, ...(JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<Settings>) };
  } catch {
    return { keys: true };
  }
}

let now = load();
const listeners = new Set<() => void>();

/** Changes some settings, and keeps them. */
export function set(change: Partial<Settings>): void {
  now = { ...now, ...change };
  try {
    localStorage.setItem(place, JSON.stringify(now));
  } catch {
    // Nothing may be kept here.
  }
  listeners.forEach((f) => f());
}

function subscribe(f: () => void) {
  listeners.add(f);
  return () => void listeners.delete(f);
}

export const useSettings = (): Settings => useSyncExternalStore(subscribe, () => now);
