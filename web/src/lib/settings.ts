import { useSyncExternalStore } from "react";
import type { Digits, Months } from "./edtf";

/** What a person set, kept in this browser. Where it may not keep anything the settings last as long as the page. */
export interface Settings {
  lang?: "ar" | "en";
  theme?: "light" | "dark";
  /** Digits of the Arabic page: Latin unless set otherwise. */
  digits?: Digits;
  /** Names of months in Arabic: both that the east of the Arab world uses, unless set otherwise. */
  months?: Months;
  /** Whether days are told by the Hijri calendar too. */
  hijri?: boolean;
  /** Under whose name changes are made; none: under that of the program's user. */
  author?: string;
  /** Whether single keys are commands (WCAG 2.1.4). */
  keys: boolean;
  /** Physical keys set in place of those that commands come with, by these. */
  keymap?: Record<string, string>;
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
const tell = () => listeners.forEach((f) => f());

/** Changes some settings, and keeps them. What is undefined goes back to how it comes. */
export function set(change: Partial<Settings>): void {
  now = { ...now, ...change };
  try {
    localStorage.setItem(place, JSON.stringify(now));
  } catch {
    // Nothing may be kept here.
  }
  tell();
}

/** The settings in force, for what is no component. */
export const settings = (): Settings => now;

/** Takes over what another page of this browser set. */
function follow(e: StorageEvent): void {
  if (e.key !== place) return;
  now = load();
  tell();
}

function subscribe(f: () => void) {
  if (listeners.size === 0) addEventListener("storage", follow);
  listeners.add(f);
  return () => {
    listeners.delete(f);
    if (listeners.size === 0) removeEventListener("storage", follow);
  };
}

export const useSettings = (): Settings => useSyncExternalStore(subscribe, settings);
