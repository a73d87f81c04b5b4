import { expect, test } from "vitest";
import type { ClaimLine } from "../../lib/types";
import { address, byDay, bySaying, day, fromQuery, tree, widened } from "./model";

const claim = (id: string, outlet: string, speaker: string, document = "d1") => ({ id, outlets: [outlet], speaker: { id: speaker }, content: { document, start: 0, end: 1, text: "x" } }) as unknown as ClaimLine;

test("an address holds what is asked and gives it back", () => {
  for (const a of ["/claims", "/claims?view=day&act=deny&act=state&outlet=%D8%A7%D9%84%D8%B6%D9%81%D8%A7%D9%81&q=a+b&since=2024-05", "/claims?view=accounts&event=b01%2Fe1&as_of=2024-05-01"]) {
    expect(address(fromQuery(new URL(a, "http://x").searchParams))).toBe(a);
  }
  expect(fromQuery(new URLSearchParams("event=b01/e1")).view).toBe("accounts");
  expect(fromQuery(new URLSearchParams("view=nonsense")).view).toBe("tree");
  expect(address(widened(fromQuery(new URLSearchParams("view=day&act=deny&q=x"))))).toBe("/claims?view=day");
});

test("half a day is not asked for, and Arabic digits are days too", () => {
  expect(["2024", "2024-05", "2024-05-01", "٢٠٢٤-٠٥-٠١"].map(day)).toEqual(["2024", "2024-05", "2024-05-01", "2024-05-01"]);
  expect(["20", "2024-", "2024-13", "2024-05-4", "soon"].map(day)).toEqual(["", "", "", "", ""]);
});

test("the tree has each outlet and each speaker of it once, and no claim is lost", () => {
  const claims = [..."abcdefgh"].map((id) => claim(id, "o1", "s1")).concat([claim("i", "o1", "s2"), claim("j", "o2", "s2")]);
  const pieces = tree(claims);
  expect(pieces.filter((p) => p.kind === "trunk").map((p) => p.kind === "trunk" && p.outlet)).toEqual(["o1", "o2"]);
  const branches = pieces.flatMap((p) => (p.kind === "branch" ? [p] : []));
  expect(branches.flatMap((b) => b.claims.map((c) => c.id)).join("")).toBe("abcdefghij");
  expect(branches.map((b) => [b.first, b.last, b.end])).toEqual([[true, false, false], [false, true, false], [true, true, true], [true, true, true]]);
});

test("by day each document heads its claims", () => {
  const pieces = byDay([claim("a", "o1", "s1"), claim("b", "o1", "s1"), claim("c", "o2", "s1", "d2")]);
  expect(pieces.map((p) => p.kind)).toEqual(["day", "line", "line", "day", "line"]);
});

test("what one saying denies stands together, where its first stood", () => {
  const d = (document: string, id: string, what: string) => ({ words: { document, id }, what });
  const groups = bySaying([d("d1", "c1", "a"), d("d2", "c1", "b"), d("d1", "c1", "c"), d("d1", "c2", "d")]);
  expect(groups.map((g) => g.map((x) => x.what).join(""))).toEqual(["ac", "b", "d"]);
});
