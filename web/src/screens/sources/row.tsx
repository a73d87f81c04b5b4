import { Button } from "react-aria-components/Button";
import { A } from "../../lib/router";
import type { SourceLine } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Bead, Hidden } from "../../parts/glyphs";
import { Dated, Num } from "../../parts/text";

/** The letter of a source in its box; dashed where nobody assessed it. */
export function Letter({ letter }: { letter: string | undefined }) {
  const { t, label } = useWords();
  if (!letter) {
    return (
      <span className="lt">
        <span className="gr f" aria-hidden="true">
          –
        </span>
        {t("web.not-assessed")}
      </span>
    );
  }
  return (
    <span className="lt">
      <span className={letter === "F" ? "gr f" : "gr"}>{letter}</span>
      {label("Reliability", letter)}
    </span>
  );
}

/** Where all that a source said is shown; none where it has no name of its own. */
export function sourcePath(s: SourceLine): string | null {
  if (s.kind === "outlet") return `/outlets/${encodeURIComponent(s.id)}`;
  return s.id ? `/speakers/${encodeURIComponent(s.id)}` : null;
}

/** What a source is called in the language of the page. */
export function useSourceName() {
  const { lang } = useWords();
  return (s: SourceLine) => (lang === "en" && (s.name_en ?? s.romanised)) || s.name;
}

/** The digits in three strokes (docs/decisions/0021): borne out by others (1, 2), standing alone or neither true nor false yet (6), gainsaid by some, with more, as many or fewer behind it (3 to 5). */
export const strokes = [
  { word: "web.borne", digits: ["1", "2"] },
  { word: "web.alone", digits: ["6"] },
  { word: "web.gainsaid", digits: ["3", "4", "5"] },
] as const;

export function Record({ s }: { s: SourceLine }) {
  const { t } = useWords();
  const counts = strokes.map((x) => ({ word: x.word, n: x.digits.reduce((a, d) => a + (s.digits[d] ?? 0), 0) })).filter((x) => x.n > 0);
  if (counts.length === 0) return <span className="muted small">{t("web.says-nothing")}</span>;
  return (
    <ul className="rec">
      {counts.map((x) => (
        <li key={x.word} className={x.word.slice(4)}>
          <i style={{ inlineSize: `${Math.max(4, (x.n / s.claims) * 64)}px` }} aria-hidden="true" />
          {t(x.word)} <Num n={x.n} />
        </li>
      ))}
    </ul>
  );
}

export function Row({ s, onGrade }: { s: SourceLine; onGrade: (s: SourceLine) => void }) {
  const { t, label } = useWords();
  const name = useSourceName()(s);
  const path = sourcePath(s);
  const given = s.grades[0];
  return (
    <tr>
      <th scope="row" className="who">
        <Bead naming={s.kind === "outlet" ? "outlet" : s.naming || "unnamed"} />
        <span>
          {path ? (
            <A className="title" href={path}>
              <bdi dir="auto">{name}</bdi>
            </A>
          ) : (
            <bdi className="title" dir="auto">
              {name}
            </bdi>
          )}
          <span className="from">
            {s.kind === "outlet" ? t("web.outlet") : [label("Naming", s.naming), label("EntityKind", s.kind)].filter(Boolean).join(" · ")}
            {s.last && (
              <>
                {" · "}
                {t("ui.last-heard")} <Dated value={s.last} />
              </>
            )}
          </span>
        </span>
      </th>
      <td className="given">
        <Letter letter={s.letter} />
        {given && (
          <span className="from">
            <bdi dir="auto">{given.author}</bdi>
            {given.from && (
              <>
                {" · "}
                {t("web.since")} <Dated value={given.from} />
              </>
            )}
            {given.reason && (
              <>
                {" · "}
                <bdi dir="auto">{given.reason}</bdi>
              </>
            )}
          </span>
        )}
        {(s.kind === "outlet" || s.id) && (
          <Button className="quiet" onPress={() => onGrade(s)}>
            {t(given ? "web.regrade" : "web.grade-it")} <Hidden>{name}</Hidden>
          </Button>
        )}
      </td>
      <td className="num">
        <Num n={s.claims} />
      </td>
      <td className="borne">
        <Record s={s} />
      </td>
      <td className="num" data-head={t("web.denied-by")}>
        <Num n={s.denied} />
      </td>
      <td className="num" data-head={t("web.relays-others")}>
        <Num n={s.passes_on} />
      </td>
      <td className="num" data-head={t("ui.documents-told")}>
        <Num n={s.documents} />
      </td>
    </tr>
  );
}
