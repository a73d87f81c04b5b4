import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { Switch } from "react-aria-components/Switch";
import { address, type Params } from "../lib/api";
import { fetched } from "../lib/save";
import { useWords } from "../lib/words";
import { Failed } from "./states";
import { Num } from "./text";
import "./out.css";

interface Props {
  /** What the brief answers: an event or a question, with what is switched. Without it the brief is of what is exported. */
  brief?: Params;
  /** The filters in force, by the names that the lists of the program take. */
  filters?: Params;
  /** What is chosen, by id; what is filtered where nothing is chosen. */
  ids?: readonly string[];
  /** What is exported, in words, where neither a filter nor a choice says it. */
  what?: string;
}

const briefs = ["md", "html", "docx"] as const;
const exports = ["csv", "xlsx", "jsonl", "geojson", "graphml", "stix"] as const;

/** What can be carried away of what is on the screen: a brief to read, and the findings as files for other programs. */
export function Out({ brief, filters = {}, ids = [], what }: Props) {
  const { t, lang } = useWords();
  const [tongue, setTongue] = useState<string>(lang);
  const [all, setAll] = useState(false);
  const taken = useMutation({ mutationFn: ({ href, name }: { href: string; name: string }) => fetched(href, name) });
  const meant: Params = ids.length > 0 ? { id: ids } : filters;
  const link = (path: string, format: string, params: Params) => {
    const href = address(path, params);
    return (
      <li key={path + format}>
        <a
          href={href}
          download=""
          onClick={(e) => {
            if (e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
            e.preventDefault();
            taken.mutate({ href, name: `isnad.${format}` });
          }}
        >
          {t(`web.format-${format}`)} <bdi dir="ltr" className="id">{format}</bdi>
        </a>
      </li>
    );
  };
  const filtered = Object.values(filters).some((v) => v !== undefined && v !== "" && !(Array.isArray(v) && v.length === 0));
  return (
    <details className="outs" data-picture="no">
      <summary>{t("web.take-away")}</summary>
      <div className="row">
        <h3>{t("web.brief")}</h3>
        <RadioGroup value={tongue} onChange={setTongue} orientation="horizontal" className="pick">
          <Label className="vh">{t("web.language")}</Label>
          <Radio value="ar">{t("web.in-arabic")}</Radio>
          <Radio value="en">{t("web.in-english")}</Radio>
          <Radio value="both">{t("web.in-both")}</Radio>
        </RadioGroup>
        <Switch className="tick" isSelected={all} onChange={setAll}>
          <i aria-hidden="true" /> {t("web.brief-whole")}
        </Switch>
        <ul>{briefs.map((f) => link("/brief", f, { ...(brief ?? meant), format: f, lang: tongue, ...(all && { all: "true" }) }))}</ul>
      </div>
      <div className="row">
        <h3>{t("web.export")}</h3>
        <p className="soft">
          {what ?? (ids.length > 0 ? (
            <>
              {t("web.export-chosen")} <Num n={ids.length} />
            </>
          ) : (
            t(filtered ? "web.export-filtered" : "web.export-all")
          ))}
        </p>
        <ul>{exports.map((f) => link(`/export/${f}`, f, meant))}</ul>
      </div>
      <p role="status" className="small">
        {taken.isPending ? t("web.loading") : taken.data ? <>{t("web.saved")} <bdi dir="auto">{taken.data}</bdi></> : null}
      </p>
      {taken.isError && <Failed error={taken.error} />}
    </details>
  );
}
