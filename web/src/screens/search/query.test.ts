import { expect, test } from "vitest";
import { joined, parted, type Query } from "./query";

test("a query of the form comes back as it was", () => {
  const all: Query[] = [
    { words: "القنصلية" },
    { words: '"وقف إطلاق النار" -البصرة', outlet: "أفق الخليج", after: "2024-03", type: "ASSAULT" },
    { words: "", actor: "van Dalen", status: "threatened", before: "2024-05-01", place: "العراق", source: "IRQ/GOV" },
  ];
  for (const q of all) expect(parted(joined(q))).toEqual(q);
  expect(joined(all[1]!)).toBe('"وقف إطلاق النار" -البصرة after:2024-03 outlet:"أفق الخليج" type:ASSAULT');
});

test("what the form has no field for stays in the words", () => {
  expect(parted("معبر -outlet:الميناء naming:unnamed")).toEqual({ words: "معبر -outlet:الميناء naming:unnamed" });
  expect(parted("status:threatened,demanded")).toEqual({ words: "status:threatened,demanded" });
  expect(parted("(place:بغداد OR place:البصرة)")).toEqual({ words: "(place:بغداد OR place:البصرة)" });
  expect(parted("type:AID type:ASSAULT")).toEqual({ words: "type:ASSAULT", type: "AID" });
});

test("a value can close no quotation mark", () => {
  expect(joined({ words: "", outlet: 'أفق" OR "' })).toBe('outlet:"أفق OR "');
});
