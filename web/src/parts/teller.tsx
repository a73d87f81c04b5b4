import { Name } from "../lib/names";
import { A, outletPath, speakerPath } from "../lib/router";
import type { Teller as One } from "../lib/types";

/** One who speaks, by name, leading to the page of that speaker or outlet. */
export function TellerName({ of }: { of: One }) {
  if (of.id) {
    return (
      <A href={speakerPath(of.id)}>
        <Name id={of.id} />
      </A>
    );
  }
  if (of.outlet) {
    return (
      <A href={outletPath(of.outlet)}>
        <bdi dir="auto">{of.outlet}</bdi>
      </A>
    );
  }
  return (
    <bdi lang="ar" dir="auto">
      {of.as || of.document}
    </bdi>
  );
}
