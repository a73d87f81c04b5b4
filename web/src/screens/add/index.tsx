import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Button } from "react-aria-components/Button";
import { get, post, wrongIn } from "../../lib/api";
import { take, useWaiting } from "../../lib/dropped";
import { documentPath, go } from "../../lib/router";
import type { Added, Job, Status } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Failed } from "../../parts/states";
import { Num } from "../../parts/text";
import { Addresses } from "./addresses";
import { Files, packed } from "./files";
import { ended, useJobs } from "./job";
import { Paste } from "./paste";
import { Work } from "./results";
import "./add.css";

/** What the program answers to an addition: a job to ask after, or at once what became of the one text. */
type Begun = Job | Added;
const isJob = (x: Begun | undefined): x is Job => x !== undefined && "state" in x;

/** Begins additions, and leads straight to a document that was pasted. Several may be begun: the program does one after the other. */
function useBegin() {
  const client = useQueryClient();
  const [begun, setBegun] = useState<string[]>([]);
  const begin = useMutation({
    mutationFn: ({ path, body }: { path: string; body: unknown }) => post<Begun>(path, body),
    onSuccess: (answer) => {
      if (!isJob(answer)) {
        void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "job" && q.queryKey[0] !== "glossary" });
        go(documentPath(answer.id));
        return;
      }
      client.setQueryData(["job", answer.id], answer);
      setBegun((former) => [answer.id, ...former]);
      void client.invalidateQueries({ queryKey: ["job", "all"] });
    },
  });
  return { begin, begun };
}

/** What was seen going on, also once it has ended: who watches it sees what became of it. */
function useSeen(going: string[]): string[] {
  const [seen, setSeen] = useState(going);
  const fresh = going.filter((id) => !seen.includes(id));
  if (fresh.length > 0) setSeen([...fresh, ...seen]);
  return seen;
}

/** Adds documents: a pasted text, files dropped anywhere, addresses of the web, or the samples; tells what becomes of each, and of what was begun before. */
export default function Add({ first }: { first?: boolean }) {
  const { t, lang } = useWords();
  const { begin, begun } = useBegin();
  const jobs = useJobs();
  const status = useQuery({ queryKey: ["status"], queryFn: ({ signal }) => get<Status>("/status", {}, signal) });
  const waiting = useWaiting();
  const { mutate } = begin;
  useEffect(() => {
    if (waiting.length === 0) return;
    const files = take();
    if (files.length > 0) mutate({ path: "/uploads", body: packed(files, {}) });
  }, [waiting, mutate]);
  const others = jobs.data?.items.filter((j) => !begun.includes(j.id)) ?? [];
  const seen = useSeen(others.filter((j) => !ended(j)).map((j) => j.id));
  const shown = [...begun, ...seen.filter((id) => !begun.includes(id))];
  const busy = begin.isPending;
  const wrong = (path: string) => (begin.isError && begin.variables.path === path ? wrongIn(begin.error, lang) : {});
  const cases = status.data?.cases ?? [];
  return (
    <>
      {first ? (
        <header className="first">
          <h1>{t("web.welcome")}</h1>
          <p>{t("web.welcome-what")}</p>
        </header>
      ) : (
        <header className="dh">
          <h1>{t("web.add")}</h1>
        </header>
      )}
      {first && (
        <Part head={t("web.samples")} note={t("web.samples-what")}>
          <Button className="act strong" isDisabled={busy || shown.length > 0} onPress={() => mutate({ path: "/samples", body: {} })}>
            {t("web.samples-add")}
          </Button>
        </Part>
      )}
      {(busy || begin.isError || shown.length > 0) && (
        <Part head={t("web.results")} note={t("web.results-what")}>
          {begin.isError && <Failed error={begin.error} />}
          {busy && (
            <p className="soft" role="status">
              {t("web.sending")}
            </p>
          )}
          {shown.map((id) => (
            <Work key={id} id={id} />
          ))}
        </Part>
      )}
      <Part head={t("web.paste")} note={t("web.paste-what")}>
        <Paste busy={busy} wrong={wrong("/documents")} cases={cases} onAdd={(body) => mutate({ path: "/documents", body })} />
      </Part>
      <Part head={t("web.files")} note={t("web.files-what")}>
        <Files busy={busy} cases={cases} onAdd={(body) => mutate({ path: "/uploads", body })} />
      </Part>
      <Part head={t("web.addresses")} note={t("web.addresses-what")}>
        <Addresses busy={busy} wrong={wrong("/fetches")} offline={status.data?.offline ?? false} cases={cases} onAdd={(body) => mutate({ path: "/fetches", body })} />
      </Part>
      <Earlier jobs={others.filter((j) => !seen.includes(j.id))} />
    </>
  );
}

/** Additions that ended before this screen was opened. */
function Earlier({ jobs }: { jobs: Job[] }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  if (jobs.length === 0) return null;
  return (
    <Part head={t("web.earlier-jobs")} note={t("web.earlier-what")}>
      <details className="earlier" onToggle={(e) => setOpen(e.currentTarget.open)}>
        <summary>
          {t("web.earlier-jobs")} <Num n={jobs.length} />
        </summary>
        {open && jobs.map((j) => <Work key={j.id} id={j.id} />)}
      </details>
    </Part>
  );
}

function Part({ head, note, children }: { head: string; note: string; children: React.ReactNode }) {
  return (
    <section className="sec">
      <div className="mh">
        <h2>{head}</h2>
        <p>{note}</p>
      </div>
      <div>{children}</div>
    </section>
  );
}
