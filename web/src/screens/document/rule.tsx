import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get, part } from "../../lib/api";
import { useWords } from "../../lib/words";
import { Id, Num } from "../../parts/text";

interface Rule {
  rule: string;
  table: string;
  source?: string;
  cells: { column: string; value: string }[];
  must: string[];
  must_not: string[];
  judged: { layer: string; of: number; right: number }[];
}

/** A rule in its own words: what it looks for, sentences that it must and must not meet, where it is from. It is fetched when it is opened. */
export function RuleCard({ id }: { id: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const rule = useQuery({ queryKey: ["rule", id], enabled: open, staleTime: Infinity, retry: false, queryFn: ({ signal }) => get<Rule>(`/rules/${part(id)}`, {}, signal) });
  const r = rule.data;
  return (
    <details className="rule-card" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        <Id>{id}</Id> <span className="muted">{t("web.rule-open")}</span>
      </summary>
      {rule.isError && <p className="muted">{t("web.not-found")}</p>}
      {open && rule.isPending && <p className="muted">{t("web.loading")}</p>}
      {r && (
        <dl>
          {r.cells.map((c) => (
            <div key={c.column}>
              <dt>
                <Id>{c.column}</Id>
              </dt>
              <dd>
                <bdi dir="auto">{c.value.replaceAll("|", " · ")}</bdi>
              </dd>
            </div>
          ))}
          <Examples title={t("ui.must")} list={r.must} />
          <Examples title={t("ui.must-not")} list={r.must_not} />
          <div>
            <dt>{t("ui.source")}</dt>
            <dd>
              <Id>
                {r.table} · {r.source}
              </Id>
            </dd>
          </div>
          {r.judged.map((j) => (
            <div key={j.layer}>
              <dt>{t("web.judged-of")}</dt>
              <dd>
                <Num n={j.right} /> / <Num n={j.of} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}

function Examples({ title, list }: { title: string; list: string[] }) {
  if (list.length === 0) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <ul>
          {list.map((x) => (
            <li key={x} className="q" lang="ar" dir="rtl">
              {x}
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}
