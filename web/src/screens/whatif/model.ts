import { voiceKey } from "../../parts/isnad";
import type { Branch, Checked, FindingMark, Outcome, Ref, Tipping, Voice, WhatIf } from "../../lib/types";

/** What the asker switched, as the program takes it. */
export interface Switches {
  without: string[];
  assume: string[];
  drop: string[];
  only: string;
  as_of: string;
}

export const unswitched: Switches = { without: [], assume: [], drop: [], only: "", as_of: "" };

export const isUnswitched = (s: Switches) => s.without.length + s.assume.length + s.drop.length === 0 && !s.only && !s.as_of;

type Listed = "without" | "assume" | "drop";

/** Switches with one turned over. */
export function flip(s: Switches, list: Listed, value: string): Switches {
  const had = s[list].includes(value);
  return { ...s, [list]: had ? s[list].filter((x) => x !== value) : [...s[list], value] };
}

/** Switches read from the query of an address, and written into it. */
export function fromQuery(q: URLSearchParams): Switches {
  return { without: q.getAll("without"), assume: q.getAll("assume"), drop: q.getAll("drop"), only: q.get("only") ?? "", as_of: q.get("as_of") ?? "" };
}

export const refKey = (r: Ref) => `${r.document}/${r.id}`;

/** The event that an answer is about: the one that was asked for, else its first mention. */
export function eventOf(answer: WhatIf, asked: string | undefined): string | undefined {
  const [first] = answer.event.refs;
  return asked ?? (first && refKey(first));
}

/** Consequences by any of their refs. */
export function byRef(w: WhatIf): Map<string, Outcome> {
  return new Map(w.consequences.flatMap((c) => c.refs.map((r): [string, Outcome] => [refKey(r), c])));
}

/** The verdict of a branch for somebody; who is not listed is not told. */
export const verdict = (b: Branch | undefined, entity: string) => b?.outcomes.find((o) => o.entity === entity)?.verdict ?? "not_told";

/** Everybody for whom some branch has an outcome, in the order in which the branches speak of them. */
export function parties(...answers: (WhatIf | undefined)[]): string[] {
  const out = new Set<string>();
  for (const w of answers) for (const b of w?.branches ?? []) for (const o of b.outcomes) out.add(o.entity);
  return [...out];
}

/** One step from a consequence to a verdict: whether it speaks for or against, and on whose word it fires. */
export interface Step {
  ref: Ref;
  outcome: Outcome | undefined;
  sign: number;
  rule: string;
}

/** The rule by which what is said of one branch holds, turned round, for the other. */
const inverse = "whatif.inverse";
/** The rule by which the asker's assumption fires a consequence. */
export const assumed = "whatif.assumed";

/** The steps of a verdict. A consequence that fires by its inverse counts with the other sign. */
export function path(w: WhatIf, b: Branch, entity: string): Step[] {
  const known = byRef(w);
  const paths = b.outcomes.find((o) => o.entity === entity)?.paths ?? [];
  return paths.map((ref) => {
    const outcome = known.get(refKey(ref));
    const rule = b.fires.find((f) => refKey(f.ref) === refKey(ref) && f.basis === "rule")?.rule ?? "";
    const sign = outcome?.for.find((v) => v.entity === entity)?.sign ?? 0;
    return { ref, outcome, rule, sign: rule === inverse ? -sign : sign };
  });
}

/** On what a verdict stands: on text alone, or it would fall without a rule or an assumption. A contested one needs both its sides. */
export function basis(steps: Step[], verdict: string): "text" | "rule" | "assumed" {
  const sides = verdict === "contested" ? [steps.filter((s) => s.sign > 0), steps.filter((s) => s.sign < 0)] : [steps];
  const weak = sides.filter((side) => side.length > 0 && side.every((s) => s.rule !== ""));
  if (weak.length === 0) return "text";
  return weak.every((side) => side.every((s) => s.rule === assumed)) ? "assumed" : "rule";
}

/** What would change a verdict: least sets of voices, the smallest first. */
export const tips = (w: WhatIf, branch: string, entity: string): Tipping[] =>
  w.tipping.filter((t) => t.branch === branch && t.entity === entity).sort((a, b) => a.without.length - b.without.length);

/** A verdict that is another than before. */
export interface Turn { branch: string; entity: string; from: string; to: string }

export function turns(before: WhatIf, now: WhatIf): Turn[] {
  const out: Turn[] = [];
  for (const branch of new Set([...before.branches, ...now.branches].map((b) => b.kind))) {
    for (const entity of parties(before, now)) {
      const from = verdict(before.branches.find((b) => b.kind === branch), entity);
      const to = verdict(now.branches.find((b) => b.kind === branch), entity);
      if (from !== to) out.push({ branch, entity, from, to });
    }
  }
  return out;
}

/** Consequences whose condition nothing meets: they fire on no branch until the asker assumes them. */
export function open(w: WhatIf): Outcome[] {
  const fired = new Set(w.branches.flatMap((b) => b.fires.map((f) => refKey(f.ref))));
  return w.consequences.filter((c) => !c.refs.some((r) => fired.has(refKey(r))));
}

/** The rules by which something fires or weakens. */
export function rules(w: WhatIf): string[] {
  const fired = w.branches.flatMap((b) => b.fires);
  const cells = w.explanations.flatMap((x) => [...x.supports, ...x.weakens]);
  return [...new Set([...fired, ...cells].map((f) => f.rule).filter((r): r is string => !!r && r !== assumed))];
}

/** Somebody who speaks: first heard as, and how many consequences and other things hang on the word. */
export interface Spoken { key: string; voice: Voice; outcomes: Outcome[]; rest: number }

/** All who speak, each once: those who hold consequences first, then those who only give the act a standing or explain it. */
export function voices(w: WhatIf, outlet: (document: string) => string): Spoken[] {
  const out = new Map<string, Spoken>();
  const note = (voice: Voice, outcome?: Outcome) => {
    const key = voiceKey(voice, outlet);
    let s = out.get(key);
    if (!s) out.set(key, (s = { key, voice, outcomes: [], rest: 0 }));
    if (!outcome) s.rest++;
    else if (!s.outcomes.includes(outcome)) s.outcomes.push(outcome);
  };
  for (const c of w.consequences) for (const v of c.holders) note(v, c);
  for (const s of w.event.standing) note(s.voice);
  for (const x of w.explanations) for (const v of x.holders) note(v);
  for (const b of w.branches) for (const s of b.said) note(s.voice);
  return [...out.values()];
}

/** One row of the board: what is said for somebody and against, and how the two sides stand to each other. */
export interface Facing {
  entity: string;
  good: Outcome[];
  bad: Outcome[];
  relation: "contradict" | "judged" | "unopposed";
}

/** The board: a row for each party with what is good and what is bad for it face to face, those where both sides speak first; and what is said for nobody. */
export function board(w: WhatIf): { rows: Facing[]; rest: Outcome[] } {
  const rows = new Map<string, Facing>();
  for (const c of w.consequences) {
    for (const v of c.for) {
      let row = rows.get(v.entity);
      if (!row) rows.set(v.entity, (row = { entity: v.entity, good: [], bad: [], relation: "unopposed" }));
      (v.sign > 0 ? row.good : row.bad).push(c);
    }
  }
  for (const row of rows.values()) {
    const gainsaid = row.good.some((a) => row.bad.some((b) => opposes(a, b) || opposes(b, a)));
    row.relation = gainsaid ? "contradict" : row.good.length > 0 && row.bad.length > 0 ? "judged" : "unopposed";
  }
  const weight = { contradict: 0, judged: 1, unopposed: 2 };
  return {
    rows: [...rows.values()].sort((a, b) => weight[a.relation] - weight[b.relation] || b.good.length + b.bad.length - a.good.length - a.bad.length),
    rest: w.consequences.filter((c) => c.for.length === 0),
  };
}

function opposes(a: Outcome, b: Outcome): boolean {
  const other = new Set(b.refs.map(refKey));
  return a.against.some((r) => other.has(refKey(r)));
}

/**
 * An answer in which what copies of one text say is told once: consequences of the same words for the same parties are one, with the refs and the
 * holders of all.
 */
export function merged(w: WhatIf): WhatIf {
  const out = new Map<string, Outcome>();
  for (const c of w.consequences) {
    const key = JSON.stringify([c.if.text, c.then.text, c.for]);
    const one = out.get(key);
    if (one) out.set(key, { ...one, refs: [...one.refs, ...c.refs], holders: [...one.holders, ...c.holders], against: [...one.against, ...c.against] });
    else out.set(key, c);
  }
  return { ...w, consequences: [...out.values()] };
}

/** The marks of the findings that an answer rests on: by the refs of their tellings, of events and commitments by their ids, too. */
export function marksOf(w: WhatIf): Map<string, FindingMark> {
  const out = new Map<string, FindingMark>();
  const note = (keys: string[], mark: string | undefined) => keys.forEach((k) => mark && out.set(k, mark as FindingMark));
  for (const s of w.event.standing) note([refKey(s.ref), s.event], s.mark);
  for (const x of [...w.consequences, ...w.explanations]) note(x.refs.map(refKey), x.mark);
  for (const k of w.commitments) note([k.id], k.mark);
  return out;
}

/** Of so many findings, each once, how many a person has checked. What has no mark is none of them. */
export function tally(keys: string[], marks: Map<string, FindingMark>): Checked {
  const list = [...new Set(keys)].filter((k) => marks.has(k));
  return { of: list.length, by_person: list.filter((k) => marks.get(k) !== "unread").length };
}

/** The findings that each part of an answer rests on, as keys of their marks. */
export const parts = {
  standing: (w: WhatIf) => w.event.standing.map((s) => s.event),
  board: (w: WhatIf) => w.consequences.flatMap((c) => c.refs.map(refKey)),
  branches: (w: WhatIf) => w.branches.flatMap((b) => [...b.fires.map((f) => refKey(f.ref)), ...b.outcomes.flatMap((o) => o.paths.map(refKey))]),
  explanations: (w: WhatIf) => w.explanations.flatMap((x) => x.refs.map(refKey)),
  balances: (w: WhatIf) => [...w.gains, ...w.losses].flatMap((b) => b.consequences.map(refKey)),
  commitments: (w: WhatIf) => w.commitments.map((k) => k.id),
};
