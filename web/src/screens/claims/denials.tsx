import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { get } from "../../lib/api";
import { KnowingRows } from "../../lib/names";
import { A, documentPath } from "../../lib/router";
import type { Denial, Page, Telling } from "../../lib/types";
import { useFilled, useFilterWords, useMost, useWay } from "../../lib/whole";
import { useWords } from "../../lib/words";
import { CiteFinding } from "../../parts/cite";
import { FirstOf } from "../../parts/first";
import { Hidden, Standing } from "../../parts/glyphs";
import { Strip } from "../../parts/isnad";
import { Failed, Nothing, Waiting } from "../../parts/states";
import { TakeOut, TakePicture } from "../../parts/take";
import { Dated, Id, Num, Quoted, Words } from "../../parts/text";
import { TopicLink } from "./claim";
import { Field } from "./filters";
import { bySaying, exact, type Asked } from "./model";

/** Each denial in rows with what it denies, and between them what ties the two: the words of the text, or a rule that is named. */
export function DenialsView({ asked, set }: { asked: Asked; set: (a: Asked) => void }) {
  const { t, date } = useWords();
  const known = exact(asked.known);
  const filter = known && `${t("web.known-by")} ${date(known)}`;
  useFilterWords(filter);
  const list = useInfiniteQuery({
    queryKey: ["denials", known],
    queryFn: ({ pageParam, signal }) => get<Page<Denial>>("/denials", { known, limit: 500, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (last) => last.next || undefined,
  });
  useFilled(list);
  const box = useRef<HTMLElement>(null);
  const rows = list.data?.pages.flatMap((p) => p.items) ?? [];
  const drawn = useMost(rows.length);
  return (
    <section className="sec" ref={box}>
      <div className="mh">
        <h2>{t("web.view-denials")}</h2>
        <p>{t("web.denials-what")}</p>
        <p className="narrow" data-picture="no">
          <Field name={t("web.known-by")} value={asked.known} set={(v) => set({ ...asked, known: v })} />
        </p>
        {rows.length > 0 && <TakePicture of={box} title={t("web.who-says")} part={t("web.view-denials")} filter={filter} />}
      </div>
      <div>
        {list.isPending ? (
          <Waiting />
        ) : list.isError ? (
          <Failed error={list.error} again={() => void list.refetch()} />
        ) : rows.length === 0 ? (
          <Nothing title={t("web.no-denials")} />
        ) : (
          <KnowingRows names={rows.map((d) => d.names)} documents={rows.flatMap((d) => [d.words, ...(d.denied ? [d.denied] : [])]).map(sheet)}>
            <div className="den head" aria-hidden="true">
              <div className="h">{t("web.the-denial")}</div>
              <div className="h" />
              <div className="h">{t("web.the-denied")}</div>
            </div>
            <ol>
              {bySaying(rows.slice(0, drawn)).map((of) => (
                <Denied key={`${of[0]!.words.document}/${of[0]!.words.id}`} of={of} />
              ))}
            </ol>
            <FirstOf n={drawn} of={list.data.pages[0]?.total ?? rows.length} />
            <TakeOut filters={{ of: "denials", known }} what={t("web.export-denials")} />
            {list.hasNextPage && (
              <Button className="act" isDisabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
                {t("web.more")}
              </Button>
            )}
          </KnowingRows>
        )}
      </div>
    </section>
  );
}

/** How many are shown of what one saying denies. */
const few = 3;

/** One denial, once, and each saying that it denies beside it: the first few, the rest when it is asked for. */
function Denied({ of }: { of: Denial[] }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const way = useWay();
  const shown = open || way ? of : of.slice(0, few);
  return (
    <li>
      {shown.map((d, i) => (
        <div key={i} className={i === 0 ? "den" : "den same"}>
          {i === 0 ? <Saying x={d.words} grades={d.denial.grades ?? []} name={t("web.the-denial")} /> : <div />}
          <Knot d={d} />
          {d.denied ? (
            <Saying x={d.denied} grades={d.grades ?? []} name={t("web.the-denied")}>
              {d.event && <TopicLink of={d.event} />}
            </Saying>
          ) : (
            <div className="none">
              <span>{t("web.denied-unknown")}</span>
            </div>
          )}
        </div>
      ))}
      {shown.length < of.length && (
        <Button className="quiet" onPress={() => setOpen(true)}>
          {t("web.denies-more")} <Num n={of.length - shown.length} />
        </Button>
      )}
    </li>
  );
}

/** The document of a telling. */
export const sheet = (x: Telling) => ({ id: x.document, ...(x.outlet ? { outlet: x.outlet } : {}), ...(x.published ? { published: x.published } : {}) });

/** Words of one side with their chain. */
export function Saying({ x, grades, name, children }: { x: Telling; grades?: string[] | undefined; name?: string; children?: React.ReactNode }) {
  const { t } = useWords();
  const words = x.scope?.text ?? x.words.text;
  return (
    <div className="one">
      {name && <Hidden>{name}: </Hidden>}
      {x.status && <Standing status={x.status} />} {x.quoted || x.scope ? <Quoted>{words}</Quoted> : <Words>{words}</Words>}
      <Strip voice={{ document: x.document, chain: x.chain }} lead grades={grades} />
      <p className="side">
        <Dated value={x.published} />
        {children}
        <CiteFinding document={x.document} id={x.id} span={x.scope ?? x.words} />
        <A className="lead" href={documentPath(x.document, x.id || undefined)}>
          <Hidden>{t("web.open-document")} </Hidden>
          <Id>
            {x.document}
            {x.id && ` · ${x.id}`}
          </Id>
        </A>
      </p>
    </div>
  );
}

/** The axis between a denial and what it denies: solid where the words tie them, dashed with its name where a rule does. */
function Knot({ d }: { d: Denial }) {
  const { t } = useWords();
  const judged = d.rule !== undefined || !d.denied;
  const cue = d.words.chain.at(-1)?.cue?.text;
  return (
    <div className={judged ? "knot j" : "knot"}>
      {cue && (
        <span className="q" lang="ar" dir="rtl">
          {cue}
        </span>
      )}
      <svg viewBox="0 0 128 24" className="flip" aria-hidden="true">
        <path d="M128 12H76M52 12H10" stroke="currentColor" strokeWidth="1.600" strokeDasharray={judged ? "5 4" : undefined} />
        <path d="M0 12l11-5.500v11z" fill="currentColor" />
        <circle cx="64" cy="12" r="10" fill="none" stroke="currentColor" strokeWidth="1.600" />
        <path d="M58 6l12 12M70 6L58 18" stroke="currentColor" strokeWidth="1.600" />
      </svg>
      <span>{t("web.denies")}</span>
      {d.denied && <span className={d.rule ? "by rule" : "by"}>{d.rule ? <Rule id={d.rule} /> : t("web.tied-by-text")}</span>}
    </div>
  );
}

/** A judgement by the name of its rule, in words. */
export function Rule({ id }: { id: string }) {
  const { t } = useWords();
  return (
    <>
      {t("web.judged-by")} <Id>{id}</Id> <span className="what">{t(`web.rule-${id.replace(".", "-")}`)}</span>
    </>
  );
}
