import { useEffect, useRef } from "react";
import { settings, useSettings } from "../lib/settings";

/** The physical key that a command answers to: the one that a person set in place of that which it comes with. */
export const keyOf = (code: string, keymap: Record<string, string> | undefined) => keymap?.[code] ?? code;

/** How a physical key is called: by what stands on it where letters are Latin. */
export function keyName(code: string): string {
  const signs: Record<string, string> = { Slash: "/", Period: ".", Comma: ",", Semicolon: ";", Quote: "'", Backslash: "\\", BracketLeft: "[", BracketRight: "]", Minus: "-", Equal: "=", Backquote: "`", Space: "␣" };
  return signs[code] ?? code.replace(/^(Key|Digit)/, "").replace(/^Arrow(.)/, (_, c: string) => ({ U: "↑", D: "↓", L: "←", R: "→" })[c] ?? c);
}

/** Whether a key is meant for what is typed into, or for a widget that has keys of its own. */
function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest("[role=menu], [role=listbox]") !== null);
}

/**
 * Binds a single key to a command while a screen is shown. Keys are physical (event.code), so that they lie at the same place on an Arabic keyboard; they
 * can be set anew and switched off, and are silent while something is typed or a dialog is open. The code is that of the key that the command comes with.
 */
export function useCommand(code: string, run: () => void): void {
  const { keys } = useSettings();
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!keys) return;
    const listen = (e: KeyboardEvent) => {
      const key = keyOf(code, settings().keymap);
      if (e.code !== key || e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || typing(e.target) || document.querySelector("[role=dialog]")) return;
      if (key === "Slash" && e.shiftKey) return;
      e.preventDefault();
      latest.current();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [code, keys]);
}

/** Binds undo and redo, Ctrl+Z and Ctrl+Shift+Z, while a screen is shown. */
export function useUndo(undo: () => void, redo: () => void): void {
  const latest = useRef({ undo, redo });
  useEffect(() => {
    latest.current = { undo, redo };
  });
  useEffect(() => {
    const listen = (e: KeyboardEvent) => {
      if (!(e.ctrlKey || e.metaKey) || e.altKey || e.code !== "KeyZ" || typing(e.target)) return;
      e.preventDefault();
      (e.shiftKey ? latest.current.redo : latest.current.undo)();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
