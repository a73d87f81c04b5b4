import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get, part } from "../../../lib/api";
import type { Wish } from "../../../lib/ledger";
import type { DocSpan, Page, Shown } from "../../../lib/types";
import { useWords } from "../../../lib/words";
import { Dated, Quoted } from "../../../parts/text";
import { Failed, Waiting } from "../../../parts/states";
import { Form, type Making } from ".";
import { caseId } from "./model";

interface Row { id: string; name?: string; name_en?: string; kind?: string; type?: string; act?: string; time?: string; published?: string; trigger?: DocSpan; content?: DocSpan; documents?: string[] | number }

/** Days between two dates of the record, by their beginnings; far where one is not known. */
const apart = (a: string | undefined, b: string | undefined) => {
  const at = (x: string | undefined) => Date.parse((x ?? "").replace(/^\.\.\//, "").split("/")[0] ?? "");
  const gap = Math.abs(at(a) - at(b));
  return Number.isNaN(gap) ? Infinity : gap;
};

/** Says that the finding is one with another of the case: the likely ones first, those of its type that are nearest in time, or that share its name. */
export function Merge({ r, f, make, close }: Making) {
  const { t, label, lang } = useWords();
  const [q, setQ] = useState("");
  const [other, setOther] = useState("");
  const mine = caseId(r, f.id);
  const e = r.events.find((x) => x.id === f.id);
  const named = r.entities.find((x) => x.id === f.id);
  const path = f.layer === "event" ? "/events" : f.layer === "claim" ? "/claims" : "/entities";
  const rows = useQuery({
    queryKey: ["merge", path, e?.type],
    queryFn: ({ signal }) => get<Page<Row>>(path, { limit: 500, ...(e && { type: e.type }) }, signal),
  });
  if (rows.isPending) return <Waiting />;
  if (rows.isError) return <Failed error={rows.error} again={() => void rows.refetch()} />;
  const words = (x: Row) => (x.trigger ?? x.content)?.text ?? ((lang === "en" && x.name_en) || x.name) ?? x.id;
  const near = (x: Row) => (e ? apart(x.time, e.time?.value ?? r.document.published) : named && x.name && (x.name.includes(named.name) || named.name.includes(x.name)) ? 0 : 1);
  const list = rows.data.items
    .filter((x) => x.id !== mine && (q === "" || `${words(x)} ${x.id} ${x.name ?? ""}`.includes(q)))
    .sort((a, b) => near(a) - near(b))
    .slice(0, 8);
  return (
    <Form act={t("web.merge")} blocked={other === ""} close={close} send={(reason) => void make([{ kind: "merge", keep: other, gone: mine }], reason)}>
      <label className="set">
        <span className="lb">{t("web.merge-with")}</span>
        <input type="search" dir="auto" value={q} onChange={(x) => setQ(x.target.value)} />
      </label>
      <fieldset className="rows">
        <legend className="vh">{t("web.merge-with")}</legend>
        {list.map((x) => (
          <label key={x.id}>
            <input type="radio" name="other" checked={other === x.id} onChange={() => setOther(x.id)} />
            <span>
              <b>{x.type ? label("EventType", x.type) : x.act ? label("Act", x.act) : label("EntityKind", x.kind)}</b> {x.name ? <bdi>{words(x)}</bdi> : <Quoted>{words(x)}</Quoted>}{" "}
              <span className="soft small">
                <Dated value={x.time ?? x.published} /> <bdi>{Array.isArray(x.documents) ? x.documents.join(" · ") : ""}</bdi>
              </span>
            </span>
          </label>
        ))}
        {list.length === 0 && <p className="muted">{t("web.none-such")}</p>}
      </fieldset>
    </Form>
  );
}

/** Takes the finding out: of this document, which does not tell it, while what others tell of it stays, or of the whole case. */
export function Reject({ r, f, make, close }: Making) {
  const { t } = useWords();
  const mine = caseId(r, f.id);
  const joins = f.layer === "event" || f.layer === "claim" || f.layer === "entity";
  const shown = useQuery({ queryKey: ["show", r.document.id, f.id], enabled: joins, retry: false, queryFn: ({ signal }) => get<Shown>(`/show/any/${part(mine)}`, {}, signal) });
  const others = new Set((shown.data?.tellings ?? []).map((x) => x.document).filter((d) => d !== r.document.id)).size;
  const [all, setAll] = useState(false);
  const here = joins && (f.layer !== "entity" || others > 0) && !all;
  const step: Wish = { kind: "reject", id: mine, ...(here && { documents: [`${r.document.id}/${f.id}`] }) };
  return (
    <Form act={t("web.reject")} close={close} blocked={joins && shown.isPending} send={(reason) => void make([step], reason)}>
      {others > 0 ? (
        <fieldset className="rows">
          <legend>{t("web.reject-scope")}</legend>
          <label>
            <input type="radio" name="scope" checked={!all} onChange={() => setAll(false)} />
            <span>
              <b>{t("web.reject-here")}</b> <span className="soft small">{t("web.reject-here-what", others)}</span>
            </span>
          </label>
          <label>
            <input type="radio" name="scope" checked={all} onChange={() => setAll(true)} />
            <span>
              <b>{t("web.reject-everywhere")}</b> <span className="soft small">{t("web.reject-what")}</span>
            </span>
          </label>
        </fieldset>
      ) : (
        <p className="soft small">{t("web.reject-what")}</p>
      )}
    </Form>
  );
}

/** Takes what some documents tell out of what was taken for one. */
export function Split({ r, f, make, close }: Making) {
  const { t } = useWords();
  const mine = caseId(r, f.id);
  const shown = useQuery({ queryKey: ["show", r.document.id, f.id], retry: false, queryFn: ({ signal }) => get<Shown>(`/show/any/${part(mine)}`, {}, signal) });
  const [chosen, setChosen] = useState<string[]>([r.document.id]);
  if (shown.isPending) return <Waiting />;
  const tellings = [...new Map((shown.data?.tellings ?? []).map((x) => [x.document, x])).values()];
  if (tellings.length < 2) return <p className="soft small">{t("web.told-once")}</p>;
  return (
    <Form act={t("web.split")} blocked={chosen.length === 0 || chosen.length >= tellings.length} close={close} send={(reason) => void make([{ kind: "split", id: mine, documents: chosen }], reason)}>
      <fieldset className="rows">
        <legend>{t("web.split-what")}</legend>
        {tellings.map((x) => (
          <label key={x.document}>
            <input type="checkbox" checked={chosen.includes(x.document)} onChange={(e) => setChosen(e.target.checked ? [...chosen, x.document] : chosen.filter((d) => d !== x.document))} />
            <span>
              <bdi dir="auto">{x.outlet ?? x.document}</bdi> <Dated value={x.published} /> <Quoted>{x.words.text}</Quoted>
            </span>
          </label>
        ))}
      </fieldset>
    </Form>
  );
}
