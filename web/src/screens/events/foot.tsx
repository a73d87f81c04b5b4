import { useQuery } from "@tanstack/react-query";
import { Button } from "react-aria-components/Button";
import { get, part } from "../../lib/api";
import { Points } from "../../lib/points";
import { A, documentPath } from "../../lib/router";
import type { Selection } from "../../lib/selection";
import type { Named, Shown, Span } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Signed, Standing } from "../../parts/glyphs";
import { CiteFinding } from "../../parts/cite";
import { Strip } from "../../parts/isnad";
import { CheckedOf, Mark } from "../../parts/mark";
import { Dated, Id, Key, Num } from "../../parts/text";
import { Origins, Statuses } from "./list";
import type { Happening } from "./model";
import { Parties, useKind } from "./say";

/** What is chosen, at the foot of the page: one event with its words in each document; of several, one after the other. */
export default function Foot({ all, selection, at, step }: { all: Happening[]; selection: Selection; at: number; step: (by: 1 | -1) => void }) {
  const { t, number, lang } = useWords();
  const chosen = all.filter((h) => selection.ids.has(h.id));
  const h = chosen[Math.min(at, chosen.length - 1)];
  if (!h) return null;
  const n = chosen.length;
  return (
    <div className="peek on ev-foot" role="region" aria-label={t("web.chosen")}>
      <header>
        <Title h={h} />
        <span className="r">
          {n > 1 && <CheckedOf checked={{ of: n, by_person: chosen.filter((x) => x.row.mark !== "unread").length }} />}
          <Button className="quiet" onPress={() => step(-1)} aria-keyshortcuts="K">
            <Signed sign={lang === "ar" ? "›" : "‹"} word={t("web.previous")} /> <Key>K</Key>
          </Button>
          {n > 1 && (
            <span className="small soft" role="status">
              <bdi className="n">{number(Math.min(at, n - 1) + 1)}</bdi> {t("web.chosen-of")} <bdi className="n">{number(n)}</bdi>
            </span>
          )}
          <Button className="quiet" onPress={() => step(1)} aria-keyshortcuts="J">
            <Signed sign={lang === "ar" ? "‹" : "›"} word={t("web.next")} /> <Key>J</Key>
          </Button>
          <Button className="quiet" onPress={selection.clear}>
            {t("web.chosen-clear")} <kbd aria-hidden="true">Esc</kbd>
          </Button>
        </span>
      </header>
      <Tellings key={h.id} id={h.id} names={h.row.names} />
    </div>
  );
}

function Title({ h }: { h: Happening }) {
  const { t } = useWords();
  const kind = useKind();
  return (
    <h2>
      <b>{kind(h.row)}</b> <Statuses h={h} /> <Parties row={h.row} /> <span className="soft">{h.row.time ? <Dated value={h.row.time} /> : t("ui.undated")}</span>{" "}
      <Origins n={h.row.origins} /> <Mark mark={h.row.mark} />
      {h.row.conflicts && h.row.conflicts.length > 0 && (
        <span className="clash small">
          {t("web.accounts-differ-in")} {h.row.conflicts.map((f) => t(`ui.${f}`)).join(" · ")}
        </span>
      )}
      {h.row.denied_by && h.row.denied_by.length > 0 && <span className="clash small">{t("web.denied-by-claims")}</span>}
    </h2>
  );
}

/** What each document says of it, in its words, with the way into the document. */
function Tellings({ id, names }: { id: string; names: Record<string, Named> }) {
  const { t } = useWords();
  const shown = useQuery({ queryKey: ["show", "event", id], queryFn: ({ signal }) => get<Shown>(`/show/event/${part(id)}`, {}, signal), staleTime: 60_000 });
  if (shown.isPending) return <p className="small soft">{t("web.loading")}</p>;
  if (shown.isError) return <p className="small soft" role="alert">{t("web.failed")} <span dir="auto">{shown.error.message}</span></p>;
  return (
    <ol className="told-by" aria-label={t("web.told-by-each")}>
      {(shown.data.tellings ?? []).map((x) => (
        <li key={`${x.document}/${x.id}`}>
          <span className="whose">
            {x.status && <Standing status={x.status} quiet />} <Strip lead voice={{ document: x.outlet || x.document, chain: x.chain.map((l) => ({ ...l, as: l.as ?? (l.entity && names[l.entity]?.name) ?? "" })) }} />
            <span className="small soft">
              <Dated value={x.published} />
            </span>
          </span>
          <Scope scope={x.scope} words={x.words} />
          <span className="small">
            <A href={documentPath(x.document, x.id)}>
              {t("web.open-document")} <Id>{x.id}</Id>
            </A>{" "}
            <CiteFinding document={x.document} id={x.id} />
          </span>
        </li>
      ))}
      {shown.data.tellings?.length === 0 && <Num n={0} />}
    </ol>
  );
}

/** The words around the act, with those that tell it marked. */
function Scope({ scope, words }: { scope: Span | undefined; words: Span }) {
  const all = scope && scope.start <= words.start && words.end <= scope.end ? scope : words;
  const points = new Points(all.text);
  const [from, to] = [points.unit(words.start - all.start), points.unit(words.end - all.start)];
  return (
    <p className="scope q" lang="ar" dir="rtl">
      {all.text.slice(0, from)}
      <mark>{all.text.slice(from, to)}</mark>
      {all.text.slice(to)}
    </p>
  );
}
