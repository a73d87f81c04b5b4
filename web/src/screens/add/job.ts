import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { get, part } from "../../lib/api";
import type { Job, Page } from "../../lib/types";

/** Whether a job goes on no more. */
export const ended = (job: Job) => job.state !== "running" && job.state !== "waiting";

/** How many documents a job has dealt with, whatever became of them. */
export const dealt = (job: Job) => Object.values(job.counts).reduce((a, b) => a + b, 0);

/** The jobs of this run of the program, the latest first, without what became of each document. */
export function useJobs() {
  return useQuery({
    queryKey: ["job", "all"],
    queryFn: ({ signal }) => get<Page<Job>>("/jobs", {}, signal),
    refetchInterval: (q) => (q.state.data?.items.every(ended) === false ? 1500 : false),
    staleTime: 0,
  });
}

/** One job, asked after until it is done; whatever else is shown is fetched anew when it ends. */
export function useJob(id: string) {
  const client = useQueryClient();
  const job = useQuery({
    queryKey: ["job", id],
    queryFn: ({ signal }) => get<Job>(`/jobs/${part(id)}`, {}, signal),
    refetchInterval: (q) => (q.state.data && ended(q.state.data) ? false : 400),
    staleTime: 0,
  });
  const over = job.data !== undefined && ended(job.data);
  const seen = useRef(false); // that it was still going on
  useEffect(() => {
    if (job.data && !over) seen.current = true;
    if (over && seen.current) {
      void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "glossary" && q.queryKey[1] !== id });
    }
  }, [over, job.data, client, id]);
  return job;
}
