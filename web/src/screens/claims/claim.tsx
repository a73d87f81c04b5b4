import type { ReactNode } from "react";
import { Teller as LinkTeller, Grade, naming, Strip } from "../../parts/isnad";
import { Bead, Hidden } from "../../parts/glyphs";
import { Mark } from "../../parts/mark";
import { Sources } from "../../parts/sources";
import { TellerName } from "../../parts/teller";
import { CiteFinding } from "../../parts/cite";
import { Dated, Id, Num, Quoted, Words } from "../../parts/text";
import { Outlet } from "../../lib/names";
import { A, documentPath, outletPath, speakerPath } from "../../lib/router";
import type { ClaimLine, Topic } from "../../lib/types";
import { useWords } from "../../lib/words";
import type { Piece } from "./model";

/** The id of a claim within its document. */
const own = (c: ClaimLine) => (c.id.startsWith(`${c.content.document}/`) ? c.id.slice(c.content.document.length + 1) : c.id);

/** The head of a trunk: the outlet through which all came that is below it. */
export function Trunk({ piece, only }: { piece: Piece & { kind: "trunk" }; only: boolean }) {
  const { t } = useWords();
  const document = piece.claim.content.document;
  const inner = (
    <span className="who">
      <Outlet id={document} />
    </span>
  );
  return (
    <h2 className="root">
      <Bead naming="outlet" />
      {piece.claim.outlet ? <A href={outletPath(piece.outlet)}>{inner}</A> : inner}
      <Grade letter={piece.claim.grades?.[0]} />
      <span className="small soft">{t(only ? "web.only-outlet" : "web.outlet")}</span>
    </h2>
  );
}

/** A branch: who spoke to the outlet, and what. */
export function Branch({ piece }: { piece: Piece & { kind: "branch" } }) {
  return (
    <section className={["br", piece.first ? "" : "on", piece.end ? "end" : ""].join(" ")}>
      <div className="sp">{piece.first && <Speaker c={piece.claims[0]!} claims={piece.claims} />}</div>
      <ol className="claims">
        {piece.claims.map((c) => (
          <li key={c.id}>
            <span className="vb">
              <Cue c={c} />
            </span>
            <Said c={c} inner />
            <About c={c} />
            <Leads c={c} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Who spoke to the outlet: how it is named, how described, how graded. */
function Speaker({ c, claims }: { c: ClaimLine; claims: ClaimLine[] }) {
  const { t, label } = useWords();
  const link = c.chain[0];
  const as = claims.find((x) => x.chain[0]?.as)?.chain[0]?.as;
  return (
    <>
      <h3 className="nm">
        <Bead naming={naming(link)} />
        <span className="who">
          {link?.entity ? (
            <A href={speakerPath(link.entity)}>
              <LinkTeller link={link} />
            </A>
          ) : link ? (
            <LinkTeller link={link} />
          ) : (
            t("web.own-voice")
          )}
        </span>
      </h3>
      <p className="d">
        {link ? label("Naming", link.naming) : t("web.outlet")} <Grade letter={c.grades?.[1]} />
        {link?.channel && <> · {label("Channel", link.channel)}</>}
        {link?.access && <> · {label("Access", link.access)}</>}
        {link?.refused_name && <> · {t("ui.refused")}</>}
        {as && (
          <>
            {" · "}
            <Quoted>{as}</Quoted>
          </>
        )}
        {link?.near && (
          <span className="dep">
            {t("web.near")} <TellerName of={{ id: link.near }} />
          </span>
        )}
      </p>
    </>
  );
}

/** The word of the text with which the speaker is brought in. */
function Cue({ c }: { c: ClaimLine }) {
  const cue = c.chain[0]?.cue?.text;
  return cue ? (
    <bdi lang="ar" dir="rtl">
      {cue}
    </bdi>
  ) : null;
}

/** What is said, in quotation marks where it is verbatim; who is behind the first link; what stands against it. */
function Said({ c, inner }: { c: ClaimLine; inner?: boolean }) {
  const { t, lang } = useWords();
  return (
    <div className="said">
      {inner && c.chain.length > 1 && <Strip voice={{ document: c.content.document, chain: c.chain }} lead grades={c.grades ?? []} from={1} />}
      {c.quoted ? <Quoted>{c.content.text}</Quoted> : <Words>{c.content.text}</Words>}
      <p className="side">
        {c.outlets.length > 1 && (
          <span>
            {t("web.also-by")}{" "}
            {c.outlets.slice(1).map((o, i) => (
              <span key={o}>
                {i > 0 && (lang === "ar" ? "، " : ", ")}
                <TellerName of={{ outlet: o }} />
              </span>
            ))}
          </span>
        )}
        {c.documents.length > 1 && <Sources of={c.sources} />}
        {(c.denied_by?.length ?? 0) > 0 && <b className="clash"><span className="sgn" aria-hidden="true">⊗</span> {t("web.is-denied")}</b>}
        {c.conflicts?.map((f) => (
          <b key={f} className="clash">
            <span className="sgn" aria-hidden="true">≠</span> {t("web.clash")} · {t(`ui.${f}`)}
          </b>
        ))}
      </p>
    </div>
  );
}

/** What is done by saying it, and what it is about: each event leads to its accounts. */
function About({ c }: { c: ClaimLine }) {
  const { label } = useWords();
  return (
    <div className="ab">
      <b>{label("Act", c.act)}</b>
      {c.topics.length > 0 && (
        <ul>
          {c.topics.map((x) => (
            <li key={x.id}>
              <TopicLink of={x} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** An event in few words, leading to its accounts side by side. */
export function TopicLink({ of }: { of: Topic }) {
  const { t, label } = useWords();
  return (
    <A href={`/claims?view=accounts&event=${encodeURIComponent(of.id)}`}>
      <Hidden>{t("web.view-accounts")}: </Hidden>
      {label("EventType", of.type)} <Quoted>{of.words.text}</Quoted>
    </A>
  );
}

/** The way into the document, at the claim. */
function Leads({ c }: { c: ClaimLine }) {
  const { t } = useWords();
  return (
    <span className="leads">
      <A className="lead" href={documentPath(c.content.document, own(c))} data-stop="">
        <Hidden>{t("web.open-document")} </Hidden>
        <Mark mark={c.mark} quiet />
        <Id>
          {c.content.document} · {own(c)}
        </Id>
      </A>
      <CiteFinding document={c.content.document} id={own(c)} />
    </span>
  );
}

/** The head of a document in the list by day. */
export function Day({ c }: { c: ClaimLine }) {
  const { t } = useWords();
  return (
    <h2 className="dayhead">
      {c.published ? <Dated value={c.published} /> : <span className="muted">{t("ui.undated")}</span>}
      <A href={documentPath(c.content.document)}>
        <Outlet id={c.content.document} />
      </A>
      <Id>{c.content.document}</Id>
    </h2>
  );
}

/** A claim with its whole chain on one strip. */
export function Line({ c }: { c: ClaimLine }) {
  return (
    <article className="cl">
      <div>
        <Said c={c} />
        <Strip voice={{ document: c.content.document, chain: c.chain }} lead grades={c.grades ?? []} />
      </div>
      <About c={c} />
      <Leads c={c} />
    </article>
  );
}

/** A number over its word. */
export function Sum({ n, to, children }: { n: number; to?: number | undefined; children: ReactNode }) {
  const { number } = useWords();
  return (
    <div>
      <b>{to === undefined || to === n ? <Num n={n} /> : <bdi className="n" dir="ltr">{`${number(n)}–${number(to)}`}</bdi>}</b>
      {children}
    </div>
  );
}
