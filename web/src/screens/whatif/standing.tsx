import type { Standing as Held, WhatIf } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Standing } from "../../parts/glyphs";
import { Strip } from "../../parts/isnad";
import { Dated, Num } from "../../parts/text";
import { Told } from "./told";
import { parts } from "./model";
import { RefButton, useTally, type Place } from "./passage";
import { Section } from "./section";

/** In the order of how real they are. */
const slots = ["happened", "planned", "threatened", "demanded", "promised", "possible", "negated"] as const;

/** Every standing that some speaker gave the act. An empty slot is information too. */
export function Standings({ answer, open }: { answer: WhatIf; open: (p: Place) => void }) {
  const checked = useTally(parts.standing(answer));
  const { t } = useWords();
  const held = (s: string) => answer.event.standing.filter((x) => x.status === s);
  return (
    <Section title={t("ui.standing")} checked={checked} what={t("web.standing-what")}>
      <div>
        <ul className="rail even">
          {slots.map((s) => (
            <li key={s} className={held(s).length === 0 ? "no" : undefined}>
              <Standing status={s} />
              <span>{held(s).length === 0 ? t("web.nobody") : <Num n={held(s).length} />}</span>
            </li>
          ))}
        </ul>
        <table className="hold">
          <caption className="vh">{t("ui.standing")}</caption>
          <tbody>{slots.flatMap((s) => grouped(held(s)).map((g, i) => <Row key={`${s}${i}`} first={i === 0} held={g} open={open} />))}</tbody>
        </table>
      </div>
    </Section>
  );
}

/** Standings of one voice told together: the first, and where else the same is told. */
function grouped(list: Held[]): Held[][] {
  const out = new Map<string, Held[]>();
  for (const s of list) {
    const first = s.voice.chain[0];
    const key = [s.leaning, s.time, first ? (first.entity ?? first.as) : `outlet ${s.voice.document}`].join("\n");
    out.set(key, [...(out.get(key) ?? []), s]);
  }
  return [...out.values()];
}

function Row({ first, held, open }: { first: boolean; held: Held[]; open: (p: Place) => void }) {
  const { label } = useWords();
  const s = held[0]!;
  return (
    <tr className={first ? "g" : undefined}>
      <th scope="row">{first && <Standing status={s.status} />}</th>
      <td>
        <Told r={s.ref} />
        <Strip lead voice={s.voice} onOpen={(link) => open(link?.cue ? { document: s.voice.document, span: link.cue } : { document: s.ref.document, id: s.ref.id })} />
      </td>
      <td className="soft">
        {label("Leaning", s.leaning)} {s.time && <Dated value={s.time} />}
      </td>
      <td>
        {held.map((x) => (
          <RefButton key={`${x.ref.document}/${x.ref.id}`} r={x.ref} open={open} />
        ))}
      </td>
    </tr>
  );
}
