import { expect, test } from "vitest";
import { coin, coined, withNew } from "./coined";

const layla = { name: "ليلى: الحداد، الابنة; a|b=c", kind: "person", code: "IRQ/GOV" };

test("who is named anew is spelled without any sign that parts a field, and read back the same", () => {
  expect(coin(layla).slice(4)).not.toMatch(/[,|;=]/);
  expect(coined(coin(layla))).toEqual(layla);
  expect(coined("state:العراق")).toBeNull();
});

test("who is chosen twice is put once, before the steps that name him", () => {
  const token = coin(layla);
  const steps = withNew([
    { kind: "edit", id: "a/e1", field: "actors", value: `country:IRQ,${token}` },
    { kind: "edit", id: "a/c1", field: "voice@a", value: `${token};naming=named|a/x1;naming=unnamed` },
  ]);
  expect(steps[0]).toEqual({ kind: "add", noun: "entity", as: "new:1", fields: layla });
  expect(steps.slice(1).map((s) => s.value)).toEqual(["country:IRQ,new:1", "new:1;naming=named|a/x1;naming=unnamed"]);
});

test("what names nobody anew stays as it is", () => {
  const steps = [{ kind: "edit", id: "a/x1", field: "name", value: "new:thing" }];
  expect(withNew(steps)).toEqual(steps);
});
