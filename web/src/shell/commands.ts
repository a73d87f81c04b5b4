import { useEffect, useRef } from "react";
import { useSettings } from "../lib/settings";

/** Whether a key is meant for what is typed into, or for a widget that has keys of its own. */
function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/**
 * Binds a single key to a command while a screen is shown. Keys are physical (event.code), so that they lie at the same place on an Arabic keyboard; they
 * can be switched off, and are silent while something is typed or a dialog is open.
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
      if (e.code !== code || e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || typing(e.target) || document.querySelector("[role=dialog]")) return;
      if (code === "Slash" && e.shiftKey) return;
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
