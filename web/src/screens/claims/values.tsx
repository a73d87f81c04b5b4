import { Name } from "../../lib/names";
import type { Figure } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Dated } from "../../parts/text";

/** A figure with its bounds and what it counts, in the reader's language. */
export function FigureWords({ f }: { f: Figure }) {
  const { t, number } = useWords();
  const role = f.role === "killed" || f.role === "wounded" ? t(`web.count-${f.role}`) : "";
  const { low, high } = f;
  if (low === undefined && high === undefined) return role ? <b>{role}</b> : null;
  const exact = low !== undefined && low === high;
  const text = exact ? number(low) : low !== undefined && high !== undefined ? `${number(low)}–${number(high)}` : number(low ?? high ?? 0);
  return (
    <b>
      {role && `${role} `}
      {low === undefined ? `${t("web.at-most")} ` : high === undefined ? `${t("web.at-least")} ` : ""}
      <bdi className="n" dir="ltr">
        {text}
      </bdi>
    </b>
  );
}

/** The figure of a side of a dispute as the record spells it: 4 killed, >=7 wounded, 18-22 killed. */
export function figureOf(value: string): Figure {
  const m = /^(>=|<=)?(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?(?: (\S+))?$/.exec(value);
  if (!m) return {};
  const [, open, a, b, role] = m;
  const low = Number(a);
  return { ...(role ? { role } : {}), ...(open === "<=" ? {} : { low }), ...(open === ">=" ? {} : { high: b ? Number(b) : low }) };
}

/** A value of a dispute in the reader's language, by the field that it is of. */
export function DisputeValue({ field, value }: { field: string | undefined; value: string }) {
  const { t } = useWords();
  switch (field) {
    case "number":
      return <FigureWords f={figureOf(value)} />;
    case "time":
      return (
        <b>
          <Dated value={value} />
        </b>
      );
    case "place":
    case "culprit":
      return (
        <b>
          <Name id={value} />
        </b>
      );
    case "whether":
      return <b>{t(value === "took place" ? "web.took-place" : "web.took-no-place")}</b>;
  }
  return <b>{value}</b>;
}
