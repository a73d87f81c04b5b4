import { called } from "../../lib/names";
import type { EventRow, Named } from "../../lib/types";
import { useWords } from "../../lib/words";

/** What somebody of an event is called in a language. */
export function nameOf(names: Record<string, Named>, id: string, lang: "ar" | "en"): { text: string; lang: "ar" | "en" } {
  const n = names[id];
  return called(n && { id, kind: "", ...n }, lang) ?? { text: id, lang };
}

/** Names of an event in a row, isolated each. */
export function People({ row, ids }: { row: EventRow; ids: string[] }) {
  const { lang } = useWords();
  return ids.map((id, i) => {
    const n = nameOf(row.names, id, lang);
    return (
      <span key={id}>
        {i > 0 && (lang === "ar" ? "، " : ", ")}
        <bdi lang={n.lang}>{n.text}</bdi>
      </span>
    );
  });
}

/** The sign that leads from one who acts to one who receives, in the direction of the page. */
export function Arrow() {
  const { lang } = useWords();
  return (
    <span className="arrow" aria-hidden="true">
      {lang === "ar" ? "←" : "→"}
    </span>
  );
}

/** Who acts on whom; where nobody is named that is said. */
export function Parties({ row }: { row: EventRow }) {
  const { t } = useWords();
  const none = row.actors.length + row.recipients.length === 0;
  return (
    <span className="parties">
      {row.actors.length > 0 ? <People row={row} ids={row.actors} /> : <span className="muted">{none ? "—" : t("web.nobody-named")}</span>}
      {row.recipients.length > 0 && (
        <>
          {" "}
          <Arrow />{" "}
        </>
      )}
      <People row={row} ids={row.recipients} />
    </span>
  );
}

/** The letters of what Parties shows. */
export function useParties(): (row: EventRow) => string {
  const { lang, t } = useWords();
  return (row) => {
    const names = (ids: string[]) => ids.map((id) => nameOf(row.names, id, lang).text).join(lang === "ar" ? "، " : ", ");
    if (row.actors.length + row.recipients.length === 0) return "—";
    return [names(row.actors) || t("web.nobody-named"), names(row.recipients)].filter(Boolean).join(lang === "ar" ? " ← " : " → ");
  };
}

/** What kind of act it is, in words. */
export function useKind(): (row: { type: string; mode?: string }) => string {
  const { label } = useWords();
  return (row) => label("EventType", row.type) + (row.mode ? ` · ${label("Mode", row.mode)}` : "");
}

/** An event in one line without marks, for titles and for the ear. */
export function useLine(): (row: EventRow) => string {
  const { lang, label, date, t } = useWords();
  const kind = useKind();
  return (row) => {
    const names = (ids: string[]) => ids.map((id) => nameOf(row.names, id, lang).text).join(lang === "ar" ? "، " : ", ");
    const who = [names(row.actors), names(row.recipients)].filter(Boolean).join(lang === "ar" ? " ← " : " → ");
    return [kind(row), label("Status", row.statuses[0]), who, row.time ? date(row.time) : t("ui.undated")].filter(Boolean).join(" · ");
  };
}
