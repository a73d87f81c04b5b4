import { called, type Known } from "../../lib/names";
import type { WhatIf } from "../../lib/types";
import type { Words } from "../../lib/words";
import { both } from "../../parts/text";
import { byRef, voices, type Switches } from "./model";
import type { Caption } from "./section";

/** What a picture of this answer has written on it. */
export function caption(base: WhatIf, s: Switches, known: Known, words: Words): Caption {
  const documents = new Set([...base.event.refs, ...base.consequences.flatMap((c) => c.refs), ...base.explanations.flatMap((x) => x.refs)].map((r) => r.document));
  return { question: both(base.question, words.lang), switched: switchedWords(base, s, known, words).join(" · "), day: s.as_of, documents: documents.size };
}

/** The switches in plain words, one each. */
export function switchedWords(base: WhatIf, s: Switches, known: Known, { t, lang }: Words): string[] {
  const outcomes = byRef(base);
  const outlet = (d: string) => known.documents.get(d)?.outlet || d;
  const who = (key: string) => {
    const first = voices(base, outlet).find((v) => v.key === key)?.voice.chain[0];
    return first ? (first.entity && called(known.entities.get(first.entity), lang)?.text) || first.as || key : key;
  };
  return [
    ...s.without.map((k) => `${t("ui.without")} ${who(k)}`),
    ...s.assume.map((k) => `${t("web.assuming")} «${outcomes.get(k)?.if.text ?? k}»`),
    ...s.drop.map((k) => (outcomes.has(k) ? `${t("ui.without")} «${outcomes.get(k)!.then.text}»` : `${t("web.without-rule")} ${k}`)),
    ...(s.only ? [t(s.only === "named" ? "web.only-named" : "web.only-two")] : []),
    ...(s.as_of ? [`${t("web.as-of")} ${s.as_of}`] : []),
  ];
}
