import type { Job } from "../../lib/types";

/** Whether a job goes on no more. */
export const ended = (job: Job) => job.state !== "running" && job.state !== "waiting";
