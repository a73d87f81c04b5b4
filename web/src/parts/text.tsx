import type { ReactNode } from "react";
import { leftward } from "../lib/bidi";
import type { Lang } from "../lib/edtf";
import { useWords } from "../lib/words";

/** Text of a document with what reads from the left set apart, so that its direction turns no telephone number, range or share about. */
export function Mixed({ children }: { children: string }) {
  const out: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of leftward(children)) {
    out.push(
      children.slice(at, from),
      <bdi key={from} className="run" dir="ltr">
        {children.slice(from, to)}
      </bdi>,
    );
    at = to;
  }
  return at === 0 ? children : [...out, children.slice(at)];
}

const mixed = (children: ReactNode) => (typeof children === "string" ? <Mixed>{children}</Mixed> : children);

/** Words of a source, in its own script and direction whatever the page's. */
export const Quoted = ({ children, className }: { children: ReactNode; className?: string }) => (
  <q className={className ? `q ${className}` : "q"} lang="ar" dir="rtl">
    {mixed(children)}
  </q>
);

/** Words of a source without quotation marks around them. */
export const Words = ({ children }: { children: ReactNode }) => (
  <span className="q" lang="ar" dir="rtl">
    {mixed(children)}
  </span>
);

/** An id or code: Latin, isolated, never broken. */
export const Id = ({ children }: { children: ReactNode }) => (
  <bdi className="id" dir="ltr">
    {children}
  </bdi>
);

/** A number, isolated. */
export function Num({ n }: { n: number }) {
  const { number } = useWords();
  return (
    <bdi className="n" dir="ltr">
      {number(n)}
    </bdi>
  );
}

/** A date of the record in words of the page. */
export function Dated({ value }: { value: string | undefined }) {
  const { date } = useWords();
  return value ? <bdi className="n">{date(value)}</bdi> : null;
}

/** What a document is called: its title; without one the words it begins with, else its id. */
export function Headline({ d }: { d: { id: string; title?: string; opening?: string } }) {
  if (!d.title && d.opening) return <Quoted>{d.opening}</Quoted>;
  return (
    <bdi dir="auto">
      <Mixed>{d.title ?? d.id}</Mixed>
    </bdi>
  );
}

/** The text of the program that has both languages at once. */
export const both = (s: { ar: string; en: string }, lang: Lang) => (lang === "ar" ? s.ar : s.en) || s.ar || s.en;

/** A button that is drawn as the key it answers to. */
export const Key = ({ children }: { children: ReactNode }) => <kbd aria-hidden="true">{children}</kbd>;
