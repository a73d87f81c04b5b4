import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from "react";

/** The address in force, as one string: path, query and fragment. */
const here = () => location.pathname + location.search + location.hash;
const listeners = new Set<() => void>();

function subscribe(f: () => void) {
  listeners.add(f);
  addEventListener("popstate", f);
  addEventListener("hashchange", f);
  return () => {
    listeners.delete(f);
    removeEventListener("popstate", f);
    removeEventListener("hashchange", f);
  };
}

export interface Place { path: string; query: URLSearchParams; hash: string }

/** Where the reader is. The fragment is decoded and without its sign. */
export function usePlace(): Place {
  const url = new URL(useSyncExternalStore(subscribe, here), location.origin);
  return { path: decode(url.pathname), query: url.searchParams, hash: decode(url.hash.slice(1)) };
}

function decode(s: string): string {
  try {
    return decodeURIComponent(s);
  } catch {
    return s;
  }
}

/** Goes to an address of the workbench; replacing leaves no step to go back to. */
export function go(to: string, replace = false): void {
  const before = location.pathname;
  history[replace ? "replaceState" : "pushState"](null, "", to);
  listeners.forEach((f) => f());
  if (!replace && location.pathname !== before && !location.hash) scrollTo(0, 0);
}

/** Whether a click means this page: the main button, and no key that opens another. */
const plain = (e: MouseEvent) => e.button === 0 && !(e.metaKey || e.ctrlKey || e.shiftKey || e.altKey);

/** A link within the workbench. */
export function A({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  return (
    <a
      {...rest}
      href={href}
      onClick={(e) => {
        onClick?.(e);
        if (e.defaultPrevented || !plain(e)) return;
        e.preventDefault();
        go(href);
      }}
    />
  );
}

/** The id of a finding in its document, of one that may come with the document's before it (b01/e7). */
export const ownId = (document: string, id: string) => (id.startsWith(`${document}/`) ? id.slice(document.length + 1) : id);

/** The address of a document, at a finding where one is named. */
export const documentPath = (id: string, finding?: string) => `/documents/${encodeURIComponent(id)}${finding ? `#${encodeURIComponent(finding)}` : ""}`;

/** The address of the page of somebody who speaks. */
export const speakerPath = (id: string) => `/speakers/${encodeURIComponent(id)}`;

/** The address of the page of an outlet. */
export const outletPath = (name: string) => `/outlets/${encodeURIComponent(name)}`;
