import { expect, test } from "vitest";
import type { Like } from "../lib/types";
import { flipped, rowKey, steps, sure } from "./similar-model";

const like = (id: string, document: string, doubts: string[], value: string): Like => ({
  id, document, noun: "event", finding: "e1", turns: [], why: [], mark: "unread", names: {},
  doubts: doubts.map((ar) => ({ ar, en: ar })),
  steps: [{ kind: "edit", id, field: "type", value }],
});

test("what is in doubt is not ticked, and two tellings of one event are two rows", () => {
  const a = like("d1/e1", "d1", [], "AID");
  const b = like("d1/e1", "d2", ["?"], "AID");
  expect(rowKey(a)).not.toBe(rowKey(b));
  expect([...sure([a, b])]).toEqual([rowKey(a)]);
  expect([...flipped(flipped(sure([a, b]), rowKey(a)), rowKey(b))]).toEqual([rowKey(b)]);
});

test("a step that two rows share is made once, in the order of the rows", () => {
  const list = [like("d1/e1", "d1", [], "AID"), like("d1/e1", "d2", [], "AID"), like("d2/e1", "d2", [], "PROTEST")];
  expect(steps(list).map((s) => s.id)).toEqual(["d1/e1", "d2/e1"]);
  expect(steps([])).toEqual([]);
});
