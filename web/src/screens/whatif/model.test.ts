import { expect, test } from "vitest";
import type { Outcome, Voice, WhatIf } from "../../lib/types";
import { basis, board, flip, fromQuery, marksOf, merged, open, parties, parts, path, rules, tally, turns, unswitched, verdict, voices } from "./model";

const voice = (who?: string): Voice => ({ document: "d1", chain: who ? [{ entity: who, naming: "named" }] : [] });
const span = (text: string) => ({ document: "d1", start: 0, end: text.length, text });
const consequence = (id: string, over: Partial<Outcome>): Outcome => ({
  refs: [{ document: "d1", id }], if: span("إن"), then: span("فـ"), holders: [voice()], for: [], against: [], mark: "unread", ...over,
});
const whatIf = (over: Partial<WhatIf>): WhatIf => ({
  question: { ar: "", en: "" }, event: { type: "SANCTION", actors: [], recipients: [], refs: [], standing: [] },
  consequences: [], explanations: [], commitments: [], gains: [], losses: [], branches: [], tipping: [], assumptions: [], unknown: [], checked: { of: 0, by_person: 0 }, ...over,
});
const ref = (id: string) => ({ document: "d1", id });

const contested = whatIf({
  consequences: [
    consequence("q1", { for: [{ entity: "city", sign: 1 }], holders: [voice("a")], against: [ref("q2")] }),
    consequence("q2", { for: [{ entity: "city", sign: 1 }], holders: [voice("b")] }),
    consequence("q3", { for: [{ entity: "port", sign: -1 }], holders: [voice("b")] }),
    consequence("q4", { holders: [voice()] }),
  ],
  branches: [
    {
      kind: "whole", said: [], told: [],
      fires: [{ ref: ref("q1"), basis: "text" }, { ref: ref("q2"), basis: "rule", rule: "whatif.inverse" }],
      outcomes: [{ entity: "city", verdict: "contested", paths: [ref("q1"), ref("q2")] }],
    },
    { kind: "not_carried_out", said: [], told: [], fires: [{ ref: ref("q2"), basis: "text" }], outcomes: [{ entity: "city", verdict: "gains", paths: [ref("q2")] }] },
  ],
});

test("an inverse counts with the other sign, and makes the verdict lean on a rule", () => {
  const steps = path(contested, contested.branches[0]!, "city");
  expect(steps.map((s) => [s.ref.id, s.sign, s.rule])).toEqual([["q1", 1, ""], ["q2", -1, "whatif.inverse"]]);
  expect(basis(steps, "contested")).toBe("rule");
  expect(basis(path(contested, contested.branches[1]!, "city"), "gains")).toBe("text");
  expect(basis([{ ref: ref("q"), outcome: undefined, sign: 1, rule: "whatif.assumed" }], "gains")).toBe("assumed");
});

test("who is not listed is not told", () => {
  expect(verdict(contested.branches[0], "port")).toBe("not_told");
  expect(parties(contested)).toEqual(["city"]);
});

test("a condition that nothing meets stays open", () => {
  expect(open(contested).flatMap((c) => c.refs.map((r) => r.id))).toEqual(["q3", "q4"]);
  expect(rules(contested)).toEqual(["whatif.inverse"]);
});

test("what changed is told with what it was", () => {
  const now = { ...contested, branches: [{ ...contested.branches[0]!, outcomes: [] }, contested.branches[1]!] };
  expect(turns(contested, now)).toEqual([{ branch: "whole", entity: "city", from: "contested", to: "not_told" }]);
  expect(turns(contested, contested)).toEqual([]);
});

test("voices are told apart by who speaks first; the outlet is one of them", () => {
  const all = voices(contested, () => "الضفاف");
  expect(all.map((v) => [v.key, v.outcomes.length])).toEqual([["a", 1], ["b", 2], ["الضفاف", 1]]);
});

test("the board sets good and bad face to face, contradictions first, and keeps what is said for nobody", () => {
  const w = whatIf({
    consequences: [
      consequence("q1", { for: [{ entity: "x", sign: 1 }] }),
      consequence("q2", { for: [{ entity: "y", sign: 1 }] }),
      consequence("q3", { for: [{ entity: "y", sign: -1 }], against: [ref("q2")] }),
      consequence("q4", {}),
    ],
  });
  const b = board(w);
  expect(b.rows.map((r) => [r.entity, r.relation])).toEqual([["y", "contradict"], ["x", "unopposed"]]);
  expect(b.rest.map((c) => c.refs[0]!.id)).toEqual(["q4"]);
});

test("switches are turned over one at a time and survive an address", () => {
  const once = flip(unswitched, "without", "a");
  expect(once.without).toEqual(["a"]);
  expect(flip(once, "without", "a")).toEqual(unswitched);
  expect(fromQuery(new URLSearchParams("without=a&without=b&assume=d1/q3&only=named"))).toEqual({ without: ["a", "b"], assume: ["d1/q3"], drop: [], only: "named", as_of: "" });
});

test("what copies say is told once, with the refs and the holders of all", () => {
  const q = (id: string, then: string, who: string) => consequence(id, { then: span(then), holders: [voice(who)] });
  const w = merged(whatIf({ consequences: [q("q1", "خسارة", "a"), q("q2", "خسارة", "b"), q("q3", "ربح", "a")] }));
  expect(w.consequences.map((c) => [c.refs.map((r) => r.id), c.holders.length])).toEqual([[["q1", "q2"], 2], [["q3"], 1]]);
});

test("each part counts the findings that it rests on, each once, and those that a person has checked", () => {
  const w = whatIf({
    event: { type: "SANCTION", actors: [], recipients: [], refs: [], standing: [
      { status: "planned", ref: ref("e1"), event: "d1/e1", mark: "right", voice: voice() },
      { status: "planned", ref: { document: "d2", id: "e4" }, event: "d1/e1", mark: "right", voice: voice() },
    ] },
    consequences: [consequence("q1", { mark: "corrected" }), consequence("q2", {})],
    branches: [{ kind: "whole", said: [], told: [], fires: [{ ref: ref("q1"), basis: "text" }], outcomes: [{ entity: "x", verdict: "gains", paths: [ref("q1")] }] }],
  });
  const marks = marksOf(w);
  expect(tally(parts.standing(w), marks)).toEqual({ of: 1, by_person: 1 });
  expect(tally(parts.board(merged(w)), marks)).toEqual({ of: 2, by_person: 1 });
  expect(tally(parts.branches(w), marks)).toEqual({ of: 1, by_person: 1 });
  expect(tally(parts.commitments(w), marks)).toEqual({ of: 0, by_person: 0 });
});
