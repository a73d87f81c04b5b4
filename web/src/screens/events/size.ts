import { useLayoutEffect, useState, type RefObject } from "react";

/** The width of an element in pixels, as it changes; a guess before it is there. */
export function useSize(of: RefObject<Element | null>, guess = 800): number {
  const [width, setWidth] = useState(guess);
  useLayoutEffect(() => {
    const e = of.current;
    if (!e) return;
    const note = () => setWidth(Math.max(120, Math.round(e.getBoundingClientRect().width)));
    note();
    const watch = new ResizeObserver(note);
    watch.observe(e);
    return () => watch.disconnect();
  }, [of]);
  return width;
}
