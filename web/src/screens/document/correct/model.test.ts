import { expect, test } from "vitest";
import type { Filed } from "../../../lib/ledger";
import { caseId, corrected, localId, parts, spelled, steps, values, type Part } from "./model";

const span = { start: 0, end: 4, text: "سافر" };
const r = {
  document: { id: "b01" },
  entities: [{ id: "x1", name: "الوزير", kind: "person" }, { id: "x2", name: "مصدر", kind: "person" }],
  events: [{ id: "e1", type: "CONSULT", trigger: span, sentence: 0, actors: ["x1"], recipients: [], status: "happened" }],
  claims: [{ id: "c1", content: span, quoted: false, act: "state", chain: [{ entity: "x2", as: "مصدر", naming: "unnamed", cue: span }], about: [] }],
  consequences: [], explanations: [], questions: [], doubts: [],
  in_case: { x1: "person:minister", e1: "b01/e1" },
} as unknown as Filed;
const act = (finding: string, field: string, to: string) => ({ finding, field, to, kind: "edit", number: 7, at: "", author: "سلمى", what: "" });

test("ids lead from the document to the case and back", () => {
  expect(caseId(r, "x1")).toBe("person:minister");
  expect(caseId(r, "x2")).toBe("b01/x2");
  expect(caseId(r, "place:mosul")).toBe("place:mosul");
  expect(localId(r, "person:minister")).toBe("x1");
  expect(localId(r, "b01/c1")).toBe("c1");
  expect(localId(r, "b02/x9")).toBe("b02/x9");
});

test("lists are read as they are spelled", () => {
  const list: Part[] = [{ of: "b01/x2", fields: { naming: "unnamed", as: "مصدر قريب" } }, { of: "x", fields: {} }];
  expect(parts(spelled(list))).toEqual(list);
  expect(parts("")).toEqual([]);
  expect(spelled([{ of: "a|b", fields: { as: "c;d" } }])).toBe("a b;as=c d");
});

test("corrections lie over what the machine read, which stays", () => {
  const f = corrected({ ...r, handled: [act("e1", "actors", "b01/x2,place:y"), act("e1", "status@b01", "planned"), act("e1", "status@b02", "negated"), act("c1", "voice@b01", "person:minister;naming=named")] });
  expect(f.events[0]).toMatchObject({ actors: ["x2", "place:y"], status: "planned" });
  expect(f.claims[0]!.chain).toEqual([{ entity: "x1", naming: "named", cue: span }]);
  expect(r.events[0]!.actors).toEqual(["x1"]);
  expect(corrected(r)).toBe(r);
});

test("only what a person set becomes a step", () => {
  const was = values(r, "event", "e1");
  expect(steps(r, "event", "e1", was, was)).toEqual([]);
  expect(steps(r, "event", "e1", was, { ...was, status: "planned", type: "AID" })).toEqual([
    { kind: "edit", id: "b01/e1", field: "type", value: "AID" },
    { kind: "edit", id: "b01/e1", field: "status@b01", value: "planned" },
  ]);
});
