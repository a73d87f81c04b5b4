import { expect, test } from "vitest";
import { day, earlier, stretch } from "./dates";

const at = (s: string) => Date.parse(`${s}T00:00:00Z`);

test("a date is as wide as what is not known of it", () => {
  expect(stretch("2021-03-09")).toEqual({ from: at("2021-03-09"), to: at("2021-03-10") });
  expect(stretch("2021-02")).toEqual({ from: at("2021-02-01"), to: at("2021-03-01") });
  expect(stretch("2021")).toEqual({ from: at("2021-01-01"), to: at("2022-01-01") });
  expect(stretch("2021-03-09T14:00Z")!.to - stretch("2021-03-09T14:00Z")!.from).toBe(day);
  expect(stretch("2019-12-30/2020-01-05")).toEqual({ from: at("2019-12-30"), to: at("2020-01-06") });
});

test("open ends are infinite", () => {
  expect(stretch("../2020-05")).toEqual({ from: -Infinity, to: at("2020-06-01") });
  expect(stretch("2019/..")).toEqual({ from: at("2019-01-01"), to: Infinity });
});

test("what tells no day has none", () => {
  for (const s of [undefined, "", "soon", "2020-13", "2020-00-01", "../..", "a/b/c", "2020/soon", "2021/2019"]) expect(stretch(s), s).toBeNull();
});

test("the undated come last, an open beginning by its end", () => {
  const dates = [undefined, "2020-05", "../2020-04", "2020-05-03", "2019/..", "2020-05-01"];
  expect(dates.sort((a, b) => earlier(stretch(a), stretch(b)))).toEqual(["2019/..", "../2020-04", "2020-05-01", "2020-05", "2020-05-03", undefined]);
  expect([{ v: "2020" }, { v: "" }].sort((a, b) => earlier(stretch(a.v), stretch(b.v))).at(-1)!.v).toBe("");
  expect(earlier(null, stretch("2020"))).toBeGreaterThan(0);
});
