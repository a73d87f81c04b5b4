/** Dates of the record as stretches of days, for drawings. Times are milliseconds since 1970 in UTC. */

export const day = 86_400_000;

/** What is known of when something was: not before from, before to. An end that nobody tells is infinite. */
export interface Stretch { from: number; to: number }

/** One date without a range as the stretch that it names; null where it is none. */
function single(value: string): Stretch | null {
  const m = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T[\d:.Z+-]*)?[?~%]?$/.exec(value);
  if (!m) return null;
  const [year, month, date] = [Number(m[1]), m[2] ? Number(m[2]) - 1 : 0, m[3] ? Number(m[3]) : 1];
  if (month < 0 || month > 11 || date < 1 || date > 31) return null;
  const at = (y: number, mo: number, d: number) => {
    const t = new Date(0);
    t.setUTCFullYear(y, mo, d); // Date.UTC takes years below 100 for those of the last century
    return t.getTime();
  };
  const from = at(year, month, date);
  return { from, to: m[3] ? from + day : m[2] ? at(year, month + 1, 1) : at(year + 1, 0, 1) };
}

/** The days that a date or range of the record (EDTF) holds; null where it tells none. */
export function stretch(value: string | undefined): Stretch | null {
  if (!value) return null;
  const [a, b, more] = value.split("/");
  if (more !== undefined) return null;
  if (b === undefined) return single(value);
  const open = (s: string | undefined) => s === ".." || s === "";
  const [from, to] = [open(a) ? null : single(a ?? ""), open(b) ? null : single(b)];
  if ((!from && !open(a)) || (!to && !open(b)) || (!from && !to)) return null;
  const out = { from: from?.from ?? -Infinity, to: to?.to ?? Infinity };
  return out.from < out.to ? out : null;
}

/** Stretches by when they begin, then by when they end; what has none comes last. An open beginning is taken for the end that is told. */
export function earlier(a: Stretch | null, b: Stretch | null): number {
  if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
  const begin = (s: Stretch) => (s.from === -Infinity ? s.to : s.from);
  return begin(a) - begin(b) || (a.to === b.to ? 0 : a.to - b.to);
}
