import { useState } from "react";
import { useWords } from "../../../lib/words";
import { coin } from "./coined";

/** Names somebody whom neither the document nor the record has: he is put with the change that he is chosen for, and goes with it when that is taken back. */
export default function New({ name: asked, take, leave }: { name: string; take: (token: string) => void; leave: () => void }) {
  const { t, label, codes } = useWords();
  const [name, setName] = useState(asked);
  const [kind, setKind] = useState("");
  const [code, setCode] = useState("");
  const done = name.trim() !== "" && kind !== "";
  const put = () => done && take(coin({ name: name.trim(), kind, code: code.trim() }));
  return (
    <div
      className="newly"
      role="group"
      aria-label={t("web.new-entity")}
      onKeyDown={(e) => {
        if (e.key === "Enter" && !(e.target instanceof HTMLButtonElement)) {
          e.preventDefault();
          e.stopPropagation();
          put();
        }
        if (e.key === "Escape") {
          e.stopPropagation();
          leave();
        }
      }}
    >
      <label className="set">
        <span className="lb">{t("web.name")}</span>
        <input type="text" dir="auto" autoFocus value={name} onChange={(e) => setName(e.target.value)} />
      </label>
      <label className="set">
        <span className="lb">{t("ui.kind")}</span>
        <select value={kind} onChange={(e) => setKind(e.target.value)}>
          <option value="">{t("web.choose-one")}</option>
          {codes("EntityKind").map((k) => (
            <option key={k} value={k}>
              {label("EntityKind", k)}
            </option>
          ))}
        </select>
      </label>
      <label className="set">
        <span className="lb">{t("column.code")}</span>
        <input type="text" dir="ltr" spellCheck={false} placeholder="IRQ/GOV" value={code} onChange={(e) => setCode(e.target.value)} />
      </label>
      <p className="soft small">{t("web.new-entity-what")}</p>
      <div className="pair">
        <button type="button" className="act strong" disabled={!done} onClick={put}>
          {t("web.put")}
        </button>
        <button type="button" className="act" onClick={leave}>
          {t("web.leave")}
        </button>
      </div>
    </div>
  );
}
