import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { useChange } from "../../../lib/changes";
import type { Filed, Wish } from "../../../lib/ledger";
import { useWords } from "../../../lib/words";
import { useCommand } from "../../../shell/commands";
import type { Finding } from "../model";
import { Acts } from "./acts";
import { withNew } from "./coined";
import { FieldInput } from "./inputs";
import { Merge, Reject, Split } from "./join";
import { caseId, fields, steps, values } from "./model";
import "./correct.css";

type Open = "" | "edit" | "reject" | "merge" | "split" | "note";

/** What a person can do with the chosen finding: find it right, correct it, take it out; merge, split, remark. Below it stands what persons did to it, and what the machine had read. */
export function Correct({ r, f }: { r: Filed; f: Finding }) {
  const { t } = useWords();
  const change = useChange();
  const [open, setOpen] = useState<Open>("");
  const out = r.marks?.[f.id] === "rejected" || (r.rejected?.includes(f.id) ?? false);
  const joins = f.layer === "event" || f.layer === "claim" || f.layer === "entity";
  const flip = (way: Open) => setOpen((now) => (now === way ? "" : way));
  const make = async (list: Wish[], reason?: string) => {
    if ((await change({ steps: withNew(list), reason, shown: r.change })) !== null) setOpen("");
  };
  const confirm = () => void make([{ kind: "confirm", id: caseId(r, f.id) }]);
  useCommand("KeyR", () => out || confirm());
  useCommand("KeyE", () => out || flip("edit"));
  useCommand("KeyX", () => out || flip("reject"));
  useCommand("KeyN", () => out || flip("note"));
  useCommand("KeyM", () => out || !joins || flip("merge"));
  const close = () => setOpen("");
  return (
    <section className="correct" aria-label={t("web.correct")}>
      {!out && (
        <>
          <div className="acts">
            <Button className="ok" onPress={confirm}>
              {t("web.right")} <kbd aria-hidden="true">R</kbd>
            </Button>
            <Button aria-expanded={open === "edit"} onPress={() => flip("edit")}>
              {t("web.edit")} <kbd aria-hidden="true">E</kbd>
            </Button>
            <Button aria-expanded={open === "reject"} onPress={() => flip("reject")}>
              {t("web.reject")} <kbd aria-hidden="true">X</kbd>
            </Button>
          </div>
          <div className="after also">
            {joins && <Button aria-expanded={open === "merge"} onPress={() => flip("merge")}>{t("web.merge")}</Button>}
            {joins && <Button aria-expanded={open === "split"} onPress={() => flip("split")}>{t("web.split")}</Button>}
            <Button aria-expanded={open === "note"} onPress={() => flip("note")}>{t("web.note")}</Button>
          </div>
        </>
      )}
      {open === "edit" && <Edit key={f.id} r={r} f={f} make={make} close={close} />}
      {open === "reject" && <Reject r={r} f={f} make={make} close={close} />}
      {open === "note" && <Note r={r} f={f} make={make} close={close} />}
      {open === "merge" && <Merge r={r} f={f} make={make} close={close} />}
      {open === "split" && <Split r={r} f={f} make={make} close={close} />}
      <Acts r={r} f={f} />
    </section>
  );
}

export interface Making { r: Filed; f: Finding; make: (list: Wish[], reason?: string) => Promise<void>; close: () => void }

/** A form with the reason for a change at its end. Ctrl+Enter sends it, Escape leaves it. */
export function Form({ act, send, close, children, blocked }: { act: string; send: (reason: string) => void; close: () => void; children: React.ReactNode; blocked?: boolean | undefined }) {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const go = () => blocked || send(reason);
  const form = useRef<HTMLFormElement>(null);
  // The panel scrolls by itself: what was asked for must not open out of sight, and whoever came by a key goes on by keys.
  useEffect(() => {
    form.current?.scrollIntoView({ block: "nearest" });
    if (!form.current?.contains(document.activeElement)) form.current?.focus({ preventScroll: true });
  }, []);
  return (
    <form
      ref={form}
      tabIndex={-1}
      className="sheet"
      onSubmit={(e) => {
        e.preventDefault();
        go();
      }}
      onKeyDown={(e) => {
        if (e.key === "Escape") {
          e.stopPropagation();
          close();
        }
        if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) {
          e.preventDefault();
          go();
        }
      }}
    >
      {children}
      <label className="set">
        <span className="lb">{t("web.reason")}</span>
        <input type="text" dir="auto" name="reason" maxLength={2000} placeholder={t("web.reason-what")} value={reason} onChange={(e) => setReason(e.target.value)} />
      </label>
      <div className="pair">
        <button type="submit" className="act strong" disabled={blocked}>{act}</button>
        <button type="button" className="act" onClick={close}>{t("web.leave")}</button>
      </div>
    </form>
  );
}

function Edit({ r, f, make, close }: Making) {
  const { t } = useWords();
  const [was] = useState(() => values(r, f.layer, f.id));
  const [now, setNow] = useState(was);
  const list = steps(r, f.layer, f.id, was, now);
  return (
    <Form act={t("web.save")} blocked={list.length === 0} close={close} send={(reason) => void make(list, reason)}>
      {fields[f.layer].map((field) => (
        <FieldInput key={field.name} r={r} field={field} value={now[field.name] ?? ""} set={(v) => setNow((x) => ({ ...x, [field.name]: v }))} />
      ))}
    </Form>
  );
}

function Note({ r, f, make, close }: Making) {
  const { t } = useWords();
  const [text, setText] = useState("");
  const [lang, setLang] = useState("");
  const step: Wish = { kind: "note", id: caseId(r, f.id), text, ...(lang && { lang, document: r.document.id }) };
  return (
    <Form act={t("web.save")} blocked={text.trim() === ""} close={close} send={(reason) => void make([step], reason)}>
      <label className="set">
        <span className="lb">{t("web.note-what")}</span>
        <textarea dir="auto" rows={3} value={text} onChange={(e) => setText(e.target.value)} />
      </label>
      {f.layer !== "entity" && (
        <label className="set">
          <span className="lb">{t("web.note-kind")}</span>
          <select value={lang} onChange={(e) => setLang(e.target.value)}>
            <option value="">{t("web.remark")}</option>
            <option value="en">{t("web.translation-en")}</option>
            <option value="fr">{t("web.translation-fr")}</option>
          </select>
        </label>
      )}
    </Form>
  );
}
