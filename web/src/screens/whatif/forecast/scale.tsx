import type { Wish } from "../../../lib/ledger";
import { Name } from "../../../lib/names";
import type { ForecastActor, ForecastTable } from "../../../lib/types";
import { useWords } from "../../../lib/words";
import { Hidden } from "../../../parts/glyphs";
import { ends, given, place, wish } from "./model";

interface Props {
  table: ForecastTable;
  chosen: number | null;
  choose: (row: number | null) => void;
  enter: (steps: Wish[]) => void;
}

/** A range in digits: one number where it is a point. */
export function Ends({ low, high }: { low: number; high: number }) {
  const { number } = useWords();
  return (
    <bdi className="n" dir="ltr">
      {ends(low, high).map(number).join("–")}
    </bdi>
  );
}

/** What an actor is called: by its name in the record, else as it was put in. */
export const ActorName = ({ a }: { a: ForecastActor }) => (a.row ? <Name id={a.row} /> : <bdi dir="auto">{a.name}</bdi>);

/**
 * The scale with each party's position as a bar from its least to its greatest, solid where somebody gave it, dashed over the whole where nobody did; under them the
 * weighted mean, and the weighted median hollow. The table below says the same, with the same choice.
 */
export function Scale({ table, chosen, choose, enter }: Props) {
  const { t } = useWords();
  const whole = table.given === table.of;
  return (
    <div className="fscale">
      <div className="fends">
        <End table={table} field="low" enter={enter} />
        <End table={table} field="high" enter={enter} />
      </div>
      <ul>
        {table.actors.map((a, i) => (
          <li key={a.row ?? a.own_row} className={chosen === i ? "on" : undefined}>
            <button type="button" aria-pressed={chosen === i} onClick={() => choose(chosen === i ? null : i)}>
              <span className="who">
                <ActorName a={a} />
              </span>
              <span className="track">
                <i className={given(a.position) ? "fb" : "fb dash"} style={place(a.position)} />
              </span>
              <span className="fv">{given(a.position) ? <Ends low={a.position.low} high={a.position.high} /> : <span className="muted">{t("web.not-given")}</span>}</span>
            </button>
          </li>
        ))}
      </ul>
      {table.mean && (
        <div className="sum">
          <p className="fmean">
            <span className="who">{t("ui.weighted-mean")}</span>
            <span className="track" aria-hidden="true">
              <i className={whole ? "fspan" : "fspan dash"} style={place({ low: table.mean[0]!, high: table.mean[1]! })} />
            </span>
            <span className="fv">
              <Ends low={table.mean[0]!} high={table.mean[1]!} />
              {!whole && <Hidden>{t("web.not-all-given")}</Hidden>}
            </span>
          </p>
          {table.median && (
            <p className="fmed">
              <span className="who">{t("ui.weighted-median")}</span>
              <span className="track" aria-hidden="true">
                <i className={whole ? "fspan" : "fspan dash"} style={place({ low: table.median[0]!, high: table.median[1]! })} />
              </span>
              <span className="fv">
                <Ends low={table.median[0]!} high={table.median[1]!} />
              </span>
            </p>
          )}
        </div>
      )}
    </div>
  );
}

/** One end of the scale, and what it means in words, to be typed in place. */
function End({ table, field, enter }: { table: ForecastTable; field: "low" | "high"; enter: (steps: Wish[]) => void }) {
  const { t, number } = useWords();
  const now = table[field]?.text ?? "";
  const save = (text: string) => text.trim() !== now && enter([wish(table.about, field, text)]);
  return (
    <label className={field}>
      <bdi className="n">{number(field === "low" ? 0 : 100)}</bdi>
      <span className="vh">{t(field === "low" ? "web.scale-low" : "web.scale-high")}</span>
      <input
        key={now}
        name={field}
        dir="auto"
        defaultValue={now}
        placeholder={t(field === "low" ? "web.scale-low" : "web.scale-high")}
        maxLength={200}
        onBlur={(e) => save(e.target.value)}
        onKeyDown={(e) => e.key === "Enter" && e.currentTarget.blur()}
      />
    </label>
  );
}
