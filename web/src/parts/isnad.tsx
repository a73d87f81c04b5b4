import { Button } from "react-aria-components/Button";
import { called, Name, Outlet, useKnown } from "../lib/names";
import { A, outletPath, speakerPath } from "../lib/router";
import type { Link, Voice } from "../lib/types";
import { useWords } from "../lib/words";
import { Bead, Hidden } from "./glyphs";

/** Who speaks at a link: its entity by name, else as it is described. */
export function Teller({ link }: { link: Link }) {
  const { lang } = useWords();
  const known = link.entity ? called(useKnown().entities.get(link.entity), lang) : null;
  if (known) return <bdi lang={known.lang}>{known.text}</bdi>;
  return (
    <bdi lang="ar" dir="rtl">
      {link.as ?? link.entity}
    </bdi>
  );
}

/** The shape of the bead of a link. */
export const naming = (link: Link | undefined) => link?.naming ?? (link ? "unnamed" : "outlet");

/** The one who speaks first in a voice: the outlet itself where its chain is empty. */
export function Speaker({ voice }: { voice: Voice }) {
  const first = voice.chain[0];
  return (
    <span className="sp">
      <Bead naming={naming(first)} />
      <span>{first ? <Teller link={first} /> : <Outlet id={voice.document} />}</span>
    </span>
  );
}

/** One word for a voice, by which two that are the same are known: what the program takes for the name of a voice to leave out. */
export function voiceKey(v: Voice, outlet: (document: string) => string): string {
  const first = v.chain[0];
  if (!first) return outlet(v.document);
  return first.entity ?? first.as ?? "";
}

/** The letter that persons give a source, boxed. Who was not graded has a dashed box: that is no middle value. */
export function Grade({ letter }: { letter: string | undefined }) {
  const { t, label } = useWords();
  const known = letter && letter !== "F";
  return (
    <span className={known ? "gr" : "gr f"} title={known ? label("Reliability", letter) : t("web.not-graded")}>
      <Hidden>{known ? `${t("web.grade")} ` : t("web.not-graded")}</Hidden>
      {known ? <bdi dir="ltr">{letter}</bdi> : <span aria-hidden="true">F</span>}
    </span>
  );
}

/** Where the page of a link of a chain is, or of the outlet before it. */
function useLead(document: string, lead: Lead | undefined): (link: Link | null) => string | undefined {
  const { documents } = useKnown();
  return (link) => {
    const outlet = documents.get(document)?.outlet;
    if (!lead) return undefined;
    if (!link) return outlet && outletPath(outlet);
    const id = typeof lead === "function" && link.entity ? lead(link.entity) : link.entity;
    return id && speakerPath(id);
  };
}

/** Whether names lead to the pages of who speaks; of what is known by ids of one document, which id each has in the case. */
type Lead = true | ((id: string) => string | undefined);

/**
 * The isnad strip: a bead for each link from the outlet inwards, on the thread the word of the text that opens the link. A bead tells by its shape how the
 * link is named; pressing it opens the passage. Where it is to lead, the name goes to the page of who speaks. The letters are those of the outlet and of each
 * link; without them no grade is drawn. From leaves out the links before it.
 */
export function Strip({ voice, onOpen, upright, lead, grades, from = -1 }: { voice: Voice; onOpen?: (link: Link | null) => void; upright?: boolean; lead?: Lead; grades?: string[] | undefined; from?: number }) {
  const { t, label } = useWords();
  const leadTo = useLead(voice.document, lead);
  const bead = (link: Link | null, at = -1) => {
    const kind = naming(link ?? undefined);
    const to = leadTo(link);
    const named = (
      <>
        <Hidden>{link ? label("Naming", link.naming) : t("web.outlet")} </Hidden>
        <span className="who">{link ? <Teller link={link} /> : <Outlet id={voice.document} />}</span>
        {grades && <Grade letter={grades[at + 1]} />}
      </>
    );
    const inner = (
      <>
        <Bead naming={kind} />
        {named}
      </>
    );
    if (to && onOpen && !upright) {
      return (
        <>
          <Button className="only" aria-label={t("web.passage")} onPress={() => onOpen(link)}>
            <Bead naming={kind} />
          </Button>
          <A href={to}>{named}</A>
        </>
      );
    }
    if (to && !onOpen) return <A href={to}>{inner}</A>;
    return onOpen ? <Button onPress={() => onOpen(link)}>{inner}</Button> : <span className="bead">{inner}</span>;
  };
  return (
    <ol className={upright ? "isnad v big" : "isnad"} aria-label={t("web.chain")}>
      {from < 0 && (
        <li>
          {bead(null)}
          {upright && (
            <span className="as">
              {t("web.outlet")} <All to={leadTo(null)} />
            </span>
          )}
        </li>
      )}
      {voice.chain.map((link, i) => i >= from && (
        <li key={i}>
          {link.cue && (
            <span className="th">
              <bdi lang="ar" dir="rtl">
                {link.cue.text}
              </bdi>
            </span>
          )}
          {bead(link, i)}
          {link.near && (
            <span className="near">
              {t("web.near")} <Name id={link.near} />
            </span>
          )}
          {upright && <LinkNotes link={link} to={leadTo(link)} />}
        </li>
      ))}
    </ol>
  );
}

/** The way to all that one said. */
function All({ to }: { to: string | undefined }) {
  const { t } = useWords();
  return to ? <A href={to}>{t("web.all-words")}</A> : null;
}

/** All that is told of a link, in words, and the way to all that its teller said. */
function LinkNotes({ link, to }: { link: Link; to: string | undefined }) {
  const { t, label } = useWords();
  const notes = [
    label("Naming", link.naming),
    link.refused_name && t("ui.refused"),
    link.channel && label("Channel", link.channel),
    link.access && label("Access", link.access),
  ].filter(Boolean);
  return (
    <span className="as">
      {notes.join(" · ")}
      {link.as && (
        <>
          {" "}
          <bdi className="asis" lang="ar" dir="rtl">
            «{link.as}»
          </bdi>
        </>
      )}
      {link.to && (
        <>
          {" "}
          {t("web.told-to")} <Name id={link.to} />
        </>
      )}
      {to && (
        <>
          {" "}
          <All to={to} />
        </>
      )}
    </span>
  );
}
