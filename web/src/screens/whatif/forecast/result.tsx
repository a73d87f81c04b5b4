import type { ForecastTable } from "../../../lib/types";
import { useWords } from "../../../lib/words";
import { Num } from "../../../parts/text";
import { place, rounded } from "./model";
import { ActorName, Ends } from "./scale";

/** The interval in figures, and what it is. */
export function Result({ table }: { table: ForecastTable }) {
  const { t, number } = useWords();
  if (!table.mean) {
    return (
      <div className="res">
        <p>{t("web.forecast-no-result")}</p>
      </div>
    );
  }
  return (
    <div className="res">
      <h3>{t("web.forecast-result")}</h3>
      <b className="big">
        <Ends low={table.mean[0]!} high={table.mean[1]!} />
      </b>
      <p>
        {table.given === table.of ? t("web.forecast-all-given") : t("web.forecast-given", number(table.given)).replace("{of}", number(table.of))}
      </p>
      <p>{t("web.forecast-not-odds")}</p>
      {table.error && <p>{t("web.forecast-error", number(table.error.issues)).replace("{of}", number(rounded(table.error.mae)))}</p>}
    </div>
  );
}

/** Where to turn next: which inputs decide the width, and what it would take to bring the mean elsewhere. */
export function Turns({ table, target, setTarget }: { table: ForecastTable; target: number; setTarget: (n: number) => void }) {
  if (!table.mean) return null;
  return (
    <div className="fturns">
      <Decides table={table} />
      <Needed table={table} target={target} setTarget={setTarget} />
    </div>
  );
}

/** How many inputs are named that decide the width. */
const most = 4;

/** The inputs that move the mean most when they go over their ranges, the widest first. */
function Decides({ table }: { table: ForecastTable }) {
  const { t } = useWords();
  const list = table.swings.filter((s) => Math.abs(s.to - s.from) >= 0.5).slice(0, most);
  if (list.length === 0) return null;
  return (
    <div>
      <h4>{t("web.decides")}</h4>
      <ul className="swings">
        {list.map((s) => (
          <li key={`${s.actor} ${s.field}`}>
            <span>
              {t(`ui.${s.field}`)} · <ActorName a={table.actors[s.actor]!} />
            </span>
            <span className="track" aria-hidden="true">
              <i className="swing" style={place({ low: Math.min(s.from, s.to), high: Math.max(s.from, s.to) })} />
            </span>
            <Ends low={Math.min(s.from, s.to)} high={Math.max(s.from, s.to)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** For a mean that is typed: where each party would have to stand to bring it there alone. */
function Needed({ table, target, setTarget }: { table: ForecastTable; target: number; setTarget: (n: number) => void }) {
  const { t } = useWords();
  return (
    <div>
      <h4>
        <label>
          {t("web.needed")}{" "}
          <input type="number" name="target" min={0} max={100} value={target} onChange={(e) => e.target.value !== "" && e.target.validity.valid && setTarget(Number(e.target.value))} />
        </label>
      </h4>
      <ul className="needed">
        {table.actors.map((a) => (
          <li key={a.row ?? a.own_row}>
            <span>
              <ActorName a={a} />
            </span>
            <span>
              {a.needed === undefined ? (
                <span className="muted">{t("web.needed-not")}</span>
              ) : (
                <>
                  {t("web.needed-to")} <Num n={rounded(a.needed)} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="small soft">{t("web.at-middles")}</p>
    </div>
  );
}
