import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { most, useWay } from "../../lib/whole";
import { FirstOf } from "../../parts/first";
import { useCommand } from "../../shell/commands";

/** Rows that are drawn beyond the edge of the window, so that scrolling shows none that is empty. */
const beyond = 6;

/**
 * A list as long as it likes: only the pieces near the window are drawn. Near its end it asks for more. J and K go from one thing that can be followed to
 * the next, over all pieces. Printed, or saved as a picture, it has its first pieces and says how many things of how many are in them.
 */
export function Long<T extends { key: string }>({ label, pieces, children, more, busy, guess, things = () => 1, total }: { label: string; pieces: T[]; children: (piece: T) => ReactNode; more?: (() => void) | undefined; busy?: boolean; guess: (piece: T) => number; things?: (piece: T) => number; total?: number | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (box.current) setTop(box.current.getBoundingClientRect().top + scrollY);
  }, [pieces.length > 0]);
  const rows = useWindowVirtualizer({
    count: pieces.length,
    estimateSize: (i) => guess(pieces[i]!),
    getItemKey: (i) => pieces[i]!.key,
    overscan: beyond,
    scrollMargin: top,
  });
  const way = useWay();
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? -1;
  useEffect(() => {
    if (more && !busy && last >= pieces.length - 1 - beyond) more();
  }, [last, pieces.length, more, busy]);
  const step = (by: number) => {
    const stops = [...(box.current?.querySelectorAll<HTMLElement>("[data-stop]") ?? [])];
    const now = stops.findIndex((e) => e === document.activeElement || e.closest("li")?.contains(document.activeElement));
    const from = now >= 0 ? now + by : stops.findIndex((e) => e.getBoundingClientRect().top > 120);
    stops[Math.max(0, Math.min(stops.length - 1, from))]?.focus();
  };
  useCommand("KeyJ", () => step(1));
  useCommand("KeyK", () => step(-1));
  if (way) {
    let n = 0;
    const shown = pieces.filter((p) => n < most[way] && ((n += things(p)), true));
    return (
      <div ref={box} className="long whole" role="list" aria-label={label}>
        {shown.map((p) => (
          <div key={p.key} role="listitem" className="piece">
            {children(p)}
          </div>
        ))}
        <FirstOf n={n} of={total ?? pieces.reduce((sum, p) => sum + things(p), 0)} />
      </div>
    );
  }
  return (
    <div ref={box} className="long" role="list" aria-label={label} aria-busy={busy} style={{ blockSize: `${rows.getTotalSize()}px` }}>
      {drawn.map((row) => (
        <div key={row.key} role="listitem" data-index={row.index} ref={rows.measureElement} className="piece" style={{ transform: `translateY(${row.start - top}px)` }}>
          {children(pieces[row.index]!)}
        </div>
      ))}
    </div>
  );
}
