import { useQuery } from "@tanstack/react-query";
import { get, part } from "../../lib/api";
import { A, documentPath } from "../../lib/router";
import type { Shown } from "../../lib/types";
import { useWords } from "../../lib/words";
import { CiteFinding } from "../../parts/cite";
import { Standing } from "../../parts/glyphs";
import { Dated, Num, Quoted } from "../../parts/text";

/** What other documents of the case tell of the same, and where they differ. Nothing is shown where nobody else tells it. */
export function Elsewhere({ document, id }: { document: string; id: string }) {
  const { t } = useWords();
  const shown = useQuery({
    queryKey: ["show", document, id],
    queryFn: ({ signal }) => get<Shown>(`/show/any/${part(`${document}/${id}`)}`, {}, signal),
    retry: false,
  });
  const others = shown.data?.tellings?.filter((x) => x.document !== document) ?? [];
  if (others.length === 0) return null;
  const origins = new Set(shown.data!.tellings!.map((x) => x.origin)).size;
  return (
    <>
      <h3>
        {t("web.elsewhere")} <span className="muted">{t("column.origins")}: <Num n={origins} /></span>
      </h3>
      <ul className="else">
        {others.map((x) => (
          <li key={`${x.document}/${x.id}`}>
            {x.status && <Standing status={x.status} quiet />}
            <A href={documentPath(x.document, x.id)}>
              <bdi dir="auto">{x.outlet ?? x.document}</bdi>
            </A>{" "}
            <Dated value={x.published} />
            <Quoted>{x.words.text}</Quoted> <CiteFinding document={x.document} id={x.id} />
          </li>
        ))}
      </ul>
      {shown.data?.conflicts?.map((c) => (
        <div key={c.id} className="differ">
          <b>{t("web.clash")}</b> <span className="muted">{t(`ui.${c.field}`)}</span>
          <ul>
            {c.sides.map((s, i) => (
              <li key={i}>
                <A href={documentPath(s.document)}>
                  <Quoted>{s.span.text}</Quoted>
                </A>{" "}
                <CiteFinding document={s.document} span={s.span} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
