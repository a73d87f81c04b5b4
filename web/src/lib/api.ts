import type { Problem } from "./ledger";
import type { Fault } from "./types";

const root = "/api/v1";

/** A Refused is an answer of the program that is none: a status, a code that stays the same, and a message for people. */
export class Refused extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly problem?: Problem) {
    super(message);
    const { say } = problem ?? {};
    // In the language in which the page is read when it is shown, which may be another than when it was refused.
    if (say) Object.defineProperty(this, "message", { get: () => say[document.documentElement.lang === "en" ? "en" : "ar"] });
  }
}

/** What the program finds wrong with fields of a request: why, in the language of the page, by the name of the field. */
export function wrongIn(error: unknown, lang: "ar" | "en"): Record<string, string> {
  const out: Record<string, string> = {};
  for (const e of (error instanceof Refused && error.problem?.errors) || []) {
    const name = /([^.[\]]+)(\[\d+\])*$/.exec(e.location ?? "")?.[1];
    if (name) out[name] ??= e.say?.[lang] ?? e.message;
  }
  return out;
}

/** What is asked for beside a path. A list is given as a parameter for each member; what is empty is left out. */
export type Params = Record<string, string | number | readonly string[] | undefined>;

/** The path and query of an address of the program. */
export function address(path: string, params: Params = {}): string {
  const q = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== "") q.append(key, String(one));
    }
  }
  const text = q.toString();
  return root + path + (text && `?${text}`);
}

/** The response to a request, if the program grants it; else it throws Refused. */
export async function granted(request: Promise<Response>): Promise<Response> {
  let response: Response;
  try {
    response = await request;
  } catch (e) {
    if ((e as Error).name === "AbortError") throw e;
    throw new Refused(0, "unreachable", "");
  }
  if (response.ok) return response;
  const body = (await response.json().catch(() => undefined)) as Problem | undefined;
  const problem = (body ?? {}) as Partial<Problem> & { error?: Fault };
  throw new Refused(response.status, problem.code ?? problem.error?.code ?? "", problem.detail ?? problem.error?.message ?? problem.title ?? response.statusText, body);
}

async function answer<T>(request: Promise<Response>): Promise<T> {
  const response = await granted(request);
  return (response.status === 204 ? undefined : await response.json().catch(() => undefined)) as T;
}

/** Reads from the program. */
export function get<T>(path: string, params?: Params, signal?: AbortSignal): Promise<T> {
  return answer(fetch(address(path, params), { headers: { Accept: "application/json" }, signal: signal ?? null }));
}

/** Asks the program to do something. The key makes a request that is sent twice count once. */
export function post<T>(path: string, body: unknown, params?: Params, more: Record<string, string> = {}, signal?: AbortSignal): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json", "Idempotency-Key": crypto.randomUUID(), ...more };
  if (!(body instanceof FormData)) headers["Content-Type"] = "application/json";
  return answer(fetch(address(path, params), { method: "POST", headers, body: body instanceof FormData ? body : JSON.stringify(body), signal: signal ?? null }));
}

/** Asks the program to keep something no more. */
export function del<T>(path: string, params?: Params): Promise<T> {
  return answer(fetch(address(path, params), { method: "DELETE", headers: { Accept: "application/json", "Idempotency-Key": crypto.randomUUID() } }));
}

/** A document's id as a part of a path. */
export const part = (id: string) => encodeURIComponent(id);
