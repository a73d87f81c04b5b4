import type { Reading } from "../../lib/types";
import { useWords } from "../../lib/words";
import { CheckedOf } from "../../parts/mark";
import { Dated, Id, Mixed, Num } from "../../parts/text";
import type { Sheet } from "./model";

/** How many of the findings of a document a person has checked; a rejected one was looked at, too. */
function counted(r: Reading) {
  const marks = Object.values(r.marks ?? {});
  return { of: marks.length, by_person: marks.filter((m) => m !== "unread").length };
}

/** What is known of the document: what is not known is said, never filled in. */
export function Head({ r, sheet }: { r: Reading; sheet: Sheet }) {
  const { t } = useWords();
  const d = r.document;
  const shown = sheet.paragraphs.filter((p) => p.text.trim() !== "").length;
  return (
    <header className="dh">
      <h1>
        {d.title ? (
          <bdi dir="auto">
              <Mixed>{d.title}</Mixed>
            </bdi>
        ) : (
          <>
            <bdi dir="auto">{d.outlet ?? d.id}</bdi>
            {d.published && (
              <>
                {" · "}
                <Dated value={d.published} />
              </>
            )}
          </>
        )}
      </h1>
      <p className="m">
        <span>{d.outlet ? <bdi dir="auto">{d.outlet}</bdi> : t("web.no-outlet")}</span>
        <span>{d.published ? <Dated value={d.published} /> : t("ui.undated")}</span>
        {d.author && <bdi dir="auto">{d.author}</bdi>}
        <span>
          {t("ui.paragraphs")} <Num n={shown} />
        </span>
        {!d.title && <span>{t("web.no-title")}</span>}
        {d.url && (
          <a href={/^https?:\/\//.test(d.url) ? d.url : undefined} rel="noreferrer noopener" target="_blank">
            {t("column.url")}
          </a>
        )}
        {d.hash && (
          <span>
            <Id>sha256 {d.hash.slice(0, 12)}…</Id>
          </span>
        )}
        {r.marks && <CheckedOf checked={counted(r)} />}
        {r.stale && <b className="stale">{t("web.stale")}</b>}
      </p>
    </header>
  );
}
