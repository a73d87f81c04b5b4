import { expect, test } from "vitest";
import { back, did, forth, without, type Deed, type Past } from "./history";

const one: Deed = { kind: "switch", from: "/whatif", to: "/whatif?only=named" };
const two: Deed = { kind: "change", numbers: [12, 13], did: "edit" };

test("switches and changes lie in one history, the latest first back", () => {
  const p = did(did({ done: [], ahead: [] }, one), two);
  expect(back(p)).toEqual({ done: [one], ahead: [two] });
  expect(back(back(p))).toEqual({ done: [], ahead: [one, two] });
  expect(back(back(back(p)))).toEqual(back(back(p)));
  expect(forth(back(p))).toEqual(p);
  expect(forth(p)).toBe(p);
});

test("a new deed cuts off what was taken back", () => expect(did({ done: [], ahead: [one] }, two)).toEqual({ done: [two], ahead: [] }));

test("what was taken back elsewhere is not taken back again", () => expect(without({ done: [one, two], ahead: [] }, 13)).toEqual({ done: [one], ahead: [] }));

test("the earliest are forgotten, the latest never", () => {
  let p: Past = { done: [], ahead: [] };
  for (let i = 0; i < 300; i++) p = did(p, { kind: "change", numbers: [i], did: "note" });
  expect(p.done.length).toBe(200);
  expect(p.done.at(-1)).toEqual({ kind: "change", numbers: [299], did: "note" });
});
