import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { post } from "../lib/api";
import { useChange } from "../lib/changes";
import { KnowingRows, Name } from "../lib/names";
import { cut, near } from "../lib/passage";
import { A, documentPath } from "../lib/router";
import { settings } from "../lib/settings";
import type { Like, Likes } from "../lib/types";
import { useWords } from "../lib/words";
import { keyOf } from "../shell/commands";
import { LoggedLine, Turned } from "./logged";
import { flipped, rowKey, steps, sure } from "./similar-model";
import { Failed, Nothing, Waiting } from "./states";
import { both, Dated, Id, Num } from "./text";
import "./similar.css";

/** How many are shown at once, and changed in one go at most. */
const most = 200;
/** Letters of the paragraph that are shown on either side of the words of a finding. */
const around = 110;

/** What is like a correction: old and new, the words in their paragraph and why they are alike, each to be ticked. Nothing is changed until that is applied, all at once; one step back takes all of it back. */
export default function Similar({ changes, close }: { changes: number[]; close: () => void }) {
  const { t } = useWords();
  const found = useQuery({
    queryKey: ["similar", ...changes],
    queryFn: ({ signal }) => post<Likes>("/similar", { changes }, { limit: most }, {}, signal),
    gcTime: 0,
    refetchOnWindowFocus: false,
    retry: false,
  });
  return (
    <ModalOverlay className="veil" isOpen onOpenChange={(open) => open || close()} isDismissable>
      <Modal className="leaf alike">
        <Dialog>
          <Heading slot="title">{t("web.similar-title")}</Heading>
          {found.isPending && <Waiting />}
          {found.isError && <Failed error={found.error} again={() => void found.refetch()} />}
          {found.data && (
            <KnowingRows names={[found.data.names, ...found.data.items.map((x) => x.names)]} documents={[]}>
              <Found likes={found.data} changes={changes} close={close} />
            </KnowingRows>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Found({ likes, changes, close }: { likes: Likes; changes: number[]; close: () => void }) {
  const { t, number } = useWords();
  const change = useChange();
  const { items } = likes;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => sure(items));
  const [reason, setReason] = useState(() => t("web.similar-like", String(changes[0])));
  const [sending, setSending] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const chosen = useMemo(() => items.filter((x) => ticked.has(rowKey(x))), [items, ticked]);
  const flip = (x: Like) => setTicked((s) => flipped(s, rowKey(x)));
  const apply = () => {
    if (chosen.length === 0 || sending) return;
    setSending(true);
    void change({ steps: steps(chosen), reason, shown: likes.change, last: true }).then(close);
  };
  const keys = (e: React.KeyboardEvent<HTMLElement>) => {
    if (e.ctrlKey || e.metaKey || e.altKey ||  !(e.target as HTMLElement).matches("input[type=checkbox]")) return;
    const by = stepOf(e.code);
    if (by === 0 && (e.key !== "Enter" || e.repeat)) return;
    e.preventDefault();
    if (by === 0) apply();
    else move(list.current, by);
  };
  useEffect(() => list.current?.querySelector("input")?.focus(), []);
  const certain = items.filter((x) => x.doubts.length === 0);
  const doubtful = items.filter((x) => x.doubts.length > 0);
  const group = (title: string, rows: Like[]) =>
    rows.length > 0 && (
      <section aria-label={title}>
        <h3>
          {title} <Num n={rows.length} />
        </h3>
        <ul>{rows.map((x) => <Row key={rowKey(x)} x={x} on={ticked.has(rowKey(x))} flip={() => flip(x)} close={close} />)}</ul>
      </section>
    );
  return (
    <div className="alike-in" onKeyDown={keys}>
      <div className="soft small">
        {likes.asked.map((x) => <p key={x.number}><LoggedLine x={x} /></p>)}
      </div>
      {likes.apart.length > 0 && <ul className="apart">{likes.apart.map((a, i) => <Apart key={i} a={a} />)}</ul>}
      {items.length === 0 ? (
        <Nothing title={t("web.similar-nothing")}>{likes.left_out > 0 && <Left n={likes.left_out} />}</Nothing>
      ) : (
        <>
          <p className="small">{t("web.similar-what")}</p>
          <div className="alike-bar">
            <span aria-live="polite">{t("web.similar-ticked", number(chosen.length)).replace("{of}", number(items.length))}</span>
            <Button className="quiet" onPress={() => setTicked(new Set(items.map(rowKey)))}>{t("web.similar-all")}</Button>
            <Button className="quiet" onPress={() => setTicked(new Set())}>{t("web.similar-none")}</Button>
            {(likes.total ?? 0) > items.length && <span className="soft">{t("web.similar-first", number(items.length)).replace("{of}", number(likes.total ?? 0))}</span>}
            {likes.left_out > 0 && <Left n={likes.left_out} />}
          </div>
          <div className="alike-list" ref={list}>
            {group(t("web.similar-sure"), certain)}
            {group(t("web.similar-doubt"), doubtful)}
          </div>
          <div className="alike-end">
            <label className="field">
              <span>{t("web.reason")}</span>
              <input type="text" dir="auto" maxLength={2000} value={reason} onChange={(e) => setReason(e.target.value)} />
            </label>
            <div className="pair">
              <Button className="act strong" isDisabled={chosen.length === 0 || sending} onPress={apply}>
                {t(sending ? "web.similar-sending" : "web.similar-apply", number(chosen.length))} <kbd aria-hidden="true">Enter</kbd>
              </Button>
              <Button className="act" onPress={close}>
                {t("web.leave")} <kbd aria-hidden="true">Esc</kbd>
              </Button>
            </div>
          </div>
        </>
      )}
      {items.length === 0 && <Button className="act" onPress={close}>{t("web.close")}</Button>}
    </div>
  );
}

/** By how many rows a key goes on: the arrows, and J and K where single keys are on. */
function stepOf(code: string): number {
  const { keys, keymap } = settings();
  if (code === "ArrowDown" || (keys && code === keyOf("KeyJ", keymap))) return 1;
  return code === "ArrowUp" || (keys && code === keyOf("KeyK", keymap)) ? -1 : 0;
}

/** Takes the focus to the tick of the row after, or before, that which has it. */
function move(list: HTMLElement | null, by: number) {
  const ticks = [...(list?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])];
  const at = ticks.findIndex((x) => x === document.activeElement);
  const to = ticks[at < 0 ? (by > 0 ? 0 : ticks.length - 1) : Math.max(0, Math.min(ticks.length - 1, at + by))];
  to?.focus();
  to?.closest("li")?.scrollIntoView({ block: "nearest" });
}

function Left({ n }: { n: number }) {
  const { t, number } = useWords();
  return <span className="soft">{t("web.similar-left", number(n))}</span>;
}

function Apart({ a }: { a: Likes["apart"][number] }) {
  const { lang } = useWords();
  return <li>{both(a, lang)}</li>;
}

/** A finding that is alike: what would change, its words, why it is like the other and why it may not be. */
function Row({ x, on, flip, close }: { x: Like; on: boolean; flip: () => void; close: () => void }) {
  const { t, lang, label } = useWords();
  const id = useId();
  const p = x.passage;
  return (
    <li data-id={x.id} className={x.doubts.length > 0 ? "unsure" : undefined}>
      <input type="checkbox" id={id} checked={on} onChange={flip} />
      <div>
        <label htmlFor={id}>
          {x.turns.map((c, i) => (
            <span key={i}>
              {c.kind === "edit" ? <Turned noun={c.noun} field={c.field ?? ""} from={c.from} to={c.to} /> : <b>{label("web", `did-${c.kind ?? ""}`)}</b>}
              {c.other && <Merged from={c.other} to={c.id} />}{" "}
            </span>
          ))}
          {p && (
            <span className="q" lang="ar" dir="rtl">
              {(p.text ? near(cut(p), around) : [{ text: p.marks.map((m) => m.text).join(" … "), as: "mark" as const }]).map((s, k) => (s.as ? <mark key={k} className={s.as}>{s.text}</mark> : s.text))}
            </span>
          )}
        </label>
        <p className="small soft">
          {p && <><bdi dir="auto">{p.outlet ?? x.document}</bdi> <Dated value={p.published} /> {t("ui.paragraph")} <Num n={p.paragraph} /> · </>}
          <Id>{x.id}</Id> · <A href={documentPath(x.document, x.finding || undefined)} onClick={close}>{t("web.open-document")}</A>
        </p>
        <p className="small">{x.why.map((w, i) => <span className="why" key={i}>{both(w, lang)}</span>)}</p>
        {x.doubts.length > 0 && <p className="small doubt">{x.doubts.slice(0, 3).map((w, i) => <span className="why" key={i}>{both(w, lang)}</span>)}</p>}
      </div>
    </li>
  );
}

/** Whom an entity would be one with. */
function Merged({ from, to }: { from: string; to: string | undefined }) {
  const { lang } = useWords();
  return (
    <span className="turned">
      {" "}
      <Name id={from} />
      <span aria-hidden="true">{lang === "ar" ? " ← " : " → "}</span>
      <ins>{to && <Name id={to} />}</ins>
    </span>
  );
}
