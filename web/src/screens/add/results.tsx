import { ProgressBar } from "react-aria-components/ProgressBar";
import { A, documentPath } from "../../lib/router";
import type { Added, Job } from "../../lib/types";
import { useWords } from "../../lib/words";
import { ended } from "./job";
import { Num } from "../../parts/text";

/** How far an addition is, and what became of each item: one that failed says why and does not stop the others. */
export function Results({ job }: { job: Job | undefined }) {
  const { t } = useWords();
  const running = !job || !ended(job);
  const many = Object.values(job?.counts ?? {}).reduce((a, b) => a + b, 0);
  return (
    <div className="results">
      {running && (
        <ProgressBar aria-label={t("web.reading")} value={job?.done ?? 0} maxValue={job?.bytes || 1} isIndeterminate={!job?.bytes}>
          {({ percentage }) => (
            <span className="thread-bar" data-open={percentage === undefined || undefined}>
              <i style={{ inlineSize: `${percentage ?? 30}%` }} />
            </span>
          )}
        </ProgressBar>
      )}
      {job && (
        <p className="tally" role="status">
          <span>
            {t(running ? "web.reading" : "web.done")} <Num n={many} />
          </span>
          {Object.entries(job.counts).map(([result, n]) => (
            <span key={result} className={result === "failed" ? "bad" : "soft"}>
              {t(`web.result-${result}`)} <Num n={n} />
            </span>
          ))}
        </p>
      )}
      {!running && (
        <p className="onward">
          <A href="/changed">{t("web.changed")}</A> <A href="/whatif">{t("web.what-if")}</A> <A href="/documents">{t("web.documents")}</A>
        </p>
      )}
      {job?.error && (
        <p className="state fail" role="alert" dir="auto">
          {job.error}
        </p>
      )}
      <ol className="items">
        {job?.items.map((item, i) => (
          <Item key={i} item={item} />
        ))}
      </ol>
    </div>
  );
}

function Item({ item }: { item: Added }) {
  const { t } = useWords();
  const name = item.id ?? item.name ?? "";
  return (
    <li className={item.error ? "bad" : undefined}>
      <span className="what">{t(`web.result-${item.error ? "failed" : item.result}`)}</span>
      {item.error || !item.id ? <bdi dir="auto">{name}</bdi> : <A href={documentPath(item.id)}><bdi dir="auto">{name}</bdi></A>}
      {item.error && (
        <span className="soft">
          <bdi dir="auto">{item.error.message}</bdi>
        </span>
      )}
      {item.findings !== undefined && !item.error && (
        <span className="soft">
          {t("web.findings")} <Num n={item.findings} />
        </span>
      )}
      {item.same_text?.map((id) => (
        <span className="soft" key={id}>
          {t("web.same-text")} <A href={documentPath(id)}><bdi dir="auto">{id}</bdi></A>
        </span>
      ))}
    </li>
  );
}
