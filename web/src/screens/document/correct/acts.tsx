import { Button } from "react-aria-components/Button";
import { alike, useChange } from "../../../lib/changes";
import type { Filed, Handled } from "../../../lib/ledger";
import { A } from "../../../lib/router";
import { useWords } from "../../../lib/words";
import { Turned } from "../../../parts/logged";
import { Dated, Id } from "../../../parts/text";
import type { Finding } from "../model";

/** What persons did to a finding, the latest first: what the machine had read stays under it, struck through, and can be brought back. */
export function Acts({ r, f }: { r: Filed; f: Finding }) {
  const { t } = useWords();
  const list = (r.handled ?? []).filter((h) => h.finding === f.id).toReversed();
  if (list.length === 0 && r.marks?.[f.id] === "rejected") {
    return (
      <p className="soft small">
        {t("web.rejected-with")} <A href="/log">{t("web.log")}</A>
      </p>
    );
  }
  if (list.length === 0) return null;
  return (
    <>
      <h3>{t("web.handled")}</h3>
      <ul className="did">
        {list.map((h) => (
          <li key={h.number}>
            <Act h={h} layer={f.layer} like={together(list, h)} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The changes that a person made to a finding in one go with one of them. */
const together = (list: Handled[], h: Handled) => list.filter((x) => x.at === h.at && x.author === h.author).map((x) => x.number).sort((a, b) => a - b);

function Act({ h, layer, like }: { h: Handled; layer: string; like: number[] }) {
  const { t, label } = useWords();
  const change = useChange();
  return (
    <>
      <p>
        {h.kind === "edit" ? <Turned noun={layer} field={h.field ?? ""} from={h.from} to={h.to} /> : <b>{label("web", `did-${h.kind}`)}</b>}{" "}
        {h.documents && <span className="soft">{t("web.not-told-here")}</span>} {h.other && <Id>{h.other}</Id>}
        {h.text && <q dir="auto">{h.text}</q>}
      </p>
      <p className="soft small">
        <bdi>{h.author}</bdi> <Dated value={h.at.slice(0, 10)} />
        {h.reason && (
          <>
            {" · "}
            {t("web.because")} <bdi dir="auto">{h.reason}</bdi>
          </>
        )}{" "}
        <Button className="quiet" onPress={() => void change({ steps: [{ kind: "undo", number: h.number }] })}>
          {t(h.kind === "edit" || h.kind === "reject" ? "web.bring-back" : "web.undo")}
        </Button>
        {(h.kind === "edit" || h.kind === "reject" || h.kind === "merge") && h.number === like[0] && (
          <>
            {" "}
            <Button className="quiet" onPress={() => alike(like)}>
              {t("web.similar-open")}
            </Button>
          </>
        )}
      </p>
    </>
  );
}
