import { useMemo, useSyncExternalStore } from "react";

let letters = 0;

/** Hears when letters have come: what was measured before was measured in others. */
function subscribe(f: () => void): () => void {
  const come = () => {
    letters++;
    f();
  };
  document.fonts.addEventListener("loadingdone", come);
  return () => document.fonts.removeEventListener("loadingdone", come);
}

/** Tells how wide a text is in pixels, in the letters of the interface at a size and weight. It measures each text once, and is another function when other letters have come. */
export function useMeasure(size: number, weight = 400): (text: string) => number {
  const version = useSyncExternalStore(subscribe, () => letters);
  return useMemo(() => {
    const pen = document.createElement("canvas").getContext("2d")!;
    pen.font = `${weight} ${size}px ${getComputedStyle(document.documentElement).getPropertyValue("--ui")}`;
    const known = new Map<string, number>();
    return (text) => {
      let w = known.get(text);
      if (w === undefined) known.set(text, (w = pen.measureText(text).width));
      return w;
    };
  }, [size, weight, version]);
}
