import { lazy, type ComponentType, type LazyExoticComponent } from "react";

/**
 * A part that comes in a file of its own, so that no screen waits for it: fetched once the page has nothing else to do, so that it is there when it is
 * opened. Where that fails it is asked for again when it is shown.
 */
export function later<P>(load: () => Promise<{ default: ComponentType<P> }>): LazyExoticComponent<ComponentType<P>> {
  const early = () => void load().catch(() => undefined);
  if (typeof requestIdleCallback === "function") requestIdleCallback(early, { timeout: 4000 });
  else setTimeout(early, 1000);
  return lazy(load);
}
