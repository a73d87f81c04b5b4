import { expect, test } from "vitest";
import { fits, remap } from "./keymap";

const all = ["Slash", "KeyJ", "KeyK"];

test("a free key is taken, and the one it had becomes free", () => {
  expect(remap(all, undefined, "KeyJ", "KeyN")).toEqual({ KeyJ: "KeyN" });
  expect(remap(all, { KeyJ: "KeyN" }, "KeyJ", "KeyJ")).toBeUndefined();
});

test("a key that another command has changes places with it", () => {
  const once = remap(all, undefined, "KeyJ", "KeyK");
  expect(once).toEqual({ KeyJ: "KeyK", KeyK: "KeyJ" });
  expect(remap(all, once, "KeyJ", "KeyJ")).toBeUndefined();
  expect(remap(all, { KeyJ: "KeyN" }, "KeyK", "KeyN")).toEqual({ KeyJ: "KeyK", KeyK: "KeyN" });
});

test("however keys are set, each command has one and no two the same", () => {
  let map: Record<string, string> | undefined;
  for (const [command, to] of [["KeyJ", "KeyK"], ["Slash", "KeyJ"], ["KeyK", "KeyN"], ["KeyJ", "KeyN"], ["KeyK", "Slash"]] as const) {
    map = remap(all, map, command, to);
    expect(new Set(all.map((c) => map?.[c] ?? c)).size).toBe(all.length);
  }
});

test("keys with others held, and those that move or leave, are no commands", () => {
  const key = { code: "KeyM", ctrlKey: false, metaKey: false, altKey: false };
  expect(fits(key)).toBe(true);
  expect(fits({ ...key, ctrlKey: true })).toBe(false);
  for (const code of ["Tab", "Escape", "Enter", "Space", "ArrowUp", "ShiftLeft", "F5"]) expect(fits({ ...key, code })).toBe(false);
});
