import { expect, test } from "vitest";
import type { Logged } from "../../lib/ledger";
import { days, kept } from "./model";

const x = (number: number, at: string, author: string, noun: string): Logged => ({ number, at, author, noun, what: "" });
const all = [x(3, "2024-03-02T09:00:00Z", "سلمى", "event"), x(2, "2024-03-01T22:00:00Z", "عمر", "claim"), x(1, "2024-03-01T08:00:00Z", "سلمى", "claim")];

test("the log is narrowed by author, noun and day together", () => {
  expect(kept(all, { author: "", noun: "", day: "" })).toEqual(all);
  expect(kept(all, { author: "سلمى", noun: "claim", day: "2024-03-01" }).map((c) => c.number)).toEqual([1]);
});

test("days keep the order of their changes", () => expect(days(all).map(([d, l]) => [d, l.map((c) => c.number)])).toEqual([["2024-03-02", [3]], ["2024-03-01", [2, 1]]]));
