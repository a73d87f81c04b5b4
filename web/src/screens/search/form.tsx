import { useState } from "react";
import { useWords } from "../../lib/words";
import { statuses } from "../events/model";
import { joined, parted, type Field } from "./query";

const types = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"];

/** The fields of a query beside its words. What they say is written into the query, which the address holds, so that it can be read and sent on. */
export function Narrowing({ q, what, rank, ask }: { q: string; what: string; rank: string; ask: (change: Record<string, string>) => void }) {
  const { t, label } = useWords();
  const [query, setQuery] = useState(() => parted(q));
  const put = (name: Field | "words", value: string) => setQuery({ ...query, [name]: value });
  const choose = (name: Field, value: string) => {
    const next = { ...query, [name]: value };
    setQuery(next);
    ask({ q: joined(next) });
  };
  const field = (name: Field | "words", word: string, more: object = {}) => (
    <label key={name}>
      {word} <input dir="auto" value={query[name] ?? ""} onChange={(e) => put(name, e.target.value)} {...more} />
    </label>
  );
  const day = { dir: "ltr", placeholder: "2020-01-01", size: 10 };
  return (
    <form
      className="narrow fields"
      role="search"
      aria-label={t("web.narrow")}
      onSubmit={(e) => {
        e.preventDefault();
        ask({ q: joined(query) });
      }}
    >
      {field("words", t("web.words"), { type: "search" })}
      {field("outlet", t("column.outlet"))}
      {field("source", t("web.source"))}
      {field("actor", t("ui.who"))}
      {field("place", t("ui.place"))}
      {field("after", t("column.start"), day)}
      {field("before", t("column.end"), day)}
      <label>
        {t("web.event-type")}{" "}
        <select value={query.type ?? ""} onChange={(e) => choose("type", e.target.value)}>
          <option value="">{t("web.all")}</option>
          {types.map((x) => (
            <option key={x} value={x}>
              {label("EventType", x)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("ui.status")}{" "}
        <select value={query.status ?? ""} onChange={(e) => choose("status", e.target.value)}>
          <option value="">{t("web.all")}</option>
          {statuses.map((x) => (
            <option key={x} value={x}>
              {label("Status", x)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("web.rows-are")}{" "}
        <select value={what || "documents"} onChange={(e) => ask({ what: e.target.value === "documents" ? "" : e.target.value })}>
          <option value="documents">{t("web.documents")}</option>
          <option value="events">{t("web.in-events")}</option>
          <option value="claims">{t("web.in-claims")}</option>
        </select>
      </label>
      <label>
        {t("web.ordered-by")}{" "}
        <select value={rank} onChange={(e) => ask({ rank: e.target.value })}>
          <option value="">{t("web.newest-first")}</option>
          <option value="true">{t("web.best-first")}</option>
        </select>
      </label>
      <button className="act" type="submit">
        {t("web.search-now")}
      </button>
    </form>
  );
}
