import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "../../../lib/api";
import { useChange } from "../../../lib/changes";
import type { Wish } from "../../../lib/ledger";
import { called, KnowingRows, useKnown } from "../../../lib/names";
import type { ForecastTable, WhatIf } from "../../../lib/types";
import { useWords } from "../../../lib/words";
import { Failed, Waiting } from "../../../parts/states";
import type { Place } from "../passage";
import { Section } from "../section";
import { eventOf } from "../model";
import { parties, wish } from "./model";
import { Result, Turns } from "./result";
import { Scale } from "./scale";
import { Table } from "./table";
import "./forecast.css";

/**
 * Where the matter of the act comes to rest, from what analysts set of each party: position, capability, salience. Nothing is filled in for anybody; each input is
 * a change of the ledger with its author.
 */
export default function Forecast({ answer, event, open }: { answer: WhatIf; event: string | undefined; open: (p: Place) => void }) {
  const { t } = useWords();
  const change = useChange();
  const [target, setTarget] = useState(50);
  const [chosen, setChosen] = useState<number | null>(null);
  const id = eventOf(answer, event);
  const asked = useQuery({
    queryKey: ["forecast", id, target],
    queryFn: ({ signal }) => get<ForecastTable>("/forecast", { event: id, target }, signal),
    placeholderData: keepPreviousData,
    enabled: !!id,
  });
  const [kept, setKept] = useState<ForecastTable>();
  if (asked.data && asked.data !== kept) setKept(asked.data);
  const table = asked.data ?? kept; // what was typed stays on the page where the program does not answer
  if (!id) return null;
  const enter = (steps: Wish[]) => change({ steps, shown: table?.change });
  return (
    <Section title={t("web.forecast")} what={t("web.forecast-what")} checked={table && table.checked.of > 0 ? table.checked : undefined}>
      {asked.isError && <Failed error={asked.error} again={() => void asked.refetch()} />}
      {asked.isPending && <Waiting />}
      {table && (
        <KnowingRows names={[table.names]} documents={[]}>
          <div className="fore">
            {table.actors.length === 0 ? (
              <div className="none-yet">
                <h3>{t("web.forecast-none")}</h3>
                <p className="soft">{t("web.forecast-none-what")}</p>
              </div>
            ) : (
              <>
                <div className="fc">
                  <Scale table={table} chosen={chosen} choose={setChosen} enter={enter} />
                  <Result table={table} />
                </div>
                <Turns table={table} target={target} setTarget={setTarget} />
                <Table table={table} answer={answer} chosen={chosen} choose={setChosen} enter={enter} open={open} />
              </>
            )}
            <Add table={table} answer={answer} enter={enter} />
          </div>
        </KnowingRows>
      )}
    </Section>
  );
}

/** Puts a party into the table: one of the question, by a press, or whoever is typed. */
function Add({ table, answer, enter }: { table: ForecastTable; answer: WhatIf; enter: (steps: Wish[]) => void }) {
  const { t, lang } = useWords();
  const { entities } = useKnown();
  const offered = parties(answer, table.actors).flatMap((id) => {
    const name = called(entities.get(id), lang);
    return name ? [{ id, name }] : [];
  });
  const put = (name: string) => {
    const known = offered.find((o) => o.name.text === name) ?? [...entities.values()].filter((e) => e.name === name || e.name_en === name).map((e) => ({ id: e.id, name: { text: name } }))[0];
    enter([wish(table.about, "actor", name, known ? { row: known.id } : { own_row: name })]);
  };
  return (
    <div className="adds parties-in" data-picture="no">
      {offered.length > 0 && (
        <p className="chips">
          <span className="soft small">{t("web.parties-here")}</span>
          {offered.slice(0, 12).map((o) => (
            <button key={o.id} type="button" onClick={() => put(o.name.text)}>
              <span aria-hidden="true">+</span> <bdi lang={o.name.lang}>{o.name.text}</bdi>
            </button>
          ))}
        </p>
      )}
      <form
        onSubmit={(e) => {
          e.preventDefault();
          const input = e.currentTarget.elements.namedItem("actor") as HTMLInputElement;
          if (input.value.trim()) put(input.value.trim());
          input.value = "";
        }}
      >
        <label>
          {t("web.add-actor")}
          <input name="actor" dir="auto" maxLength={200} autoComplete="off" />
        </label>
        <button type="submit" className="act">
          {t("web.put-in")}
        </button>
      </form>
    </div>
  );
}
