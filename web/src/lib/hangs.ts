const apart = new Set<unknown>(["glossary", "job", "similar"]);

/** Whether what was asked hangs on the ledger, so that it is fetched anew when that grows. The words of the program and the progress of jobs do not; what is like a correction stays as it was shown, so that what somebody ticks does not move. */
export const hangsOnLedger = (q: { queryKey: readonly unknown[] }): boolean => !apart.has(q.queryKey[0]);
