import { expect, test } from "vitest";
import { fileName, named } from "./save";

test("names of files keep the letters of every script", () => {
  expect(fileName("isnad", "ماذا لو أُغلق المعبر؟", "2024-05-01")).toBe("isnad-ماذا-لو-أُغلق-المعبر-2024-05-01");
  expect(fileName("../..", "a b")).toBe("a-b");
});

test("the program's name of a file is taken", () => {
  expect(named('attachment; filename="isnad.csv"')).toBe("isnad.csv");
  expect(named("attachment; filename=\"x.md\"; filename*=UTF-8''%D8%A8.md")).toBe("ب.md");
  expect(named(null)).toBeUndefined();
});
