import { createContext, use, useRef, type ReactNode } from "react";
import { useWords } from "../../lib/words";
import { CheckedOf } from "../../parts/mark";
import { Picture } from "../../parts/picture";

/** What a picture of a part of the answer has written on it: the question, what is switched, the day up to which it is known. */
export interface Caption { question: string; switched: string; day: string; documents: number }

const Context = createContext<Caption | null>(null);

export const Captioned = Context.Provider;

interface Props { title: string; what: string; children: ReactNode; className?: string; checked?: { of: number; by_person: number } | undefined }

/** A part of the answer with its head in the margin, which can be saved as a picture. It says of how many findings that it rests on a person has checked how many. */
export function Section({ title, what, children, className = "sec", checked }: Props) {
  const box = useRef<HTMLElement>(null);
  return (
    <section className={className} ref={box}>
      <div className="mh">
        <h2>{title}</h2>
        <p>{what}</p>
        <Tally checked={checked} />
        <SaveView of={box} part={title} />
      </div>
      {children}
    </section>
  );
}

/** Of how many findings a person has checked how many; nothing where a part rests on none. */
export const Tally = ({ checked }: Pick<Props, "checked">) =>
  checked && checked.of > 0 ? (
    <p>
      <CheckedOf checked={checked} />
    </p>
  ) : null;

/** The button of a part that has a head of its own. */
export function SaveView({ of, part }: { of: React.RefObject<Element | null>; part: string }) {
  const { t } = useWords();
  const c = use(Context);
  if (!c) return null;
  return <Picture of={of} title={c.question} part={part} filter={`${t("ui.assumptions")}: ${c.switched || t("web.none")}`} date={c.day} documents={c.documents} />;
}
