import { granted } from "./api";

/** Hands a file to the reader. */
export function save(name: string, blob: Blob): void {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(blob);
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 60_000);
}

/** The name of a file made of words: letters and digits of any script, the rest as strokes. */
export const fileName = (...words: string[]) =>
  words
    .join("-")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80)
    .replace(/-+$/, "");

/** Fetches a file of the program and hands it to the reader under the name that the program gives it. What is refused is told in the program's words. */
export async function fetched(address: string, fallback: string): Promise<string> {
  const r = await granted(fetch(address));
  const name = named(r.headers.get("Content-Disposition")) ?? fallback;
  save(name, await r.blob());
  return name;
}

/** The name in a header Content-Disposition (RFC 6266), that in letters of any script first. */
export function named(header: string | null): string | undefined {
  if (!header) return undefined;
  const wide = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  if (wide) {
    try {
      return decodeURIComponent(wide);
    } catch {
      // The plain one, then.
    }
  }
  return /filename="?([^";]+)"?/i.exec(header)?.[1];
}
