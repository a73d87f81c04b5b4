import { Suspense, useEffect, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Refused } from "../lib/api";
import { alike, silence, useTold, useTurns, type Told } from "../lib/changes";
import { later } from "../lib/later";
import { useWords } from "../lib/words";
import "../styles/changes.css";

/** A dialog is a large part of the code and a conflict rare: it comes when there is one. So does what is like a correction. */
const Clash = later(() => import("./clash"));
const Offer = later(() => import("../parts/offer"));
const Similar = later(() => import("../parts/similar"));

/** How long it is told that something was done, in milliseconds; what went wrong stays until it is read. */
const while_ = 12_000;

/** The line at the foot of every screen: what was just changed, with the way to take it back. A conflict is laid open above all else. */
export function Foot() {
  const { told, alike: like } = useTold();
  const over = useOver(told);
  return (
    <>
      <div className="footline" role="status">
        {told && told.kind !== "clash" && told.kind !== "fault" && !over && <Line told={told} />}
      </div>
      {like && (
        <Suspense fallback={null}>
          <Similar changes={like} close={() => alike(null)} />
        </Suspense>
      )}
      {told?.kind === "fault" && <Fault told={told} />}
      <Suspense fallback={null}>{told?.kind === "clash" && <Clash told={told} />}</Suspense>
    </>
  );
}

/** Whether what is told has been there for its while. It stays as long as the pointer or the focus is on it. */
function useOver(told: Told | null): boolean {
  const [over, setOver] = useState<Told | null>(null);
  useEffect(() => {
    if (!told || told.kind === "fault" || told.kind === "clash") return;
    let timer = 0;
    const wait = () => {
      timer = window.setTimeout(() => (document.querySelector(".footline:hover,.footline:focus-within") ? wait() : setOver(told)), while_);
    };
    wait();
    return () => clearTimeout(timer);
  }, [told]);
  return over === told;
}

function Line({ told }: { told: Extract<Told, { did: string }> }) {
  const { t, label, number } = useWords();
  const { undo, redo } = useTurns();
  const word = told.did ? label("web", `did-${told.did}`) : "";
  const text = { done: word, undone: [t("web.undone"), word].filter(Boolean).join(" "), redone: [t("web.redone"), word].filter(Boolean).join(" ") }[told.kind];
  return (
    <p>
      <span className="st" aria-hidden="true">
        <i className={told.kind === "undone" ? "s-negated" : "s-happened"} />
      </span>
      <span>
        {text}
        {told.of ? <> <bdi className="n">({number(told.of)})</bdi></> : null}
      </span>
      {told.like && (
        <Suspense fallback={null}>
          <Offer key={told.at} numbers={told.like} />
        </Suspense>
      )}
      {told.did && (
        <Button className="quiet" onPress={told.kind === "undone" ? redo : undo}>
          {t(told.kind === "undone" ? "web.redo" : "web.undo")} <kbd aria-hidden="true">{told.kind === "undone" ? "Ctrl Shift Z" : "Ctrl Z"}</kbd>
        </Button>
      )}
      <Button className="quiet" onPress={silence} aria-label={t("web.close")}>
        ✕
      </Button>
    </p>
  );
}

function Fault({ told }: { told: Extract<Told, { kind: "fault" }> }) {
  const { t } = useWords();
  const { error } = told;
  const reachable = !(error instanceof Refused && error.status === 0);
  return (
    <div className="footline fault" role="alert">
      <p>
        <b>{t(reachable ? "web.not-changed" : "web.unreachable")}</b>
        {error instanceof Error && error.message && <span dir="auto">{error.message}</span>}
        <Button className="quiet" onPress={told.again}>
          {t("web.again")}
        </Button>
        <Button className="quiet" onPress={silence} aria-label={t("web.close")}>
          ✕
        </Button>
      </p>
    </div>
  );
}
