import { Name } from "../../lib/names";
import type { Outcome, WhatIf } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Valued } from "../../parts/glyphs";
import { Strip } from "../../parts/isnad";
import { Quoted } from "../../parts/text";
import { board, parts, refKey, type Facing } from "./model";
import { RefButton, useTally, type Place } from "./passage";
import { Section } from "./section";

/** What is said to follow: what is good for somebody faces what is bad, with who it is for between them; a side that nobody argues is drawn. */
export function Board({ answer, open }: { answer: WhatIf; open: (p: Place) => void }) {
  const { t } = useWords();
  const b = board(answer);
  const checked = useTally(parts.board(answer));
  return (
    <Section title={t("web.face-to-face")} checked={checked} what={t("web.face-what")}>
      {answer.consequences.length === 0 ? (
        <p className="none">
          <span>{t("web.no-consequence")}</span>
        </p>
      ) : (
        <div>
          {b.rows.length > 0 && (
            <div className="board">
              <p className="ch">{t("web.good-for")}</p>
              <span />
              <p className="ch b">{t("web.bad-for")}</p>
              {b.rows.map((row) => (
                <Facet key={row.entity} row={row} open={open} />
              ))}
            </div>
          )}
          {b.rest.length > 0 && (
            <div className="rest-c">
              <h3>{t("web.for-nobody")}</h3>
              <div className="two">
                {b.rest.map((c) => (
                  <Consequence key={refKey(c.refs[0]!)} c={c} open={open} />
                ))}
              </div>
            </div>
          )}
        </div>
      )}
    </Section>
  );
}

function Facet({ row, open }: { row: Facing; open: (p: Place) => void }) {
  const { t } = useWords();
  const side = (list: Outcome[], which: string, head: string) => (
    <div className="side">
      <p className="ch n">{t(head)}</p>
      {list.length === 0 ? (
        <p className="none">
          <span>{t(which)}</span>
        </p>
      ) : (
        list.map((c) => <Consequence key={refKey(c.refs[0]!)} c={c} open={open} whom={row.entity} />)
      )}
    </div>
  );
  return (
    <div className="facet">
      {side(row.good, "web.nobody-good", "web.good-for")}
      <div className="axis">
        <h3>
          <Name id={row.entity} />
        </h3>
        <span className={row.relation === "contradict" ? "rel x" : "rel e"}>
          <Relation kind={row.relation} />
          {t(`web.relation-${row.relation}`)}
        </span>
      </div>
      {side(row.bad, "web.nobody-bad", "web.bad-for")}
    </div>
  );
}

/** How two sides stand to each other: crossed, parallel, or one thread alone. */
function Relation({ kind }: { kind: Facing["relation"] }) {
  const d = { contradict: "M4 11h28M60 11h28M32 11l-8-6M32 11l-8 6M60 11l8-6M60 11l8 6M42 3l8 16M50 3l-8 16", judged: "M4 8h84M4 14h84", unopposed: "M4 11h40M52 11h8M66 11h8M80 11h8" }[kind];
  return (
    <svg viewBox="0 0 92 22" aria-hidden="true">
      <path d={d} stroke="currentColor" strokeWidth="1.6" fill="none" />
    </svg>
  );
}

/** One consequence: its condition, what follows in large letters, for whom, who holds it. */
export function Consequence({ c, open, whom }: { c: Outcome; open: (p: Place) => void; whom?: string }) {
  const ref = c.refs[0]!;
  const others = c.for.filter((v) => v.entity !== whom);
  return (
    <article className="cq">
      {c.refs.map((r) => (
        <RefButton key={refKey(r)} r={r} open={open} />
      ))}
      <p className="cond">
        <Quoted>{c.if.text}</Quoted>
      </p>
      <p className="then">
        <Quoted>{c.then.text}</Quoted>
      </p>
      <div className="row">
        {others.map((v) => (
          <Valued key={v.entity} sign={v.sign}>
            <Name id={v.entity} />
          </Valued>
        ))}
        {c.holders.map((v, i) => (
          <Strip lead key={i} voice={v} onOpen={(link) => open(link?.cue ? { document: v.document, span: link.cue } : { document: ref.document, id: ref.id })} />
        ))}
      </div>
    </article>
  );
}
