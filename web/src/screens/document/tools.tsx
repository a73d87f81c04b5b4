import { useEffect, useState } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { useWords } from "../../lib/words";
import { Key, Num } from "../../parts/text";
import { layerName, layers, type Finding, type Layer, type Sheet } from "./model";

/** The switches of the layers, and the ruler of the whole text. They stay in view. */
export function Tools({ all, sheet, on, flip, chosen, choose }: {
  all: Finding[];
  sheet: Sheet;
  on: ReadonlySet<Layer>;
  flip: (layer: Layer) => void;
  chosen: Finding | undefined;
  choose: (f: Finding, scroll?: ScrollLogicalPosition) => void;
}) {
  const { t } = useWords();
  return (
    <div className="tools">
      <div className="lay" role="group" aria-label={t("web.layers")}>
        {layers.map((layer, i) => (
          <Switch key={layer} layer={layer} digit={i + 1} all={all.filter((f) => f.layer === layer)} sheet={sheet} on={on.has(layer)} flip={() => flip(layer)} />
        ))}
        <span className="r" aria-hidden="true">
          <span>
            <Key>J</Key> <Key>K</Key> {t("web.key-next")}
          </span>
        </span>
      </div>
      <Ruler all={all} sheet={sheet} on={on} chosen={chosen} choose={choose} />
    </div>
  );
}

function Switch({ layer, digit, all, sheet, on, flip }: { layer: Layer; digit: number; all: Finding[]; sheet: Sheet; on: boolean; flip: () => void }) {
  const { t } = useWords();
  const first = all.find((f) => f.marks[0] && f.length < 24)?.marks[0];
  const sample = first ? sheet.paragraphs[first.paragraph]!.text.slice(first.from, first.to) : "";
  return (
    <ToggleButton isSelected={on} onChange={flip}>
      {sample && (
        <span className={`smp ${layer}`} lang="ar" aria-hidden="true">
          {sample.split(/\s/)[0]}
        </span>
      )}
      {t(layerName[layer])} <span className="cnt"><Num n={all.length} /></span>
      <Key>{digit}</Key>
    </ToggleButton>
  );
}

/** The whole text as one line: where findings of each layer lie, and which part is in view. It is for the eye; J and K lead the same way. */
function Ruler({ all, sheet, on, chosen, choose }: { all: Finding[]; sheet: Sheet; on: ReadonlySet<Layer>; chosen: Finding | undefined; choose: (f: Finding, scroll?: ScrollLogicalPosition) => void }) {
  const size = Math.max(sheet.text.length, 1);
  const view = useView(sheet);
  const shown = all.filter((f) => f.layer !== "entity" && on.has(f.layer));
  return (
    <div
      className="ruler"
      aria-hidden="true"
      onClick={(e) => {
        const box = e.currentTarget.getBoundingClientRect();
        const share = getComputedStyle(e.currentTarget).direction === "rtl" ? (box.right - e.clientX) / box.width : (e.clientX - box.left) / box.width;
        const near = shown.reduce<Finding | undefined>((best, f) => (!best || Math.abs(f.at - share * size) < Math.abs(best.at - share * size) ? f : best), undefined);
        if (near) choose(near, "center");
      }}
    >
      {shown.map((f) => (
        <i key={f.id} className={f === chosen ? `${f.layer} now` : f.layer} style={{ insetInlineStart: `${(f.at / size) * 100}%` }} />
      ))}
      <span className="win" style={{ insetInlineStart: `${view.from * 100}%`, inlineSize: `${(view.to - view.from) * 100}%` }} />
    </div>
  );
}

/** Which share of the text is on the screen. */
function useView(sheet: Sheet) {
  const [view, setView] = useState({ from: 0, to: 1 });
  useEffect(() => {
    let frame = 0;
    const measure = () => {
      frame = 0;
      const size = Math.max(sheet.text.length, 1);
      let from = -1;
      let to = 0;
      for (const p of document.querySelectorAll<HTMLElement>(".text p[data-p]")) {
        const box = p.getBoundingClientRect();
        const top = Math.min(1, Math.max(0, (150 - box.top) / Math.max(box.height, 1)));
        const end = Math.min(1, Math.max(0, (innerHeight - box.top) / Math.max(box.height, 1)));
        if (end <= top) continue;
        const k = sheet.paragraphs[Number(p.dataset["p"])];
        if (!k) continue;
        if (from < 0) from = (k.start + top * k.text.length) / size;
        to = (k.start + end * k.text.length) / size;
      }
      setView({ from: Math.max(from, 0), to: Math.max(to, from, 0) });
    };
    const soon = () => {
      frame ||= requestAnimationFrame(measure);
    };
    soon();
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", soon);
      removeEventListener("resize", soon);
    };
  }, [sheet]);
  return view;
}
