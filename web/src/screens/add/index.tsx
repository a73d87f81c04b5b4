import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Button } from "react-aria-components/Button";
import { get, part, post } from "../../lib/api";
import { documentPath, go } from "../../lib/router";
import type { Added, Job } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Failed } from "../../parts/states";
import { ended } from "./job";
import { Files } from "./files";
import { Paste } from "./paste";
import { Results } from "./results";
import "./add.css";

/** What the program answers to an addition: a job to ask after, or at once what became of the one text. */
type Begun = Job | Added;
const isJob = (x: Begun | undefined): x is Job => x !== undefined && "state" in x;

/** The job of an addition, asked after until it is done. */
function useJob(begun: Begun | undefined) {
  const client = useQueryClient();
  const job = useQuery({
    queryKey: ["job", begun?.id],
    enabled: isJob(begun),
    queryFn: ({ signal }) => get<Job>(`/jobs/${part(begun!.id!)}`, {}, signal),
    refetchInterval: (q) => (q.state.data && ended(q.state.data) ? false : 400),
    staleTime: 0,
  });
  const now: Job | undefined = !begun || isJob(begun) ? job.data : { id: "", state: "done", bytes: 0, done: 0, counts: { [begun.result]: 1 }, items: [begun] };
  const finished = now !== undefined && ended(now);
  useEffect(() => {
    if (finished) void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "job" && q.queryKey[0] !== "glossary" });
  }, [finished, client]);
  return { job: now, error: job.error };
}

/** Adds documents: a pasted text, files, or the samples; tells what became of each, and leads straight to a document that was pasted. */
export default function Add({ first }: { first?: boolean }) {
  const { t } = useWords();
  const [straight, setStraight] = useState(false);
  const begin = useMutation({ mutationFn: ({ path, body }: { path: string; body: unknown }) => post<Begun>(path, body) });
  const { job, error } = useJob(begin.data);
  const only = job?.items.length === 1 ? job.items[0] : undefined;
  useEffect(() => {
    if (straight && job && ended(job) && only?.id && !only.error) go(documentPath(only.id));
  }, [straight, job, only]);
  const start = (path: string, body: unknown, lead: boolean) => {
    setStraight(lead);
    begin.mutate({ path, body });
  };
  const busy = begin.isPending || (job !== undefined && !ended(job));
  return (
    <>
      {first && (
        <header className="first">
          <h1>{t("web.welcome")}</h1>
          <p>{t("web.welcome-what")}</p>
        </header>
      )}
      {first && (
        <Part head={t("web.samples")} note={t("web.samples-what")}>
          <Button className="act strong" isDisabled={busy} onPress={() => start("/samples", {}, false)}>
            {t("web.samples-add")}
          </Button>
        </Part>
      )}
      {(begin.isPending || job || begin.isError || error) && (
        <Part head={t("web.results")} note={t("web.results-what")} live>
          {begin.isError || error ? <Failed error={begin.error ?? error} /> : <Results job={job} />}
        </Part>
      )}
      <Part head={t("web.paste")} note={t("web.paste-what")}>
        <Paste busy={busy} onAdd={(body) => start("/documents", body, true)} />
      </Part>
      <Part head={t("web.files")} note={t("web.files-what")}>
        <Files busy={busy} onAdd={(body) => start("/uploads", body, false)} />
      </Part>
    </>
  );
}

function Part({ head, note, live, children }: { head: string; note: string; live?: boolean; children: React.ReactNode }) {
  return (
    <section className="sec" aria-live={live ? "polite" : undefined}>
      <div className="mh">
        <h2>{head}</h2>
        <p>{note}</p>
      </div>
      <div>{children}</div>
    </section>
  );
}
