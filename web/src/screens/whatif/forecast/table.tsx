import { useId, useState } from "react";
import type { Wish } from "../../../lib/ledger";
import { called, useKnown } from "../../../lib/names";
import type { ForecastActor, ForecastTable, WhatIf } from "../../../lib/types";
import { useWords } from "../../../lib/words";
import { Mark } from "../../../parts/mark";
import { Dated, Num } from "../../../parts/text";
import { isFinding } from "../matrix-model";
import { RefButton, type Place } from "../passage";
import { Told } from "../told";
import { evidence, given, inputs, parse, place, rounded, typed, wish, type Input, type Levels } from "./model";
import { ActorName } from "./scale";

interface Props {
  table: ForecastTable;
  answer: WhatIf;
  chosen: number | null;
  choose: (row: number | null) => void;
  enter: (steps: Wish[]) => void;
  open: (p: Place) => void;
}

/** The inputs of all parties, each to be typed in place, with who set it, when, and the words that bear it out. */
export function Table({ table, answer, chosen, choose, enter, open }: Props) {
  const { t, number } = useWords();
  const share = (a: ForecastActor) => (a.share === undefined ? "–" : `${number(Math.round(a.share * 100))}%`);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t("web.forecast")}>
      <table className="led fin">
        <caption className="vh">{t("web.forecast-what")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("web.whom")}</th>
            {inputs.map((f) => (
              <th key={f} scope="col">
                {t(`ui.${f}`)}
              </th>
            ))}
            <th scope="col">{t("web.weight-share")}</th>
            <th scope="col">{t("web.mean-without")}</th>
          </tr>
        </thead>
        <tbody>
          {table.actors.map((a, i) => (
            <tr key={a.row ?? a.own_row} className={chosen === i ? "on" : undefined} onFocus={() => choose(i)}>
              <th scope="row">
                <ActorName a={a} />
                <button type="button" className="quiet" data-picture="no" onClick={() => enter([wish(table.about, "actor", "", a)])}>
                  {t("web.take-out")}
                </button>
              </th>
              {inputs.map((f) => (
                <td key={f} data-label={t(`ui.${f}`)}>
                  <Cell about={table.about} a={a} f={f} answer={answer} enter={enter} open={open} />
                </td>
              ))}
              <td data-label={t("web.weight-share")}>
                <bdi className="n" dir="ltr">
                  {share(a)}
                </bdi>
              </td>
              <td data-label={t("web.mean-without")}>{a.without === undefined ? "–" : <Num n={rounded(a.without)} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small soft" data-picture="no">
        {t("web.input-how")}
      </p>
    </div>
  );
}

interface CellProps { about: string; a: ForecastActor; f: Input; answer: WhatIf; enter: (steps: Wish[]) => void; open: (p: Place) => void }

/** One input: what is set and how wide that is, by whom and when, and what bears it out. */
function Cell({ about, a, f, answer, enter, open }: CellProps) {
  const { t, lang } = useWords();
  const { entities } = useKnown();
  const levels: Levels = { low: t("web.input-low"), middle: t("web.input-middle"), high: t("web.input-high") };
  const [bad, setBad] = useState(false);
  const id = useId();
  const input = a[f];
  const now = typed(input.value, levels);
  const name = (a.row && called(entities.get(a.row), lang)?.text) || a.name;
  const save = (text: string) => {
    const value = parse(text, levels);
    setBad(value === null);
    if (value !== null && value !== input.value) enter([wish(about, f, value, a)]);
  };
  return (
    <div className="fcell">
      <span className="typed">
        <input
          key={`${input.change ?? 0} ${now}`}
          name={f}
          dir="auto"
          defaultValue={now}
          size={7}
          maxLength={20}
          placeholder={t("web.not-given")}
          aria-label={`${t(`ui.${f}`)}: ${name}`}
          aria-invalid={bad || undefined}
          aria-describedby={bad ? id : undefined}
          onBlur={(e) => save(e.target.value)}
          onKeyDown={(e) => {
            if (e.key === "Enter") save(e.currentTarget.value);
            if (e.key !== "Escape") return;
            e.currentTarget.value = now;
            setBad(false);
          }}
        />
        <span className="track" aria-hidden="true">
          <i className={given(input) ? "fb" : "fb dash"} style={place(input)} />
        </span>
      </span>
      {bad && (
        <span className="bad" role="alert" id={id}>
          {t("web.input-how")}
        </span>
      )}
      <span className="by">
        {given(input) ? (
          <>
            <bdi dir="auto">{input.by}</bdi> · <Dated value={input.at?.slice(0, 10)} />
          </>
        ) : (
          t("web.not-given-what")
        )}
      </span>
      {input.refs.map((r) => (
        <span key={r.id} className="ref">
          <Told r={{ document: r.document, id: r.finding }} /> <RefButton r={{ document: r.document, id: r.finding }} open={open} /> <Mark mark={r.mark as "unread"} quiet />
          <button type="button" className="quiet" data-picture="no" aria-label={`${t("web.take-out")} ${r.id}`} onClick={() => enter([wish(about, f, "", a, r.id)])}>
            ✕
          </button>
        </span>
      ))}
      <Cite a={a} answer={answer} cite={(finding) => enter([wish(about, f, "cited", a, finding)])} />
    </div>
  );
}

/** Ties a finding to an input: one of what the answer rests on, what the party itself says first, or any by its id. */
function Cite({ a, answer, cite }: { a: ForecastActor; answer: WhatIf; cite: (finding: string) => void }) {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  if (!shown) {
    return (
      <button type="button" className="quiet" data-picture="no" onClick={() => setShown(true)}>
        {t("web.cite-for")}
      </button>
    );
  }
  const { own, rest } = evidence(answer, a.row);
  const take = (id: string) => {
    setShown(false);
    cite(id);
  };
  const options = (list: typeof own) =>
    list.map((e) => (
      <option key={e.id} value={e.id}>
        {e.words.slice(0, 70)} · {e.id}
      </option>
    ));
  return (
    <form
      className="citing"
      data-picture="no"
      onSubmit={(e) => {
        e.preventDefault();
        const text = String(new FormData(e.currentTarget).get("finding") ?? "").trim();
        if (isFinding(text)) take(text);
      }}
      onKeyDown={(e) => e.key === "Escape" && setShown(false)}
    >
      <select autoFocus aria-label={t("web.cite-for")} value="" onChange={(e) => take(e.target.value)}>
        <option value="">{t("web.choose-one")}</option>
        {own.length > 0 && <optgroup label={t("web.cite-own")}>{options(own)}</optgroup>}
        {rest.length > 0 && <optgroup label={t("web.cite-rest")}>{options(rest)}</optgroup>}
      </select>
      <label>
        {t("web.cite-id")} <input name="finding" dir="ltr" size={10} placeholder="b01/e2" />
      </label>
    </form>
  );
}
