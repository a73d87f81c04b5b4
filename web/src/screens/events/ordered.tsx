import { useDeferredValue, useMemo, useState } from "react";
import type { Stretch } from "../../lib/dates";
import type { Selection } from "../../lib/selection";
import { useWords } from "../../lib/words";
import { Dated } from "../../parts/text";
import { Bounds, Statuses } from "./list";
import { Parties, useKind } from "./say";
import type { Lane } from "./time";

/** How many events the list in words has at most; the table has all. */
const most = 200;

/** What the timeline shows as an ordered list, for those who read rather than look. */
export function InWords({ lanes, view, selection }: { lanes: Lane[]; view: Stretch; selection: Selection }) {
  const { t, number } = useWords();
  const kind = useKind();
  const [open, setOpen] = useState(false);
  const rest = useDeferredValue(view);
  const list = useMemo(() => {
    if (!open) return [];
    const seen = lanes.flatMap((l) => l.dated).filter((p) => p.s.to > rest.from && p.s.from < rest.to);
    const key = (s: Stretch) => (s.from === -Infinity ? s.to : s.from);
    return seen.sort((a, b) => key(a.s) - key(b.s)).map((p) => p.h);
  }, [open, lanes, rest]);
  return (
    <details className="in-words" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{t("web.read-as-list")}</summary>
      {open && (
        <ol>
          {list.slice(0, most).map((h) => (
            <li key={h.id} className={selection.ids.has(h.id) ? "on" : undefined}>
              <button type="button" aria-pressed={selection.ids.has(h.id)} onClick={(e) => selection.pick([h.id], e.shiftKey)}>
                <span className="soft">{h.row.time ? <Dated value={h.row.time} /> : <>{t("ui.undated")} {h.between && <Bounds h={h} />}</>}</span> <Statuses h={h} /> <b>{kind(h.row)}</b> <Parties row={h.row} />
              </button>
            </li>
          ))}
        </ol>
      )}
      {list.length > most && (
        <p className="small soft">
          <bdi className="n">{number(most)}</bdi> {t("ui.of")} <bdi className="n">{number(list.length)}</bdi> · {t("web.rest-in-table")}
        </p>
      )}
    </details>
  );
}
