import { go } from "../../lib/router";

/** Puts parameters into the address, without a step to go back to; an empty one is taken out. */
export function put(params: Record<string, string>): void {
  const url = new URL(location.href);
  for (const [k, v] of Object.entries(params)) {
    if (v) url.searchParams.set(k, v);
    else url.searchParams.delete(k);
  }
  go(url.pathname + url.search + url.hash, true);
}
