import { expect, test } from "vitest";
import { cut, flat, holds, needed, rules, selector } from "./slide";

test("widths are measured by the sheet, the rest is asked", () => {
  const no = () => false;
  expect(holds("(max-width: 64rem)", 1600, no)).toBe(false);
  expect(holds("(width <= 64rem)", 1000, no)).toBe(true);
  expect(holds("screen and (min-width: 900px)", 1600, no)).toBe(true);
  expect(holds("print, (min-width: 900px)", 1600, no)).toBe(true);
  expect(holds("print", 1600, () => true)).toBe(false);
  expect(holds("(prefers-color-scheme: dark)", 1600, (q) => q.includes("dark"))).toBe(true);
});

test("what is said of the page is said of the sheet", () => {
  expect(selector(":root[dir=\"ltr\"] .flip")).toBe(".slide-page[dir=\"ltr\"] .flip");
  expect(selector("html, body")).toBe(".slide-page, .slide-page");
  expect(selector(".body-text > bodyish")).toBe(".body-text > bodyish");
  expect(selector(".text::highlight(sel)")).toBe(".text .hl-sel");
});

test("a text is cut at every border and loses nothing", () => {
  const list = [
    { from: 2, to: 6, name: "event" },
    { from: 4, to: 9, name: "claim" },
  ];
  expect(cut(10, list).map((p) => `${p.from}-${p.to} ${p.names.join("+")}`)).toEqual(["0-2 ", "2-4 event", "4-6 event+claim", "6-9 claim", "9-10 "]);
  expect(cut(0, [])).toEqual([]);
});

test("rules are told apart whatever stands in strings and addresses", () => {
  const css = `/* { */@charset "x;y";a{content:"}";b:url(data:x,{)}@media (max-width:64rem){a{c:d}}@font-face{font-family:"Z"}`;
  expect(rules(css).map((r) => r.head)).toEqual(["a", "@media (max-width:64rem)", "@font-face"]);
  expect(rules(css)[0]!.body).toBe(`content:"}";b:url(data:x,{)`);
});

test("a style is made one of the sheet", () => {
  const css = "body{margin:0}@media print{p{x:y}}@media (width>=900px){.a{position:sticky;overflow-x:auto}}@keyframes k{to{opacity:1}}";
  expect(flat(css, 1600, () => false, () => true).trim()).toBe(".slide-page{margin:0}\n\n.a{position:static;overflow-x:visible}");
});

test("a picture carries those letters only that its words are written with", () => {
  const face = (family: string, weight: string, range: string) => `@font-face{font-family:"${family}";font-weight:${weight};unicode-range:${range}}`;
  const faces = [face("Isnad Sans", "400", "U+600-6FF"), face("Isnad Sans", "500 700", "U+600-6FF"), face("Isnad Sans", "400", "U+??,U+2190-2193"), face("Isnad Naskh", "400 700", "U+600-6FF")];
  const text = (family: string, weight: string, words: string) => `<text font-family="'${family}',serif"${weight}>${words}</text>`;
  const used = (svg: string) => needed(svg, faces).map((f) => faces.indexOf(f));
  expect(used(text("Isnad Sans", "", "قال"))).toEqual([0]);
  expect(used(text("Isnad Sans", ' font-weight="600"', "قال"))).toEqual([1]);
  expect(used(text("Isnad Sans", "", "قال نعم"))).toEqual([0, 2]); // the space between words is a letter too
  expect(used(text("Isnad Sans", "", "\u2190") + text("Isnad Naskh", ' font-weight="700"', "قال"))).toEqual([2, 3]);
  expect(used("")).toEqual([]);
});
