import { memo, type Ref } from "react";
import type { Reading } from "../../lib/types";
import { caretAt } from "./highlights";
import { next, under, type Finding, type Layer, type Paragraph, type Sheet } from "./model";
import { Note } from "./note";

/** The text, a line of it a paragraph, each with its number and with the notes of what begins in it. A click on marked words chooses what they are. */
export function Article({ r, sheet, all, on, chosen, choose, ref }: {
  r: Reading;
  sheet: Sheet;
  all: Finding[];
  on: ReadonlySet<Layer>;
  chosen: Finding | undefined;
  choose: (f: Finding | undefined, scroll?: ScrollLogicalPosition) => void;
  ref: Ref<HTMLDivElement>;
}) {
  const click = (e: React.MouseEvent) => {
    if (getSelection()?.isCollapsed === false) return;
    const at = caretAt(e.clientX, e.clientY);
    if (!at) return;
    const hits = under(all.filter((f) => on.has(f.layer)), at.paragraph, at.offset);
    if (hits.length > 0) choose(next(hits, chosen?.id ?? ""));
  };
  return (
    <div className="text" ref={ref} onClick={click}>
      {sheet.paragraphs.map((p, k) =>
        p.text.trim() === "" ? null : (
          <div className="pr" key={k}>
            <span className="pn" aria-hidden="true">
              {p.number}
            </span>
            <Line p={p} index={k} lang={r.document.language ?? "ar"} />
            <Notes r={r} list={all.filter((f) => f.layer !== "entity" && on.has(f.layer) && (f.marks[0] ?? f.cues[0])?.paragraph === k)} chosen={chosen} choose={choose} />
          </div>
        ),
      )}
    </div>
  );
}

/** One paragraph is one text node, on which the highlights lie: it is drawn once and left alone. */
const Line = memo(function Line({ p, index, lang }: { p: Paragraph; index: number; lang: string }) {
  return (
    <p lang={lang} dir="auto" data-p={index}>
      {p.text}
    </p>
  );
});

function Notes({ r, list, chosen, choose }: { r: Reading; list: Finding[]; chosen: Finding | undefined; choose: (f: Finding) => void }) {
  return (
    <ul className="notes">
      {list.map((f) => (
        <li key={f.id} className={f.layer}>
          <button type="button" aria-current={f === chosen || undefined} data-id={f.id} onClick={(e) => { e.stopPropagation(); choose(f); }}>
            <Note r={r} f={f} />
          </button>
        </li>
      ))}
    </ul>
  );
}
