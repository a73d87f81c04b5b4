import { useEffect, useState, type RefObject } from "react";
import { Button } from "react-aria-components/Button";
import { useChange } from "../../../lib/changes";
import type { Filed } from "../../../lib/ledger";
import { useWords } from "../../../lib/words";
import { useCommand } from "../../../shell/commands";
import { Quoted } from "../../../parts/text";
import { layers, type Layer, type Sheet } from "../model";
import { withNew } from "./coined";
import { FieldInput } from "./inputs";
import { fields, localId, order, type Field } from "./model";
import { Form } from ".";
import "./correct.css";

/** Words that a person chose in the text: offsets in code points, and where on the screen they end. */
export interface Chosen { start: number; end: number; text: string; x: number; y: number }

/** The words that are selected in the text, trimmed; none while nothing is. */
function useSelected(root: RefObject<HTMLElement | null>, sheet: Sheet): Chosen | null {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  useEffect(() => {
    const look = () => setChosen(selected(root.current, sheet));
    document.addEventListener("selectionchange", look);
    addEventListener("scroll", look, { passive: true });
    return () => {
      document.removeEventListener("selectionchange", look);
      removeEventListener("scroll", look);
    };
  }, [root, sheet]);
  return chosen;
}

function selected(root: HTMLElement | null, sheet: Sheet): Chosen | null {
  const s = getSelection();
  if (!root || !s || s.isCollapsed || s.rangeCount === 0) return null;
  const range = s.getRangeAt(0);
  const unit = (node: Node, offset: number) => {
    const p = node.parentElement?.closest<HTMLElement>("p[data-p]") ?? null;
    return p && node.nodeType === Node.TEXT_NODE && root.contains(p) ? sheet.unit(Number(p.dataset["p"]), offset) : -1;
  };
  let from = unit(range.startContainer, range.startOffset);
  let to = unit(range.endContainer, range.endOffset);
  if (from < 0 || to <= from) return null;
  const raw = sheet.text.slice(from, to);
  from += raw.length - raw.trimStart().length;
  to -= raw.length - raw.trimEnd().length;
  if (to <= from) return null;
  const box = range.getBoundingClientRect();
  return { start: sheet.points.point(from), end: sheet.points.point(to), text: sheet.text.slice(from, to), x: box.left + box.width / 2, y: box.bottom };
}

/** A button beside selected words, and the stroke of the point, open the form that puts a finding on them. */
export function Adder({ root, sheet, open }: { root: RefObject<HTMLElement | null>; sheet: Sheet; open: (c: Chosen) => void }) {
  const { t } = useWords();
  const chosen = useSelected(root, sheet);
  useCommand("Period", () => chosen && open(chosen));
  if (!chosen) return null;
  return (
    <div className="adder" style={{ insetInlineStart: "auto", left: Math.max(8, Math.min(chosen.x - 60, innerWidth - 190)), top: Math.min(chosen.y + 6, innerHeight - 44) }}>
      <Button className="act strong" onPress={() => open(chosen)}>
        + {t("web.add-finding")} <kbd aria-hidden="true">.</kbd>
      </Button>
    </div>
  );
}

/** The form that puts a finding on words of the text. What is not filled in stays unknown. */
export function AddForm({ r, on, root, sheet, close, added }: { r: Filed; on: Chosen; root: RefObject<HTMLElement | null>; sheet: Sheet; close: () => void; added: (id: string) => void }) {
  const { t } = useWords();
  const change = useChange();
  const [layer, setLayer] = useState<Layer | "order">("event");
  const [now, setNow] = useState<Record<string, string>>({});
  const [condition, setCondition] = useState<Chosen | null>(null);
  const names: Record<Layer | "order", string> = { event: "web.event", claim: "web.claim", consequence: "web.consequence", explanation: "web.explanation", entity: "web.entity", order: "web.order" };
  const list: Field[] = [...(layer === "order" ? order : fields[layer]).filter((f) => !(layer === "entity" && f.name === "name") && f.name !== "amounts")];
  const worded = layer === "consequence" ? condition : null;
  const missing = list.some((f) => f.must && !now[f.name] && !(worded && f.name === "if_event"));
  const send = async (reason: string) => {
    const set = Object.fromEntries(list.flatMap((f) => (now[f.name] ? [[f.name, now[f.name]!]] : [])).concat(now["claim"] ? [["claim", now["claim"]]] : []));
    const made = await change({ steps: withNew([{ kind: "add", noun: layer, document: r.document.id, start: on.start, end: on.end, ...(worded && { if_start: worded.start, if_end: worded.end }), fields: set }]), reason });
    if (!made) return;
    const id = made.changes.at(-1)?.id ?? "";
    added(layer === "order" ? localId(r, now["first"]!) : id.slice(id.lastIndexOf("/") + 1));
  };
  return (
    <aside className={`panel ${layer}`} aria-label={t("web.add-finding")}>
      <header>
        <h2>{t("web.add-finding")}</h2>
      </header>
      <p className="say" dir="rtl">
        <Quoted>{on.text}</Quoted>
      </p>
      <Form act={t("web.put")} blocked={missing} close={close} send={(reason) => void send(reason)}>
        <fieldset className="kinds">
          <legend>{t("web.what-is-it")}</legend>
          {[...layers, "order" as const].map((l) => (
            <label key={l}>
              <input
                type="radio"
                name="layer"
                autoFocus={l === "event"}
                checked={layer === l}
                onChange={() => {
                  setLayer(l);
                  setNow({});
                  setCondition(null);
                }}
              />
              <span>{t(names[l])}</span>
            </label>
          ))}
        </fieldset>
        {list.map((field) => (
          <FieldInput key={`${layer} ${field.name}`} r={r} field={field} value={now[field.name] ?? ""} set={(v) => setNow((x) => ({ ...x, [field.name]: v }))} />
        ))}
        {layer === "consequence" && <Condition root={root} sheet={sheet} on={on} now={condition} take={setCondition} />}
        {(layer === "consequence" || layer === "event" || layer === "explanation") && r.claims.length > 0 && (
          <label className="set">
            <span className="lb">{t("web.stands-in")}</span>
            <select value={now["claim"] ?? ""} onChange={(e) => setNow((x) => ({ ...x, claim: e.target.value }))}>
              <option value="">{t("web.outlet-itself")}</option>
              {r.claims.filter((c) => c.rule !== "manual").map((c) => <option key={c.id} value={c.id}>{c.content.text.slice(0, 60)}</option>)}
            </select>
          </label>
        )}
      </Form>
    </aside>
  );
}

/** Where the condition of a consequence is no event: other words of the text are selected while the form stands, and taken. */
function Condition({ root, sheet, on, now, take }: { root: RefObject<HTMLElement | null>; sheet: Sheet; on: Chosen; now: Chosen | null; take: (c: Chosen | null) => void }) {
  const { t } = useWords();
  const chosen = useSelected(root, sheet);
  const other = chosen && chosen.start !== on.start && chosen.start !== now?.start ? chosen : null;
  return (
    <div className="set" data-field="if">
      <span className="lb">{t("web.condition-words")}</span>
      <div>
        {now ? <Quoted>{now.text}</Quoted> : <span className="muted small">{t("web.condition-how")}</span>}{" "}
        {other && (
          <button type="button" className="quiet" onMouseDown={(e) => e.preventDefault()} onClick={() => take(other)}>
            {t("web.condition-take")} <Quoted>{other.text}</Quoted>
          </button>
        )}
        {now && (
          <button type="button" className="quiet" onClick={() => take(null)}>
            {t("web.condition-leave")}
          </button>
        )}
      </div>
    </div>
  );
}
