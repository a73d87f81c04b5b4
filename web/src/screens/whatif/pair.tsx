import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Name } from "../../lib/names";
import type { WhatIf } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Hidden, VerdictSign } from "../../parts/glyphs";
import { Switched } from "./branches";
import { useAnswer } from "./index";
import { basis, isUnswitched, merged, parties, path, unswitched, verdict, type Switches } from "./model";

/** Two sets of assumptions side by side, with what differs marked between them. */
export function Pair({ about, current }: { about: { event?: string; question?: string }; current: Switches }) {
  const { t, label } = useWords();
  const [sets, setSets] = useState({ A: unswitched, B: unswitched });
  const [plain, a, b] = [useAnswer(about, unswitched), useAnswer(about, sets.A), useAnswer(about, sets.B)].map((q) => q.data?.whatif[0] && merged(q.data.whatif[0]));
  if (!plain || !a || !b) return null;
  const columns = plain.branches.flatMap((branch) => parties(plain, a, b).filter((e) => [plain, a, b].some((w) => verdict(w.branches.find((x) => x.kind === branch.kind), e) !== "not_told")).map((entity) => ({ branch: branch.kind, entity })));
  if (columns.length === 0) return null;
  const row = (name: "A" | "B", w: WhatIf) => (
    <tr className="rw">
      <th scope="row">
        <b>{t(name === "A" ? "web.set-a" : "web.set-b")}</b>
        {isUnswitched(sets[name]) ? <span className="soft">{t("web.all-voices")}</span> : <Switched base={plain} s={sets[name]} />}
        <Button className="quiet take" data-picture="no" onPress={() => setSets({ ...sets, [name]: current })}>
          {t("web.take-current")}
        </Button>
      </th>
      {columns.map((c) => (
        <td key={c.branch + c.entity}>
          <Value w={w} {...c} />
        </td>
      ))}
    </tr>
  );
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t("web.two-sets")}>
      <table className="pr2 pr">
        <caption className="vh">{t("web.two-sets")}</caption>
        <thead>
          <tr>
            <th className="ttl" scope="col">
              {t("web.two-sets")}
            </th>
            {columns.map((c) => (
              <th key={c.branch + c.entity} scope="col">
                <Name id={c.entity} />
                <span className="muted">{label("BranchKind", c.branch)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row("A", a)}
          <tr className="df">
            <th scope="row">
              <Hidden>{t("web.difference")}</Hidden>
            </th>
            {columns.map((c) => {
              const [x, y] = [a, b].map((w) => verdict(w.branches.find((k) => k.kind === c.branch), c.entity));
              return x === y ? (
                <td key={c.branch + c.entity} className="eq">
                  <span aria-hidden="true">=</span>
                  <Hidden>{t("web.same")}</Hidden>
                </td>
              ) : (
                <td key={c.branch + c.entity} className="ne">
                  <span aria-hidden="true">≠</span> {t("web.differ")}
                </td>
              );
            })}
          </tr>
          {row("B", b)}
        </tbody>
      </table>
    </div>
  );
}

function Value({ w, branch, entity }: { w: WhatIf; branch: string; entity: string }) {
  const { label } = useWords();
  const b = w.branches.find((x) => x.kind === branch);
  const v = verdict(b, entity);
  const hollow = b !== undefined && v !== "not_told" && basis(path(w, b, entity), v) !== "text";
  return (
    <span className={`cv ${v} ${hollow ? "j" : "s"}`}>
      <VerdictSign verdict={v} hollow={hollow} />
      {label("Verdict", v)}
    </span>
  );
}
