import type { Wish } from "../../../lib/ledger";

/** Somebody who is named anew, before the record has him. */
export interface Coined { name: string; kind: string; code: string }

const sign = "new:";

/** Spells somebody new in place of an id, without any of the signs that part the members of a field. */
export const coin = (c: Coined): string => sign + [c.kind, c.code, c.name].map(encodeURIComponent).join(":");

/** Who is spelled so; null where it is an id. */
export function coined(token: string): Coined | null {
  if (!token.startsWith(sign)) return null;
  const [kind = "", code = "", name = ""] = token.slice(sign.length).split(":").map(decodeURIComponent);
  return { name, kind, code };
}

const tokens = /new:[^,|;=]+/g;

/** The steps with those who are named anew put before them, each once, whose ids are the program's to give. */
export function withNew(steps: Wish[]): Wish[] {
  const names = new Map<string, string>();
  const as = (token: string) => {
    if (!names.has(token)) names.set(token, `${sign}${names.size + 1}`);
    return names.get(token)!;
  };
  const later = steps.map((s) => ({
    ...s,
    ...(s.kind === "edit" && s.value !== undefined && !/^(name|name_en|code)$/.test(s.field ?? "") && { value: s.value.replace(tokens, as) }),
    ...(s.fields && { fields: Object.fromEntries(Object.entries(s.fields).map(([k, v]) => [k, /^(name|name_en|code)$/.test(k) ? v : v.replace(tokens, as)])) }),
  }));
  const put = [...names].map(([token, name]): Wish => {
    const c = coined(token)!;
    return { kind: "add", noun: "entity", as: name, fields: { name: c.name, kind: c.kind, ...(c.code && { code: c.code }) } };
  });
  return [...put, ...later];
}
