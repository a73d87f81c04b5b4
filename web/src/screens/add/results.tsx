import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components/Button";
import { ProgressBar } from "react-aria-components/ProgressBar";
import { part, post } from "../../lib/api";
import { A, documentPath } from "../../lib/router";
import type { Added, Job } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Failed, Waiting } from "../../parts/states";
import { Num } from "../../parts/text";
import { dealt, ended, useJob } from "./job";

/** One addition: of what, how far it is, and what became of each document. While it goes on it can be ended; what is read then stays. */
export function Work({ id }: { id: string }) {
  const job = useJob(id);
  if (job.isPending) return <Waiting />;
  if (job.isError) return <Failed error={job.error} again={() => void job.refetch()} />;
  return <Shown job={job.data} />;
}

function Shown({ job }: { job: Job }) {
  const { t, lang } = useWords();
  const running = !ended(job);
  const [first, ...more] = job.inputs;
  return (
    <div className="job results" aria-busy={running}>
      <p className="from">
        <b>{t(`web.job-${job.state}`)}</b>
        {first && <bdi dir="auto">{first}</bdi>}
        {more.length > 0 && (
          <span>
            {t("web.and-others")} <Num n={more.length} />
          </span>
        )}
      </p>
      {running && <Progress job={job} />}
      <p className="tally" role="status">
        <span>
          {t(running ? "web.reading" : "web.done")} <Num n={dealt(job)} />
        </span>
        {Object.entries(job.counts).map(([result, n]) => (
          <span key={result} className={result === "failed" ? "bad" : "soft"}>
            {t(`web.result-${result}`)} <Num n={n} />
          </span>
        ))}
      </p>
      {running ? <Cancel job={job} /> : <Onward job={job} />}
      {job.error && (
        <p className="state fail" role="alert" dir="auto">
          {job.say?.[lang] ?? job.error}
        </p>
      )}
      <ol className="items">
        {job.items.map((item, i) => (
          <Item key={i} item={item} />
        ))}
      </ol>
      <Notes notes={job.notes ?? []} />
    </div>
  );
}

function Progress({ job }: { job: Job }) {
  const { t } = useWords();
  return (
    <ProgressBar aria-label={t("web.reading")} value={Math.min(job.done, job.bytes)} maxValue={job.bytes || 1} isIndeterminate={!job.bytes || job.state === "waiting"}>
      {({ percentage }) => (
        <span className="thread-bar" data-open={percentage === undefined || undefined}>
          <i style={{ inlineSize: `${percentage ?? 30}%` }} />
        </span>
      )}
    </ProgressBar>
  );
}

function Cancel({ job }: { job: Job }) {
  const { t } = useWords();
  const client = useQueryClient();
  const cancel = useMutation({ mutationFn: () => post<Job>(`/jobs/${part(job.id)}/cancel`, {}), onSettled: () => client.invalidateQueries({ queryKey: ["job", job.id] }) });
  return (
    <>
      <p className="acts">
        <Button className="act" isDisabled={cancel.isPending || cancel.isSuccess} onPress={() => cancel.mutate()}>
          {t(cancel.isSuccess ? "web.ending" : "web.end-it")}
        </Button>
        <span className="soft small">{t("web.end-it-what")}</span>
      </p>
      {cancel.isError && <Failed error={cancel.error} />}
    </>
  );
}

function Onward({ job }: { job: Job }) {
  const { t } = useWords();
  if (dealt(job) === (job.counts["failed"] ?? 0)) return null;
  const [only, another] = job.items.filter((i) => !i.error);
  return (
    <p className="onward">
      {only && !another ? (
        <A href={documentPath(only.id)}>{t("web.open-document")}</A>
      ) : (
        <>
          <A href="/changed">{t("web.changed")}</A> <A href="/whatif">{t("web.what-if")}</A> <A href="/documents">{t("web.documents")}</A>
        </>
      )}
    </p>
  );
}

/** What became of one document. One that was not read says why, by its kind and in words. */
function Item({ item }: { item: Added }) {
  const { t, lang } = useWords();
  const fault = item.error;
  const name = item.id || fault?.file || "";
  return (
    <li className={fault ? "bad" : undefined}>
      <span className="what">{t(`web.result-${fault ? "failed" : item.result}`)}</span>
      {fault || !item.id ? (
        <bdi dir="auto">{name}</bdi>
      ) : (
        <A href={documentPath(item.id)}>
          <bdi dir="auto">{name}</bdi>
        </A>
      )}
      {fault && (
        <>
          <span className="soft">{t(`problem.${fault.code}`)}</span>
          <bdi className="where" dir="auto">
            {fault.say?.[lang] ?? fault.message}
            {fault.file && fault.file !== name && (
              <>
                {" · "}
                <bdi dir="auto">{fault.file}</bdi>
              </>
            )}
            {fault.line ? ` · ${t("web.line-of", fault.line)}` : ""}
          </bdi>
        </>
      )}
      {item.findings !== undefined && !fault && (
        <span className="soft">
          {t("web.findings")} <Num n={item.findings} />
        </span>
      )}
      {item.same_text?.map((id) => (
        <span className="soft" key={id}>
          {t("web.same-text")}{" "}
          <A href={documentPath(id)}>
            <bdi dir="auto">{id}</bdi>
          </A>
        </span>
      ))}
    </li>
  );
}

/** What the program remarks on the way and what is no failure. */
function Notes({ notes }: { notes: NonNullable<Job["notes"]> }) {
  const { t, lang } = useWords();
  if (notes.length === 0) return null;
  return (
    <details className="notes-of">
      <summary>
        {t("web.job-notes")} <Num n={notes.length} />
      </summary>
      <ul>
        {notes.map((n, i) => (
          <li key={i}>
            <bdi dir="auto">{n[lang]}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}
