import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useMost, useWay } from "../lib/whole";
import { useWords } from "../lib/words";
import { FirstOf } from "./first";
import "./table.css";

/** A column of a table. Without an order it cannot be sorted by. */
export interface Column<R> {
  key: string;
  label: string;
  cell: (row: R) => ReactNode;
  order?: (a: R, b: R) => number;
  /** A class for its cells: `num` for numbers, `wide` for what shows in full width only. */
  className?: string;
}

export interface Sorted { key: string; down: boolean }

export interface TableProps<R> {
  caption: string;
  columns: Column<R>[];
  rows: R[];
  id: (row: R) => string;
  sorted?: Sorted;
  onSort?: (s: Sorted) => void;
  /** The rows that are chosen, where rows can be chosen. */
  chosen?: ReadonlySet<string>;
  onPick?: (id: string, add: boolean) => void;
  /** Height of a row before it is measured, in pixels. */
  row?: number;
}

/** Rows in the order of a column; those that are equal in it keep their order. */
export function ordered<R>(rows: R[], columns: Column<R>[], s: Sorted | undefined): R[] {
  const order = s && columns.find((c) => c.key === s.key)?.order;
  if (!order) return rows;
  const out = [...rows].sort(order);
  return s.down ? out.reverse() : out;
}

/**
 * A table that draws only the rows that show, however many there are. It is a grid to those who hear it: arrows, Page Up and Down, Home and End go from row
 * to row, Enter or Space chooses one, with Shift beside those that are chosen. Printed, or saved as a picture, it has its first rows and says of how many.
 */
export function Table<R>(p: TableProps<R>) {
  const { columns, rows, chosen, id } = p;
  const [own, setOwn] = useState<Sorted>();
  const sorted = p.sorted ?? own;
  const list = useMemo(() => ordered(rows, columns, sorted), [rows, columns, sorted]);
  const box = useRef<HTMLDivElement>(null);
  const whole = useWay() !== "";
  const drawn = useMost(list.length);
  const v = useVirtualizer({ count: list.length, getScrollElement: () => box.current, estimateSize: () => p.row ?? 40, overscan: 8, getItemKey: (i) => id(list[i]!) });
  const focus = useRows(v, list.length, box);
  const mine = useRef(false);
  useEffect(() => {
    const first = mine.current || !chosen?.size ? -1 : list.findIndex((r) => chosen.has(id(r)));
    mine.current = false;
    if (first >= 0) v.scrollToIndex(first, { align: "auto" });
  }, [chosen]); // eslint-disable-line react-hooks/exhaustive-deps
  const pick = (row: R, add: boolean) => {
    mine.current = true;
    p.onPick?.(id(row), add);
  };
  const near = v.getVirtualItems();
  const above = whole ? 0 : (near[0]?.start ?? 0);
  const below = whole ? 0 : v.getTotalSize() - (near.at(-1)?.end ?? 0);
  const items = whole ? list.slice(0, drawn).map((_, index) => ({ index })) : near;
  const keys = (e: KeyboardEvent<HTMLElement>, i: number) => {
    if ((e.key === "Enter" || e.key === " ") && p.onPick) pick(list[i]!, e.shiftKey);
    else if (!focus.move(e.key, i)) return;
    e.preventDefault();
  };
  const does = useLatest({ pick, keys });
  return (
    <div className="vt" ref={box}>
      <table role="grid" aria-label={p.caption} aria-rowcount={list.length + 1} aria-multiselectable={p.onPick ? true : undefined}>
        <Head columns={columns} sorted={sorted} onSort={p.onSort ?? setOwn} />
        <tbody role="rowgroup">
          {above > 0 && <Gap size={above} />}
          {items.map(({ index: i }) => (
            <Row
              key={id(list[i]!)}
              row={list[i]!}
              index={i}
              columns={columns}
              chosen={chosen?.has(id(list[i]!))}
              tab={focus.at === i || (i === items[0]!.index && !items.some((x) => x.index === focus.at))}
              measure={v.measureElement}
              onPick={p.onPick && does.pick}
              onKeys={does.keys}
            />
          ))}
          {below > 0 && <Gap size={below} />}
        </tbody>
      </table>
      <FirstOf n={drawn} of={list.length} />
    </div>
  );
}

/** What stands for the rows that are not drawn. */
const Gap = ({ size }: { size: number }) => (
  <tr className="gap" aria-hidden="true">
    <td style={{ blockSize: size }} />
  </tr>
);

function Head<R>({ columns, sorted, onSort }: { columns: Column<R>[]; sorted: Sorted | undefined; onSort: (s: Sorted) => void }) {
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        {columns.map((c) => {
          const mine = sorted?.key === c.key;
          return (
            <th key={c.key} role="columnheader" scope="col" className={c.className} aria-sort={mine ? (sorted.down ? "descending" : "ascending") : undefined}>
              {c.order ? (
                <button type="button" onClick={() => onSort({ key: c.key, down: mine && !sorted.down })}>
                  {c.label}
                  <span aria-hidden="true">{mine ? (sorted.down ? " ▼" : " ▲") : ""}</span>
                </button>
              ) : (
                c.label
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface RowProps<R> {
  row: R;
  index: number;
  columns: Column<R>[];
  chosen: boolean | undefined;
  tab: boolean;
  measure: (e: Element | null) => void;
  onPick: ((row: R, add: boolean) => void) | undefined;
  onKeys: (e: KeyboardEvent<HTMLElement>, i: number) => void;
}

function RowOf<R>({ row, index, columns, chosen, tab, measure, onPick, onKeys }: RowProps<R>) {
  return (
    <tr
      role="row"
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={onPick ? !!chosen : undefined}
      className={chosen ? "on" : undefined}
      tabIndex={tab ? 0 : -1}
      onKeyDown={(e) => e.target === e.currentTarget && onKeys(e, index)}
      onClick={(e) => !(e.target as Element).closest("a,button,input") && onPick?.(row, e.shiftKey || e.ctrlKey || e.metaKey)}
    >
      {columns.map((c) => (
        <td key={c.key} role="gridcell" className={c.className} data-label={c.label}>
          {c.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** A row is drawn anew only when it is another row, or chosen, or reached by the keys. */
const Row = memo(RowOf) as typeof RowOf;

/** Functions that stay the same from one drawing to the next and do what the latest ones do. */
function useLatest<R>(now: { pick: (row: R, add: boolean) => void; keys: (e: KeyboardEvent<HTMLElement>, i: number) => void }) {
  const latest = useRef(now);
  useLayoutEffect(() => {
    latest.current = now;
  });
  return useMemo(() => ({ pick: (row: R, add: boolean) => latest.current.pick(row, add), keys: (e: KeyboardEvent<HTMLElement>, i: number) => latest.current.keys(e, i) }), []);
}

/** Which row the keys are at, and how they move. */
function useRows(v: { scrollToIndex: (i: number, o?: { align?: "auto" }) => void; range: { startIndex: number; endIndex: number } | null }, count: number, box: { current: HTMLElement | null }) {
  const [at, setAt] = useState(0);
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const row = box.current?.querySelector<HTMLElement>(`tr[data-index="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });
  const move = (key: string, i: number): boolean => {
    const page = Math.max(1, (v.range?.endIndex ?? 10) - (v.range?.startIndex ?? 0) - 1);
    const to = ({ ArrowDown: i + 1, ArrowUp: i - 1, PageDown: i + page, PageUp: i - page, Home: 0, End: count - 1 } as Record<string, number>)[key];
    if (to === undefined) return false;
    const next = Math.max(0, Math.min(count - 1, to));
    wanted.current = next;
    setAt(next);
    v.scrollToIndex(next, { align: "auto" });
    return true;
  };
  return { at, move };
}

/** How many rows of how many are shown, told to those who hear it. */
export function Shown({ n, of }: { n: number; of: number }) {
  const { number, t } = useWords();
  return (
    <p className="small soft" role="status">
      <bdi className="n">{number(n)}</bdi> {n !== of && <>{t("ui.of")} <bdi className="n">{number(of)}</bdi></>}
    </p>
  );
}
