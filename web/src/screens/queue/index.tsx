import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { get } from "../../lib/api";
import { useChange, useTurns } from "../../lib/changes";
import { usePast } from "../../lib/history";
import { A, documentPath, go } from "../../lib/router";
import type { FindingMark, Page } from "../../lib/types";
import { useWords } from "../../lib/words";
import { CheckedOf, Mark } from "../../parts/mark";
import { Failed, Nothing, Waiting } from "../../parts/states";
import { Key } from "../../parts/text";
import { useCommand } from "../../shell/commands";
import { Face, useTitle } from "./card";
import { key, rejection, tellers, type Card, type Decision } from "./model";
import "./queue.css";

const reasons = ["not-said", "wrong-kind", "wrong-who", "wrong-standing", "other"] as const;
/** By how many cards more are fetched when somebody comes near the last: the next ones are there before they are asked for. */
const ahead = 40;
/** How many must lie ahead. */
const near = 10;
/** How many the program gives at most. */
const most = 500;

/** What nobody has checked, a card at a time, what an answer hangs on first. */
export default function Queue() {
  const [size, setSize] = useState(ahead);
  const page = useQuery({ queryKey: ["queue", size], placeholderData: keepPreviousData, queryFn: ({ signal }) => get<Page<Card>>("/queue", { limit: size }, signal) });
  if (page.isPending) return <Waiting />;
  if (page.isError) return <Failed error={page.error} again={() => void page.refetch()} />;
  const more = () => page.data.next !== undefined && !page.isPlaceholderData && setSize(Math.min(most, size + ahead));
  return <Open page={page.data} more={more} />;
}

function Open({ page, more }: { page: Page<Card>; more: () => void }) {
  const { t } = useWords();
  const change = useChange();
  const { undo } = useTurns();
  const { done } = usePast();
  const [decisions, setDecisions] = useState<Decision[]>([]);
  const [skipped, setSkipped] = useState<string[]>([]);
  const [rejecting, setRejecting] = useState(false);
  const [at, setAt] = useState(0);
  const [scope, setScope] = useState("");
  const began = useRef<HTMLHeadingElement>(null);

  const made = new Set(done.flatMap((d) => (d.kind === "change" ? d.numbers : [])));
  const standing = decisions.filter((d) => d.numbers.length === 0 || d.numbers.every((n) => made.has(n)));
  const decided = new Set(standing.map((d) => key(d.card)));
  const open = page.items.filter((c) => !decided.has(key(c)));
  const list = [...open.filter((c) => !skipped.includes(key(c))), ...open.filter((c) => skipped.includes(key(c)))];
  const card = list[Math.min(at, list.length - 1)];
  const left = list.length - skipped.length - at; // before those that were left for later come again
  useEffect(() => {
    if (left < near) more();
  });

  const decide = (mark: FindingMark, reason?: string) => {
    if (!card) return;
    setRejecting(false);
    setScope("");
    const decision: Decision = { card, mark, numbers: [] };
    setDecisions((d) => [...d, decision]);
    void change({ steps: [mark === "right" ? { kind: "confirm", id: card.id } : rejection(card, scope)], reason }).then((c) =>
      setDecisions((d) => (c ? d.map((x) => (x === decision ? { ...x, numbers: c.changes.map((y) => y.number) } : x)) : d.filter((x) => x !== decision))),
    );
  };
  const step = (by: number) => {
    setRejecting(false);
    setScope("");
    setAt((n) => Math.max(0, Math.min(list.length - 1, Math.min(n, list.length - 1) + by)));
  };
  const skip = () => {
    setRejecting(false);
    if (card) setSkipped((s) => [...s.filter((k) => k !== key(card)), key(card)]);
  };
  const edit = () => card && go(documentPath(card.document, card.finding || undefined));
  const because = (n: number) => rejecting && decide("rejected", t(`web.reject-${reasons[n]!}`));
  useCommand("KeyA", () => decide("right"));
  useCommand("KeyX", () => setRejecting((r) => !r));
  useCommand("KeyE", () => edit());
  useCommand("KeyS", skip);
  useCommand("KeyZ", undo);
  useCommand("KeyJ", () => step(1));
  useCommand("KeyK", () => step(-1));
  useCommand("Digit1", () => because(0));
  useCommand("Digit2", () => because(1));
  useCommand("Digit3", () => because(2));
  useCommand("Digit4", () => because(3));
  useCommand("Digit5", () => because(4));
  useEffect(() => began.current?.focus({ preventScroll: true }), []);

  return (
    <>
      <header className="dh">
        <h1 ref={began} tabIndex={-1}>{t("web.review")}</h1>
        <p className="m">
          <CheckedOf checked={page.checked} />
        </p>
      </header>
      <div className="queue">
        {card ? (
          <article className="qcard" key={key(card)} aria-live="polite" data-id={card.id}>
            <Face card={card} />
            <div className="qacts">
              <Button className="act strong" onPress={() => decide("right")}>{t("web.is-right")} <Key>A</Key></Button>
              <Button className="act" aria-expanded={rejecting} onPress={() => setRejecting(!rejecting)}>{t("web.reject-it")} <Key>X</Key></Button>
              <Button className="act" onPress={edit}>{t("web.correct-it")} <Key>E</Key></Button>
              <Button className="act" onPress={skip}>{t("web.leave-it")} <Key>S</Key></Button>
            </div>
            {rejecting && tellers(card).length > 1 && (
              <label className="qscope">
                <span>{t("web.reject-scope")}</span>
                <select value={scope} onChange={(e) => setScope(e.target.value)}>
                  <option value="">{t("web.reject-all-told", card.told)}</option>
                  {tellers(card).map((p) => (
                    <option key={p.document} value={p.document}>
                      {t("web.reject-only-in", p.outlet ?? p.document)}
                    </option>
                  ))}
                </select>
              </label>
            )}
            {rejecting && (
              <ol className="qwhy" aria-label={t("web.why-rejected")}>
                {reasons.map((r, i) => (
                  <li key={r}>
                    <Button className="quiet" onPress={() => because(i)}><Key>{i + 1}</Key> {t(`web.reject-${r}`)}</Button>
                  </li>
                ))}
              </ol>
            )}
          </article>
        ) : (
          <Nothing title={t("web.all-checked")}>
            <A href="/documents">{t("web.documents")}</A>
          </Nothing>
        )}
        <Last decisions={standing.slice(-10).toReversed()} />
      </div>
    </>
  );
}

/** The last ten decisions, each with the way to take it back. */
function Last({ decisions }: { decisions: Decision[] }) {
  const { t } = useWords();
  const change = useChange();
  return (
    <aside className="qlast" aria-label={t("web.last-decisions")}>
      <h2>{t("web.last-decisions")}</h2>
      {decisions.length === 0 && <p className="muted">{t("web.none-decided")}</p>}
      <ol>
        {decisions.map((d) => (
          <li key={key(d.card)}>
            <Mark mark={d.mark} /> <Title card={d.card} />
            <Button className="quiet" isDisabled={d.numbers.length === 0} onPress={() => void change({ steps: d.numbers.toReversed().map((number) => ({ kind: "undo", number })) })}>
              {t("web.undo")}
            </Button>
          </li>
        ))}
      </ol>
    </aside>
  );
}

function Title({ card }: { card: Card }) {
  const title = useTitle()(card);
  return <A href={documentPath(card.document, card.finding || undefined)}>{title}</A>;
}
