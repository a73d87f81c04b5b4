import { expect, test } from "vitest";
import type { Reading } from "../lib/types";
import type { Words } from "../lib/words";
import { cited } from "./cite";

const text = "أعلن التاجر سعد أمس.\nقال مصدر في البلدية إن المدير أكد أن الجسر آمن. وهدد سعد بإقفال السوق.";
const at = (words: string) => ({ start: [...text.slice(0, text.indexOf(words))].length, end: [...text.slice(0, text.indexOf(words) + words.length)].length, text: words });

const reading = {
  document: { id: "d1", outlet: "بريد الساحل", published: "2024-05-02", language: "ar", hash: "", text },
  entities: [
    { id: "n1", name: "سعد", kind: "person", mentions: [at("سعد")] },
    { id: "n2", name: "المدير", kind: "person", mentions: [] },
  ],
  events: [{ id: "e1", trigger: at("أعلن") }, { id: "e2", trigger: at("هدد") }],
  claims: [
    { id: "c1", content: at("الجسر آمن"), chain: [{ as: "مصدر في البلدية", naming: "unnamed" }, { entity: "n2", naming: "named" }] },
    { id: "c2", content: at("بإقفال السوق"), chain: [{ entity: "n1", naming: "named" }] },
  ],
  consequences: [],
  explanations: [],
  questions: [],
  in_case: { c1: "b9/c4", e2: "b2/e7" },
} as unknown as Reading;

const say: Record<string, string> = { "web.cite-in": "in {}", "web.cite-through": "through {}", "web.cite-own": "in its own voice", "web.cite-paragraph": "¶{}" };
const words = {
  lang: "en",
  t: (key: string, value?: string | number) => (say[key] ?? key).replace("{}", String(value)),
  label: (_: string, code: string) => code,
  date: (d: string) => d,
  digits: (s: string) => s,
} as unknown as Words;

test("a claim is cited from who said it first outwards to the outlet", () => {
  expect(cited(reading, "c1", words)).toBe("«الجسر آمن» — المدير, through مصدر في البلدية, unnamed, in بريد الساحل, 2024-05-02, ¶2");
});

test("a finding is known by the name that the case has for it", () => {
  expect(cited(reading, "b9/c4", words)).toBe(cited(reading, "c1", words));
});

test("what nobody is said to say the outlet says itself", () => {
  expect(cited(reading, "e1", words)).toBe("«أعلن» — بريد الساحل, in its own voice, 2024-05-02, ¶1");
});

test("words that are pointed out have the chain of the claim around them, or in them", () => {
  expect(cited(reading, "", words, at("آمن"))).toMatch(/^«آمن» — المدير, through/);
  expect(cited(reading, "b2/e7", words, at("هدد سعد بإقفال السوق"))).toBe("«هدد سعد بإقفال السوق» — سعد, in بريد الساحل, 2024-05-02, ¶2");
});

test("a name is cited by its first mention, as nobody's claim", () => {
  expect(cited(reading, "n1", words)).toBe("«سعد» — بريد الساحل, 2024-05-02, ¶1");
});
